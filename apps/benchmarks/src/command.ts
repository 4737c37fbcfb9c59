import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './data.js';

/** The flags of a command line. Throws one line for a flag that there is not, lacks its value or has one too many. */
export function parseFlags<const T extends NonNullable<ParseArgsConfig['options']>>(
  options: T,
  args: readonly string[] = process.argv.slice(2),
): ReturnType<typeof parseArgs<{ options: T }>>['values'] {
  try {
    return parseArgs({ options, args: args.filter((argument) => argument !== '--') }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/\n|\. /)[0]}; --help lists the flags`);
  }
}

/** A flag's whole number. */
export function toCount(flag: string, text: string, least = 1): number {
  const count = Number(text);
  if (text.trim() !== '' && Number.isSafeInteger(count) && count >= least) return count;
  throw new UsageError(`--${flag} ${text}: expected a whole number from ${least}`);
}

/** A flag's names, set apart by commas; all that are known where the flag is left out. */
export function choose<T extends string>(flag: string, text: string | undefined, known: readonly T[]): readonly T[] {
  if (text === undefined) return known;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name as T));
  if (unknown !== undefined) throw new UsageError(`--${flag} ${unknown}: expected of ${known.join(', ')}`);
  return names as T[];
}

/** Says how far a measurement is, on one line of a terminal; anywhere else it says nothing. */
export function showProgress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what}`);
}

/** Runs a command; what its user can put right is said in one line. */
export function runCommand(main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    showProgress('');
    process.stderr.write(error instanceof UsageError ? `${error.message}\n` : `${(error as Error).stack}\n`);
    process.exitCode = 1;
  });
}
