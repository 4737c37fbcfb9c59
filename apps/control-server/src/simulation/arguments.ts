import { parseArgs } from 'node:util';

export const HELP = `Simulates agents: real engines with beacons to a control server in a process of its own.

Usage: simulate [options]

  --agents NUMBER    default 500
  --delay SECONDS    time between two beacons of one agent, default 10
  --seconds NUMBER   how long it is measured, default 60
  --help             this text`;

export interface SimulationOptions {
  readonly agents: number;
  readonly delaySeconds: number;
  readonly seconds: number;
}

/** Reads the command line; undefined when it asks for help. */
export function readArguments(words: readonly string[]): SimulationOptions | undefined {
  const { values } = parseArgs({
    args: words.filter((word, index) => !(index === 0 && word === '--')),
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      agents: { type: 'string', default: '500' },
      delay: { type: 'string', default: '10' },
      seconds: { type: 'string', default: '60' },
    },
  });
  if (values.help) return undefined;
  return { agents: Number(values.agents), delaySeconds: Number(values.delay), seconds: Number(values.seconds) };
}
