import { HELP, readArguments } from './arguments.js';
import { type SimulationResult, simulate } from './simulate.js';

async function main(words: readonly string[]): Promise<void> {
  const options = readArguments(words);
  if (options === undefined) return console.log(HELP);
  const { agents, delaySeconds, seconds } = options;
  console.log(`[+] ${agents} agents, a beacon every ${delaySeconds} s, ${seconds} s`);
  const result = await simulate(options);
  console.log(describe(result).join('\n'));
  process.exitCode = result.troubles.length > 0 || result.known < result.banned ? 1 : 0;
}

function describe({ memoryMiB, cpuShare, troubles, known, banned, requestsCounted, attacks }: SimulationResult) {
  const tenth = Math.max(1, Math.floor(memoryMiB.length / 10));
  const mean = (part: readonly number[]): string => (part.reduce((sum, one) => sum + one, 0) / part.length).toFixed(1);
  return [
    `[+] agents in trouble: ${troubles.length}${troubles.length > 0 ? `, such as: ${troubles[0]}` : ''}`,
    `[+] memory of the server, MiB: first tenth ${mean(memoryMiB.slice(0, tenth))}, last tenth ${mean(memoryMiB.slice(-tenth))}, most ${Math.max(...memoryMiB)}`,
    `[+] processor of the server: ${(100 * cpuShare).toFixed(0)} % of one`,
    `[+] ${known} of ${banned} banned addresses are known to every agent; ${requestsCounted} of ${attacks} attacks are counted`,
  ];
}

await main(process.argv.slice(2));
