import { parseArgs } from 'node:util';
import { FRAMEWORK_NAMES, type FrameworkName } from './frameworks/names.js';
import type { PlaygroundOptions } from './playground.js';

/** The front page's port and those of eight shops after it. */
const LAST_PORT = 65_535 - 2 * FRAMEWORK_NAMES.length;

export const HELP = `A vulnerable little shop on ${FRAMEWORK_NAMES.length} frameworks, each once bare and once protected by @rasp.

Usage: start [options]

  --framework NAME   only this one: ${FRAMEWORK_NAMES.join(', ')}; may be repeated
  --port NUMBER      port of the front page; the shops take those after it (default: any that are free)
  --blacklist        attacks also ban their sender, as in @rasp's defaults
  --help             this text

Everything listens on 127.0.0.1 alone, behind a random token. Ctrl-C stops it and leaves nothing behind.`;

/** What was asked for on the command line is not to be had: one line for its author. */
export class UsageError extends Error {}

/** Reads the command line; undefined when it asks for help. */
export function readArguments(words: readonly string[]): PlaygroundOptions | undefined {
  const { help, framework, port, blacklist } = parse(words);
  if (help) return undefined;
  return { frameworks: readFrameworks(framework), port: readPort(port), blacklist };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: words.filter((word, index) => !(index === 0 && word === '--')),
      options: {
        help: { type: 'boolean', short: 'h', default: false },
        framework: { type: 'string', multiple: true, default: [] },
        port: { type: 'string', default: '0' },
        blacklist: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(message.split(/[.\n]/)[0] ?? message);
  }
}

function readFrameworks(names: readonly string[]): readonly FrameworkName[] {
  for (const name of names) {
    if (!isFramework(name)) throw new UsageError(`no framework "${name}": there are ${FRAMEWORK_NAMES.join(', ')}`);
  }
  return names.length === 0 ? FRAMEWORK_NAMES : FRAMEWORK_NAMES.filter((name) => names.includes(name));
}

function isFramework(name: string): name is FrameworkName {
  return (FRAMEWORK_NAMES as readonly string[]).includes(name);
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= LAST_PORT) return port;
  throw new UsageError(`--port takes a number from 0 to ${LAST_PORT}, not "${text}"`);
}
