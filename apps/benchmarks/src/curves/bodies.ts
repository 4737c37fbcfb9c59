import type { PlainRequest } from '@rasp/core/testing';
import { post } from './requests.js';
import { Dice } from './texts.js';

/** Kinds of bodies whose cost is drawn over their size. */
export const BODY_KINDS: Readonly<Record<string, (bytes: number) => PlainRequest>> = {
  'JSON, plain words': (bytes) => post('application/json', toJson(bytes, PIECES.wordRows, toWordRow)),
  'JSON, sentences': (bytes) => post('application/json', toJson(bytes, PIECES.sentenceRows, toSentenceRow)),
  'urlencoded form': (bytes) => post('application/x-www-form-urlencoded', toForm(bytes)),
  'multipart file': (bytes) => post('multipart/form-data; boundary=curves', toUpload(bytes)),
  text: (bytes) => post('text/plain', toLines(bytes)),
};

/** Larger bodies have longer values, not more of them: what has more than is read (values/limits.ts) is refused. */
const PIECES = {
  parameters: { most: 5_000, words: 9 },
  wordRows: { most: 30_000, words: 1 },
  sentenceRows: { most: 15_000, words: 9 },
  lines: { most: Number.POSITIVE_INFINITY, words: 9 },
} as const;
const BYTES_A_WORD = 7;

/** How many pieces at most, and how many words each has at least. */
interface Bounds {
  readonly most: number;
  readonly words: number;
}

type ToRow = (dice: Dice, words: number) => unknown;

/** Words that nobody has to judge; longer ones are put together as in a slug. */
function toWordRow(dice: Dice, words: number): unknown {
  return { name: Array.from({ length: words }, () => dice.word()).join('-') };
}

function toSentenceRow(dice: Dice, words: number): unknown {
  return { id: dice.below(1e6), note: dice.sentence(words) };
}

function toJson(bytes: number, bounds: Bounds, toRow: ToRow): string {
  return `[${fill(bytes, bounds, (dice, words) => JSON.stringify(toRow(dice, words))).join(',')}]`;
}

function toForm(bytes: number): string {
  let index = 0;
  return fill(bytes, PIECES.parameters, (dice, words) => {
    return `field${index++}=${encodeURIComponent(dice.sentence(words))}`;
  }).join('&');
}

function toLines(bytes: number): string {
  return fill(bytes, PIECES.lines, (dice, words) => dice.sentence(words)).join('\n');
}

/** A file of bytes as they come, which says by no line that it is text. */
function toUpload(bytes: number): Buffer {
  const dice = new Dice();
  const head = 'Content-Disposition: form-data; name="file"; filename="photo.jpg"\r\nContent-Type: image/jpeg';
  const content = Buffer.from(Uint8Array.from({ length: bytes }, () => dice.below(256)));
  return Buffer.concat([Buffer.from(`--curves\r\n${head}\r\n\r\n`), content, Buffer.from('\r\n--curves--\r\n')]);
}

/** Pieces, the last one past `bytes`; where `most` are not enough, they are longer. */
function fill(bytes: number, bounds: Bounds, write: (dice: Dice, words: number) => string): string[] {
  const dice = new Dice();
  const words = Math.max(bounds.words, Math.ceil(bytes / bounds.most / BYTES_A_WORD));
  const pieces: string[] = [];
  for (let length = 0; length < bytes; ) {
    const piece = write(dice, words);
    pieces.push(piece);
    length += piece.length + 1;
  }
  return pieces;
}
