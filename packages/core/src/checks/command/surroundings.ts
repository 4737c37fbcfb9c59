import type { Opening } from './openings.js';
import { isNameUnit } from './word.js';

/** What stands in front of a separator: nothing, one piece of data (`127.0.0.1`, `a.jpg`), a word, or prose. */
export type Before = 'nothing' | 'data' | 'word' | 'prose';

/** Answers questions about the text around a command, each in one pass over the text at most. */
export class Surroundings {
  private readTo = 0;
  private tokens = 0;
  private words = 0;
  private noises = 0;
  private readonly lists = new Map<string, boolean>();

  constructor(private readonly text: string) {}

  /** What stands in front of `at`. Ask with growing places: it reads on from the last one. */
  before(at: number): Before {
    while (this.readTo < at && this.words < 2) this.readToken(at);
    if (this.words >= 2) return 'prose';
    if (this.words === 1) return 'word';
    return this.tokens > 0 ? 'data' : 'nothing';
  }

  /** Three or more short pieces between the same separators: columns, tags, analytics. */
  isList(opening: Opening): boolean {
    const separator = opening.kind === 'newline' ? '\n' : opening.kind;
    if (opening.doubled || separator.length > 1) return false;
    const known = this.lists.get(separator);
    if (known !== undefined) return known;
    // An empty piece between two separators is `||` or `&&`.
    const answer = !this.text.includes(separator + separator) && isListOf(this.text, separator);
    this.lists.set(separator, answer);
    return answer;
  }

  /** Is this the middle of what no shell wrote: encrypted or compressed data, a fingerprinting script's digest? */
  isNoise(start: number, end: number): boolean {
    if (this.noises >= MAX_NOISES) return true;
    const from = Math.max(0, start - NOISE_WINDOW);
    const noisy =
      isNoisy(this.text, from, start) || isNoisy(this.text, end, Math.min(this.text.length, end + NOISE_WINDOW));
    if (noisy) this.noises++;
    return noisy;
  }

  /** How many lines hold anything, counted to four. */
  get lines(): number {
    let lines = 0;
    let isEmpty = true;
    for (let at = 0; at < this.text.length && lines < 4; at++) {
      const unit = this.text.charCodeAt(at);
      if (unit === 0x0a || unit === 0x0d) isEmpty = true;
      else if (isEmpty && unit > 0x20) {
        isEmpty = false;
        lines++;
      }
    }
    return lines;
  }

  private readToken(limit: number): void {
    let at = this.readTo;
    while (at < limit && isGap(this.text.charCodeAt(at))) at++;
    const start = at;
    let letters = 0;
    let named = false;
    for (; at < limit; at++) {
      const unit = this.text.charCodeAt(at);
      if (isGap(unit)) break;
      if (isLetter(unit)) letters++;
      if (isNameUnit(unit) || unit > 127) named = true;
    }
    this.readTo = at;
    if (!named) return;
    this.tokens++;
    // Punctuation at its end does not make a word less of a word.
    const last = this.text.charCodeAt(at - 1);
    const bare = at - start - (isLetter(last) ? 0 : 1);
    if (letters >= 3 && letters === bare) this.words++;
  }
}

function isGap(unit: number): boolean {
  return unit <= 0x20 || unit === 0x3b || unit === 0x7c || unit === 0x26;
}

function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit > 127;
}

/** Lists longer than this are judged by their beginning. */
const MAX_PIECES = 64;
const PIECE = /^[^/\\$`'"<>{}=&|;]{1,60}$/;

function isListOf(text: string, separator: string): boolean {
  const pieces = text.split(separator, MAX_PIECES);
  let filled = 0;
  for (const piece of pieces) {
    if (piece.trim() === '') continue;
    if (!PIECE.test(piece)) return false;
    filled++;
  }
  return filled >= 3;
}

/** Characters looked at on either side of a command. */
const NOISE_WINDOW = 80;
/** Noise found this often is what the whole text is; looking again would not be linear. */
const MAX_NOISES = 32;

/** Many different special characters close together, or control characters. */
function isNoisy(text: string, from: number, to: number): boolean {
  if (to - from < 24) return false;
  let specials = 0;
  let low = 0;
  let high = 0;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x09 || (unit > 0x0d && unit < 0x20) || (unit >= 0x7f && unit < 0xa0)) specials += 4;
    else if (unit < 0x80 && !isNameUnit(unit) && unit !== 0x20) {
      specials++;
      if (unit < 0x40) low |= 1 << (unit - 0x20);
      else high |= 1 << (unit - 0x60 + 16);
    }
  }
  return specials * 4 > to - from && (bits(low) + bits(high) >= 11 || specials > to - from);
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
