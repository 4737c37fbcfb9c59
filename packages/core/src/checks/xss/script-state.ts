import { isIdentifierPart } from './javascript-characters.js';
import {
  BROWSER_NAMES,
  CALLED_NAMES,
  ESCAPE_NAMES,
  EVERYDAY_NAMES,
  IMPLICIT_METHODS,
  PAGE_MEMBERS,
  PAGE_OBJECTS,
} from './javascript-words.js';
import type { ScriptEnding, ScriptOptions, ScriptReading } from './script-reading.js';

// What the last token was; it decides what may come next.
export const START = 0;
export const OPERATOR = 1;
export const OPERAND = 2;
export const LITERAL = 3;
/** After a closing brace and the like, where a statement and an operator are both possible. */
export const EITHER = 4;
export const OPTIONAL = 5;
export const NAME = 6;
export const HEAD = 7;
export const COMMA = 8;
/** Behind `=>`: an operand, or a body. */
export const ARROW = 9;

/** Engines give up sooner: their parsers recurse. */
export const BRACKET_LEVELS = 20_000;

/** The longest name in a table is shorter. */
export const LONGEST_NAME = 40;

// Open brackets.
export const GROUP = 1;
export const CALL = 2;
export const HEAD_GROUP = 3;
export const BRACKET = 4;
export const BRACE = 5;
export const TEMPLATE = 6;
export const OUTER_TEMPLATE = 7;
export const OBJECT = 8;
export const CLASS = 9;
/** Bodies of functions and classes that are operands: behind them a slash divides. */
export const FUNCTION_OPERAND = 10;
export const CLASS_OPERAND = 11;
export const KIND = 15;
/** What is inside the bracket is worked out, as in `['al' + 'ert']`. */
export const COMPUTED = 16;
/** On a BRACKET: a list of its own, no member of what stands before it. */
export const ARRAY = 32;
/** On a BRACKET: a member of one of the page's own objects; what its name is worked out from is called or looked up. */
export const ROOTED = 64;
export const LOOKED_UP = 128;
/** One more question mark without its colon. */
const CONDITIONAL = 256;

/** What is known between two tokens of a script, and what may come next. */
export class ScriptState implements ScriptReading {
  error = -1;
  action = -1;
  assignment = -1;
  reaches = false;
  speaksBrowser = false;
  escapes = false;
  tagged = false;
  touchesPage = false;
  protected definesImplicit = false;
  disguised = false;
  ending: ScriptEnding = 'code';

  protected readonly end: number;
  protected readonly after: ScriptOptions['after'];
  protected position: number;
  protected last = START;
  protected newline: boolean;
  protected contextual = false;
  /** The last word may be an operator that a regular expression follows, or a name. */
  protected awaits = false;
  /** The last operand can be called for an effect: a name, a member, a result. */
  protected callable = false;
  protected declaresFunction = false;
  protected declaresClass = false;
  /** A class was declared somewhere before. */
  protected readsClass = false;
  /** A string's method that calls its arguments was called. */
  protected takesFunction = false;
  /** How many brackets were open where a function or class began that is an operand; -1 without one. */
  protected operandDepth = -1;
  protected imports = false;
  protected needsArrow = false;
  protected readonly brackets: number[] = [];
  protected lastBracketComputed = false;
  protected isEmptyBracket = false;
  /** The last operand is one of the page's own objects: `document`. */
  protected root = false;
  /** The last operator assigns to one. */
  protected assignsRoot = false;
  /** The last operator is `=`. */
  protected isAlias = false;
  /** The last operand is a member, or a result of one, of a literal. */
  protected onLiteral = false;
  /** No operator, no statement yet: what is called now is called for sure, unlike in `a || 'b'(c)`. */
  protected isFirstOperand = true;
  /** A literal was called: nothing behind it runs. */
  protected isDead = false;
  /** How many brackets were open where a literal is called; -1 without one. */
  protected deadDepth = -1;
  /** Question marks outside of brackets whose colon has not come; each open bracket counts its own above COMPUTED. */
  private conditionals = 0;

  constructor(
    protected readonly text: string,
    options: ScriptOptions,
  ) {
    this.position = options.from;
    this.end = options.end;
    this.after = options.after;
    this.newline = options.after === 'nothing' || options.after === 'unknown';
  }

  get acts(): boolean {
    return this.action >= 0 || (this.reaches && (this.assignment >= 0 || this.definesImplicit));
  }

  get dangling(): boolean {
    const { last } = this;
    return last === OPERATOR || last === NAME || last === HEAD || last === COMMA || last === ARROW;
  }

  get open(): number {
    return this.brackets.length;
  }

  protected fail(offset = this.position): void {
    if (this.error < 0) this.error = offset;
  }

  protected peek(offset: number): number {
    const position = this.position + offset;
    return position < this.end ? this.text.charCodeAt(position) : -1;
  }

  protected hasOperand(): boolean {
    return this.last === OPERAND || this.last === LITERAL;
  }

  protected isInBraces(): boolean {
    const top = this.top();
    return top === BRACE || top >= OBJECT;
  }

  protected top(): number {
    const last = this.brackets.length - 1;
    return last < 0 ? 0 : (this.brackets[last] as number) & KIND;
  }

  /** Whether another operand may stand here; a line break supplies the semicolon outside of parentheses. */
  protected startOperand(): boolean {
    if (!this.hasOperand()) return this.last !== NAME && this.last !== HEAD;
    if (this.contextual) return true;
    const top = this.top();
    return this.newline && (top === 0 || top === BRACE || top >= CLASS);
  }

  protected setOperand(callable: boolean): void {
    this.last = OPERAND;
    this.callable = callable;
    this.contextual = false;
    this.lastBracketComputed = false;
  }

  protected setLiteral(): void {
    this.last = LITERAL;
    this.onLiteral = true;
    this.root = false;
    this.callable = false;
    this.contextual = false;
  }

  protected setOperator(): void {
    this.last = OPERATOR;
    this.isFirstOperand = false;
    this.contextual = false;
    this.root = false;
    this.assignsRoot = false;
    this.isAlias = false;
    this.markComputed();
  }

  protected markComputed(): void {
    const last = this.brackets.length - 1;
    if (last >= 0) this.brackets[last] = (this.brackets[last] as number) | COMPUTED;
  }

  protected act(offset: number): void {
    if (this.action < 0 && this.error < 0 && !this.isDead) this.action = offset;
  }

  protected assign(offset: number): void {
    if (this.assignment < 0 && this.error < 0) this.assignment = offset;
  }

  /** `window["alert"]`: what a program would write `window.alert` is spelt so to go unseen. */
  protected readMemberName(name: string): void {
    if (IMPLICIT_METHODS.has(name)) this.definesImplicit = true;
    if (ESCAPE_NAMES.has(name)) this.escapes = true;
    if (this.top() !== BRACKET) return;
    if (this.root && PAGE_MEMBERS.has(name)) this.touch();
    if (BROWSER_NAMES.has(name) || ESCAPE_NAMES.has(name)) this.markComputed();
    this.recognise(name);
  }

  protected recognise(name: string, isCalled = false): void {
    if (name.length < 3) {
      this.root = false;
      return;
    }
    // `` `x`.top `` is a member of a string, which has none of the browser's but the ways into its functions.
    if (BROWSER_NAMES.has(name) && (!(this.last === NAME && this.onLiteral) || ESCAPE_NAMES.has(name))) {
      this.reaches = true;
      if (!EVERYDAY_NAMES.has(name) || (isCalled && (CALLED_NAMES.has(name) || this.peek(0) === 96)))
        this.speaksBrowser = true;
    }
    if (this.root && this.last === NAME && PAGE_MEMBERS.has(name)) this.touch();
    this.root = PAGE_OBJECTS.has(name);
    if (ESCAPE_NAMES.has(name)) this.escapes = true;
    if (IMPLICIT_METHODS.has(name)) this.definesImplicit = true;
  }

  protected openConditional(): void {
    const last = this.brackets.length - 1;
    if (last < 0) this.conditionals++;
    else this.brackets[last] = (this.brackets[last] as number) + CONDITIONAL;
  }

  /** Whether a colon belongs to a question mark between the same brackets: `(a ? { b: 1 } : c)` has one of each. */
  protected closeConditional(): boolean {
    const last = this.brackets.length - 1;
    if (last < 0) return this.conditionals > 0 && this.conditionals-- > 0;
    if ((this.brackets[last] as number) < CONDITIONAL) return false;
    this.brackets[last] = (this.brackets[last] as number) - CONDITIONAL;
    return true;
  }

  protected touch(): void {
    this.touchesPage = true;
    this.speaksBrowser = true;
    this.reaches = true;
  }

  /** `'…'.css()`: a string's methods lead nowhere, unless their names or arguments do. */
  protected isOnPlainLiteral(): boolean {
    return this.onLiteral && !this.reaches;
  }

  /** `` top`x` ``, `self(1)`: they are no functions, whatever they lead to. */
  protected isPageObject(): boolean {
    return this.root && isIdentifierPart(this.text.charCodeAt(this.position - 1));
  }

  protected isAfterOperand(): boolean {
    return this.hasOperand() || this.last === EITHER;
  }

  /** An operator stands in front, so that a function or class here is an operand. */
  protected awaitsOperand(): boolean {
    if (this.hasOperand()) return this.contextual && this.awaits;
    return this.last !== START && this.last !== EITHER;
  }

  protected kindOfBrace(): number {
    const isOperand = this.operandDepth === this.brackets.length;
    if (isOperand) this.operandDepth = -1;
    if (this.declaresClass) {
      this.declaresClass = false;
      return isOperand ? CLASS_OPERAND : CLASS;
    }
    if (isOperand) return FUNCTION_OPERAND;
    const { last } = this;
    return last === OPERATOR || last === COMMA || last === OPTIONAL ? OBJECT : BRACE;
  }

  protected disguise(): void {
    this.disguised = true;
    this.reaches = true;
  }
}
