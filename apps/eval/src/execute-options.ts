import { parseArgs } from 'node:util';
import { ATTACK_FAMILIES } from './attacks/attack.js';
import { choices, count, UsageError } from './options.js';

/** What an execution was asked for. */
export interface ExecuteOptions {
  readonly families: readonly string[];
  /** Of each executor. */
  readonly limit: number;
}

export const EXECUTE_HELP = `usage: execute [FAMILY ...] [options]

Runs the generated attacks that were not run yet, for real: in databases, shells, browsers, engines. What came of each
is remembered in apps/eval/.cache. All of them take an hour; families can be named:
${ATTACK_FAMILIES.join(', ')}.

  --limit N         at most N attacks of each executor
  --help
`;

/** The options of a command line; undefined asks for help. */
export function parseExecuteOptions(args: readonly string[]): ExecuteOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help === true) return undefined;
  const families = positionals.flatMap((name) => choices('execute', name, ATTACK_FAMILIES));
  return {
    families: families.length > 0 ? families : ATTACK_FAMILIES,
    limit: values.limit === undefined ? Number.POSITIVE_INFINITY : count('--limit', values.limit),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: args.filter((argument) => argument !== '--'),
      options: { limit: { type: 'string' }, help: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message.split(/\n|\. /)[0]}; the flags are --limit N and --help`);
  }
}
