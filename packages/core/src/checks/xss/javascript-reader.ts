import { isCalledAt } from './callee.js';
import { BracketReader } from './javascript-brackets.js';
import { isDigit, isIdentifierStart, isLineTerminator, isScriptSpace } from './javascript-characters.js';
import {
  endOfLine,
  endOfNumber,
  endOfRegularExpression,
  endOfString,
  endOfWord,
  escapedWord,
  startsHtmlComment,
} from './javascript-tokens.js';
import { CONTEXTUAL_WORDS, FOREIGN, RESERVED_WORDS, type WordRole } from './javascript-words.js';
import type { ScriptOptions, ScriptReading } from './script-reading.js';
import {
  BRACE,
  BRACKET,
  EITHER,
  FUNCTION_OPERAND,
  HEAD,
  HEAD_GROUP,
  LONGEST_NAME,
  NAME,
  OBJECT,
  OPERATOR,
  OPTIONAL,
  OUTER_TEMPLATE,
  START,
} from './script-state.js';

const LINE_BREAK = /[\n\r\u2028\u2029]/;

/**
 * Reads a script token by token and follows only what stands beside what: enough to tell a script that compiles
 * from prose, without building a tree. Linear; ECMA-262 12 and Annex B.1.1.
 */
export function readScript(text: string, options: ScriptOptions): ScriptReading {
  return new ScriptReader(text, options).read();
}

class ScriptReader extends BracketReader {
  read(): ScriptReading {
    if (this.after === 'string') this.setLiteral();
    if (this.after === 'unknown') this.last = EITHER;
    if (this.after === 'member') {
      this.brackets.push(OBJECT);
      this.last = OPERATOR;
    }
    if (this.after === 'template') {
      this.brackets.push(OUTER_TEMPLATE);
      this.readTemplate();
    }
    while (this.error < 0 && this.position < this.end) this.readToken();
    if (this.error < 0 && this.needsArrow) this.fail();
    return this;
  }

  private readToken(): void {
    const unit = this.text.charCodeAt(this.position);
    if (isLineTerminator(unit)) {
      this.newline = true;
      this.position++;
      return;
    }
    if (isScriptSpace(unit)) {
      this.position++;
      return;
    }
    if (this.skipComment(unit)) return;
    if (this.needsArrow && !this.text.startsWith('=>', this.position)) this.fail();
    this.readSignificant(unit);
    this.newline = false;
  }

  private readSignificant(unit: number): void {
    if (unit !== 41 && unit !== 93 && unit !== 125) this.isEmptyBracket = false;
    if (isIdentifierStart(unit) || unit === 92) this.readWord();
    else if (isDigit(unit)) this.readNumber();
    else if (unit === 34 || unit === 39) this.readString(unit);
    else if (unit === 96) this.readBacktick();
    else if (unit === 40 || unit === 91 || unit === 123) this.openBracket(unit);
    else if (unit === 41 || unit === 93 || unit === 125) this.closeBracket(unit);
    else if (unit === 46) this.readDot();
    else if (unit === 47 && this.opensRegularExpression()) this.readRegularExpression();
    else this.readOperator(unit);
  }

  /** A slash divides what stands before it; behind `await` and its like, which are names too, a second one decides. */
  private opensRegularExpression(): boolean {
    if (!this.hasOperand()) return true;
    if (!this.contextual || !this.awaits) return false;
    return endOfRegularExpression(this.text, this.position, this.end) >= 0;
  }

  // Comments: `//`, `/* */`, and Annex B.1.1's `<!--` and, at a line's start, `-->`.
  private skipComment(unit: number): boolean {
    const { text, position } = this;
    if (unit === 47 && this.peek(1) === 42) {
      const close = text.indexOf('*/', position + 2);
      const end = close < 0 || close + 2 > this.end ? -1 : close + 2;
      if (end < 0) this.ending = 'comment';
      // A comment over several lines is a line break (ECMA-262 12.4): `-->` may follow it.
      else if (LINE_BREAK.test(text.slice(position, end))) this.newline = true;
      this.position = end < 0 ? this.end : end;
      return true;
    }
    const isSign = unit === 60 || unit === 45;
    const isLine = unit === 47 ? this.peek(1) === 47 : isSign && startsHtmlComment(text, position, this.newline);
    if (!isLine) return false;
    this.position = endOfLine(text, position, this.end);
    if (this.position >= this.end) this.ending = 'comment';
    return true;
  }

  private readWord(): void {
    const start = this.position;
    const word = this.takeWord();
    if (this.error >= 0) return;
    this.recognise(word, this.isUsed());
    if (this.last === NAME) {
      this.setOperand(true);
      return;
    }
    this.onLiteral = false;
    const role = word.length > 1 ? RESERVED_WORDS.get(word) : undefined;
    if (role !== undefined && !this.isPropertyName()) this.readReserved(word, role, start);
    else this.readIdentifier(word, start);
  }

  /** `f(1)`, `` f`1` ``, `(0,f)(1)`, `f.call(…)`, `g=f`: the name is meant as a function, not as a word. */
  private isUsed(): boolean {
    // `[1].map(f)`, too.
    if (this.peek(0) === 41) return this.action >= 0 || this.peek(1) === 40 || this.peek(1) === 96;
    return isCalledAt(this.text, this.position, this.end) ?? this.isAlias;
  }

  /** `{ class: 1, delete() {} }`: in objects and classes reserved words are names too. */
  private isPropertyName(): boolean {
    const top = this.top();
    const isKey = this.contextual || this.last === START || this.last === EITHER;
    if (!isKey || !this.isInBraces()) return false;
    let position = this.position;
    while (position < this.end && this.text.charCodeAt(position) === 32) position++;
    const next = this.text.charCodeAt(position);
    return next === 58 || (next === 40 && top !== BRACE && top !== FUNCTION_OPERAND);
  }

  private readIdentifier(word: string, start: number): void {
    if (this.last === HEAD && word === 'await') return;
    const isOf = word === 'of' && this.hasOperand() && this.top() === HEAD_GROUP;
    if (isOf) {
      // `for (location of [...])` assigns.
      this.assign(start);
      this.setOperator();
      return;
    }
    if (this.imports && this.hasOperand() && (word === 'from' || word === 'as')) {
      this.setOperator();
      return;
    }
    if (!(this.startOperand() || this.declaresFunction)) this.fail(start);
    this.setOperand(true);
    this.contextual = CONTEXTUAL_WORDS.has(word);
    this.awaits = word === 'await' || word === 'yield';
  }

  private readReserved(word: string, role: WordRole, start: number): void {
    const isHeritage = word === 'extends' && this.declaresClass;
    const followsName = role === 'binary' || (isHeritage && this.hasOperand());
    if (word === 'extends' && !isHeritage) this.fail(start);
    if (followsName ? !this.isAfterOperand() : !this.startOperand()) this.fail(start);
    // `new.target` is a value, not a call.
    const isTarget = word === 'new' && this.peek(0) === 46;
    this.isFirstOperand = false;
    if (word === 'throw' || (word === 'new' && !isTarget)) this.act(start);
    if (word === 'import') this.readImport(start);
    else if (role === 'operand' || isTarget) this.setOperand(true);
    else if (role === 'literal') this.setLiteral();
    else if (role === 'optional') this.last = OPTIONAL;
    else if (role === 'head') this.last = HEAD;
    else if (role === 'statement') this.last = START;
    else if (role === 'function' || role === 'class') {
      if (this.awaitsOperand()) this.operandDepth = this.brackets.length;
      this.declaresFunction = true;
      this.declaresClass = role === 'class';
      this.readsClass ||= role === 'class';
      this.last = EITHER;
    } else this.last = OPERATOR;
  }

  /** `import('…')`, `import '…'`, `import x from '…'` fetch and run; `import.meta` does not. */
  private readImport(start: number): void {
    this.setOperand(true);
    const next = this.peek(0);
    if (next === 46) return;
    this.act(start);
    this.imports = next !== 40;
    this.assignsRoot = true;
    if (this.imports) this.last = OPERATOR;
  }

  /** The identifier at the position; a single letter is in no table and is not copied. */
  private takeWord(): string {
    const start = this.position;
    const end = endOfWord(this.text, start, this.end);
    if (end < this.end && this.text.charCodeAt(end) === 92) return this.takeEscapedWord();
    this.position = end;
    return end - start < 2 || end - start > LONGEST_NAME ? '' : this.text.slice(start, end);
  }

  private takeEscapedWord(): string {
    const word = escapedWord(this.text, this.position, this.end);
    if (word === undefined) {
      this.fail();
      return '';
    }
    this.position = word.end;
    return word.text;
  }

  private readNumber(): void {
    if (!this.startOperand()) this.fail();
    const end = endOfNumber(this.text, this.position, this.end);
    if (end < 0) this.fail();
    this.position = end;
    this.setLiteral();
  }

  private readString(quote: number): void {
    if (!this.startOperand()) this.fail();
    const { text, position } = this;
    const close = endOfString(text, position, this.end);
    if (close < 0) this.fail();
    if (close >= this.end) this.ending = quote === 34 ? '"' : "'";
    this.readStringContent(text.slice(position + 1, Math.min(close, position + LONGEST_NAME)));
    this.position = Math.min(close + 1, this.end);
    this.setLiteral();
  }

  /** Strings name members, and escapes in them hide names. */
  private readStringContent(start: string): void {
    if (this.assignsRoot && FOREIGN.test(start)) this.touch();
    if (start.includes('\\')) {
      this.markComputed();
      if (this.root && this.top() === BRACKET) this.touch();
    } else if (start.length > 1) this.readMemberName(start);
  }

  private readDot(): void {
    if (this.peek(1) === 46 && this.peek(2) === 46) {
      this.position += 3;
      this.last = OPERATOR;
      return;
    }
    if (isDigit(this.peek(1)) && this.startOperand()) {
      this.readNumber();
      return;
    }
    if (!this.isAfterOperand() && this.last !== OPTIONAL) this.fail();
    this.position++;
    this.last = NAME;
    this.lastBracketComputed = false;
  }

  private readRegularExpression(): void {
    if (!this.startOperand()) this.fail();
    const end = endOfRegularExpression(this.text, this.position, this.end);
    if (end < 0) this.fail();
    this.position = end;
    this.setLiteral();
    this.markComputed();
  }
}
