import { parseArgs } from 'node:util';
import { resolveFolder, UsageError } from '../data.js';
import { commitOf, type Environment, environment } from '../environment.js';
import { keepResult } from '../results.js';
import { type Comparison, compare, type Field } from './compare.js';
import { toPage } from './page.js';
import { installZen } from './peer.js';
import { createScenarios, type Scenario } from './scenarios.js';
import { toTable } from './table.js';
import { FRAMEWORKS, type Framework, type Protection, startTarget, type Target } from './target.js';

const HELP = `usage: pnpm --filter @rasp/benchmarks http [options]

Requests per second and processor time of bare, protected and peer-protected applications, over real sockets: in turn,
medians of ratios, with a control of bare against bare. Needs a quiet machine with two processors; builds first.

  --framework NAMES   of ${FRAMEWORKS.join(', ')} (default: all)
  --scenario NAMES    get, json-300, json-64k, json-64k-prose, browser, stream (default: all)
  --pairs N           pairs of each comparison (default 5)
  --seconds N         length of one load (default 3)
  --connections N     connections of the load (default 20)
  --no-peer           without Aikido Zen
  --data FOLDER       recorded requests (default ../shared/data)
  --save              keep the figures and the page in results/
  --help
`;

/** Everything as by default, but for what one address at full speed needs. */
const CONFIG = { FLOOD_RATIO: 1_000_000_000, ERROR_FLOOD_RATIO: 1_000_000_000 };

export interface HttpResult extends Environment {
  readonly pairs: number;
  readonly seconds: number;
  readonly connections: number;
  readonly scenarios: readonly Pick<Scenario, 'name' | 'title' | 'goals'>[];
  readonly comparisons: readonly Comparison[];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      framework: { type: 'string' },
      scenario: { type: 'string' },
      pairs: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '3' },
      connections: { type: 'string', default: '20' },
      'no-peer': { type: 'boolean', default: false },
      data: { type: 'string', default: '../shared/data' },
      save: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return void process.stdout.write(HELP);
  const frameworks = choose('framework', values.framework, FRAMEWORKS);
  const all = createScenarios(resolveFolder(values.data));
  const names = choose(
    'scenario',
    values.scenario,
    all.map(({ name }) => name),
  );
  const scenarios = all.filter(({ name }) => names.includes(name));
  const numbers = {
    pairs: toCount('pairs', values.pairs),
    seconds: toCount('seconds', values.seconds),
    connections: toCount('connections', values.connections),
  };
  const zenFolder = values['no-peer'] ? undefined : installZen();
  const comparisons: Comparison[] = [];
  for (const framework of frameworks) {
    const field = await startField(framework, zenFolder);
    try {
      for (const scenario of scenarios) {
        comparisons.push(...(await compare(field, scenario, { ...numbers, onRun: showRun })));
      }
    } finally {
      await Promise.all([field.bare, field.control, ...field.protected].map((target) => target.stop()));
    }
  }
  process.stderr.write('\r\u001b[K');
  const result: HttpResult = { ...environment(), ...numbers, scenarios, comparisons };
  process.stdout.write(toTable(result));
  if (values.save) keepResult(`http-${commitOf()}`, withoutRequests(result), toPage(result));
}

function showRun(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what}`);
}

/** The requests are the data folder's, which is not ours to publish. */
function withoutRequests(result: HttpResult): HttpResult {
  return { ...result, scenarios: result.scenarios.map(({ name, title, goals }) => ({ name, title, goals })) };
}

async function startField(framework: Framework, zenFolder: string | undefined): Promise<Field> {
  const start = (protection: Protection): Promise<Target> =>
    startTarget({ framework, protection, config: CONFIG, ...(zenFolder === undefined ? {} : { zenFolder }) });
  const peers = zenFolder === undefined ? [] : [await start('zen')];
  return {
    bare: await start('bare'),
    control: await start('bare'),
    protected: [await start('rasp'), ...peers],
  };
}

function choose<T extends string>(flag: string, text: string | undefined, known: readonly T[]): readonly T[] {
  if (text === undefined) return known;
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name as T));
  if (unknown !== undefined) throw new UsageError(`--${flag} ${unknown}: expected of ${known.join(', ')}`);
  return names as T[];
}

function toCount(flag: string, text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new UsageError(`--${flag} ${text}: expected a whole number from 1`);
  return count;
}

main().catch((error: unknown) => {
  process.stderr.write(error instanceof UsageError ? `${error.message}\n` : `${(error as Error).stack}\n`);
  process.exitCode = 1;
});
