import { isCalledAt } from './callee.js';
import {
  isBinaryOperator,
  isDigit,
  isIdentifierStart,
  isLineTerminator,
  isScriptSpace,
} from './javascript-characters.js';
import {
  endOfLine,
  endOfNumber,
  endOfRegularExpression,
  endOfString,
  endOfWord,
  escapedWord,
  startsHtmlComment,
} from './javascript-tokens.js';
import { CONTEXTUAL_WORDS, FOREIGN, RESERVED_WORDS, TAKES_FUNCTION, type WordRole } from './javascript-words.js';
import type { ScriptOptions, ScriptReading } from './script-reading.js';
import {
  ARRAY,
  ARROW,
  BRACE,
  BRACKET,
  BRACKET_LEVELS,
  CALL,
  CLASS,
  CLASS_OPERAND,
  COMMA,
  COMPUTED,
  EITHER,
  FUNCTION_OPERAND,
  GROUP,
  HEAD,
  HEAD_GROUP,
  KIND,
  LONGEST_NAME,
  LOOKED_UP,
  NAME,
  OBJECT,
  OPERAND,
  OPERATOR,
  OPTIONAL,
  OUTER_TEMPLATE,
  ROOTED,
  ScriptState,
  START,
  TEMPLATE,
} from './script-state.js';

/**
 * Reads a script token by token and follows only what stands beside what: enough to tell a script that compiles
 * from prose, without building a tree. Linear; ECMA-262 12 and Annex B.1.1.
 */
export function readScript(text: string, options: ScriptOptions): ScriptReading {
  return new ScriptReader(text, options).read();
}

class ScriptReader extends ScriptState {
  read(): ScriptReading {
    if (this.after === 'string') this.setLiteral();
    if (this.after === 'unknown') this.last = EITHER;
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

  private readBacktick(): void {
    const start = this.position;
    const isTag = this.isAfterOperand() && this.last !== EITHER;
    const isCallable = this.callable && !this.isOnPlainLiteral() && !this.isPageObject();
    if (isTag && isCallable) {
      if (this.action < 0) this.tagged = true;
      this.act(start);
      if (this.lastBracketComputed) this.disguise();
    } else if (!isTag && !this.startOperand()) this.fail();
    this.position++;
    if (this.assignsRoot && FOREIGN.test(this.text.slice(this.position, this.position + LONGEST_NAME))) this.touch();
    this.brackets.push(TEMPLATE);
    this.readTemplate();
    // A string is no function: without `${…}` inside, which runs first, this ends in a TypeError. So does Markdown.
    if (isTag && !isCallable && this.isFirstOperand && this.last !== OPERATOR) this.fail(start);
  }

  /** The literal part of a template, up to its end or to the next `${`. */
  private readTemplate(): void {
    const { text } = this;
    const end = this.end;
    while (this.position < end) {
      const unit = text.charCodeAt(this.position);
      if (unit === 96) {
        this.position++;
        this.endTemplate();
        return;
      }
      if (unit === 36 && this.peek(1) === 123) {
        this.position += 2;
        this.last = OPERATOR;
        this.contextual = false;
        return;
      }
      this.position += unit === 92 ? 2 : 1;
    }
    this.position = end;
    this.ending = '`';
    this.brackets.pop();
  }

  private endTemplate(): void {
    const isOuter = this.top() === OUTER_TEMPLATE;
    this.brackets.pop();
    if (isOuter) this.setLiteral();
    else this.setOperand(true);
    this.markComputed();
  }

  private openBracket(unit: number): void {
    const start = this.position;
    if (unit === 91) this.openSquare();
    if (unit !== 40) this.isFirstOperand = false;
    if (unit === 40) this.openParenthesis(start);
    else if (unit === 123) this.openBrace();
    if (this.brackets.length > BRACKET_LEVELS) this.fail();
    if (this.error >= 0) return;
    this.position++;
    this.isEmptyBracket = true;
    this.contextual = false;
    this.last = unit === 123 ? START : OPERATOR;
  }

  private openParenthesis(start: number): void {
    if (this.last === HEAD) {
      this.brackets.push(HEAD_GROUP);
      return;
    }
    if (this.declaresFunction) {
      this.brackets.push(HEAD_GROUP);
      this.declaresFunction = false;
      return;
    }
    if (this.hasOperand()) {
      if (this.callable && !this.isOnPlainLiteral() && !this.isPageObject()) {
        this.act(start);
        if (this.lastBracketComputed) this.disguise();
      } else if (!this.callable && this.isFirstOperand) this.deadDepth = this.brackets.length;
      this.takesFunction ||= this.onLiteral && TAKES_FUNCTION.test(this.text.slice(Math.max(0, start - 12), start));
      this.brackets.push(CALL);
    } else this.brackets.push(this.last === EITHER ? CALL : GROUP);
  }

  private openSquare(): void {
    // Where a value is expected, what comes first is one.
    const isMember = this.last === EITHER ? !this.isFirstOperand : this.hasOperand() || this.last === OPTIONAL;
    if (!isMember) this.brackets.push(BRACKET | ARRAY);
    else this.brackets.push(this.root ? BRACKET | ROOTED : BRACKET);
  }

  private openBrace(): void {
    // `f(x) {` is a method's body inside braces; elsewhere only a line break makes it a statement.
    const isBody = this.hasOperand() && !this.declaresFunction && !this.startOperand() && !this.isInBraces();
    if (isBody || this.last === NAME) this.fail();
    this.declaresFunction = false;
    this.brackets.push(this.kindOfBrace());
  }

  private closeBracket(unit: number): void {
    const top = this.top();
    if (top === 0) {
      this.closeOuter(unit);
      return;
    }
    const isMatch = unit === 41 ? top <= HEAD_GROUP : unit === 93 ? top === BRACKET : top >= BRACE;
    if (!isMatch || !this.isComplete()) this.fail();
    this.position++;
    if (top === TEMPLATE || top === OUTER_TEMPLATE) {
      this.readTemplate();
      return;
    }
    const isEmpty = this.isEmptyBracket;
    const bracket = this.brackets.pop() as number;
    const computed = (bracket & COMPUTED) !== 0;
    if (computed) this.markComputed();
    this.readRooted(bracket);
    // Arguments run before the TypeError of calling what is no function; nothing behind it does.
    if (this.brackets.length === this.deadDepth) this.isDead = true;
    this.afterClose(top, isEmpty, computed);
    // `[a](b)` calls a list, which throws when its arguments have run; and is how Markdown links.
    if ((bracket & ARRAY) !== 0) this.callable = false;
  }

  /** `self[Object.keys(self)[5]](1)`: what is called is found by its place among the page's names. */
  private readRooted(bracket: number): void {
    const outer = this.brackets.length - 1;
    const isLookUp = (bracket & KIND) === CALL || ((bracket & KIND) === BRACKET && (bracket & ARRAY) === 0);
    if (outer >= 0 && isLookUp && ((this.brackets[outer] as number) & ROOTED) !== 0)
      this.brackets[outer] = (this.brackets[outer] as number) | LOOKED_UP;
    if ((bracket & (ROOTED | LOOKED_UP)) !== (ROOTED | LOOKED_UP)) return;
    if (isCalledAt(this.text, this.position, this.end) === true) this.touch();
  }

  private afterClose(kind: number, isEmpty: boolean, computed: boolean): void {
    this.isEmptyBracket = false;
    this.lastBracketComputed = false;
    if (kind === BRACE || kind === CLASS || kind === HEAD_GROUP) {
      this.last = EITHER;
      this.callable = true;
      this.contextual = false;
    } else {
      this.setOperand(true);
      if (kind !== CALL) this.onLiteral = false;
      // `'…'.replace(/./, alert)`: what a string's method gets makes it worth calling.
      else if (this.action < 0 && this.reaches && this.takesFunction) this.act(this.position - 1);
      this.lastBracketComputed = kind === BRACKET && computed;
      this.needsArrow = kind === GROUP && isEmpty;
    }
  }

  /** Whether a closing bracket may stand here: not behind an operator that still waits for its right side. */
  private isComplete(): boolean {
    if (this.last === NAME || this.last === HEAD || this.last === ARROW) return false;
    return this.last !== OPERATOR || this.isEmptyBracket;
  }

  /** A bracket that the page opened: after `)` and `}` the page's statement may end. */
  private closeOuter(unit: number): void {
    if (this.after === 'nothing' || (this.dangling && this.last !== COMMA)) this.fail();
    this.position++;
    if (unit === 93) this.setOperand(true);
    else {
      this.last = EITHER;
      this.callable = true;
      this.contextual = false;
    }
    this.lastBracketComputed = false;
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

  private readOperator(unit: number): void {
    if (unit === 59) this.endStatement();
    else if (unit === 44) this.readComma();
    else if (unit === 58) this.readColon();
    else if (unit === 63) this.readQuestion();
    else if (unit === 43 || unit === 45) this.readSign(unit);
    else if (unit === 33 || unit === 126) this.readBang(unit);
    else if (unit === 61) this.readEquals();
    else if (unit === 35) this.readHash();
    else this.readBinary(unit);
  }

  private endStatement(): void {
    const top = this.top();
    const isAllowed = top === 0 || top === HEAD_GROUP || this.isInBraces();
    const isDangling = this.last === OPERATOR && top !== HEAD_GROUP;
    if (!isAllowed || isDangling || this.last === COMMA || this.last === NAME || (this.last === HEAD && top !== 0))
      this.fail();
    this.position++;
    this.last = START;
    this.isFirstOperand = false;
    this.contextual = false;
    this.imports = false;
    this.declaresFunction = false;
  }

  private readComma(): void {
    const isElision = this.top() === BRACKET;
    if (!(this.isAfterOperand() || isElision)) this.fail();
    this.position++;
    // In objects and classes a key follows.
    const top = this.top();
    this.last = top === OBJECT || top === CLASS || top === CLASS_OPERAND ? START : COMMA;
    this.contextual = false;
  }

  private readColon(): void {
    if (!(this.isAfterOperand() || this.last === OPTIONAL)) this.fail();
    // Inside parentheses and square brackets only `a ? b : c` has one: `[text](https://…)` is Markdown.
    const kind = this.top();
    const isConditional = this.closeConditional();
    if (!isConditional && (kind === GROUP || kind === CALL || kind === BRACKET)) this.fail();
    this.position++;
    if (isConditional) {
      this.last = OPERATOR;
      this.contextual = false;
      return;
    }
    // A label, a case, a property or a conditional: a statement or an operand follows.
    const top = this.top();
    this.last = top === BRACE || top === FUNCTION_OPERAND || top === 0 ? START : OPERATOR;
    this.contextual = false;
  }

  private readQuestion(): void {
    if (!this.isAfterOperand()) this.fail();
    if (this.peek(1) === 46 && !isDigit(this.peek(2))) {
      this.position += 2;
      const next = this.peek(0);
      // `a?.(b)` and `a?.[b]` go on as if the `?.` were not there.
      if (next !== 40 && next !== 91 && next !== 96) this.last = NAME;
      else this.setOperand(this.callable);
      return;
    }
    if (this.peek(1) !== 63) this.openConditional();
    this.position += this.peek(1) === 63 ? 2 : 1;
    if (this.peek(0) === 61 && this.peek(-1) === 63) this.readEquals();
    else this.setOperator();
  }

  private readSign(unit: number): void {
    if (this.peek(1) === unit) {
      this.position += 2;
      if (this.hasOperand() && !this.newline) return;
      this.last = OPERATOR;
      return;
    }
    if (this.peek(1) === 61) {
      this.position++;
      this.readEquals();
      return;
    }
    this.position++;
    if (this.last === NAME || this.last === HEAD) this.fail();
    this.setOperator();
  }

  private readBang(unit: number): void {
    if (unit === 33 && this.peek(1) === 61 && this.isAfterOperand()) {
      this.position += this.peek(2) === 61 ? 3 : 2;
      this.setOperator();
      return;
    }
    if (!this.startOperand()) this.fail();
    this.position++;
    this.setOperator();
  }

  private readEquals(): void {
    if (this.peek(1) === 61) {
      this.position++;
      if (this.peek(1) === 61) this.position++;
      this.readBinary(61);
      return;
    }
    if (this.peek(1) === 62) {
      this.readArrow();
      return;
    }
    // Nothing can be assigned to a literal: `"a" = b` does not compile.
    if (this.last !== OPERAND && this.last !== EITHER) this.fail();
    this.assign(this.position);
    this.position++;
    const { root } = this;
    this.setOperator();
    this.assignsRoot = root;
    this.isAlias = true;
  }

  private readArrow(): void {
    if (this.last !== OPERAND && this.last !== EITHER) this.fail();
    this.needsArrow = false;
    this.position += 2;
    this.last = ARROW;
    this.contextual = false;
  }

  /** `#name` inside classes. */
  private readHash(): void {
    // Private names are for bodies of classes alone (ECMA-262 15.7.1); `(#id)` is an address in Markdown.
    if (!this.readsClass || this.brackets.length === 0 || !isIdentifierStart(this.peek(1))) this.fail();
    this.position++;
  }

  private readBinary(unit: number): void {
    // `function*` and `import *` put a star where no operand stands.
    const isGenerator = this.declaresFunction || this.contextual || (this.last === START && this.isInBraces());
    const isStar = unit === 42 && (isGenerator || this.imports);
    if (!(this.isAfterOperand() || isStar) || !isBinaryOperator(unit)) this.fail();
    let width = 1;
    while (width < 4 && this.peek(width) === unit && unit !== 61) width++;
    this.position += width;
    if (isStar) {
      this.last = EITHER;
      if (this.imports) this.setOperand(false);
      return;
    }
    if (this.peek(0) === 61 && unit !== 61) this.readCompound(unit, width);
    else this.setOperator();
  }

  private readCompound(unit: number, width: number): void {
    const isComparison = (unit === 60 || unit === 62) && width === 1;
    if (!isComparison) this.assign(this.position);
    this.position++;
    this.setOperator();
  }
}
