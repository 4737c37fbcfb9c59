import { parseArgs } from 'node:util';
import { play, type ScenarioResult } from './scenario.js';
import { SCENARIOS } from './scenarios.js';

const HELP = `usage: test:faults [options]

Plays what breaks around a protected server, or presses on it, while harmless requests and attacks go on: none may be
lost, none wrongly decided, and memory has to come back.

  --scenario NAMES   of ${SCENARIOS.map(({ name }) => name).join(', ')} (default: all)
  --scale N          how much of each, 1 for all of it (default 1)
  --json             print the figures as JSON
  --help
`;

/** What a heap may have grown by: caches and a bounded blacklist of 100,000 entries. */
export const GROWTH_BYTES = 60_000_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string' },
      scale: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const names = values.scenario?.split(',') ?? SCENARIOS.map(({ name }) => name);
  const unknown = names.find((name) => !SCENARIOS.some((scenario) => scenario.name === name));
  if (unknown !== undefined) throw new Error(`--scenario ${unknown}: ${HELP.match(/of .*?\(/)?.[0].slice(3, -2)}`);
  const scale = Number(values.scale);
  if (!(scale > 0 && scale <= 10)) throw new Error(`--scale ${values.scale}: expected a number above 0, at most 10`);
  const results: ScenarioResult[] = [];
  for (const scenario of SCENARIOS.filter(({ name }) => names.includes(name))) {
    for (const framework of scenario.frameworks) {
      const result = await play(scenario, framework, scale);
      results.push(result);
      if (!values.json) process.stdout.write(toLine(result));
    }
  }
  if (values.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  const failed = results.filter(({ lost, wrong, grownBytes }) => lost + wrong > 0 || grownBytes > GROWTH_BYTES);
  if (!values.json) process.stdout.write(`${results.length - failed.length} passed, ${failed.length} failed\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

function toLine({ scenario, framework, sent, lost, wrong, longestGapMs, grownBytes, first }: ScenarioResult): string {
  const grown = `${(grownBytes / 1e6).toFixed(1)} MB`;
  const line = `${`${scenario} ${framework}`.padEnd(28)}sent ${String(sent).padStart(6)}  lost ${lost}  wrong ${wrong}  `;
  return `${line}recovered within ${longestGapMs} ms  heap ${grown}${first === '' ? '' : `  first: ${first}`}\n`;
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
});
