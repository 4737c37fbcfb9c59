/** How texts become numbers; part of model.json, for a model means nothing without it. */
export interface FeatureShape {
  /** Symbols that are looked at together, and how far the next window lies from the last. */
  readonly window: number;
  readonly stride: number;
  /** N-grams are told apart by a hash of so many bits. */
  readonly bits: number;
  /** The lengths of n-grams of characters. */
  readonly characters: readonly number[];
  /** The lengths of n-grams of the text with each word written as one letter. */
  readonly skeleton: readonly number[];
}

/**
 * Symbols: letters in lower case, a number is `0`, blanks are one space, other signs stand for themselves.
 * Below the space: what is not printable, what is not ASCII, and the edges of a text.
 */
const CONTROL = 1;
const NOT_ASCII = 2;
const EDGE = 3;
const SPACE = 32;
const NUMBER = 48;
const WORD = 97;

const SYMBOLS = toSymbols();

/** Longer texts are cut: whoever looks for what lies behind asks the grammars, which read everything. */
export const MAX_TEXT_LENGTH = 16_384;

const symbols = new Uint8Array(MAX_TEXT_LENGTH + 2);
const skeleton = new Uint8Array(MAX_TEXT_LENGTH + 2);

/** A part of a text, by where it begins among its symbols. */
export interface Window {
  readonly start: number;
  /** The rows of the table of n-grams, from 1. */
  readonly rows: Int32Array;
}

/** The windows of a text, each as its n-grams; those that `wants` refuses are passed over. */
export function toWindows(text: string, shape: FeatureShape, limit: number): Window[] {
  const length = normalise(text);
  const windows: Window[] = [];
  for (const start of startsOf(length, shape, limit)) {
    windows.push({ start, rows: toRows(start, Math.min(length, start + shape.window), shape) });
  }
  return windows;
}

/** Where windows begin: at each stride, the last one at the end; at most `limit`, and then those with the most signs. */
function startsOf(length: number, { window, stride }: FeatureShape, limit: number): number[] {
  const starts: number[] = [];
  for (let start = 0; start + window < length; start += stride) starts.push(start);
  starts.push(Math.max(0, length - window));
  if (starts.length <= limit) return starts;
  return starts
    .map((start) => ({ start, signs: countSigns(start, start + window) }))
    .sort((one, other) => other.signs - one.signs || one.start - other.start)
    .slice(0, limit)
    .map(({ start }) => start);
}

function countSigns(start: number, end: number): number {
  let count = 0;
  for (let index = start; index < end; index++) if (isSign(symbols[index] as number)) count++;
  return count;
}

function isSign(symbol: number): boolean {
  return symbol > SPACE && symbol !== NUMBER && !(symbol >= 97 && symbol <= 122) && symbol !== 95;
}

/** Writes the symbols of a text; how many there are. */
function normalise(text: string): number {
  const end = Math.min(text.length, MAX_TEXT_LENGTH);
  symbols[0] = EDGE;
  let length = 1;
  let last = EDGE;
  for (let index = 0; index < end; index++) {
    const unit = text.charCodeAt(index);
    const symbol = unit < 128 ? (SYMBOLS[unit] as number) : NOT_ASCII;
    if (symbol === last && (symbol === SPACE || symbol === NUMBER || symbol === NOT_ASCII)) continue;
    symbols[length++] = symbol;
    last = symbol;
  }
  symbols[length++] = EDGE;
  return length;
}

function toRows(start: number, end: number, shape: FeatureShape): Int32Array {
  const words = writeSkeleton(start, end);
  const size = sizeOf(end - start, shape.characters) + sizeOf(words, shape.skeleton);
  const rows = new Int32Array(size);
  let at = 0;
  for (const n of shape.characters) at = hashAll({ from: symbols, start, end, n, seed: n }, shape.bits, rows, at);
  for (const n of shape.skeleton)
    at = hashAll({ from: skeleton, start: 0, end: words, n, seed: 64 + n }, shape.bits, rows, at);
  return rows;
}

function sizeOf(length: number, lengths: readonly number[]): number {
  return lengths.reduce((sum, n) => sum + Math.max(0, length - n + 1), 0);
}

/** Each word as one letter; how many symbols are left. */
function writeSkeleton(start: number, end: number): number {
  let length = 0;
  for (let index = start; index < end; index++) {
    const symbol = symbols[index] as number;
    const isLetter = (symbol >= 97 && symbol <= 122) || symbol === 95;
    if (isLetter && length > 0 && skeleton[length - 1] === WORD) continue;
    skeleton[length++] = isLetter ? WORD : symbol;
  }
  return length;
}

interface Run {
  readonly from: Uint8Array;
  readonly start: number;
  readonly end: number;
  readonly n: number;
  readonly seed: number;
}

const PRIME = 0x01000193;

/** FNV-1a over each n-gram, then murmur3's end, so that the low bits depend on all of it. */
function hashAll({ from, start, end, n, seed }: Run, bits: number, rows: Int32Array, first: number): number {
  const mask = (1 << bits) - 1;
  let at = first;
  const begin = (0x811c9dc5 ^ seed) | 0;
  for (let index = start; index + n <= end; index++) {
    // Three at least: without a loop of their own they take half the time.
    let hash = Math.imul(begin ^ (from[index] as number), PRIME);
    hash = Math.imul(hash ^ (from[index + 1] as number), PRIME);
    hash = Math.imul(hash ^ (from[index + 2] as number), PRIME);
    for (let offset = 3; offset < n; offset++) hash = Math.imul(hash ^ (from[index + offset] as number), PRIME);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash ^= hash >>> 13;
    rows[at++] = 1 + (hash & mask);
  }
  return at;
}

function toSymbols(): Uint8Array {
  const table = new Uint8Array(128).fill(CONTROL);
  for (let unit = 33; unit < 127; unit++) table[unit] = unit;
  for (const blank of [9, 10, 11, 12, 13, 32]) table[blank] = SPACE;
  for (let digit = 48; digit <= 57; digit++) table[digit] = NUMBER;
  for (let letter = 65; letter <= 90; letter++) table[letter] = letter + 32;
  return table;
}
