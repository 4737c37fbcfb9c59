import { setImmediate } from 'node:timers/promises';
import { type Pump, pumpTo, Random, toPump, toText } from './arbitrary-text.js';
import { READERS, type Reader } from './readers.js';

/** Something that must not be. */
export interface ReadFinding {
  readonly reader: string;
  readonly kind: 'throw' | 'slow' | 'superlinear';
  readonly what: string;
  readonly text: string;
}

export interface ReadOptions {
  readonly seed: number;
  /** Texts; every reader reads each. */
  readonly texts: number;
  /** The end, whatever is left, in milliseconds. */
  readonly limitMs: number;
  /** Of all readers those whose name holds this; left out: all. */
  readonly only?: string | undefined;
  onProgress?(texts: number): void;
}

export interface ReadResult {
  readonly readers: number;
  readonly texts: number;
  /** Texts that were repeated, to see how their cost grows. */
  readonly pumps: number;
  readonly findings: readonly ReadFinding[];
}

const MAX_FINDINGS = 20;
const TEXTS_A_PUMP = 2_000;
/** Node frees what its own objects hold between turns of the event loop alone: without any, ten gigabytes came together. */
const TEXTS_A_TURN = 500;
const FIRST_PUMPS = 3;
/**
 * What one text may cost, in milliseconds: zlib takes more than one to begin at all. What took longer is read again, since
 * garbage is collected and others work.
 */
const budgetMs = (length: number): number => 5 + length * 0.01;
const AGAIN = 8;

const SHORT = 4_096;
const LONG = 8 * SHORT;
const LONGER = 4 * LONG;
/** Eight times the text: 8 is linear, 64 is quadratic. Then four times: 4, 16. */
const MOST_GROWTH = { first: 28, second: 9 } as const;
/** Below this a clock says nothing of how a cost grows. */
const NOTICED_MS = 1;

/** Has every reader read arbitrary texts: none may throw, and none may take more than its length allows. */
export async function readAll({ seed, texts, limitMs, only = '', onProgress }: ReadOptions): Promise<ReadResult> {
  const readers = READERS.filter(({ name }) => name.includes(only));
  const endMs = Date.now() + limitMs;
  const random = new Random(seed);
  const findings: ReadFinding[] = [];
  let count = 0;
  let pumps = 0;
  while (count < texts && findings.length < MAX_FINDINGS && Date.now() < endMs) {
    const text = toText(random);
    for (const reader of readers) note(findings, readOne(reader, text));
    if (count < FIRST_PUMPS || count % TEXTS_A_PUMP === 0) {
      const pump = toPump(random);
      for (const reader of readers) note(findings, pumpOne(reader, pump));
      pumps++;
    }
    count++;
    if (count % TEXTS_A_TURN !== 0) continue;
    onProgress?.(count);
    await setImmediate();
  }
  return { readers: readers.length, texts: count, pumps, findings };
}

function note(findings: ReadFinding[], finding: ReadFinding | undefined): void {
  if (finding === undefined) return;
  // One reader that stumbles over one thing stumbles often.
  if (findings.filter(({ reader, kind }) => reader === finding.reader && kind === finding.kind).length < 3) {
    findings.push(finding);
  }
}

function readOne(reader: Reader, text: string): ReadFinding | undefined {
  try {
    const budget = budgetMs(text.length);
    const ms = leastMs(reader, text, budget);
    if (ms <= budget) return undefined;
    return { reader: reader.name, kind: 'slow', what: `${ms.toFixed(2)} ms for ${text.length} units`, text };
  } catch (error) {
    return { reader: reader.name, kind: 'throw', what: String((error as Error).stack ?? error), text };
  }
}

function pumpOne(reader: Reader, pump: Pump): ReadFinding | undefined {
  try {
    const [short, long] = [measure(reader, pump, SHORT), measure(reader, pump, LONG)];
    if (long.ms < NOTICED_MS || long.ms < short.ms * MOST_GROWTH.first) return undefined;
    const longer = measure(reader, pump, LONGER);
    if (longer.ms < long.ms * MOST_GROWTH.second) return undefined;
    const what = [short, long, longer].map(({ ms, length }) => `${length} units ${ms.toFixed(2)} ms`).join(', ');
    return { reader: reader.name, kind: 'superlinear', what, text: JSON.stringify(pump) };
  } catch (error) {
    return {
      reader: reader.name,
      kind: 'throw',
      what: String((error as Error).stack ?? error),
      text: JSON.stringify(pump),
    };
  }
}

function measure(reader: Reader, pump: Pump, length: number): { ms: number; length: number } {
  const text = pumpTo(length, pump);
  reader.read(text);
  // What takes no more than this grows no more than it may.
  return { ms: leastMs(reader, text, NOTICED_MS), length: text.length };
}

/** The least of some times that a text took; once where that is little enough. */
function leastMs(reader: Reader, text: string, enoughMs: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let again = 0; again < AGAIN && least > enoughMs; again++) {
    const start = performance.now();
    reader.read(text);
    least = Math.min(least, performance.now() - start);
  }
  return least;
}
