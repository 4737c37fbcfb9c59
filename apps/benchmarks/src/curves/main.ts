import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { choose, parseFlags, runCommand, showProgress, toCount } from '../command.js';
import { drawEvenly, readWithCookies, resolveFolder } from '../data.js';
import { commitOf, environment } from '../environment.js';
import { TRIVIAL_GET } from '../requests.js';
import { keepResult } from '../results.js';
import { type AllocationCase, measureAllocations } from './allocations.js';
import { type Family, readFamilies } from './attacks.js';
import { CHARTS } from './charts.js';
import { toUnrest } from './curve.js';
import { measureAttacks } from './measure-attacks.js';
import { measureCharts } from './measure-charts.js';
import { toPage } from './page.js';
import type { CurvesResult } from './result.js';
import { toTable } from './table.js';

const PARTS = [...CHARTS.map(({ id }) => id), 'attacks', 'allocations'];

const HELP = `usage: pnpm --filter @rasp/benchmarks curves [options]

How the cost of a request grows, in process and with nothing remembered: by the length of a value, by the number of
parameters, values and headers, by the size of a body; what attacks of each family cost; what requests allocate.

  --only NAMES     of ${PARTS.join(', ')} (default: all)
  --rounds N       rounds of each measurement, after one that is not counted (default 3)
  --ms N           time for each point of each round (default 100)
  --most N         no longer values, more parameters, larger bodies than this (default 10000000)
  --data FOLDER    recorded requests, for allocations (default ../shared/data)
  --json FILE      write the figures
  --save           keep the figures and the page in results/
  --help
`;

async function main(): Promise<void> {
  const values = parseFlags({
    only: { type: 'string' },
    rounds: { type: 'string', default: '3' },
    ms: { type: 'string', default: '100' },
    most: { type: 'string', default: '10000000' },
    data: { type: 'string', default: '../shared/data' },
    json: { type: 'string' },
    save: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  if (values.help) return void process.stdout.write(HELP);
  const parts = choose('only', values.only, PARTS);
  const rounds = toCount('rounds', values.rounds);
  const options = {
    rounds,
    milliseconds: toCount('ms', values.ms),
    most: toCount('most', values.most, 10),
    onStep: showProgress,
  };
  const families = readFamilies(ATTACKS_A_FAMILY);
  // Read first: what is missing is said before anything is measured.
  const cases = parts.includes('allocations') ? createCases(values.data, families) : undefined;
  const charts = CHARTS.filter(({ id }) => parts.includes(id));
  const measured = await measureCharts(charts, options);
  const result: CurvesResult = {
    ...environment(),
    rounds,
    charts: measured,
    unrest: toUnrest(measured),
    ...(parts.includes('attacks') ? { attacks: await measureAttacks(families, options) } : {}),
    ...(cases === undefined ? {} : { allocations: await countAllocations(cases, rounds) }),
  };
  showProgress('');
  process.stdout.write(toTable(result));
  if (values.json !== undefined) {
    writeFileSync(resolve(process.env.INIT_CWD ?? '.', values.json), `${JSON.stringify(result, null, 2)}\n`);
  }
  if (values.save) keepResult(`curves-${commitOf()}`, result, toPage(result));
}

const ATTACKS_A_FAMILY = 200;
const RECORDED = 200;
const CACHE_ENTRIES = 10_000;

function createCases(folder: string, families: readonly Family[]): AllocationCase[] {
  const browser = readWithCookies(resolveFolder(folder), RECORDED);
  const attacks = drawEvenly(
    families.flatMap(({ requests }) => requests),
    RECORDED,
  );
  return [
    { name: 'trivial GET, cached', requests: [TRIVIAL_GET], cacheEntries: CACHE_ENTRIES },
    { name: 'browser request, cached', requests: browser, cacheEntries: CACHE_ENTRIES },
    { name: 'browser request, cold', requests: browser, cacheEntries: 0 },
    { name: 'attack', requests: attacks, cacheEntries: CACHE_ENTRIES },
  ];
}

function countAllocations(cases: readonly AllocationCase[], rounds: number) {
  showProgress('allocations');
  return measureAllocations(cases, rounds);
}

runCommand(main);
