import type { Value } from '../values/value.js';

/** Longer texts repeat seldom, and take long to be told apart. */
const MAX_LENGTH = 512;
/** A body of more different texts than these is no list of rows that are alike. */
const MAX_TEXTS = 4_096;

/**
 * The texts of one body in which no grammar found anything, which a list repeats from row to row. A text is known again
 * at places that differ by nothing but positions in lists: checks look at the names on the way to it.
 */
export class RepeatedTexts {
  /** What the model says of the first decides about all. */
  readonly takesDoubted = true;
  readonly #last = new Map<string, Value>();

  has(value: Value): boolean {
    const { text, source } = value;
    if (text.length > MAX_LENGTH) return false;
    const before = this.#last.get(text);
    return before !== undefined && before.source === source && isSamePlace(before.path, value.path);
  }

  add(value: Value): void {
    const { text, path } = value;
    // A key may stand in the way to itself.
    if (text.length > MAX_LENGTH || this.#last.size >= MAX_TEXTS || path.includes(text)) return;
    this.#last.set(text, value);
  }
}

/** Whether two paths differ by nothing but positions: `items[3].note`, `items[17].note`. */
function isSamePlace(one: string, other: string): boolean {
  let left = 0;
  let right = 0;
  while (left < one.length && right < other.length) {
    const unit = one.charCodeAt(left);
    if (unit !== other.charCodeAt(right)) return false;
    left = unit === OPEN ? behindDigits(one, left + 1) : left + 1;
    right = unit === OPEN ? behindDigits(other, right + 1) : right + 1;
  }
  return left === one.length && right === other.length;
}

const OPEN = 0x5b;

function behindDigits(path: string, from: number): number {
  let at = from;
  while (at < path.length && path.charCodeAt(at) >= 0x30 && path.charCodeAt(at) <= 0x39) at++;
  return at;
}
