import { parseArgs } from 'node:util';
import { createEngine } from '../../../../packages/core/src/adapter.js';
import { readRequests } from '../readers/requests.js';
import { selectPart } from '../selection.js';
import { resolveFromCaller } from '../workspace.js';
import { replayVisits, type VisitsReport } from './visits.js';

const HELP = `usage: visits [--data FOLDER]

Replays the recorded benign requests of the development sites as visits, in the default configuration: how many are
refused, for any reason? Ends with 1 where that is more than 0.05 %.
`;

/** What the default configuration may refuse of what real visitors do. */
const GOAL = 0.0005;
const MAX_MISTAKES = 40;
const SILENT = { info() {}, warn() {}, error() {} };

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, help: { type: 'boolean' } } });
  if (values.help === true) {
    process.stdout.write(HELP);
    return;
  }
  const engine = createEngine({ framework: 'evaluation', logger: SILENT });
  await engine.ready;
  const samples = readRequests(resolveFromCaller(values.data ?? '../shared/data'), selectPart('dev'));
  const report = await replayVisits(engine, samples);
  await engine.close();
  say(report);
  process.exitCode = report.requests > 0 && report.refused <= GOAL * report.requests ? 0 : 1;
}

function say({ requests, visits, refused, byType, mistakes }: VisitsReport): void {
  const rate = ((100 * refused) / Math.max(1, requests)).toFixed(3);
  process.stdout.write(`${requests} requests of ${visits} visits, ${refused} refused: ${rate} %, goal 0.05 %\n`);
  for (const [type, count] of Object.entries(byType)) process.stdout.write(`    ${type}: ${count}\n`);
  // A visitor who is banned for one request is refused all that follow: the one is what to look at.
  const causes = mistakes.filter((mistake) => !mistake.endsWith(' blacklist'));
  for (const mistake of causes.slice(0, MAX_MISTAKES)) process.stdout.write(`    ${mistake}\n`);
}

await main();
