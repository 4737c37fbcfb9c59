import { choose, parseFlags, runCommand, showProgress, toCount } from '../command.js';
import { commitOf, environment } from '../environment.js';
import { measureLoad } from '../http/load.js';
import { installZen } from '../http/peer.js';
import { proveReady } from '../http/proof.js';
import { BROWSER_HEADERS, type Scenario } from '../http/scenarios.js';
import { FRAMEWORKS, type Framework, type Protection, startTarget, type Target } from '../http/target.js';
import { barPlot, escapeHtml, toHtml } from '../plot.js';
import { keepResult } from '../results.js';
import { toMedian } from '../statistics.js';
import { sendAsManyClients } from './clients.js';

const HELP = `usage: pnpm --filter @rasp/benchmarks startup [options]

Time from the start of a process until it serves, and memory at rest, under load and after many clients: bare, protected
and peer-protected applications in turn, medians over bare. Needs a quiet machine; builds first.

  --framework NAMES   of ${FRAMEWORKS.join(', ')} (default: all)
  --rounds N          starts of each (default 7)
  --clients N         different client addresses, behind a trusted proxy (default 1000000; 0 for none)
  --no-peer           without Aikido Zen
  --save              keep the figures and the page in results/
  --help
`;

const REST_MS = 1_000;
const LOAD: Pick<Scenario, 'name' | 'requests'> = {
  name: 'get',
  requests: [{ method: 'GET', path: '/hello', headers: BROWSER_HEADERS }],
};

/** What one start came to; megabytes are resident, after a garbage collection. */
interface Start {
  readonly readyMs: number;
  readonly restMegabytes: number;
  readonly loadMegabytes: number;
}

/** Medians over the bare application. */
interface Row extends Start {
  readonly framework: Framework;
  readonly protection: Protection;
}

async function main(): Promise<void> {
  const values = parseFlags({
    framework: { type: 'string' },
    rounds: { type: 'string', default: '7' },
    clients: { type: 'string', default: '1000000' },
    'no-peer': { type: 'boolean', default: false },
    save: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  });
  if (values.help) return void process.stdout.write(HELP);
  const frameworks = choose('framework', values.framework, FRAMEWORKS);
  const rounds = toCount('rounds', values.rounds);
  const clients = toCount('clients', values.clients, 0);
  const zenFolder = values['no-peer'] ? undefined : installZen();
  const rows: Row[] = [];
  for (const framework of frameworks) rows.push(...(await measureStarts(framework, rounds, zenFolder)));
  showProgress('');
  process.stdout.write(toTable(rows));
  const manyClients = clients === 0 ? undefined : await measureClients(clients);
  if (manyClients !== undefined) process.stdout.write(toClientsText(manyClients));
  const result = { ...environment(), rounds, rows, manyClients };
  if (values.save) keepResult(`startup-${commitOf()}`, result, toPage(rows, result.commit));
}

async function measureStarts(framework: Framework, rounds: number, zenFolder: string | undefined): Promise<Row[]> {
  const protections: Protection[] = ['bare', 'rasp', ...(zenFolder === undefined ? [] : (['zen'] as const))];
  const starts = new Map<Protection, Start[]>(protections.map((protection) => [protection, []]));
  for (let round = 0; round < rounds; round++) {
    for (const protection of protections) {
      showProgress(`${framework} ${protection} ${round + 1}/${rounds}`);
      const options = { framework, protection, config: { FLOOD_RATIO: 1_000_000_000, IGNORE_PATHS: [] } };
      const target = await startTarget(zenFolder === undefined ? options : { ...options, zenFolder });
      await proveReady(target);
      starts.get(protection)?.push(await measureStart(target));
      await target.stop();
    }
  }
  const bare = starts.get('bare') as Start[];
  return protections.slice(1).map((protection) => {
    const own = starts.get(protection) as Start[];
    const over = (key: keyof Start): number =>
      toMedian(own.map((start, index) => start[key] - (bare[index] as Start)[key]));
    return {
      framework,
      protection,
      readyMs: over('readyMs'),
      restMegabytes: over('restMegabytes'),
      loadMegabytes: over('loadMegabytes'),
    };
  });
}

async function measureStart(target: Target): Promise<Start> {
  await new Promise((resolve) => setTimeout(resolve, REST_MS));
  const rest = await target.usage('collect');
  await measureLoad(target, LOAD, { seconds: 2, connections: 20 });
  const loaded = await target.usage('collect');
  return {
    readyMs: target.readyMs,
    restMegabytes: rest.memoryBytes / 1e6,
    loadMegabytes: loaded.memoryBytes / 1e6,
  };
}

/** Heap in use after a collection, at even steps on the way: what grows without end shows as a slope. */
interface ManyClients {
  readonly clients: number;
  readonly overBareMegabytes: number;
  readonly heapMegabytes: readonly number[];
}

const STEPS = 10;

async function measureClients(clients: number): Promise<ManyClients> {
  const config = { FLOOD_RATIO: 1_000_000_000, TRUSTED_PROXIES: ['loopback'] };
  const bare = await startTarget({ framework: 'fastify', protection: 'bare' });
  const target = await startTarget({ framework: 'fastify', protection: 'rasp', config });
  const heapMegabytes: number[] = [];
  await sendAsManyClients(bare.origin, { from: 0, count: 20_000 });
  for (let step = 0; step < STEPS; step++) {
    showProgress(`clients ${step + 1}/${STEPS}`);
    const count = Math.ceil(clients / STEPS);
    await sendAsManyClients(target.origin, { from: step * count, count });
    heapMegabytes.push((await target.usage('collect')).heapBytes / 1e6);
  }
  const [own, others] = [await target.usage('collect'), await bare.usage('collect')];
  await Promise.all([target.stop(), bare.stop()]);
  return { clients, overBareMegabytes: (own.memoryBytes - others.memoryBytes) / 1e6, heapMegabytes };
}

function toTable(rows: readonly Row[]): string {
  const cells = rows.map(({ framework, protection, readyMs, restMegabytes, loadMegabytes }) =>
    [`${framework} ${protection}`.padEnd(18), ...[readyMs, restMegabytes, loadMegabytes].map(toCell)].join(''),
  );
  const head = ['over bare'.padEnd(18), ...['ms to ready', 'MB at rest', 'MB loaded'].map((name) => name.padStart(14))];
  return `${[head.join(''), ...cells].join('\n')}\n`;
}

function toCell(value: number): string {
  return value.toFixed(1).padStart(14);
}

function toClientsText({ clients, overBareMegabytes, heapMegabytes }: ManyClients): string {
  const heap = heapMegabytes.map((value) => value.toFixed(1)).join(' ');
  return `\nafter ${clients} clients: ${overBareMegabytes.toFixed(1)} MB over bare; heap on the way, MB: ${heap}\n`;
}

function toPage(rows: readonly Row[], commit: string): string {
  const plot = (title: string, key: keyof Start, unit: string): string => {
    const bars = rows.map((row) => ({
      label: `${row.framework} ${row.protection}`,
      kind: row.protection,
      median: row[key],
      lowest: row[key],
      highest: row[key],
    }));
    return `<h2>${escapeHtml(title)}</h2>${barPlot(bars, Math.max(1, ...bars.map(({ median }) => median)), unit)}`;
  };
  return toHtml('Start and memory', `Commit ${commit}, medians over the bare application.`, [
    plot('time to ready', 'readyMs', ' ms'),
    plot('memory at rest', 'restMegabytes', ' MB'),
    plot('memory after a load', 'loadMegabytes', ' MB'),
  ]);
}

runCommand(main);
