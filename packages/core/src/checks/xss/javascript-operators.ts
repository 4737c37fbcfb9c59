import { isBinaryOperator, isDigit, isIdentifierStart } from './javascript-characters.js';
import {
  ARROW,
  BRACE,
  BRACKET,
  CALL,
  CLASS,
  CLASS_OPERAND,
  COMMA,
  EITHER,
  FUNCTION_OPERAND,
  GROUP,
  HEAD,
  HEAD_GROUP,
  NAME,
  OBJECT,
  OPERAND,
  OPERATOR,
  OPTIONAL,
  ScriptState,
  START,
} from './script-state.js';

/** Reads the signs of a script that are neither brackets nor parts of words: what each may stand behind, and what follows. */
export class OperatorReader extends ScriptState {
  protected readOperator(unit: number): void {
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
