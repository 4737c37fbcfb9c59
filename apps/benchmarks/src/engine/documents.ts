import type { PlainRequest } from '@rasp/core/testing';

/** JSON as programs send it: bodies of a given size whose values are alike. */
export interface Document {
  readonly name: string;
  readonly request: PlainRequest;
}

const WORDS = ['alpha', 'order', 'item', 'active', 'pending', 'shipped', 'north', 'street', 'invoice', 'total'];

/** The same documents in every run. */
class Dice {
  #state = 7;

  below(limit: number): number {
    this.#state = (this.#state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return this.#state % limit;
  }

  word(): string {
    return WORDS[this.below(WORDS.length)] as string;
  }
}

/** Names, words, numbers and days. */
function plainRow(dice: Dice): unknown {
  const created = `2024-0${1 + dice.below(9)}-1${dice.below(9)}`;
  const price = dice.below(10_000) / 100;
  return { id: dice.below(1e6), name: dice.word(), created, price, active: true, tags: [dice.word(), dice.word()] };
}

/** Sentences, addresses, instants: texts that grammars have to look at. */
function proseRow(dice: Dice): unknown {
  const text = `${Array.from({ length: 12 }, () => dice.word()).join(' ')}, and so on.`;
  const url = `https://www.example.com/${dice.word()}/${dice.below(1e5)}`;
  return { id: dice.below(1e6), text, url, mail: `${dice.word()}@example.com`, at: '2024-05-17T10:00:00.000Z' };
}

function toDocument(name: string, row: (dice: Dice) => unknown, bytes: number): Document {
  const dice = new Dice();
  const rows: unknown[] = [];
  for (let length = 2; length < bytes; length += JSON.stringify(rows.at(-1)).length + 1) rows.push(row(dice));
  return { name, request: toPost(JSON.stringify(rows)) };
}

function toPost(body: string): PlainRequest {
  return { method: 'POST', target: '/', rawHeaders: ['Content-Type', 'application/json'], body: Buffer.from(body) };
}

/** Texts made to cost much, 64 kB each. */
const HOSTILE: Readonly<Record<string, string>> = {
  'plus signs': '+',
  'octal escapes': '\\101',
  'mixed encodings': '%25+&amp;\\u0027',
  ampersands: '&',
  backslashes: '\\',
};

const BODY_BYTES = 65_536;

/** What harmless programs send. */
export const DOCUMENTS: readonly Document[] = [
  toDocument('plain, 64 kB', plainRow, BODY_BYTES),
  toDocument('prose, 64 kB', proseRow, BODY_BYTES),
  toDocument('plain, 300 bytes', plainRow, 300),
];

/** What attackers send to slow a server down. */
export const HOSTILE_DOCUMENTS: readonly Document[] = [
  ...Object.entries(HOSTILE).map(([name, unit]) => {
    return { name, request: toPost(JSON.stringify([unit.repeat(BODY_BYTES / unit.length)])) };
  }),
  { name: 'nested arrays', request: toPost(`${'['.repeat(900)}${'"a",'.repeat(16_000)}`) },
  { name: 'many keys', request: toPost(`{${'"a":1,'.repeat(10_000)}"b":2}`) },
];
