import { BYTES, BYTES_TEXT_LENGTH, loadBytes } from '../../values/text-bytes.js';

/** How a text gets to the place where a shell expects a command. */
export type OpeningKind = 'start' | ';' | '|' | '&' | 'newline' | '$(' | '`' | '<(' | 'directive';

/** A place where a shell expects a command; `OpeningScanner` is one, so that scanning costs no object an opening. */
export interface Opening {
  readonly kind: OpeningKind;
  /** `&&` and `||`. */
  readonly doubled: boolean;
  /** Of the first separator's first character. */
  readonly start: number;
  /** Behind the separators, before blanks. */
  readonly end: number;
  /** Inside a `(` that no shell takes where it stands: `f(a|b)` is a syntax error to bash, and a group to a regular expression. */
  readonly inGroup: boolean;
  /** Behind a backtick that none has ended yet: the next one may end the command. */
  readonly inBackticks: boolean;
}

const NONE = 0;
const SEPARATOR = 1;
const BACKTICK = 2;
const BEFORE_PARENTHESIS = 3;
const OPEN = 4;
const CLOSE = 5;
/** Words longer than this are no names. */
const MAX_NAME = 256;
const UNIT_KIND = buildTable();
/** What can open a command, for bytes and units alike. */
const CANDIDATE = Uint8Array.from({ length: 256 }, (_, unit) => (isCandidate(unit) ? 1 : 0));
/** Deeper parentheses are counted, not remembered. */
const MAX_GROUPS = 30;
/** Apache's and nginx's server-side include that runs a command. */
const DIRECTIVE = '!--#exec';
const DIRECTIVE_VALUE = /!--#exec\s{1,8}cmd\s{0,8}=\s{0,8}["']?/iy;

/** Walks over a text from opening to opening. */
export class OpeningScanner implements Opening {
  kind: OpeningKind = 'start';
  doubled = false;
  start = 0;
  end = 0;
  /** Parentheses open here, and a bit for each that is a group of no shell. */
  private depth = 0;
  private groups = 0;
  private readTo = 0;
  inBackticks = false;

  constructor(private readonly text: string) {}

  get inGroup(): boolean {
    return this.groups !== 0;
  }

  /** Goes to the next opening; false when there is none. */
  next(): boolean {
    const { text } = this;
    for (let index = this.readTo; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      const kind = unit < 128 ? UNIT_KIND[unit] : NONE;
      if (kind === NONE) continue;
      if (kind === SEPARATOR) {
        if (!isRedirection(text, index, unit)) return this.takeSeparators(index);
      } else if (this.takeOther(kind as number, unit, index)) return true;
    }
    this.readTo = text.length;
    return false;
  }

  private takeOther(kind: number, unit: number, index: number): boolean {
    if (kind === BACKTICK) return this.takeBackticks(index);
    if (kind === OPEN) this.enter(index);
    else if (kind === CLOSE) this.leave();
    else if (this.text.charCodeAt(index + 1) === 0x28) return this.takeSubstitution(unit, index);
    else if (unit === 0x3c && this.text.charCodeAt(index + 1) === 0x21) return this.takeDirective(index);
    return false;
  }

  /** Three or more are Markdown's fence, and to a shell pairs with nothing in them. */
  private takeBackticks(start: number): true {
    let end = start + 1;
    while (this.text.charCodeAt(end) === 0x60) end++;
    if (end - start < 3) this.inBackticks = !this.inBackticks;
    return this.found('`', start, end - start < 3 ? start + 1 : end);
  }

  private takeSubstitution(unit: number, index: number): boolean {
    // `Map<(a) => b>`, `<em>(large)</em>`, `User>('x')`: process substitution is a word of its own, behind a blank.
    if (unit === 0x3e && index > 0 && !isWordBreak(this.text.charCodeAt(index - 1))) return false;
    this.depth++;
    return this.found(unit === 0x24 ? '$(' : '<(', index, index + 2);
  }

  private takeDirective(index: number): boolean {
    if (!this.text.startsWith(DIRECTIVE, index + 1)) return false;
    DIRECTIVE_VALUE.lastIndex = index + 1;
    return DIRECTIVE_VALUE.test(this.text) && this.found('directive', index, DIRECTIVE_VALUE.lastIndex);
  }

  private enter(index: number): void {
    const before = index === 0 ? 0x3b : this.text.charCodeAt(index - 1);
    if (this.depth < MAX_GROUPS && !isCommandPlace(this.text, index, before)) this.groups |= 1 << this.depth;
    this.depth++;
  }

  private leave(): void {
    if (this.depth === 0) return;
    this.depth--;
    if (this.depth < MAX_GROUPS) this.groups &= ~(1 << this.depth);
  }

  private found(kind: OpeningKind, start: number, end: number): true {
    this.kind = kind;
    this.doubled = false;
    this.start = start;
    this.end = end;
    this.readTo = end;
    return true;
  }

  /** Takes `;;`, `&&`, `|&`, `;\n` and the like as one. */
  private takeSeparators(start: number): true {
    const { text } = this;
    let end = start;
    let doubled = false;
    let last = 0;
    while (end < text.length) {
      const unit = text.charCodeAt(end);
      if (unit >= 128 || UNIT_KIND[unit] !== SEPARATOR) break;
      if (unit === last && unit !== 0x0a && unit !== 0x0d) doubled = true;
      last = unit;
      end++;
    }
    this.found(last === 0x0a || last === 0x0d ? 'newline' : (SEPARATOR_KINDS[last] ?? ';'), start, end);
    this.doubled = doubled;
    return true;
  }
}

/** What asks about the places behind openings. */
export interface OpeningTest {
  /** Whether the place at `from` of the text in `BYTES` is nothing, for sure. */
  refuses(from: number, length: number): boolean;
  accepts(text: string, at: number): boolean;
}

/**
 * Does the test accept a place behind any separator or substitution of `text`? Goes over what `OpeningScanner` stops at
 * and more, but over bytes, which takes a fraction of the time.
 */
export function isAnyOpening(text: string, test: OpeningTest): boolean {
  if (text.length <= BYTES_TEXT_LENGTH) return isAnyOpeningOf(text, { whole: text, offset: 0, test });
  for (let offset = 0; offset < text.length; offset += BYTES_TEXT_LENGTH) {
    const piece = text.slice(offset, offset + BYTES_TEXT_LENGTH);
    if (isAnyOpeningOf(piece, { whole: text, offset, test })) return true;
  }
  return false;
}

interface Piece {
  readonly whole: string;
  readonly offset: number;
  readonly test: OpeningTest;
}

function isAnyOpeningOf(piece: string, { whole, offset, test }: Piece): boolean {
  const { length } = piece;
  // A byte stands for a UTF-16 unit only where all of them are ASCII.
  if (loadBytes(piece) !== length) return isAnyUnit(piece, { whole, offset, test });
  for (let index = 0; index < length; index++) {
    const unit = BYTES[index] as number;
    if (CANDIDATE[unit] === 0) continue;
    // A word that goes on in the next piece is looked at in the text.
    const isSeparator = unit !== 0x24 && unit !== 0x3c && unit !== 0x3e;
    if (unit === 0x24 && index + 1 < length && BYTES[index + 1] !== 0x28) continue;
    const isWhole = index + MAX_NAME < length || offset + length === whole.length;
    if (isSeparator && isWhole && test.refuses(index + 1, length)) continue;
    const at = openingEnd(whole, offset + index, unit);
    if (at >= 0 && test.accepts(whole, at)) return true;
  }
  return false;
}

function isAnyUnit(piece: string, { whole, offset, test }: Piece): boolean {
  for (let index = 0; index < piece.length; index++) {
    const unit = piece.charCodeAt(index);
    if (unit > 127 || CANDIDATE[unit] === 0) continue;
    const at = openingEnd(whole, offset + index, unit);
    if (at >= 0 && test.accepts(whole, at)) return true;
  }
  return false;
}

/** Where a command could start behind the candidate at `at`; -1 where a separator follows or no substitution opens. */
function openingEnd(text: string, at: number, unit: number): number {
  const next = text.charCodeAt(at + 1);
  if (unit === 0x24 || unit === 0x3e) return next === 0x28 ? at + 2 : -1;
  if (unit !== 0x3c) return next < 128 && UNIT_KIND[next] === SEPARATOR ? -1 : at + 1;
  if (next === 0x28) return at + 2;
  if (next !== 0x21 || !text.startsWith(DIRECTIVE, at + 1)) return -1;
  DIRECTIVE_VALUE.lastIndex = at + 1;
  return DIRECTIVE_VALUE.test(text) ? DIRECTIVE_VALUE.lastIndex : -1;
}

const SEPARATOR_KINDS: Readonly<Record<number, OpeningKind>> = { 59: ';', 124: '|', 38: '&' };

/** `2>&1` and `<&3` hold an `&` that separates nothing, `>|file` a `|`; the `&` of `&>file` separates to all shells but bash. */
function isRedirection(text: string, index: number, unit: number): boolean {
  const before = text.charCodeAt(index - 1);
  if (unit === 0x7c) return before === 0x3e;
  return unit === 0x26 && (before === 0x3e || before === 0x3c);
}

/** A shell takes `(` at the start of a command, and behind `$`, `<`, `>`, `=`. */
function isCommandPlace(text: string, index: number, before: number): boolean {
  if (before < 128 && UNIT_KIND[before] !== NONE && before !== 0x29) return true;
  if (before === 0x3d) return true;
  if (before !== 0x20 && before !== 0x09) return false;
  let at = index - 1;
  while (at > 0 && index - at < 16 && isWordBreak(text.charCodeAt(at))) at--;
  const unit = text.charCodeAt(at);
  return unit < 128 && UNIT_KIND[unit] === SEPARATOR;
}

function isWordBreak(unit: number): boolean {
  return (
    unit === 0x20 || unit === 0x09 || unit === 0x0a || unit === 0x0d || unit === 0x3b || unit === 0x7c || unit === 0x26
  );
}

function isCandidate(unit: number): boolean {
  const kind = unit < 128 ? UNIT_KIND[unit] : NONE;
  return kind === SEPARATOR || kind === BACKTICK || kind === BEFORE_PARENTHESIS;
}

function buildTable(): Uint8Array {
  const table = new Uint8Array(128);
  for (const character of ';|&\n\r') table[character.charCodeAt(0)] = SEPARATOR;
  table['`'.charCodeAt(0)] = BACKTICK;
  for (const character of '$<>') table[character.charCodeAt(0)] = BEFORE_PARENTHESIS;
  table['('.charCodeAt(0)] = OPEN;
  table[')'.charCodeAt(0)] = CLOSE;
  return table;
}
