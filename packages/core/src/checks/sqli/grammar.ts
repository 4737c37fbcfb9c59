import { type Dialect, Kind, Lexer, Operator } from './lexer.js';
import { isStatement, UNMISTAKABLE } from './statement.js';
import { Role, type Word } from './vocabulary.js';

/** What a text was seen to do to the statement around it. */
export const Effect = {
  /** `union select` with a list of columns. */
  union: 1 << 0,
  /** A statement of its own, after a semicolon or where SQL Server needs none. */
  statement: 1 << 1,
  /** A call that waits, reads files, calls out or fails with data. */
  effectCall: 1 << 2,
  /** A call of any other SQL function. */
  sqlCall: 1 << 3,
  /** A call of a function this vocabulary does not know. */
  call: 1 << 4,
  /** A query in brackets. */
  subquery: 1 << 5,
  /** `case … end`. */
  choice: 1 << 6,
  /** A logical operator at the statement's own level. */
  logic: 1 << 7,
  /** A comparison of constants only, joined by logic: `or 1=1`. */
  constantTest: 1 << 8,
  /** A comparison with a column, joined by logic. */
  columnTest: 1 << 9,
  /** A comparison that nothing joins. */
  comparison: 1 << 10,
  /** A bare constant joined by logic: `or true`. */
  constantOperand: 1 << 11,
  /** `order by`, `group by`, `limit`, `procedure`, `into outfile`… */
  clause: 1 << 12,
  /** Closes a bracket that the statement opened. */
  closes: 1 << 13,
  /** Arithmetic or concatenation. */
  arithmetic: 1 << 14,
  /** A list went on: `x', 1`. */
  list: 1 << 15,
  /** `@@version`, `version()`, `user`. */
  info: 1 << 16,
  /** `@a := 1`. */
  assignment: 1 << 17,
  /** What prose never has: a query over numbers, strings, calls, stars or several columns. */
  rich: 1 << 18,
  /** `into outfile '…'`, `into dumpfile`. */
  file: 1 << 19,
  /** A verb that is also an English word. */
  weakStatement: 1 << 20,
  /** A constant that is written as no person writes one: a boolean word, hexadecimal, signed, bracketed. */
  oddConstant: 1 << 21,
  /** A query names its tables. */
  from: 1 << 22,
  /** A variable: `@a`, `$1`. */
  variable: 1 << 23,
  /** A comparison of constants, joined by logic or not: `1=1`, `if(1=1, …)`. */
  constantComparison: 1 << 24,
  /** A query of its own begins but nothing of it follows: `1 union select`. */
  unionStart: 1 << 25,
  /** A name that nothing calls. */
  names: 1 << 26,
  /** `order by 5`: a probe for the number of columns. */
  position: 1 << 27,
  /** A statement that no semicolon sets apart, as SQL Server allows. */
  bareStatement: 1 << 28,
  /** PostgreSQL's `::type` after anything but a name. */
  cast: 1 << 29,
} as const;

/** How a text ended. */
export const Ending = { broken: 0, incomplete: 1, plain: 2, reopened: 3, comment: 4, semicolon: 5 } as const;

export interface Reading {
  readonly effects: number;
  readonly ending: number;
  /** Where the grammar stopped. */
  readonly end: number;
  /** The first token's kind: what the text starts with. */
  readonly firstKind: number;
  readonly operators: number;
  readonly calls: number;
  readonly tokens: number;
  readonly openedBrackets: number;
  /** What stood left of the first logical operator: 1 a lone number, 2 a lone string, 0 anything else. */
  readonly firstOperand: number;
  /** Where a final comment begins; the text's length without one. */
  readonly commentStart: number;
  /** Whether a comment stands between two tokens. */
  readonly commented: boolean;
}

export interface Start {
  readonly at: number;
  readonly dialect: Dialect;
  /** The quote whose inside this text is in; 0 for none. */
  readonly quote: number;
  readonly expectOperand: boolean;
}

const BASE = 0;
const BRACKET = 1;
const CALL = 2;
const CASE = 3;
const BRACE = 4;
const INDEX = 5;
/** `if(a, b, c)`: a call only once it has a comma; code has `if (a)`. */
const CONDITIONAL = 6;

const EXPRESSION = 0;
const COLUMNS = 1;
const TABLES = 2;
const CONDITION = 3;
const ORDER = 4;
/** A statement whose own grammar is left alone: only brackets and quotes count. */
const STATEMENT = 5;
const TYPE = 6;

/** What the next operand may be. */
const ANY = 0;
const NOT_STRING = 1;

/** Keywords that are functions when a bracket follows. */
const CALLED_KEYWORDS = new Set(['if', 'mod', 'row', 'like', 'glob', 'regexp']);

const CONTINUE = -1;

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

/** A sign or a bracket before the first operand says nothing about what the text starts with. */
function isPrefix(lexer: Lexer): boolean {
  const unit = lexer.text.charCodeAt(lexer.start);
  return (
    lexer.kind === Kind.open ||
    (lexer.kind === Kind.operator && lexer.end - lexer.start === 1 && (unit === 0x2d || unit === 0x2b))
  );
}

/** Reads one text as the continuation of a statement. One pass, an explicit stack, no recursion. */
export class Reader {
  private readonly lexer: Lexer;
  /** The frames and stages outside the current ones, two in a number. */
  private readonly outer: number[] = [];
  private frame: number = BASE;
  private stage: number = EXPRESSION;
  private openCases = 0;
  private effects = 0;
  private operators = 0;
  private tokens = 0;
  private firstKind: number = Kind.end;
  private firstOperand = 0;
  private expectOperand: boolean;
  private aliased = false;
  private justOpened = false;
  private justClosed = false;
  private previousString = false;
  private pendingCall = 0;
  private compared = false;
  private constant = true;
  private oddConstant = false;
  private operandSeen = false;
  private setPending = false;
  private skipNumber = false;
  private columns = 0;
  private wasVariable = false;
  private needs: number = ANY;
  private castable = false;
  private calls = 0;

  constructor(
    text: string,
    private readonly start: Start,
  ) {
    this.lexer = new Lexer(text, start.at, start.dialect);
    this.expectOperand = start.expectOperand;
    this.operandSeen = !start.expectOperand;
    // MySQL joins adjacent strings: the one that the text closes and the next one.
    this.previousString = start.quote !== 0;
  }

  /** Reads to the end, or to where the text stops being SQL. */
  read(): Reading {
    const { lexer } = this;
    for (;;) {
      lexer.expectOperand = this.expectOperand;
      const kind = lexer.next();
      this.tokens++;
      if (this.firstKind === Kind.end && !isPrefix(lexer)) this.firstKind = kind;
      const ending =
        this.stage === STATEMENT
          ? this.readStatement(kind)
          : this.expectOperand
            ? this.readOperand(kind)
            : this.readOperator(kind);
      if (ending !== CONTINUE) return this.finish(ending);
    }
  }

  private finish(outcome: number): Reading {
    const { lexer } = this;
    const commentEnded = outcome === Ending.plain && lexer.commentStart < lexer.text.length;
    const ending = commentEnded ? Ending.comment : outcome;
    if (ending >= Ending.plain) this.endTerm();
    return {
      effects: this.effects,
      ending,
      end: ending === Ending.broken ? lexer.start : lexer.text.length,
      firstKind: this.firstKind,
      operators: this.operators,
      calls: this.calls,
      tokens: this.tokens,
      openedBrackets: this.outer.length,
      firstOperand: this.firstOperand,
      commentStart: lexer.commentStart,
      commented: lexer.commented,
    };
  }

  // --- operands -------------------------------------------------------------------------------------------------

  private readOperand(kind: number): number {
    const { lexer } = this;
    const opened = this.justOpened;
    const { needs } = this;
    this.justOpened = false;
    this.needs = ANY;
    if (needs === NOT_STRING && (kind === Kind.string || kind === Kind.openString)) return Ending.broken;
    switch (kind) {
      case Kind.number:
        if (this.skipNumber) {
          this.skipNumber = false;
          this.effects |= Effect.rich;
          return CONTINUE;
        }
        return this.takeConstant(
          lexer.text.charCodeAt(lexer.start) === 0x5c || lexer.text.charCodeAt(lexer.start + 1) > 0x39,
        );
      case Kind.string:
        this.takeConstant(false);
        this.previousString = true;
        return CONTINUE;
      case Kind.openString:
        return this.endInString();
      case Kind.variable:
        if (lexer.detail === 1 && lexer.end > lexer.start + 2) this.effects |= Effect.info;
        this.effects |= this.stage === COLUMNS ? Effect.rich | Effect.variable : Effect.variable;
        this.takeOperand();
        this.wasVariable = true;
        return CONTINUE;
      case Kind.name:
        return this.takeName(0);
      case Kind.word:
        return this.readOperandWord(lexer.word as Word);
      case Kind.operator:
        return this.readPrefixOperator();
      case Kind.open:
        this.oddConstant = true;
        if (this.stage === COLUMNS) this.effects |= Effect.rich;
        this.push(BRACKET, this.stage === TABLES ? TABLES : EXPRESSION);
        return CONTINUE;
      case Kind.close:
        return opened || this.aliased ? this.closeBracket() : Ending.broken;
      case Kind.openBrace:
        return this.readBrace();
      case Kind.commentEnd:
      case Kind.end:
        return Ending.incomplete;
      default:
        // SQL Server: a backslash is a currency sign, so that `\1` is a number.
        return lexer.text.charCodeAt(lexer.start) === 0x5c && isDigit(lexer.text.charCodeAt(lexer.end))
          ? CONTINUE
          : Ending.broken;
    }
  }

  private takeOperand(): number {
    this.constant = false;
    return this.took();
  }

  private takeConstant(odd: boolean): number {
    if (odd) this.oddConstant = true;
    if (this.stage === COLUMNS) this.effects |= Effect.rich;
    return this.took();
  }

  private took(): number {
    this.skipNumber = false;
    this.wasVariable = false;
    this.pendingCall = 0;
    this.operandSeen = true;
    this.expectOperand = false;
    this.aliased = false;
    this.justClosed = false;
    this.previousString = false;
    if (this.stage === COLUMNS && this.setPending) {
      this.setPending = false;
      this.effects |= Effect.union;
    }
    return CONTINUE;
  }

  /** A name, perhaps the first of a dotted chain, perhaps a function's. */
  private takeName(role: number): number {
    const called = this.lexer.peekUnit() === 0x28;
    if (!called && (role & Role.info) !== 0 && this.stage === COLUMNS) this.effects |= Effect.rich;
    // A call is as constant as its arguments: `pi() = pi()`.
    if (!called) this.effects |= Effect.names;
    const ending = called && role !== 0 ? this.took() : this.takeOperand();
    this.pendingCall = role | Role.soft;
    return ending;
  }

  private readOperandWord(word: Word): number {
    const { lexer } = this;
    const { role, text } = word;
    const called = lexer.peekUnit() === 0x28;
    const builtIn = (role & (Role.effect | Role.sql | Role.info | Role.math)) !== 0;
    if (called && (builtIn || CALLED_KEYWORDS.has(text))) {
      if (this.isFirst()) this.firstKind = Kind.open;
      if (text === 'if') {
        this.took();
        lexer.next();
        return this.push(CONDITIONAL, EXPRESSION);
      }
      return this.takeName(builtIn ? role : Role.sql);
    }
    // `user` and `version` are also plain names; `current_user` is not.
    if ((role & Role.info) !== 0 && text.includes('_')) this.effects |= Effect.info;
    if (text === 'select' || text === 'values') return this.startQuery();
    if (text === 'case') {
      if (this.stage === COLUMNS) this.effects |= Effect.rich;
      return this.push(CASE, EXPRESSION);
    }
    if (text === 'when' && this.frame === CASE) return CONTINUE;
    if (text === 'top' || ((text === 'first' || text === 'skip') && isDigit(lexer.peekUnit()))) {
      this.skipNumber = true;
      return CONTINUE;
    }
    if ((role & Role.prefix) !== 0) {
      if ((role & Role.soft) !== 0 && this.endsOperand()) return this.takeName(role);
      this.oddConstant = true;
      this.operators++;
      if (this.isFirst()) this.firstKind = Kind.end;
      return CONTINUE;
    }
    if ((role & Role.literal) !== 0) {
      if (this.isFirst()) this.firstKind = text === 'null' ? Kind.number : Kind.string;
      return this.takeConstant(true);
    }
    if (text === 'with' && this.frame === BASE) return Ending.broken;
    if ((role & Role.soft) !== 0 || (role & (Role.effect | Role.sql)) !== 0) return this.takeName(role);
    return Ending.broken;
  }

  /** Whether the word just read is where the text's first operand starts. */
  private isFirst(): boolean {
    return this.firstKind === Kind.word && !this.operandSeen && this.stage === EXPRESSION;
  }

  /** Whether what follows can only follow an operand: then a soft prefix was a name. */
  private endsOperand(): boolean {
    const unit = this.lexer.peekUnit();
    return unit < 0 || unit === 0x29 || unit === 0x2c || unit === 0x3d || unit === 0x2e;
  }

  private readPrefixOperator(): number {
    const { lexer } = this;
    const unit = lexer.text.charCodeAt(lexer.start);
    if (lexer.end - lexer.start === 1 && (unit === 0x2d || unit === 0x2b || unit === 0x7e || unit === 0x21)) {
      this.oddConstant = true;
      return CONTINUE;
    }
    if (unit === 0x2a && lexer.end - lexer.start === 1 && (this.stage === COLUMNS || this.frame === CALL)) {
      this.effects |= Effect.rich;
      return this.takeOperand();
    }
    return Ending.broken;
  }

  /** ODBC's `{fn now()}`, `{d '…'}` and MySQL's `` {`x` expression} ``: the first word is a label. */
  private readBrace(): number {
    const kind = this.lexer.next();
    if (kind !== Kind.name && kind !== Kind.word && kind !== Kind.string) return Ending.broken;
    return this.push(BRACE, EXPRESSION);
  }

  private endInString(): number {
    if (this.lexer.detail !== this.start.quote) {
      if (this.compared) this.endTerm();
      return Ending.incomplete;
    }
    this.took();
    return Ending.reopened;
  }

  private startQuery(): number {
    if (this.frame === BRACKET || this.frame === CALL || this.frame === CONDITIONAL) this.effects |= Effect.subquery;
    else if (!this.setPending && this.tokens > 1) return Ending.broken;
    this.beginQuery();
    return CONTINUE;
  }

  private beginQuery(): void {
    this.enter(COLUMNS);
    this.expectOperand = true;
    this.columns = 1;
  }

  // --- operators ------------------------------------------------------------------------------------------------

  private readOperator(kind: number): number {
    const { lexer } = this;
    this.castable = this.pendingCall === 0;
    const wasString = this.previousString;
    const wasClosed = this.justClosed;
    this.previousString = false;
    this.justClosed = false;
    switch (kind) {
      case Kind.operator:
        return this.readBinaryOperator();
      case Kind.word:
        return this.readOperatorWord(lexer.word as Word, wasClosed);
      case Kind.dot:
        return this.readDot();
      case Kind.open:
        return this.readCall();
      case Kind.close:
        return this.closeBracket();
      case Kind.comma:
        return this.readComma();
      case Kind.semicolon:
        return this.readSemicolon();
      case Kind.string:
      case Kind.openString:
        return this.readAdjacentString(kind, wasString);
      case Kind.cast:
        if (isDigit(lexer.peekUnit())) return Ending.broken;
        if (this.castable) this.effects |= Effect.cast;
        this.expectOperand = true;
        return CONTINUE;
      case Kind.openIndex:
        return this.push(INDEX, EXPRESSION);
      case Kind.closeIndex:
        return this.frame === INDEX ? this.pop() : Ending.broken;
      case Kind.closeBrace:
        return this.frame === BRACE ? this.pop() : Ending.broken;
      case Kind.name:
        return this.readAlias(wasClosed);
      case Kind.number:
        return this.stage === TYPE ? CONTINUE : Ending.broken;
      case Kind.commentEnd:
        return this.openCases > 0 ? Ending.incomplete : Ending.comment;
      case Kind.end:
        return this.openCases > 0 ? Ending.incomplete : Ending.plain;
      default:
        return Ending.broken;
    }
  }

  private readBinaryOperator(): number {
    const { detail } = this.lexer;
    this.pendingCall = 0;
    if (detail === Operator.logic || detail === Operator.bar) return this.takeLogic(detail === Operator.bar);
    if (detail === Operator.compare) this.compared = true;
    else if (detail === Operator.assign) this.effects |= this.wasVariable ? Effect.assignment : 0;
    else this.effects |= Effect.arithmetic;
    this.operators++;
    this.expectOperand = true;
    return CONTINUE;
  }

  private takeLogic(concatenation: boolean): number {
    this.endTerm();
    if (this.operators === 0 && this.frame === BASE) this.firstOperand = this.operandKind();
    this.operators++;
    this.effects |= concatenation ? Effect.logic | Effect.arithmetic : Effect.logic;
    this.expectOperand = true;
    this.operandSeen = false;
    return CONTINUE;
  }

  private operandKind(): number {
    if (this.firstKind === Kind.number) return 1;
    return this.firstKind === Kind.string ? 2 : 0;
  }

  /** A term ended: what kind of test was it? */
  private endTerm(): void {
    const joined = (this.effects & Effect.logic) !== 0;
    if (this.compared) {
      if (this.constant) this.effects |= Effect.constantComparison;
      if (!joined) this.effects |= Effect.comparison;
      else this.effects |= this.constant ? Effect.constantTest : Effect.columnTest;
    } else if (joined && this.operandSeen && this.constant) {
      this.effects |= Effect.constantOperand;
      if (this.oddConstant) this.effects |= Effect.oddConstant;
    }
    this.compared = false;
    this.constant = true;
    this.oddConstant = false;
  }

  private readDot(): number {
    const { lexer } = this;
    lexer.expectOperand = true;
    let kind = lexer.next();
    if (this.stage === TABLES) this.effects |= Effect.rich;
    if (kind === Kind.dot) kind = lexer.next();
    if (kind === Kind.operator && lexer.text.charCodeAt(lexer.start) === 0x2a) {
      this.effects |= Effect.rich;
      return CONTINUE;
    }
    if (kind !== Kind.name && kind !== Kind.word && kind !== Kind.string) return Ending.broken;
    // Methods of other languages share SQL's plain function names: only what acts counts behind a dot.
    this.pendingCall = ((lexer.word?.role ?? 0) & Role.effect) | Role.soft;
    return CONTINUE;
  }

  private readCall(): number {
    const role = this.pendingCall;
    if (role === 0 && !this.aliased && this.stage !== TYPE) return this.readMisplacedQuery();
    this.calls++;
    if (this.stage !== TABLES || (role & Role.effect) !== 0) this.markCall(role);
    this.pendingCall = 0;
    return this.push(CALL, EXPRESSION);
  }

  /** `1(select …)` is no SQL, yet only tools that probe for SQL write it. */
  private readMisplacedQuery(): number {
    if (this.lexer.next() !== Kind.word || this.lexer.word?.text !== 'select') return Ending.broken;
    this.push(BRACKET, EXPRESSION);
    return this.startQuery();
  }

  private markCall(role: number): void {
    if (this.stage === COLUMNS) this.effects |= Effect.rich;
    if ((role & Role.effect) !== 0) this.effects |= Effect.effectCall;
    else if ((role & Role.sql) !== 0) this.effects |= Effect.sqlCall;
    else if ((role & Role.info) !== 0 && this.lexer.peekUnit() === 0x29) this.effects |= Effect.info | Effect.sqlCall;
    else this.effects |= Effect.call;
  }

  private readComma(): number {
    this.endTerm();
    if (this.frame === BASE && this.stage === EXPRESSION) this.effects |= Effect.list;
    if (this.stage === COLUMNS) this.columns++;
    if (this.columns > 2) this.effects |= Effect.rich;
    if (this.frame === CONDITIONAL) this.effects |= Effect.sqlCall;
    this.aliased = false;
    this.expectOperand = true;
    return CONTINUE;
  }

  private readAdjacentString(kind: number, wasString: boolean): number {
    if (kind === Kind.openString) {
      return this.lexer.detail === this.start.quote && (wasString || this.stage !== EXPRESSION)
        ? Ending.reopened
        : Ending.incomplete;
    }
    if (wasString || this.pendingCall !== 0) {
      // `'a' 'b'` is one string; `date '…'` is a literal of a type.
      this.pendingCall = 0;
      this.previousString = true;
      return CONTINUE;
    }
    return this.readAlias(false);
  }

  private readAlias(wasClosed: boolean): number {
    if (this.stage === TYPE) return CONTINUE;
    if (this.aliased) return Ending.broken;
    if (this.stage !== COLUMNS && this.stage !== TABLES && !(wasClosed && (this.effects & Effect.closes) !== 0))
      return Ending.broken;
    this.aliased = true;
    this.pendingCall = 0;
    return CONTINUE;
  }

  // --- words after an operand -------------------------------------------------------------------------------------

  private readOperatorWord(word: Word, wasClosed: boolean): number {
    const { role, text } = word;
    this.pendingCall = 0;
    if (text === 'where' || text === 'having') return this.readCondition();
    if ((role & Role.logic) !== 0) return this.takeLogic(false);
    if ((role & Role.compare) !== 0) return this.readComparison(text);
    if ((role & Role.set) !== 0) return this.readSet();
    if (this.frame === CASE) {
      if (text === 'when' || text === 'then' || text === 'else') return this.operand();
      if (text === 'end') {
        this.effects |= Effect.choice;
        return this.pop();
      }
    }
    if ((role & Role.clause) !== 0) {
      const ending = this.readClause(text);
      if (ending !== Ending.broken) return ending;
    }
    if ((role & Role.binary) !== 0) {
      if (text === 'at') this.lexer.next();
      return this.operand(Effect.arithmetic);
    }
    if ((role & Role.postfix) !== 0) {
      this.compared = true;
      return CONTINUE;
    }
    if (text === 'not') return CONTINUE;
    if (text === 'lock') return this.readLock();
    // SQL Server needs no semicolon; a name before a verb is prose: `please select`.
    const weak = (role & Role.weakVerb) !== 0 && text !== 'if' && text !== 'while';
    const separate = this.start.quote !== 0 || this.firstKind === Kind.number || wasClosed || text === 'waitfor';
    if (
      separate &&
      !weak &&
      (this.frame === BASE || this.frame === BRACKET) &&
      (role & Role.verb) !== 0 &&
      this.startStatement(word)
    ) {
      this.effects |= Effect.bareStatement;
      return CONTINUE;
    }
    return (role & Role.soft) !== 0 ? this.readAlias(wasClosed) : Ending.broken;
  }

  private operand(effects = 0): number {
    if (effects !== 0) this.operators++;
    this.effects |= effects;
    this.expectOperand = true;
    return CONTINUE;
  }

  private readComparison(text: string): number {
    const { lexer } = this;
    const wasBase = this.frame === BASE;
    this.compared = true;
    this.operators++;
    this.expectOperand = true;
    if (text === 'similar' || text === 'sounds') lexer.next();
    if (text === 'is') this.needs = NOT_STRING;
    if (text === 'in' && wasBase) return this.readMatchMode();
    return CONTINUE;
  }

  /** MySQL: `match (a) against ('text' in boolean mode)`, seen from inside the text. */
  private readMatchMode(): number {
    const { lexer } = this;
    const unit = lexer.peekUnit() | 32;
    if (unit !== 0x62 && unit !== 0x6e) return CONTINUE;
    const kind = lexer.next();
    const name = lexer.text.slice(lexer.start, Math.min(lexer.end, lexer.start + 8)).toLowerCase();
    if (name !== 'boolean' && name !== 'natural') return this.readOperand(kind);
    while (lexer.peekUnit() !== 0x29 && (lexer.next() === Kind.name || lexer.kind === Kind.word));
    this.compared = false;
    this.expectOperand = false;
    return CONTINUE;
  }

  private readCondition(): number {
    if (this.frame === BASE) this.effects |= Effect.clause;
    if (this.stage === TABLES) this.effects |= Effect.rich;
    this.stage = CONDITION;
    return this.takeLogic(false);
  }

  private readSet(): number {
    const { lexer } = this;
    this.endTerm();
    lexer.expectOperand = true;
    let kind = lexer.next();
    const text = lexer.word?.text;
    if (text === 'all' || text === 'distinct' || text === 'distinctrow') kind = lexer.next();
    while (kind === Kind.open) {
      this.push(BRACKET, EXPRESSION);
      this.justOpened = false;
      this.effects |= Effect.rich;
      kind = lexer.next();
    }
    const verb = lexer.word?.text;
    if (verb !== 'select' && verb !== 'values' && verb !== 'table') return Ending.broken;
    this.effects |= Effect.unionStart;
    this.operators++;
    this.setPending = true;
    this.beginQuery();
    return CONTINUE;
  }

  private readClause(text: string): number {
    switch (text) {
      case 'from':
        return this.readFrom();
      case 'group':
      case 'order':
      case 'partition':
        return this.readOrder();
      case 'limit':
      case 'offset':
        this.markClause();
        this.needs = NOT_STRING;
        return this.operand();
      case 'into':
        return this.readInto();
      case 'procedure':
        this.markClause();
        this.enter(EXPRESSION);
        return this.operand();
      case 'join':
      case 'using':
        return this.operand();
      case 'inner':
      case 'cross':
      case 'natural':
      case 'left':
      case 'right':
      case 'full':
      case 'outer':
        return this.stage === TABLES ? CONTINUE : Ending.broken;
      case 'on':
        if (this.stage !== TABLES) return Ending.broken;
        return this.operand();
      case 'for':
        return this.readFor();
      case 'as':
        return this.readAs();
      case 'asc':
      case 'desc':
        return CONTINUE;
      case 'placing':
      case 'separator':
      case 'over':
      case 'filter':
        return this.frame !== BASE || this.stage !== EXPRESSION ? this.operand() : Ending.broken;
      default:
        return Ending.broken;
    }
  }

  private markClause(): void {
    if (this.frame === BASE) this.effects |= Effect.clause;
    if (this.stage === TABLES || this.stage === CONDITION) this.effects |= Effect.rich;
    this.endTerm();
  }

  private readFrom(): number {
    if (this.frame === CALL && this.stage === EXPRESSION) return this.operand();
    if (this.stage === COLUMNS) this.effects |= Effect.from;
    this.endTerm();
    this.enter(TABLES);
    return this.operand();
  }

  private readOrder(): number {
    if (this.lexer.next() !== Kind.word || this.lexer.word?.text !== 'by') return Ending.broken;
    this.markClause();
    if (isDigit(this.lexer.peekUnit())) this.effects |= Effect.position;
    this.enter(ORDER);
    return this.operand();
  }

  private readInto(): number {
    const { lexer } = this;
    const kind = lexer.next();
    const target = lexer.text.slice(lexer.start, Math.min(lexer.end, lexer.start + 8)).toLowerCase();
    this.markClause();
    if (target === 'outfile' || target === 'dumpfile') {
      const path = lexer.next();
      if (path === Kind.end || path === Kind.commentEnd || path === Kind.comma) return Ending.broken;
      this.effects |= Effect.file;
      this.enter(STATEMENT);
      return CONTINUE;
    }
    return kind === Kind.variable || kind === Kind.name ? CONTINUE : Ending.broken;
  }

  /** MySQL: `lock in share mode`. */
  private readLock(): number {
    const { lexer } = this;
    if (lexer.next() !== Kind.word || lexer.word?.text !== 'in') return Ending.broken;
    lexer.next();
    return lexer.next() === Kind.name ? CONTINUE : Ending.broken;
  }

  private readFor(): number {
    if (this.frame === CALL) return this.operand();
    const kind = this.lexer.next();
    const { word } = this.lexer;
    if (word?.text === 'update') {
      this.markClause();
      return CONTINUE;
    }
    if (kind === Kind.name && this.stage !== EXPRESSION) {
      this.markClause();
      this.enter(STATEMENT);
      return CONTINUE;
    }
    return Ending.broken;
  }

  private readAs(): number {
    if (this.frame === CALL) {
      this.enter(TYPE);
      return CONTINUE;
    }
    const kind = this.lexer.next();
    if (kind !== Kind.name && kind !== Kind.word && kind !== Kind.string) return Ending.broken;
    this.aliased = true;
    return CONTINUE;
  }

  // --- statements -------------------------------------------------------------------------------------------------

  private readSemicolon(): number {
    const { lexer } = this;
    this.endTerm();
    while (this.outer.length > 0) this.pop();
    lexer.expectOperand = true;
    let kind = lexer.next();
    while (kind === Kind.semicolon) kind = lexer.next();
    // Drivers in C stop at a NUL: `;%00` hides the rest as a comment does.
    if (kind === Kind.end) return lexer.text.endsWith('\0') ? Ending.comment : Ending.semicolon;
    if (kind === Kind.commentEnd) return Ending.comment;
    if (kind === Kind.openString) return lexer.detail === this.start.quote ? Ending.reopened : Ending.incomplete;
    while (kind === Kind.open) kind = lexer.next();
    return kind === Kind.word ? this.readNextStatement(lexer.word as Word) : this.readLabel(kind);
  }

  private readNextStatement(word: Word): number {
    if (this.stage === STATEMENT && (word.text === 'end' || word.text === 'else')) return CONTINUE;
    if ((word.role & Role.verb) !== 0) return this.startStatement(word) ? CONTINUE : Ending.broken;
    // `; if(1=1, …)` and `; sleep(5)`: no statement in most dialects, but never prose.
    if ((word.role & (Role.sql | Role.effect)) === 0 || this.lexer.peekUnit() !== 0x28) return Ending.broken;
    this.effects |= Effect.statement;
    this.enter(EXPRESSION);
    return this.readOperand(Kind.word);
  }

  /** SQL Server: `label: declare @a int`. */
  private readLabel(kind: number): number {
    const { lexer } = this;
    if (kind !== Kind.name || lexer.peekUnit() !== 0x3a) return Ending.broken;
    lexer.next();
    if (lexer.next() !== Kind.word) return Ending.broken;
    return this.readNextStatement(lexer.word as Word);
  }

  private startStatement(verb: Word): boolean {
    if (verb.text === 'select' || verb.text === 'values') {
      this.effects |= Effect.statement;
      this.beginQuery();
      return true;
    }
    if (!isStatement(verb, this.lexer)) return false;
    this.effects |= (verb.role & Role.weakVerb) !== 0 ? Effect.weakStatement : Effect.statement;
    if (UNMISTAKABLE.has(verb.text)) this.effects |= Effect.rich;
    this.enter(STATEMENT);
    return true;
  }

  private readStatement(kind: number): number {
    const { lexer } = this;
    switch (kind) {
      case Kind.end:
        return Ending.plain;
      case Kind.commentEnd:
        return Ending.comment;
      case Kind.openString:
        return lexer.detail === this.start.quote ? Ending.reopened : Ending.incomplete;
      case Kind.semicolon:
        return this.readSemicolon();
      case Kind.word:
        return this.readStatementWord(lexer.word as Word);
      case Kind.name:
        return CONTINUE;
      default:
        this.effects |= Effect.rich;
        return CONTINUE;
    }
  }

  private readStatementWord({ role, ...word }: Word): number {
    if ((role & Role.effect) !== 0) this.effects |= Effect.effectCall;
    // `if (1=1) waitfor delay '0:0:5'`: the statement proper follows.
    if ((role & Role.verb) !== 0 && (role & Role.weakVerb) === 0) this.startStatement({ role, ...word });
    return CONTINUE;
  }

  // --- brackets ---------------------------------------------------------------------------------------------------

  private enter(stage: number): void {
    this.stage = stage;
    this.aliased = false;
  }

  private push(frame: number, stage: number): number {
    this.outer.push((this.frame << 4) | this.stage);
    if (frame === CASE) this.openCases++;
    this.frame = frame;
    this.stage = stage;
    this.justOpened = true;
    this.aliased = false;
    this.expectOperand = true;
    return CONTINUE;
  }

  private pop(): number {
    const outer = this.outer.pop() ?? 0;
    if (this.frame === CASE) this.openCases--;
    this.frame = outer >> 4;
    this.stage = outer & 15;
    this.expectOperand = false;
    this.operandSeen = true;
    this.previousString = false;
    return CONTINUE;
  }

  private closeBracket(): number {
    this.pendingCall = 0;
    if (this.frame === BRACKET || this.frame === CALL || this.frame === CONDITIONAL) {
      if (this.compared && this.constant) this.effects |= Effect.constantComparison;
      this.pop();
      if (this.stage === COLUMNS && this.setPending) this.took();
      return CONTINUE;
    }
    if (this.frame !== BASE) return Ending.broken;
    this.endTerm();
    this.effects |= Effect.closes;
    this.justClosed = true;
    this.expectOperand = false;
    this.stage = this.stage === STATEMENT ? STATEMENT : EXPRESSION;
    return CONTINUE;
  }
}
