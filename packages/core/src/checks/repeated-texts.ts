import type { Value } from '../values/value.js';

/** Longer texts repeat seldom, and take long to be told apart. */
const MAX_LENGTH = 512;
/** A body of more different texts than these is no list of rows that are alike. */
const MAX_TEXTS = 4_096;

/**
 * The harmless texts of one body, which a list repeats from row to row. A text is known again at places that differ by
 * nothing but positions in lists: checks look at the names on the way to it.
 */
export class RepeatedTexts {
  readonly #last = new Map<string, Value>();

  has(value: Value): boolean {
    const { text, source } = value;
    if (text.length > MAX_LENGTH) return false;
    const before = this.#last.get(text);
    return before !== undefined && before.source === source && placeOf(before) === placeOf(value);
  }

  add(value: Value): void {
    const { text, path } = value;
    // A key may stand in the way to itself.
    if (text.length > MAX_LENGTH || this.#last.size >= MAX_TEXTS || path.includes(text)) return;
    this.#last.set(text, value);
  }
}

function placeOf({ path }: Value): string {
  return path.replace(/\[\d{1,7}\]/g, '[]');
}
