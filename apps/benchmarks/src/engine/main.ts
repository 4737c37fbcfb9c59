import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { PlainRequest } from '@rasp/core/testing';
import { parseFlags, runCommand, toCount } from '../command.js';
import { readAttacks, readBenign, resolveFolder } from '../data.js';
import { TRIVIAL_GET } from '../requests.js';
import { type Spread, toMedian, toSpread } from '../statistics.js';
import { DOCUMENTS, type Document, HOSTILE_DOCUMENTS } from './documents.js';
import { createMeasured, timeRequests } from './measure.js';
import { timePhases } from './phases.js';

const HELP = `usage: pnpm --filter @rasp/benchmarks engine [options]

Microseconds that the engine takes for a request, without sockets: benign browser requests and attacks, with nothing
cached (cold) and with the cache of harmless texts filled (warm), by phase and check; JSON bodies; hostile bodies.

  --data FOLDER    the data: benign/ and attacks/ (default ../shared/data)
  --count N        requests of each kind (default 4000)
  --rounds N       rounds of each measurement (default 5)
  --json FILE      write the figures
  --help
`;

const CACHE_ENTRIES = 10_000;

interface Figures {
  readonly node: string;
  readonly requests: number;
  readonly benignCold: Spread;
  readonly benignWarm: Spread;
  readonly attacks: Spread;
  /** The same measurement against itself: how far two figures may differ for nothing. */
  readonly control: { readonly medianRatio: number; readonly lowest: number; readonly highest: number };
  readonly phases: Record<string, number>;
  /** A GET with a browser's headers, cache filled. */
  readonly trivialGet: number;
  /** Medians; `parse` is what JSON.parse takes for the same body. */
  readonly json: readonly { readonly name: string; readonly micros: number; readonly parse: number }[];
  readonly hostile: readonly { readonly name: string; readonly nanosPerByte: number }[];
}

async function main(): Promise<void> {
  const values = parseFlags({
    data: { type: 'string', default: '../shared/data' },
    count: { type: 'string', default: '4000' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  // What was typed first: who typed it may have no data yet.
  const count = toCount('count', values.count);
  const rounds = toCount('rounds', values.rounds);
  const figures = await measure(resolveFolder(values.data), count, rounds);
  process.stdout.write(toTable(figures));
  if (values.json !== undefined) {
    writeFileSync(resolve(process.env.INIT_CWD ?? '.', values.json), `${JSON.stringify(figures, null, 2)}\n`);
  }
}

async function measure(folder: string, count: number, rounds: number): Promise<Figures> {
  const benign = readBenign(folder, count);
  const attacks = readAttacks(folder, count);
  await timeOnce(benign, 0); // The first run compiles; it is nobody's figure.
  const [a, b] = [await repeat(benign, 0, rounds), await repeat(benign, 0, rounds)];
  const ratios = a.map((micros, index) => toMedian(micros) / toMedian(b[index] as number[]));
  return {
    node: process.version,
    requests: benign.length,
    benignCold: toSpread(bestOf(a)),
    benignWarm: toSpread(await timeWarm(benign)),
    attacks: toSpread(bestOf(await repeat(attacks, 0, rounds))),
    control: { medianRatio: toMedian(ratios), lowest: Math.min(...ratios), highest: Math.max(...ratios) },
    phases: timePhases(benign),
    trivialGet: toMedian(await timeWarm(Array.from({ length: 500 }, () => TRIVIAL_GET))),
    json: (await timeDocuments(DOCUMENTS)).map(({ name, micros, parse }) => ({ name, micros, parse })),
    hostile: (await timeDocuments(HOSTILE_DOCUMENTS)).map(({ name, micros, bytes }) => {
      return { name, nanosPerByte: (micros * 1_000) / bytes };
    }),
  };
}

const DOCUMENT_REPEATS = 30;

async function timeDocuments(documents: readonly Document[]): Promise<TimedDocument[]> {
  const timed: TimedDocument[] = [];
  for (const { name, request } of documents) {
    const repeated = Array.from({ length: DOCUMENT_REPEATS }, () => request);
    const micros = toMedian(await timeWarm(repeated));
    timed.push({ name, micros, bytes: request.body.length, parse: toMedian(repeated.map(timeParse)) });
  }
  return timed;
}

interface TimedDocument {
  readonly name: string;
  readonly micros: number;
  readonly bytes: number;
  readonly parse: number;
}

function timeParse({ body }: PlainRequest): number {
  const startMs = performance.now();
  try {
    JSON.parse(body.toString('utf8'));
  } catch {
    // Hostile documents need not be JSON.
  }
  return (performance.now() - startMs) * 1_000;
}

async function repeat(requests: readonly PlainRequest[], cacheEntries: number, rounds: number): Promise<number[][]> {
  const all: number[][] = [];
  for (let round = 0; round < rounds; round++) {
    process.stderr.write(`\r${requests.length} requests, round ${round + 1} of ${rounds} `);
    all.push(await timeOnce(requests, cacheEntries));
  }
  process.stderr.write('\r\u001b[K');
  return all;
}

async function timeOnce(requests: readonly PlainRequest[], cacheEntries: number): Promise<number[]> {
  const engine = createMeasured(cacheEntries);
  const micros = await timeRequests(engine, requests);
  await engine.close();
  return micros;
}

/** A site's visitors repeat themselves: each request once to fill the cache, then the same ones measured. */
async function timeWarm(requests: readonly PlainRequest[]): Promise<number[]> {
  const engine = createMeasured(CACHE_ENTRIES);
  await timeRequests(engine, requests);
  const micros = await timeRequests(engine, requests);
  await engine.close();
  return micros;
}

/** Each request's median over the rounds: what the machine does beside us is not the request's cost. */
function bestOf(rounds: readonly number[][]): number[] {
  return (rounds[0] ?? []).map((_, index) => toMedian(rounds.map((micros) => micros[index] as number)));
}

function toTable(figures: Figures): string {
  const row = (name: string, { p50, p95, p99, mean }: Spread): string =>
    `${name.padEnd(24)}${[p50, p95, p99, mean].map((value) => value.toFixed(1).padStart(9)).join('')}\n`;
  const { control } = figures;
  return [
    `${figures.requests} requests of each kind, Node ${figures.node}, microseconds a request\n\n`,
    `${''.padEnd(24)}${['p50', 'p95', 'p99', 'mean'].map((name) => name.padStart(9)).join('')}\n`,
    row('benign, nothing cached', figures.benignCold),
    row('benign, cache filled', figures.benignWarm),
    row('attacks', figures.attacks),
    `\nA/A control, ratio of medians: ${control.medianRatio.toFixed(3)} `,
    `(${control.lowest.toFixed(3)} to ${control.highest.toFixed(3)})\n\n`,
    'mean microseconds a benign head, by phase and check\n',
    ...Object.entries(figures.phases).map(([name, micros]) => `${name.padEnd(24)}${micros.toFixed(2).padStart(9)}\n`),
    `\nGET with a browser's headers, cache filled: ${figures.trivialGet.toFixed(1)} µs\n`,
    '\nJSON bodies, microseconds a request, and what JSON.parse takes\n',
    ...figures.json.map(({ name, micros, parse }) => toRow(name, [micros, parse])),
    '\nhostile JSON bodies, nanoseconds a byte\n',
    ...figures.hostile.map(({ name, nanosPerByte }) => toRow(name, [nanosPerByte])),
  ].join('');
}

function toRow(name: string, figures: readonly number[]): string {
  return `${name.padEnd(24)}${figures.map((figure) => figure.toFixed(1).padStart(9)).join('')}\n`;
}

runCommand(main);
