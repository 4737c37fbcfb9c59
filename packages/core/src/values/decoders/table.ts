import { classify } from '../character-classes.js';
import type { InnerTexts } from '../inner-documents.js';
import type { WordFilter } from '../word-filter.js';

/** Names of columns behind each other in a first line, without blanks behind what parts them, as prose has. */
const HEADER =
  /"?[a-z_][\w .()/#-]{0,63}"?([,;\t|])"?[a-z_][\w .()/#-]{0,63}"?(?:\1"?[a-z_][\w .()/#-]{0,63}"?){0,255}\r?\n(?=.)/iy;

/** Documentation writes what is code like this; a program exports no such cells. */
const QUOTED = /^`[^`]*`$/;

/** A table as programs export it (RFC 4180, and its kin with semicolons and tabs), of which a second line has as many cells. */
export function looksLikeTable(text: string): boolean {
  HEADER.lastIndex = 0;
  const header = HEADER.exec(text);
  if (header === null) return false;
  const separator = header[1] as string;
  return countOf(text, 0, separator) === countOf(text, HEADER.lastIndex, separator);
}

/** Cells of one row. */
function countOf(text: string, start: number, separator: string): number {
  const reader = new Rows(text, start, separator);
  let count = 0;
  do {
    reader.readCell();
    count++;
  } while (!reader.isRowOver);
  return count;
}

export function tableTexts(text: string, words?: WordFilter): InnerTexts {
  HEADER.lastIndex = 0;
  const separator = HEADER.exec(text)?.[1] ?? ',';
  const reader = new Rows(text, HEADER.lastIndex, separator);
  const texts: string[] = [];
  while (!reader.isOver) {
    const cell = reader.readCell();
    if (
      cell === '' ||
      QUOTED.test(cell) ||
      words?.holds(cell) === true ||
      words?.isProse(cell, classify(cell)) === true
    )
      continue;
    texts.push(cell);
  }
  return { texts, fault: undefined };
}

class Rows {
  readonly #text: string;
  readonly #separator: number;
  #at: number;
  isRowOver = false;

  constructor(text: string, start: number, separator: string) {
    this.#text = text;
    this.#at = start;
    this.#separator = separator.charCodeAt(0);
  }

  get isOver(): boolean {
    return this.#at >= this.#text.length;
  }

  /** In quotes a doubled one is one; a quote that is never closed takes the rest. */
  readCell(): string {
    const text = this.#text;
    let cell = '';
    if (text.charCodeAt(this.#at) === 0x22) {
      let start = this.#at + 1;
      let end = text.indexOf('"', start);
      for (; end !== -1 && text.charCodeAt(end + 1) === 0x22; end = text.indexOf('"', start)) {
        cell += text.slice(start, end + 1);
        start = end + 2;
      }
      if (end === -1) end = text.length;
      cell += text.slice(start, end);
      this.#at = end + 1;
    }
    const start = this.#at;
    let at = start;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === this.#separator || unit === 0x0a) break;
    }
    this.isRowOver = at >= text.length || text.charCodeAt(at) === 0x0a;
    this.#at = at + 1;
    return cell + text.slice(start, at).trimEnd();
  }
}
