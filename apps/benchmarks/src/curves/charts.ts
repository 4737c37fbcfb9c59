import { BODY_KINDS } from './bodies.js';
import type { ChartPlan, CurvePlan } from './curve.js';
import { get, post } from './requests.js';
import { Dice, TEXT_KINDS, TEXT_TITLES, toText } from './texts.js';

const COUNTS = [1, 10, 100, 1_000, 5_000];
const LENGTHS = [10, 100, 1_000, 10_000, 100_000, 1_000_000];
const HEAD_NOTE =
  'Node itself refuses heads of more than 16 KiB (--max-http-header-size): what lies beyond shows how the cost grows.';

/** Every chart, in order. */
export const CHARTS: readonly ChartPlan[] = [
  {
    id: 'query-length',
    title: 'one value of the query, by its length',
    unit: 'characters',
    amounts: LENGTHS,
    curves: TEXT_KINDS.map((kind) => ({
      name: TEXT_TITLES[kind],
      toRequest: (length) => get(`q=${encodeURIComponent(toText(kind, length))}`),
    })),
    note: `Encoded once more for the query, as a browser does. ${HEAD_NOTE}`,
  },
  {
    id: 'json-length',
    title: 'one text of a JSON body, by its length',
    unit: 'characters',
    amounts: LENGTHS,
    curves: TEXT_KINDS.map((kind) => ({
      name: TEXT_TITLES[kind],
      toRequest: (length) => post('application/json', JSON.stringify({ q: toText(kind, length) })),
    })),
  },
  {
    id: 'parameters',
    title: 'parameters of the query',
    unit: 'parameters',
    amounts: COUNTS,
    curves: wordsAndSentences((toValue) => (count) => {
      return get(times(count, (index, dice) => `p${index}=${encodeURIComponent(toValue(dice))}`).join('&'));
    }),
    note: HEAD_NOTE,
  },
  {
    id: 'json-values',
    title: 'values of a JSON body',
    unit: 'values',
    amounts: COUNTS,
    curves: wordsAndSentences((toValue) => (count) => {
      return post('application/json', JSON.stringify(times(count, (_, dice) => toValue(dice))));
    }),
  },
  {
    id: 'headers',
    title: 'headers',
    unit: 'headers',
    amounts: [5, 20, 50, 100, 200, 500],
    curves: wordsAndSentences((toValue) => (count) => {
      return get('', times(count, (index, dice) => [`X-Header-${index}`, toValue(dice)]).flat());
    }),
    note: HEAD_NOTE,
  },
  {
    id: 'body-size',
    title: 'size of the body',
    unit: 'bytes',
    amounts: [1_000, 10_000, 100_000, 1_000_000, 10_000_000],
    curves: Object.entries(BODY_KINDS).map(([name, toRequest]) => ({ name, toRequest })),
    note: `FIELD_LIMIT_BYTES is raised to 16 MiB here: by default (1 MiB) larger fields are answered with 413. Larger
      JSON and forms have longer values, not more. Of files only the first 4 KiB are inspected.`.replace(/\s+/g, ' '),
  },
];

type ToValue = (dice: Dice) => string;

function wordsAndSentences(toRequest: (toValue: ToValue) => CurvePlan['toRequest']): readonly CurvePlan[] {
  return [
    { name: 'words', toRequest: toRequest((dice) => dice.word()) },
    { name: 'sentences', toRequest: toRequest((dice) => dice.sentence()) },
  ];
}

function times<T>(count: number, write: (index: number, dice: Dice) => T): T[] {
  const dice = new Dice();
  return Array.from({ length: count }, (_, index) => write(index, dice));
}
