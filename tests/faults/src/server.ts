import cluster from 'node:cluster';
import { closeSync, openSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getHeapSpaceStatistics } from 'node:v8';
import { APPLICATIONS } from './application.js';
import type { Answer, Memory, Question, ServerOptions } from './protocol.js';

const options = JSON.parse(process.env.RASP_FAULTS ?? '{}') as ServerOptions;
const tell = (answer: Answer): void => void process.send?.(answer);

async function serve(): Promise<void> {
  const { listener, engine } = await APPLICATIONS[options.framework](options.rasp);
  await engine.ready;
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 10_000 }, listener);
  server.listen(Number(process.env.RASP_FAULTS_PORT ?? 0), '127.0.0.1', () => {
    tell({ kind: 'ready', port: (server.address() as AddressInfo).port });
  });
  process.on('message', (question: Question) => {
    if (question.kind === 'status') tell({ kind: 'status', status: JSON.parse(JSON.stringify(engine.status())) });
    else answer(question);
  });
}

function answer(question: Exclude<Question, { kind: 'status' }>): void {
  if (question.kind === 'clock') {
    const { byMs } = question;
    const now = Date.now.bind(Date);
    Date.now = () => now() + byMs;
    tell({ kind: 'done' });
  } else if (question.kind === 'memory') {
    for (let turn = 0; turn < 4; turn++) globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    tell({ kind: 'memory', heapBytes: heapUsed, residentBytes: rss });
  } else if (question.kind === 'old') {
    // The first moves what is left, the second makes it old.
    for (let turn = 0; turn < 2; turn++) globalThis.gc?.({ type: 'minor' });
    const old = getHeapSpaceStatistics().filter(({ space_name }) => !space_name.startsWith('new_'));
    tell({ kind: 'old', bytes: old.reduce((sum, space) => sum + space.space_used_size, 0) });
  } else {
    holdDescriptors(question.forMs);
  }
}

function holdDescriptors(forMs: number): void {
  const held: number[] = [];
  try {
    for (;;) held.push(openSync('/dev/null', 'r'));
  } catch {
    // None is left.
  }
  setTimeout(() => {
    for (const one of held) closeSync(one);
    tell({ kind: 'done' });
  }, forMs);
}

/** The first process only passes questions on to its workers, and adds up what they answer: each has its own engine. */
function lead(workers: number): void {
  const all = Array.from({ length: workers }, () => cluster.fork());
  const answers: Answer[] = [];
  for (const worker of all) {
    worker.on('message', (message: Answer) => {
      if (answers.push(message) < workers) return;
      tell(addUp(answers.splice(0)));
    });
  }
  process.on('message', (question: Question) => {
    for (const worker of all) worker.send(question);
  });
}

function addUp(answers: readonly Answer[]): Answer {
  const [first] = answers as [Answer];
  if (first.kind === 'status') {
    const statuses = answers.flatMap((one) => (one.kind === 'status' ? [one.status] : []));
    return { kind: 'status', status: { workers: statuses } };
  }
  if (first.kind !== 'memory') return first;
  const memories = answers.flatMap((one) => (one.kind === 'memory' ? [one] : []));
  const sum = (key: keyof Memory): number => memories.reduce((total, memory) => total + memory[key], 0);
  return { kind: 'memory', heapBytes: sum('heapBytes'), residentBytes: sum('residentBytes') };
}

process.on('disconnect', () => process.exit(0));
if ((options.workers ?? 1) > 1 && cluster.isPrimary) lead(options.workers as number);
else await serve();
