import { classify } from '../values/character-classes.js';

/** What stands in whatever a pattern matches. */
export interface RequiredLiterals {
  /** One of these: ASCII, two characters or more, in lower case where the pattern ignores case. Left out: none is known. */
  readonly texts?: readonly string[] | undefined;
  readonly ignoreCase: boolean;
  /** All of these character classes. */
  readonly classes: number;
}

/** Shorter ones stand in nearly every text. */
const MIN_LENGTH = 2;
/** So many alternatives are told apart; past them a pattern is cut into pieces. */
const MAX_TEXTS = 48;

/** What a part of a pattern matches: exactly one of few texts, or something that holds one of `needed`. */
interface Part {
  /** Every text that the part can match; left out: too many. */
  readonly exact?: readonly string[] | undefined;
  /** The best set of which one text stands in every match; left out: none is known. */
  readonly needed?: readonly string[] | undefined;
  /** Character classes that every match has. */
  readonly classes: number;
}

const NOTHING: Part = { exact: [''], classes: 0 };
const ANYTHING: Part = { classes: 0 };

/**
 * What a text has to hold for a pattern to match, for each of its alternatives: found by reading the pattern, so that it
 * can neither be forgotten nor say too much.
 */
export function requiredLiterals({ source, flags }: RegExp): readonly RequiredLiterals[] {
  const ignoreCase = flags.includes('i');
  // Where case is ignored by Unicode's rules, characters beyond ASCII are the same as some within.
  if (flags.includes('v') || (ignoreCase && flags.includes('u'))) return [{ ignoreCase, classes: 0 }];
  return new PatternReader(source, ignoreCase).read().map(({ needed, exact, classes }) => {
    const texts = best(needed, exact);
    return { texts: texts && withoutLonger(texts), ignoreCase, classes };
  });
}

/** A text that holds another of them says nothing more. */
function withoutLonger(texts: readonly string[]): string[] {
  return texts.filter((text) => !texts.some((other) => other !== text && text.includes(other)));
}

/** Reads the syntax of regular expressions (ECMA-262, 22.2.1), which has been checked by whoever made the pattern. */
class PatternReader {
  readonly #source: string;
  readonly #ignoreCase: boolean;
  #at = 0;

  constructor(source: string, ignoreCase: boolean) {
    this.#source = source;
    this.#ignoreCase = ignoreCase;
  }

  /** The alternatives of the whole pattern, or of a group of it. */
  read(): Part[] {
    const parts = [this.#readSequence()];
    while (this.#takes('|')) parts.push(this.#readSequence());
    return parts;
  }

  #readAlternatives(): Part {
    return anyOf(this.read());
  }

  #readSequence(): Part {
    let needed: readonly string[] | undefined;
    let classes = 0;
    let isWhole = true;
    // The texts that the parts read last match together.
    let run: readonly string[] = [''];
    while (this.#at < this.#source.length && !'|)'.includes(this.#source.charAt(this.#at))) {
      const part = this.#readQuantified();
      const { exact } = part;
      classes |= part.classes;
      if (exact?.length === 1 && run.length === 1) {
        run = [(run[0] as string) + exact[0]];
        continue;
      }
      if (exact !== undefined && run.length * exact.length <= MAX_TEXTS) {
        run = run.flatMap((start) => exact.map((end) => start + end));
        continue;
      }
      isWhole = false;
      needed = best(best(needed, run), part.needed);
      run = exact ?? [''];
    }
    return isWhole ? { exact: run, classes } : { needed: best(needed, run), classes };
  }

  #readQuantified(): Part {
    const part = this.#readAtom();
    if (!'*+?{'.includes(this.#source.charAt(this.#at) || '|')) return part;
    const match = /^(?:([*+?])|\{(\d+)(?:,(\d*))?\})\??/.exec(this.#source.slice(this.#at, this.#at + 24));
    if (match === null) return part;
    this.#at += match[0].length;
    const [, sign, least, most] = match;
    if (sign === '?' || (least === '0' && most === '1')) return anyOf([part, NOTHING]);
    if (sign === '*' || least === '0') return ANYTHING;
    if (least === '1' && most === undefined && sign === undefined) return part;
    // Once or more often: what one of them needs, they all need.
    return { needed: best(part.needed, part.exact), classes: part.classes };
  }

  #readAtom(): Part {
    const character = this.#source.charAt(this.#at++);
    switch (character) {
      case '(':
        return this.#readGroup();
      case '[':
        return this.#readClass();
      case '.':
        return ANYTHING;
      case '^':
      case '$':
        return NOTHING;
      case '\\':
        return this.#readEscape();
      default:
        return this.#toPart(isWordUnit(character.charCodeAt(0)) ? character + this.#readWord() : character);
    }
  }

  /** The letters and digits that follow, but for one that is repeated: pieces of a pattern that are read at once. */
  #readWord(): string {
    const start = this.#at;
    let end = start;
    while (isWordUnit(this.#source.charCodeAt(end))) end++;
    if (end > start && '*+?{'.includes(this.#source.charAt(end) || '|')) end--;
    this.#at = end;
    return this.#source.slice(start, end);
  }

  #readGroup(): Part {
    const opening = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(this.#source.slice(this.#at, this.#at + 64))?.[0] ?? '';
    this.#at += opening.length;
    const part = this.#readAlternatives();
    this.#at++;
    // What stands around a match is no part of it.
    return /^\?<?[=!]/.test(opening) ? NOTHING : part;
  }

  #readEscape(): Part {
    const character = this.#source.charAt(this.#at++);
    if (character === 'b' || character === 'B') return NOTHING;
    if (/[dDwWsSpPk\d]/.test(character)) {
      const rest = /^(?:\{[^}]*\}|<\w+>|\d*)/.exec(this.#source.slice(this.#at))?.[0] ?? '';
      if (/[pPk\d]/.test(character)) this.#at += rest.length;
      return ANYTHING;
    }
    const unit = this.#unitOf(character);
    return unit === undefined ? ANYTHING : this.#toPart(unit);
  }

  /** What an escape stands for, inside a class or outside; `undefined`: more than one character. */
  #unitOf(character: string): string | undefined {
    const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', v: '\v', f: '\f', 0: '\0' };
    const digits = /^[ux]\{?([\da-fA-F]{2,6})\}?/.exec(this.#source.slice(this.#at - 1, this.#at + 9));
    if (character === 'u' || character === 'x') {
      const length = character === 'x' ? 2 : this.#source.charAt(this.#at) === '{' ? undefined : 4;
      if (digits === null) return undefined;
      const hex = length === undefined ? (digits[1] as string) : this.#source.slice(this.#at, this.#at + length);
      this.#at += length ?? hex.length + 2;
      return String.fromCodePoint(Number.parseInt(hex, 16));
    }
    if (character === 'c') {
      this.#at++;
      return undefined;
    }
    return controls[character] ?? character;
  }

  /** A class of few characters is as many alternatives. */
  #readClass(): Part {
    let isExact = !this.#takes('^');
    const members: string[] = [];
    while (this.#source.charAt(this.#at) !== ']') {
      const character = this.#source.charAt(this.#at++);
      if (character !== '\\') members.push(character);
      else {
        const escaped = this.#source.charAt(this.#at++);
        const unit = /[dDwWsSpPbBk]/.test(escaped) ? undefined : this.#unitOf(escaped);
        if (/[pP]/.test(escaped)) this.#at = this.#source.indexOf('}', this.#at) + 1;
        if (unit === undefined) isExact = false;
        members.push(unit ?? '');
      }
      const isRange = this.#source.charAt(this.#at) === '-' && this.#source.charAt(this.#at + 1) !== ']';
      if (isRange && members.length > 0) {
        isExact = false;
        this.#at++;
      }
    }
    this.#at++;
    if (!isExact || members.length > MAX_TEXTS) return ANYTHING;
    return anyOf(members.map((member) => this.#toPart(member)));
  }

  #toPart(character: string): Part {
    const text = this.#ignoreCase ? character.toLowerCase() : character;
    return text.charCodeAt(0) < 128 ? { exact: [text], classes: classify(text) } : ANYTHING;
  }

  #takes(character: string): boolean {
    if (this.#source.charAt(this.#at) !== character) return false;
    this.#at++;
    return true;
  }
}

/** A letter or a digit of ASCII. */
function isWordUnit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
}

/** What matches one of several parts. All at once: vocabularies have hundreds of alternatives. */
function anyOf(parts: readonly Part[]): Part {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const classes = parts.reduce((all, part) => all & part.classes, -1);
  const exact = union(parts.map((part) => part.exact));
  if (exact !== undefined && exact.length <= MAX_TEXTS) return { exact, classes };
  return { needed: union(parts.map((part) => best(part.needed, part.exact))), classes };
}

function union(sets: readonly (readonly string[] | undefined)[]): string[] | undefined {
  const all = new Set<string>();
  for (const set of sets) {
    if (set === undefined) return undefined;
    for (const text of set) all.add(text);
  }
  return [...all];
}

/** Of two sets of which each is needed, the one that fewer texts hold. */
function best(one: readonly string[] | undefined, other: readonly string[] | undefined): readonly string[] | undefined {
  const first = worthOf(one);
  const second = worthOf(other);
  if (first === 0 && second === 0) return undefined;
  return first >= second ? one : other;
}

function worthOf(texts: readonly string[] | undefined): number {
  if (texts === undefined || texts.length === 0) return 0;
  const shortest = Math.min(...texts.map((text) => text.length));
  return shortest < MIN_LENGTH ? 0 : shortest * 64 - Math.min(63, texts.length);
}
