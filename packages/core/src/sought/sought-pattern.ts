import { type RequiredLiterals, requiredLiterals } from './required-literals.js';
import { type TokenGroup, TokenScan } from './token-scan.js';

/** The texts that the patterns of all checks cannot do without; each pattern's place is its group. */
const GROUPS: TokenGroup[] = [];
let scan: TokenScan | undefined;

function scanOfAll(): TokenScan {
  scan ??= new TokenScan(GROUPS);
  return scan;
}

/** What one alternative of a pattern cannot do without. */
interface Need {
  /** Character classes, all of them. */
  readonly classes: number;
  /** The place of its texts in `GROUPS`; -1: no text is known to be needed. */
  readonly group: number;
}

function toNeed(literals: RequiredLiterals): Need {
  const { texts, ignoreCase, classes } = literals;
  return { classes, group: texts === undefined ? -1 : GROUPS.push({ texts, ignoreCase }) - 1 };
}

/**
 * A pattern that is only tried on texts which hold what it cannot do without. One pass over a text says so for all
 * patterns of all checks: most of them are sought in every text, and found in few.
 */
export class SoughtPattern {
  readonly #pattern: RegExp;
  readonly #needs: readonly Need[];

  constructor(pattern: RegExp, literals: readonly RequiredLiterals[]) {
    this.#pattern = pattern;
    this.#needs = literals.map(toNeed);
    // Modules make their patterns before the first text comes.
    scan = undefined;
  }

  /** Whether there may be a match: a `false` is certain. */
  mayMatch(text: string): boolean {
    const all = scan ?? scanOfAll();
    const without = ~all.classesOf(text);
    const needs = this.#needs;
    for (let index = 0; index < needs.length; index++) {
      const { classes, group } = needs[index] as Need;
      if ((classes & without) === 0 && (group < 0 || all.holds(text, group))) return true;
    }
    return false;
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

/**
 * A pattern that is only tried on texts which hold what it cannot do without. The build writes the second parameter
 * (`build-literals.mjs`), so that no application reads patterns as it starts; sources leave it out.
 */
export function sought(pattern: RegExp, literals = requiredLiterals(pattern)): SoughtPattern {
  return new SoughtPattern(pattern, literals);
}
