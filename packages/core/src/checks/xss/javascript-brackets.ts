import { isCalledAt } from './callee.js';
import { OperatorReader } from './javascript-operators.js';
import { FOREIGN, TAKES_FUNCTION } from './javascript-words.js';
import {
  ARRAY,
  ARROW,
  BRACE,
  BRACKET,
  BRACKET_LEVELS,
  CALL,
  CLASS,
  COMMA,
  COMPUTED,
  EITHER,
  GROUP,
  HEAD,
  HEAD_GROUP,
  KIND,
  LONGEST_NAME,
  LOOKED_UP,
  NAME,
  OPERATOR,
  OPTIONAL,
  OUTER_TEMPLATE,
  ROOTED,
  START,
  TEMPLATE,
} from './script-state.js';

/** Reads a script's brackets and its templates, which are brackets too: what opens, what closes, what a closed one is. */
export class BracketReader extends OperatorReader {
  protected readBacktick(): void {
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
  protected readTemplate(): void {
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

  protected openBracket(unit: number): void {
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

  protected closeBracket(unit: number): void {
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
}
