import type { PlainRequest } from '@rasp/core/testing';
import { REFERENCE_EXECUTABLES } from '../../../../packages/core/src/checks/command/executables-reference.js';
import { CHECKS } from '../../../../packages/core/src/checks/index.js';
import { createWordFilter, isPlainWord } from '../../../../packages/core/src/checks/plain-words.js';
import { readBuffer } from '../../../../packages/core/src/request/select-reader.js';
import { classify } from '../../../../packages/core/src/values/character-classes.js';
import { collectReading } from '../../../../packages/core/src/values/collect-body.js';
import { collectHead } from '../../../../packages/core/src/values/collect-head.js';
import { decode } from '../../../../packages/core/src/values/decode.js';
import type { Value } from '../../../../packages/core/src/values/value.js';
import type { WordFilter } from '../../../../packages/core/src/values/word-filter.js';

/** Texts of a request: all that are read, and those that a grammar has to look at when nothing is remembered. */
export interface ValueCounts {
  readonly read: number;
  readonly checked: number;
}

const WORDS = createWordFilter(CHECKS, REFERENCE_EXECUTABLES);
const DECODING = { base64: true, words: WORDS };
const LIMIT_BYTES = 1_048_576;

/** The counts of a request, the mean of several. */
export function countValues(requests: readonly PlainRequest[]): ValueCounts {
  const mean = (count: (request: PlainRequest) => number): number =>
    requests.reduce((sum, request) => sum + count(request), 0) / Math.max(1, requests.length);
  return {
    read: mean((request) => readValues(request).length),
    checked: mean((request) => readValues(request, WORDS).filter(isChecked).length),
  };
}

/** As the engine reads them, with its default configuration. */
function readValues({ target, rawHeaders, body }: PlainRequest, filter?: WordFilter): Value[] {
  const head = collectHead({ target, rawHeaders }, undefined, filter).values;
  if (body.length === 0) return head;
  const type = rawHeaders.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'content-type');
  const headers = type === -1 ? {} : { 'content-type': rawHeaders[type + 1] as string };
  const { readings } = readBuffer(body, headers, LIMIT_BYTES);
  return [...head, ...readings.flatMap((reading) => collectReading(reading, filter).values)];
}

/** Whether any check has to see any form of the text. */
function isChecked(value: Value): boolean {
  if (WORDS.isProse(value.text, classify(value.text)) && !value.path.includes('$')) return false;
  const checks = CHECKS.filter(({ sources }) => sources.has(value.source));
  return decode(value, DECODING).some(
    (form) =>
      form.isPlain !== true &&
      checks.some((check) => check.applies(form.classes) && !isPlainWord(check, form, value.path)),
  );
}
