import { choose, parseFlags, runCommand, showProgress, toCount } from '../command.js';
import { resolveFolder } from '../data.js';
import { commitOf, type Environment, environment } from '../environment.js';
import { keepResult } from '../results.js';
import { type Comparison, compare, type Field } from './compare.js';
import { toPage } from './page.js';
import { installZen } from './peer.js';
import { proveReady } from './proof.js';
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

/** Everything as by default, but for what one address at full speed needs; and no path is left out. */
const CONFIG = { FLOOD_RATIO: 1_000_000_000, ERROR_FLOOD_RATIO: 1_000_000_000, IGNORE_PATHS: [] };

export interface HttpResult extends Environment {
  readonly pairs: number;
  readonly seconds: number;
  readonly connections: number;
  readonly scenarios: readonly Omit<Scenario, 'requests'>[];
  readonly comparisons: readonly Comparison[];
}

async function main(): Promise<void> {
  const values = parseFlags({
    framework: { type: 'string' },
    scenario: { type: 'string' },
    pairs: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    connections: { type: 'string', default: '20' },
    'no-peer': { type: 'boolean', default: false },
    data: { type: 'string', default: '../shared/data' },
    save: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
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
        comparisons.push(...(await compare(field, scenario, { ...numbers, onRun: showProgress })));
      }
    } finally {
      await Promise.all([field.bare, field.control, ...field.protected].map((target) => target.stop()));
    }
  }
  showProgress('');
  const result: HttpResult = { ...environment(), ...numbers, scenarios, comparisons };
  process.stdout.write(toTable(result));
  if (values.save) keepResult(`http-${commitOf()}`, withoutRequests(result), toPage(result));
}

/** The requests are the data folder's, which is not ours to publish. */
function withoutRequests(result: HttpResult): HttpResult {
  return {
    ...result,
    scenarios: result.scenarios.map(({ name, title, goals, values }) => ({ name, title, goals, values })),
  };
}

async function startField(framework: Framework, zenFolder: string | undefined): Promise<Field> {
  const start = (protection: Protection): Promise<Target> =>
    startTarget({ framework, protection, config: CONFIG, ...(zenFolder === undefined ? {} : { zenFolder }) });
  const own = await start('rasp');
  await proveReady(own);
  const peers = zenFolder === undefined ? [] : [await start('zen')];
  return {
    bare: await start('bare'),
    control: await start('bare'),
    protected: [own, ...peers],
  };
}

runCommand(main);
