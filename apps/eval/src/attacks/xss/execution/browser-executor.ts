import { existsSync } from 'node:fs';
import type { Attack, Execution, Executor } from '../../attack.js';
import { undoEncodings } from '../../encodings.js';
import { CONTEXTS } from '../context.js';
import { CHROMIUM, type Mark, type PageRunner, startBrowser } from './browser.js';

const BATCH = 128;
/** How long a batch that is not full waits for more. */
const GATHER_MS = 2;

interface Waiting {
  readonly attack: Attack;
  resolve(execution: Execution): void;
  reject(error: unknown): void;
}

/** Puts attacks into the pages of `context.ts` and watches whether a script runs, many at a time. */
export function createBrowserExecutor(): Executor {
  let runner: PageRunner | undefined;
  let waiting: Waiting[] = [];
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const batch = waiting;
    waiting = [];
    const browser = runner;
    if (browser === undefined) for (const { reject } of batch) reject(new Error('the browser is not started'));
    else last = last.then(() => judgeAll(browser, batch));
  };
  return {
    family: 'xss',
    name: 'chromium',
    runsAtOnce: BATCH,
    missing: async () =>
      existsSync(CHROMIUM)
        ? undefined
        : 'chromium is not installed: apt-get install -y --no-install-recommends chromium fonts-liberation',
    async start() {
      runner = await startBrowser();
    },
    async stop() {
      await last;
      await runner?.stop();
      runner = undefined;
    },
    accepts: ({ position }) => CONTEXTS.has(position.context ?? ''),
    run: (attack) =>
      new Promise((resolve, reject) => {
        waiting.push({ attack, resolve, reject });
        if (waiting.length >= BATCH) flush();
        else timer ??= setTimeout(flush, GATHER_MS);
      }),
  };
}

async function judgeAll(runner: PageRunner, batch: readonly Waiting[]): Promise<void> {
  try {
    const { marks, stray } = await runner.run(batch.map(({ attack }) => toPage(attack)));
    for (const [index, { attack, resolve }] of batch.entries()) {
      const own = marks[index] ?? [];
      const found =
        own.length === 0 && stray.length > 0 && REACHES_OUT.test(undoEncodings(attack))
          ? await alone(runner, attack)
          : own;
      resolve(toExecution(attack, found));
    }
  } catch (error) {
    for (const { reject } of batch) reject(error);
  }
}

/** A dialog of the top window belongs to nobody until only one can have asked for it. */
const REACHES_OUT = /\b(?:top|parent)\s*[.[?]/;

async function alone(runner: PageRunner, attack: Attack): Promise<readonly Mark[]> {
  const { marks, stray } = await runner.run([toPage(attack)]);
  return [...(marks[0] ?? []), ...stray];
}

function toPage(attack: Attack): string {
  const text = undoEncodings(attack);
  const page = CONTEXTS.get(attack.position.context ?? '')?.page ?? 'X';
  // Lone surrogates cannot be percent-encoded.
  const percent = encodeURIComponent(Buffer.from(text).toString());
  return page.includes('X-PERCENT') ? page.replace('X-PERCENT', percent) : page.replace('X', () => text);
}

function toExecution({ position }: Attack, marks: readonly Mark[]): Execution {
  const [first] = marks;
  if (first === undefined) return { works: false, how: `chromium, ${position.context}: no script ran` };
  const [what, trigger] = first;
  return { works: true, how: `chromium, ${position.context}: ${what} (${trigger})` };
}
