import { requiredLiterals } from './required-literals.js';
import { type TokenGroup, TokenScan } from './token-scan.js';

/** The texts that the patterns of all checks cannot do without; each pattern's place is its group. */
const GROUPS: TokenGroup[] = [];
let scan: TokenScan | undefined;

function scanOfAll(): TokenScan {
  scan ??= new TokenScan(GROUPS);
  return scan;
}

/**
 * A pattern that is only tried on texts which hold what it cannot do without. One pass over a text says so for all
 * patterns of all checks: most of them are sought in every text, and found in few.
 */
export class SoughtPattern {
  readonly #pattern: RegExp;
  /** Character classes without which there is no match. */
  readonly #classes: number;
  /** -1: no text is known to be needed. */
  readonly #group: number;

  constructor(pattern: RegExp) {
    this.#pattern = pattern;
    const { texts, ignoreCase, classes } = requiredLiterals(pattern);
    this.#classes = classes;
    this.#group = texts === undefined ? -1 : GROUPS.push({ texts, ignoreCase }) - 1;
    // Modules make their patterns before the first text comes.
    scan = undefined;
  }

  /** Whether there may be a match: a `false` is certain. */
  mayMatch(text: string): boolean {
    const all = scan ?? scanOfAll();
    if ((this.#classes & ~all.classesOf(text)) !== 0) return false;
    return this.#group < 0 || all.holds(text, this.#group);
  }

  test(text: string): boolean {
    return this.mayMatch(text) && this.#pattern.test(text);
  }

  exec(text: string): RegExpExecArray | null {
    return this.mayMatch(text) ? this.#pattern.exec(text) : null;
  }

  matchAll(text: string): Iterable<RegExpExecArray> {
    return this.mayMatch(text) ? text.matchAll(this.#pattern) : NO_MATCHES;
  }
}

const NO_MATCHES: readonly RegExpExecArray[] = [];

/** A pattern that is only tried on texts which hold what it cannot do without. */
export function sought(pattern: RegExp): SoughtPattern {
  return new SoughtPattern(pattern);
}
