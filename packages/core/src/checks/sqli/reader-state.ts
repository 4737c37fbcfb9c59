import { Effect, Ending, Mark, type Start } from './effects.js';
import { Kind, Lexer } from './lexer.js';
import { Role } from './vocabulary.js';

export const BASE = 0;
export const BRACKET = 1;
export const CALL = 2;
export const CASE = 3;
export const BRACE = 4;
export const INDEX = 5;
/** `if(a, b, c)`: a call only once it has a comma; code has `if (a)`. */
export const CONDITIONAL = 6;

export const EXPRESSION = 0;
export const COLUMNS = 1;
export const TABLES = 2;
export const CONDITION = 3;
export const ORDER = 4;
/** A statement whose own grammar is left alone: only brackets and quotes count. */
export const STATEMENT = 5;
export const TYPE = 6;

/** What the next operand may be. */
export const ANY = 0;
export const NOT_STRING = 1;
/** After `is`: prose has `is 'x'`, an attack leaves the quote open. */
export const OPEN_STRING = 2;

export const CONTINUE = -1;

const SERVER_CALL = 1 << 8;

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

const NOWHERE: Start = { at: 0, dialect: 'mysql', quote: 0, expectOperand: true };

/** Where a reading stands: brackets, stages, and what the current term and the whole text were seen to do. */
export abstract class ReaderState {
  protected readonly lexer = new Lexer();
  /** The frames and stages outside the current ones, and whether arguments of a server's function go on: one number each. */
  protected readonly outer: number[] = [];
  protected frame: number = BASE;
  protected stage: number = EXPRESSION;
  protected openCases = 0;
  protected openConditionals = 0;
  protected effects = 0;
  protected marks = 0;
  protected operators = 0;
  protected tokens = 0;
  protected firstKind: number = Kind.end;
  protected firstOperand = 0;
  protected expectOperand = true;
  protected start: Start = NOWHERE;
  protected aliased = false;
  protected justOpened = false;
  protected justClosed = false;
  protected previousString = false;
  protected pendingCall = 0;
  protected compared = false;
  protected constant = true;
  protected oddConstant = false;
  protected operandSeen = false;
  protected setPending = false;
  protected skipNumber = false;
  protected columns = 0;
  protected wasVariable = false;
  protected needs: number = ANY;
  protected castable = false;
  protected calls = 0;
  protected callRole = 0;
  /** Whether the name to be called has an underscore: `db_name`, unlike `user`. */
  protected named = false;
  /** Whether the name to be called takes arguments with clauses of their own. */
  protected takesClauses = false;
  protected serverArguments = 0;
  protected patternPending = false;
  /** The last operator is `is`. */
  protected isTest = false;
  /** Brackets open in a statement whose own grammar is left alone. */
  protected brackets = 0;
  /** An interval's number is read or to be read: its unit follows. */
  protected unitPending = false;
  /** A window's clause was opened: queries in its brackets are read. */
  protected inWindow = false;
  /** What was seen before a statement that only a final comment makes one. */
  protected effectsBefore = 0;

  /** Forgets the last text and stands at the start of the next one. */
  protected begin(text: string, start: Start): void {
    this.start = start;
    this.lexer.begin(text, start.at, start.dialect);
    this.outer.length = 0;
    this.frame = BASE;
    this.stage = EXPRESSION;
    this.openCases = 0;
    this.openConditionals = 0;
    this.effects = 0;
    this.marks = 0;
    this.operators = 0;
    this.tokens = 0;
    this.firstKind = Kind.end;
    this.firstOperand = 0;
    this.aliased = false;
    this.justOpened = false;
    this.justClosed = false;
    this.previousString = false;
    this.pendingCall = 0;
    this.compared = false;
    this.constant = true;
    this.oddConstant = false;
    this.operandSeen = false;
    this.setPending = false;
    this.skipNumber = false;
    this.columns = 0;
    this.wasVariable = false;
    this.needs = ANY;
    this.castable = false;
    this.calls = 0;
    this.callRole = 0;
    this.named = false;
    this.takesClauses = false;
    this.serverArguments = 0;
    this.patternPending = false;
    this.isTest = false;
    this.brackets = 0;
    this.unitPending = false;
    this.inWindow = false;
    this.expectOperand = start.expectOperand;
    this.operandSeen = !start.expectOperand;
    // MySQL joins adjacent strings: the one that the text closes and the next one.
    this.previousString = start.quote !== 0 && start.quote !== 0x5d;
  }

  protected took(): number {
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

  protected takeOperand(): number {
    this.constant = false;
    return this.took();
  }

  protected takeConstant(odd: boolean): number {
    if (odd) this.oddConstant = true;
    if (this.stage === COLUMNS) this.effects |= Effect.rich;
    return this.took();
  }

  protected takeLogic(concatenation: boolean): number {
    this.endTerm();
    // `-(2-1) or …` starts with a number as well as `1 or …` does.
    const untold = (this.effects & (Effect.logic | Effect.names | Effect.comparison)) === 0;
    if ((this.operators === 0 || untold) && this.frame === BASE) this.firstOperand = this.operandKind();
    this.operators++;
    this.effects |= concatenation ? Effect.logic | Effect.arithmetic : Effect.logic;
    this.expectOperand = true;
    this.operandSeen = false;
    return CONTINUE;
  }

  protected operandKind(): number {
    // `cast(1 as int) or …`: a call over constants takes a number's place.
    const computed = this.firstKind === Kind.open && (this.effects & Effect.sqlCall) !== 0;
    if (this.firstKind === Kind.number || (computed && (this.effects & Effect.names) === 0)) return 1;
    return this.firstKind === Kind.string ? 2 : 0;
  }

  /** A term ended: what kind of test was it? */
  protected endTerm(): void {
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

  protected operand(effects = 0): number {
    if (effects !== 0) this.operators++;
    this.effects |= effects;
    this.expectOperand = true;
    return CONTINUE;
  }

  protected enter(stage: number): void {
    this.stage = stage;
    this.aliased = false;
  }

  protected push(frame: number, stage: number): number {
    this.outer.push(((this.callRole & Role.server) === 0 ? 0 : SERVER_CALL) | (this.frame << 4) | this.stage);
    if (frame === CASE) this.openCases++;
    if (frame === CONDITIONAL) this.openConditionals++;
    this.frame = frame;
    this.stage = stage;
    this.justOpened = true;
    this.aliased = false;
    this.expectOperand = true;
    return CONTINUE;
  }

  protected pop(): number {
    const outer = this.outer.pop() ?? 0;
    if (this.frame === CASE) this.openCases--;
    if (this.frame === CONDITIONAL) this.openConditionals--;
    this.frame = (outer >> 4) & 15;
    this.callRole = (outer & SERVER_CALL) === 0 ? 0 : Role.server;
    this.stage = outer & 15;
    this.expectOperand = false;
    this.operandSeen = true;
    this.previousString = false;
    return CONTINUE;
  }

  protected markClause(): void {
    if (this.frame === BASE) this.effects |= Effect.clause;
    if (this.stage === TABLES || this.stage === CONDITION) this.effects |= Effect.rich;
    this.endTerm();
  }

  /** Whether the word just read is where the text's first operand starts. */
  protected isFirst(): boolean {
    return this.firstKind === Kind.word && !this.operandSeen && this.stage === EXPRESSION;
  }

  protected closeBracket(): number {
    this.pendingCall = 0;
    if (this.frame === BRACKET || this.frame === CALL || this.frame === CONDITIONAL) {
      if (this.compared && this.constant) {
        this.effects |= Effect.constantComparison;
        if (this.frame === BRACKET) this.marks |= Mark.bracketTest;
      }
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
