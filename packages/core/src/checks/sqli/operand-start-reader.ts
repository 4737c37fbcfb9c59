import { Effect, Ending, Mark } from './effects.js';
import { Kind } from './lexer.js';
import { beginsColumns, beginsQuery, isList } from './operand-forms.js';
import {
  BRACE,
  BRACKET,
  CALL,
  COLUMNS,
  CONDITIONAL,
  CONTINUE,
  EXPRESSION,
  ReaderState,
  STATEMENT,
} from './reader-state.js';
import { Role } from './vocabulary.js';

/** What a text or a document may be said to be, and of which sort: `is nfc normalized`, `is json scalar`. */
const KINDS = new Set('nfc nfd nfkc nfkd json'.split(' '));
const KIND_TAILS = 'normalized value scalar array object'.split(' ');

/** Functions that a text must know from SQL; a pocket calculator's are not among them. */
export const KNOWN_CALL = Role.effect | Role.sql | Role.info | Role.date | Role.server;

/** Reads what an operand begins with where that is neither a constant nor a name, and what stands around one. */
export abstract class OperandStartReader extends ReaderState {
  protected abstract nameOf(): string;

  protected abstract skipName(names: readonly string[]): boolean;

  /** Oracle: `a is not a set`; PostgreSQL: `a is nfc normalized`, `a is json object`. */
  protected skipKind(): void {
    const isTold =
      this.nameOf() === 'a' ? this.skipName(['set']) : KINDS.has(this.nameOf()) && this.skipName(KIND_TAILS);
    if (isTold || this.nameOf() === 'normalized') this.marks |= Mark.relation;
  }

  /** PostgreSQL: `distinct on (a, b) c`. */
  protected skipDistinctOn(): boolean {
    const { lexer } = this;
    const place = lexer.nextPlace();
    if ((lexer.peekUnit() | 32) === 0x6f && lexer.next() === Kind.word && lexer.word?.text === 'on') {
      if (lexer.next() === Kind.open && this.skipToClose()) return true;
    }
    lexer.returnTo(place);
    return false;
  }

  /** PostgreSQL: `operator(pg_catalog.=)`. */
  protected skipOperator(): boolean {
    return this.lexer.next() === Kind.open && this.skipToClose();
  }

  /** Reads to the bracket that closes what was just opened. */
  protected skipToClose(): boolean {
    const { lexer } = this;
    for (let depth = 1; depth > 0; ) {
      const kind = lexer.next();
      if (kind === Kind.open) depth++;
      else if (kind === Kind.close) depth--;
      else if (kind === Kind.end || kind === Kind.commentEnd || kind === Kind.openString) return false;
    }
    return true;
  }

  /** `a.b|date(`: a template's filter. */
  protected isFilter(): boolean {
    return (this.callRole & KNOWN_CALL) === Role.date && !this.named && (this.effects & Effect.names) !== 0;
  }

  /** `is distinct from`. */
  protected readDistinctFrom(): number {
    if (this.lexer.next() !== Kind.word || this.lexer.word?.text !== 'from') return Ending.broken;
    this.marks |= Mark.relation;
    return CONTINUE;
  }

  /** `with a as (`, `with recursive a(x) as materialized (`: what follows is a query's, and left alone. */
  protected readTables(): boolean {
    const { lexer } = this;
    lexer.expectOperand = true;
    let kind = lexer.next();
    for (let tokens = 0; tokens < 40 && (kind === Kind.name || kind === Kind.word || isList(kind)); tokens++) {
      const named = lexer.word?.text === 'as';
      kind = lexer.next();
      if (!named) continue;
      while (kind === Kind.name || kind === Kind.word) kind = lexer.next();
      if (kind !== Kind.open || !beginsQuery(lexer.peekUnit())) return false;
      this.brackets = 1;
      this.setPending = false;
      this.effects |= Effect.subquery | Effect.union | Effect.from | Effect.rich;
      this.enter(STATEMENT);
      return true;
    }
    return false;
  }

  /** Whether what follows can only follow an operand: then a soft prefix was a name. */
  protected endsOperand(): boolean {
    const unit = this.lexer.peekUnit();
    return unit < 0 || unit === 0x29 || unit === 0x2c || unit === 0x3d || unit === 0x2e || unit === 0x3b;
  }

  protected readPrefixOperator(): number {
    const { lexer } = this;
    const unit = lexer.text.charCodeAt(lexer.start);
    // PostgreSQL: `|/ 4`.
    if (unit === 0x7c && lexer.text.charCodeAt(lexer.end) === 0x2f) lexer.next();
    else if (lexer.end - lexer.start === 1 && (unit === 0x2d || unit === 0x2b || unit === 0x7e || unit === 0x21))
      this.oddConstant = true;
    else return this.readStar(unit);
    return CONTINUE;
  }

  protected readStar(unit: number): number {
    const { lexer } = this;
    // `* from users-- -`: the columns of the statement begin where the value stands.
    const isStar = this.stage === COLUMNS || this.frame === CALL || (this.tokens === 1 && beginsColumns(lexer));
    if (unit === 0x2a && lexer.end - lexer.start === 1 && isStar) {
      this.effects |= Effect.rich;
      this.marks |= Mark.sign;
      return this.takeOperand();
    }
    return Ending.broken;
  }

  /** ODBC's `{fn now()}`, `{d '…'}` and MySQL's `` {`x` expression} ``: the first word is a label. */
  protected readBrace(): number {
    const kind = this.lexer.next();
    if (kind !== Kind.name && kind !== Kind.word && kind !== Kind.string) return Ending.broken;
    this.oddConstant = true;
    if (this.compared) this.marks |= Mark.relation;
    return this.push(BRACE, EXPRESSION);
  }

  protected endInString(): number {
    if (this.lexer.detail !== this.start.quote) {
      if (this.compared) this.endTerm();
      return Ending.incomplete;
    }
    this.took();
    return Ending.reopened;
  }

  protected startQuery(): number {
    if (this.frame === BRACKET || this.frame === CALL || this.frame === CONDITIONAL) this.effects |= Effect.subquery;
    else if (!this.setPending && this.tokens > 1) return Ending.broken;
    else if (!this.setPending) this.effects |= Effect.whole;
    this.beginQuery();
    // PostgreSQL: `exists(select from users)`.
    this.justOpened = this.frame === BRACKET || this.frame === CALL;
    return CONTINUE;
  }

  protected beginQuery(): void {
    this.enter(COLUMNS);
    this.expectOperand = true;
    this.columns = 1;
  }
}
