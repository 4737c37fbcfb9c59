import { BetweenTokens, type Dialect } from './between-tokens.js';
import { classOf, DIGIT, HEX, SPACE, TAIL, WORD } from './lexer-characters.js';
import { HASH_START, hashUnit, lookUp, type Word } from './vocabulary.js';

export const Kind = {
  end: 0,
  /** A comment that swallows the rest of the text. */
  commentEnd: 1,
  number: 2,
  string: 3,
  /** A quote that nothing closes: the statement's own next quote will. */
  openString: 4,
  name: 5,
  word: 6,
  variable: 7,
  operator: 8,
  open: 9,
  close: 10,
  comma: 11,
  semicolon: 12,
  dot: 13,
  openBrace: 14,
  closeBrace: 15,
  openIndex: 16,
  closeIndex: 17,
  cast: 18,
  other: 19,
} as const;

/** What an operator token does; the same distinction as the roles of words. */
export const Operator = { logic: 1, compare: 2, arithmetic: 3, assign: 4, bar: 5 } as const;

/** What MySQL does with `1.e`: a number without an exponent's digits is read and forgotten. */
const DISCARDED = -1;

/** The signs of operators: those that start a comment, those that an operand may have in front of it, the others. */
const OPERATOR_SIGNS = '-/+~!@<>=*%^&|?#';
const COMMENT_SIGNS = 2;
const PREFIX_SIGNS = 6;
/** More signs than any operator of PostgreSQL's or its extensions' has. */
const LONGEST_OPERATOR = 8;

/** Splits SQL into tokens, one at a time, without allocating; linear, and every text has tokens. */
export class Lexer extends BetweenTokens {
  kind: number = Kind.end;
  start = 0;
  end = 0;
  word: Word | undefined = undefined;
  /** An `Operator`, or for strings the unit that opened them. */
  detail = 0;
  hash = HASH_START;
  /** Where a comment that runs to the end begins; the text's length without one. */
  commentStart = 0;
  /** Whether `[` opens a name (SQL Server) rather than an index (PostgreSQL). */
  expectOperand = true;
  /** How many Oracle quotes may still be looked for in vain: each costs a pass over the text. */
  private quoteSearches = 4;

  /** Forgets the last text and stands at `start` of the next one. */
  begin(text: string, start: number, dialect: Dialect): void {
    this.stand(text, start, dialect);
    this.commentStart = text.length;
    this.kind = Kind.end;
    this.start = 0;
    this.end = 0;
    this.expectOperand = true;
    this.quoteSearches = 4;
  }

  /** The first unit after spaces, without reading a token: enough to tell a call from a name. */
  peekUnit(): number {
    if (!this.skip()) return -1;
    return this.position < this.text.length ? this.text.charCodeAt(this.position) : -1;
  }

  /** Reads the token at `start` again. */
  reread(start: number): number {
    this.position = start;
    return this.next();
  }

  /** Skips blanks, and says where the next token stands, for {@link returnTo}. */
  nextPlace(): number {
    this.skip();
    return this.position;
  }

  /** Forgets what was read from `position` on, where a token stands. */
  returnTo(position: number): void {
    this.position = position;
  }

  /** Reads the next token into the fields. */
  next(): number {
    this.word = undefined;
    this.detail = 0;
    for (;;) {
      if (!this.skip()) {
        this.commentStart = this.position;
        return this.finish(Kind.commentEnd, this.text.length);
      }
      this.start = this.position;
      if (this.position >= this.text.length) return this.finish(Kind.end, this.position);
      const unit = this.text.charCodeAt(this.position);
      const unitClass = classOf(unit);
      if ((unitClass & DIGIT) === 0 && !(unit === 0x2e && this.isDigitAt(this.position + 1))) {
        return (unitClass & WORD) !== 0 ? this.readWord() : this.readSymbol(unit);
      }
      if (this.readNumber() !== DISCARDED) return this.kind;
    }
  }

  private readNumber(): number {
    const { text } = this;
    let at = this.position;
    const radix = text.charCodeAt(at) === 0x30 ? text.charCodeAt(at + 1) | 32 : 0;
    if (radix === 0x78 && this.isHexAt(at + 2)) {
      at += 2;
      while (this.isHexAt(at)) at++;
    } else if (radix === 0x62 && (text.charCodeAt(at + 2) | 1) === 0x31) {
      at += 2;
      while ((text.charCodeAt(at) | 1) === 0x31) at++;
    } else {
      at = this.endOfDecimal(at);
      if (at === DISCARDED) return DISCARDED;
    }
    return this.finishNumber(at);
  }

  private endOfDecimal(from: number): number {
    const { text } = this;
    let at = from;
    while (this.isDigitAt(at)) at++;
    let dotted = false;
    if (text.charCodeAt(at) === 0x2e && text.charCodeAt(at + 1) !== 0x2e) {
      dotted = true;
      at++;
      while (this.isDigitAt(at)) at++;
    }
    if ((text.charCodeAt(at) | 32) !== 0x65) return at;
    const sign = text.charCodeAt(at + 1);
    let exponent = sign === 0x2b || sign === 0x2d ? at + 2 : at + 1;
    if (!this.isDigitAt(exponent)) {
      if (dotted) this.differs = true;
      if (!dotted || this.dialect !== 'mysql') return at;
      this.position = at + 1;
      return DISCARDED;
    }
    while (this.isDigitAt(exponent)) exponent++;
    return exponent;
  }

  /** `1union` is a number and a word (SQL Server, Oracle, old PostgreSQL); `4chan` is a name. */
  private finishNumber(at: number): number {
    if (!this.isWordAt(at)) return this.finish(Kind.number, at);
    const end = this.endOfWord(at);
    if (this.isGluedWord(at, end)) return this.finish(Kind.number, at);
    const suffix = this.text.charCodeAt(at) | 32;
    // Oracle: `1f` and `1d` are binary_float and binary_double literals.
    if ((suffix === 0x66 || suffix === 0x64) && at + 1 === end) return this.finish(Kind.number, at + 1);
    // SQL Server: `1eunion` and `0xunion` hold a number without the digits of its exponent, and one without any.
    const isCut =
      suffix === 0x65 || (suffix === 0x78 && at === this.start + 1 && this.text.charCodeAt(this.start) === 0x30);
    if ((suffix === 0x66 || suffix === 0x64 || isCut) && this.isGluedWord(at + 1, end))
      return this.finish(Kind.number, at + 1);
    return this.finish(Kind.name, end);
  }

  private isGluedWord(start: number, end: number): boolean {
    let hash = HASH_START;
    if (end - start > 12) return false;
    for (let at = start; at < end; at++) hash = hashUnit(hash, this.text.charCodeAt(at));
    return lookUp(hash, this.text, { start, end }) !== undefined;
  }

  private readWord(): number {
    const { text, start } = this;
    let hash = HASH_START;
    let at = start;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if ((classOf(unit) & (WORD | DIGIT | TAIL)) === 0) break;
      hash = hashUnit(hash, unit);
    }
    const following = text.charCodeAt(at);
    if (following === 0x27 && this.isStringPrefix(at)) return this.readPrefixedString(at);
    if (following === 0x26 && at === start + 1 && (text.charCodeAt(start) | 32) === 0x75) {
      const quote = text.charCodeAt(at + 1);
      if (quote === 0x27 || quote === 0x22) return this.readString(at + 1, quote);
    }
    this.hash = hash;
    this.word = lookUp(hash, text, { start, end: at });
    return this.finish(this.word === undefined ? Kind.name : Kind.word, at);
  }

  /** `N'…'`, `x'…'`, `b'…'`, `E'…'`, `q'[…]'`, `nq'…'`, `_utf8'…'`. */
  private isStringPrefix(end: number): boolean {
    const first = this.text.charCodeAt(this.start) | 32;
    if (this.text.charCodeAt(this.start) === 0x5f) return true;
    if (end - this.start === 1) return 'nxbeq'.indexOf(String.fromCharCode(first)) >= 0;
    return end - this.start === 2 && first === 0x6e && (this.text.charCodeAt(end - 1) | 32) === 0x71;
  }

  private readPrefixedString(quoteAt: number): number {
    if ((this.text.charCodeAt(quoteAt - 1) | 32) !== 0x71) return this.readString(quoteAt, 0x27);
    const opening = this.text.charAt(quoteAt + 1);
    const pair = '[](){}<>'.indexOf(opening);
    const closing = pair >= 0 && pair % 2 === 0 ? '[](){}<>'.charAt(pair + 1) : opening;
    const end = opening === '' || this.quoteSearches === 0 ? -1 : this.text.indexOf(`${closing}'`, quoteAt + 2);
    if (end < 0) {
      if (this.quoteSearches > 0) this.quoteSearches--;
      return this.readString(quoteAt, 0x27);
    }
    this.detail = 0x27;
    return this.finish(Kind.string, end + 2);
  }

  /** Reads a quoted text whose opening quote is at `from`. */
  private readString(from: number, quote: number): number {
    const { text } = this;
    this.detail = quote;
    const escapes = this.dialect === 'mysql' && quote !== 0x60;
    for (let at = from + 1; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === 0x5c) {
        this.differs = true;
        if (escapes) at++;
      } else if (unit === quote) {
        if (text.charCodeAt(at + 1) !== quote) return this.finish(Kind.string, at + 1);
        at++;
      }
    }
    return this.finish(Kind.openString, text.length);
  }

  private readSymbol(unit: number): number {
    const at = this.position;
    switch (unit) {
      case 0x27:
      case 0x22:
      case 0x60:
        return this.readString(at, unit);
      case 0x28:
        return this.finish(Kind.open, at + 1);
      case 0x29:
        return this.finish(Kind.close, at + 1);
      case 0x2c:
        return this.finish(Kind.comma, at + 1);
      case 0x3b:
        return this.finish(Kind.semicolon, at + 1);
      case 0x2e:
        return this.finish(Kind.dot, at + 1);
      case 0x7b:
        return this.finish(Kind.openBrace, at + 1);
      case 0x7d:
        return this.finish(Kind.closeBrace, at + 1);
      case 0x5d:
        return this.finish(Kind.closeIndex, at + 1);
      case 0x5b:
        return this.readBracket();
      case 0x40:
        return this.readVariable();
      case 0x24:
        return this.readDollar();
      case 0x3f:
        return this.readQuestion();
      case 0x3a:
        return this.readColon();
      case 0x5c:
        // MySQL: \N is NULL.
        return this.text.charCodeAt(at + 1) === 0x4e
          ? this.finish(Kind.number, at + 2)
          : this.finish(Kind.other, at + 1);
      default:
        return this.readOperator(unit);
    }
  }

  private readBracket(): number {
    // PostgreSQL: `array[[1],[2]]`; no name starts with two.
    const isNested = this.text.charCodeAt(this.position + 1) === 0x5b;
    if (!this.expectOperand || isNested) return this.finish(Kind.openIndex, this.position + 1);
    const end = this.text.indexOf(']', this.position + 1);
    if (end >= 0) return this.finish(Kind.name, end + 1);
    this.detail = 0x5d;
    return this.finish(Kind.openString, this.text.length);
  }

  /** `@a`, `@@version`, `` @`a` ``, `@'a'`, and MySQL's nameless `@`. */
  private readVariable(): number {
    const { text } = this;
    let at = this.position + 1;
    const following = this.text.charCodeAt(at);
    if (!this.expectOperand && (following === 0x3e || following === 0x40 || following === 0x3f)) {
      this.detail = Operator.compare;
      return this.finish(Kind.operator, at + 1);
    }
    if (this.text.charCodeAt(at) === 0x40) {
      at++;
      this.detail = 1;
    }
    const unit = this.text.charCodeAt(at);
    if (unit === 0x60 || unit === 0x27 || unit === 0x22) {
      if (unit !== 0x60 && text.indexOf(String.fromCharCode(unit), at + 1) < 0) return this.finish(Kind.variable, at);
      const detail = this.detail;
      this.readString(at, unit);
      this.detail = detail;
      return this.finish(Kind.variable, this.end);
    }
    while (this.isWordOrDigitAt(at) || this.text.charCodeAt(at) === 0x2e || this.text.charCodeAt(at) === 0x24) at++;
    return this.finish(Kind.variable, at);
  }

  /** `$1`, `$$…$$`, `$tag$…$tag$`. */
  private readDollar(): number {
    const at = this.position;
    const tagEnd = this.endOfTag(at + 1);
    if (this.text.charCodeAt(tagEnd) === 0x24 && !this.isDigitAt(at + 1) && tagEnd - at <= 64) {
      const tag = this.text.slice(at, tagEnd + 1);
      const close = this.text.indexOf(tag, tagEnd + 1);
      this.detail = 0x24;
      return close < 0 ? this.finish(Kind.openString, this.text.length) : this.finish(Kind.string, close + tag.length);
    }
    if (tagEnd > at + 1) return this.finish(Kind.variable, tagEnd);
    return this.finish(Kind.other, at + 1);
  }

  private endOfTag(from: number): number {
    let at = from;
    while (at < this.text.length && this.text.charCodeAt(at) !== 0x24 && this.isWordOrDigitAt(at)) at++;
    return at;
  }

  /** A placeholder, or PostgreSQL's `?`, `?|`, `?&` on JSON. */
  private readQuestion(): number {
    const second = this.text.charCodeAt(this.position + 1);
    if (this.expectOperand) return this.finish(Kind.variable, this.position + 1);
    this.detail = Operator.compare;
    return this.finish(Kind.operator, this.endOfOperator(second === 0x7c || second === 0x26 ? 2 : 1));
  }

  private readColon(): number {
    const at = this.position;
    const following = this.text.charCodeAt(at + 1);
    if (following === 0x3a) return this.finish(Kind.cast, at + 2);
    if (following === 0x3d) {
      this.detail = Operator.assign;
      return this.finish(Kind.operator, at + 2);
    }
    return this.isWordAt(at + 1) ? this.finish(Kind.variable, this.endOfWord(at + 1)) : this.finish(Kind.other, at + 1);
  }

  private readOperator(unit: number): number {
    // SQL Server: #name is a temporary table.
    if (unit === 0x23 && this.expectOperand && this.isWordAt(this.position + 1)) {
      return this.finish(Kind.name, this.endOfWord(this.position + 1));
    }
    const length = this.operatorLength(unit);
    if (length === 0) return this.finish(Kind.other, this.position + 1);
    return this.finish(Kind.operator, this.expectOperand ? this.position + length : this.endOfOperator(length));
  }

  /**
   * PostgreSQL lets everybody define operators (4.1.3): `-|-`, `<->`, `?-|`. What no operand starts with belongs to the
   * operator in front of it; the others have no such runs.
   */
  private endOfOperator(length: number): number {
    const { text, position } = this;
    let end = position + length;
    let own = end;
    while (end - position < LONGEST_OPERATOR) {
      const sign = OPERATOR_SIGNS.indexOf(text.charAt(end));
      const isComment = sign < COMMENT_SIGNS && text.charAt(end + 1) === (sign === 0 ? '-' : '*');
      if (sign < 0 || end >= text.length || isComment) break;
      end++;
      if (sign >= PREFIX_SIGNS) own = end;
    }
    if (own === position + length) return own;
    this.differs = true;
    if (this.dialect === 'mysql') return position + length;
    if (this.detail === Operator.logic || this.detail === Operator.bar) this.detail = Operator.compare;
    return own;
  }

  /** Sets `detail` and returns how many units the operator has; 0 for what is no operator. */
  private operatorLength(unit: number): number {
    const { text, position } = this;
    const second = text.charCodeAt(position + 1);
    const third = text.charCodeAt(position + 2);
    this.detail = Operator.arithmetic;
    switch (unit) {
      case 0x7c: // | ||
        if (second === 0x7c) this.detail = Operator.bar;
        return second === 0x7c ? 2 : 1;
      case 0x26: // & &&
        if (second === 0x26) this.detail = Operator.logic;
        return second === 0x26 ? 2 : 1;
      case 0x3c: // < <= <> << <=> <@
        this.detail = second === 0x3c ? Operator.arithmetic : Operator.compare;
        if (second === 0x3d) return third === 0x3e ? 3 : 2;
        if (second === 0x20) return this.spacedLength() || 1;
        // `1<@a`: MySQL has variables, and nothing that contains another.
        if (second === 0x40) this.differs = true;
        return second === 0x3e || second === 0x3c || (second === 0x40 && this.dialect !== 'mysql') ? 2 : 1;
      case 0x3e: // > >= >>
        this.detail = second === 0x3e ? Operator.arithmetic : Operator.compare;
        if (second === 0x20) return this.spacedLength() || 1;
        return second === 0x3d || second === 0x3e ? 2 : 1;
      case 0x3d: // = == =>
        // `=>` names an argument and gives it a value (PostgreSQL 4.3.2, Oracle): it compares nothing.
        this.detail = second === 0x3e ? Operator.arithmetic : Operator.compare;
        return second === 0x3d || second === 0x3e ? 2 : 1;
      case 0x21: // ! != !< !> !~ !~*
        if (second === 0x3d || second === 0x3c || second === 0x3e || (second === 0x7e && !this.expectOperand)) {
          this.detail = Operator.compare;
          return second === 0x7e && third === 0x2a ? 3 : 2;
        }
        if (this.expectOperand) return 1;
        this.detail = Operator.compare;
        return this.spacedLength();
      case 0x7e: // ~ ~* ~~ ~=
        // A lone tilde compares in PostgreSQL, but joins numbers in many formats: it counts as arithmetic.
        if (this.expectOperand || (second !== 0x2a && second !== 0x7e && second !== 0x3d)) return 1;
        this.detail = Operator.compare;
        return 2;
      case 0x5e: // ^ ^= ^@ (PostgreSQL: starts with)
        if (second === 0x3d || second === 0x40) this.detail = Operator.compare;
        if ((classOf(second) & SPACE) !== 0) return this.spacedInequality();
        return second === 0x3d || second === 0x40 ? 2 : 1;
      case 0x2d: // - -> ->>
        if (this.expectOperand || second !== 0x3e) return 1;
        return third === 0x3e ? 3 : 2;
      case 0x23: // PostgreSQL: # #> #>>
        return second === 0x3e ? (third === 0x3e ? 3 : 2) : 1;
      case 0x2b:
      case 0x2a:
      case 0x2f:
      case 0x25:
        return 1;
      default:
        return 0;
    }
  }

  /** SQL Server lets spaces into `! =`, `< >`, `> =`; 0 where no such sign follows. */
  private spacedLength(): number {
    let at = this.position + 1;
    while (at < this.position + 16 && (classOf(this.text.charCodeAt(at)) & SPACE) !== 0) at++;
    const unit = this.text.charCodeAt(at);
    return at > this.position + 1 && unit >= 0x3c && unit <= 0x3e ? at + 1 - this.position : 0;
  }

  /** Oracle: `^ =`. */
  private spacedInequality(): number {
    const length = this.spacedLength();
    if (length === 0 || this.text.charCodeAt(this.position + length - 1) !== 0x3d) return 1;
    this.detail = Operator.compare;
    return length;
  }

  private finish(kind: number, end: number): number {
    this.kind = kind;
    this.end = end;
    this.position = end;
    if (kind === Kind.end || kind === Kind.commentEnd) this.start = this.text.length;
    return kind;
  }

  private endOfWord(from: number): number {
    let at = from;
    while (this.isWordOrDigitAt(at)) at++;
    return at;
  }

  private isHexAt(at: number): boolean {
    return at < this.text.length && (classOf(this.text.charCodeAt(at)) & HEX) !== 0;
  }

  private isWordAt(at: number): boolean {
    return at < this.text.length && (classOf(this.text.charCodeAt(at)) & WORD) !== 0;
  }

  private isWordOrDigitAt(at: number): boolean {
    return at < this.text.length && (classOf(this.text.charCodeAt(at)) & (WORD | DIGIT)) !== 0;
  }
}
