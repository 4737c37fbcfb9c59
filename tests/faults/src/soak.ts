import { play } from './scenario.js';
import { SCENARIOS } from './scenarios.js';

/** Heap that may be left over between the first and the last quarter of a soak: noise, not growth. */
const SLOPE_BYTES = 8_000_000;

const HELP = `usage: test:soak MINUTES

Plays every scenario of test:faults over and over for as many minutes, and prints a line for each round. What grows
shows as heap that does not come back.
`;

async function main(): Promise<void> {
  const [given] = process.argv.slice(2);
  if (given === '--help') return void process.stdout.write(HELP);
  const minutes = Number(given);
  if (!(minutes > 0)) throw new Error(`${given ?? 'nothing'} is no number of minutes: test:soak 60`);
  const endMs = Date.now() + minutes * 60_000;
  const grown: number[] = [];
  let bad = 0;
  for (let round = 0; Date.now() < endMs; round++) {
    const scenario = SCENARIOS[round % SCENARIOS.length] as (typeof SCENARIOS)[number];
    const framework =
      scenario.frameworks[Math.floor(round / SCENARIOS.length) % scenario.frameworks.length] ?? 'express';
    const result = await play(scenario, framework, 0.2);
    bad += result.lost + result.wrong;
    grown.push(result.grownBytes);
    process.stdout.write(
      `${new Date().toISOString()} ${scenario.name} ${framework}: lost ${result.lost}, wrong ${result.wrong}, heap ${(result.grownBytes / 1e6).toFixed(1)} MB ${result.first}\n`,
    );
  }
  const worst = Math.max(0, ...grown);
  process.stdout.write(
    `${grown.length} rounds, ${bad} lost or wrong, heap grew by ${(worst / 1e6).toFixed(1)} MB at most\n`,
  );
  process.exitCode = bad === 0 && worst <= SLOPE_BYTES * 5 ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
});
