import type { Opening } from './openings.js';
import { isNameUnit } from './word.js';

/** What stands in front of a separator: nothing, one piece of data (`127.0.0.1`, `a.jpg`), a word, or prose. */
export type Before = 'nothing' | 'data' | 'word' | 'prose';

/** Answers questions about the text around a command, each in one pass over the text at most. */
export class Surroundings {
  private readTo = 0;
  private tokens = 0;
  private words = 0;
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
    const answer = isListOf(this.text, separator);
    this.lists.set(separator, answer);
    return answer;
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
const PIECE = /^\s*[\p{L}\p{N}_.:%# -]{1,40}\s*$/u;

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
