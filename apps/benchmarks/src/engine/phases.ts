import type { PlainRequest } from '@rasp/core/testing';
import { REFERENCE_EXECUTABLES } from '../../../../packages/core/src/checks/command/executables-reference.js';
import { CHECKS } from '../../../../packages/core/src/checks/index.js';
import { createWordFilter, isPlainWord } from '../../../../packages/core/src/checks/plain-words.js';
import { collectHead } from '../../../../packages/core/src/values/collect-head.js';
import { decode } from '../../../../packages/core/src/values/decode.js';
import type { Form, Value } from '../../../../packages/core/src/values/value.js';
import { toMedian } from '../statistics.js';

const ROUNDS = 7;
const WORDS = createWordFilter(CHECKS, REFERENCE_EXECUTABLES);
const DECODING = { base64: true, words: WORDS };

/** Mean microseconds a request that one part of the pipeline takes; median of rounds over the same heads. */
export function timePhases(requests: readonly PlainRequest[]): Record<string, number> {
  const values = requests.map(({ target, rawHeaders }) => collectHead({ target, rawHeaders }, undefined, WORDS).values);
  const forms = values.map((all) => all.map((value) => [value, decode(value, DECODING)] as const));
  const phases: Record<string, number> = {
    'collect (head)': timeEach(requests, ({ target, rawHeaders }) =>
      collectHead({ target, rawHeaders }, undefined, WORDS),
    ),
    decode: timeEach(values, (all) => {
      for (const value of all) decode(value, DECODING);
    }),
  };
  for (const check of CHECKS) {
    phases[check.id] = timeEach(forms, (all) => {
      for (const [value, readings] of all) askCheck(check, value, readings);
    });
  }
  return phases;
}

function askCheck(check: (typeof CHECKS)[number], { source, path }: Value, readings: readonly Form[]): void {
  if (!check.sources.has(source)) return;
  for (const { text, steps, classes, isPlain, path: called = path } of readings) {
    if (isPlain === true || !check.applies(classes) || isPlainWord(check, { text, classes }, called)) continue;
    check.detect(text, { source, path: called, steps, executables: REFERENCE_EXECUTABLES, classes });
  }
}

function timeEach<T>(items: readonly T[], work: (item: T) => unknown): number {
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const startMs = performance.now();
    for (const item of items) work(item);
    rounds.push(((performance.now() - startMs) * 1_000) / items.length);
  }
  return toMedian(rounds);
}
