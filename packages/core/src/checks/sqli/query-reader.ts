import { Effect, Ending, Mark } from './effects.js';
import { Kind } from './lexer.js';
import {
  BASE,
  BRACKET,
  CALL,
  COLUMNS,
  CONDITION,
  CONTINUE,
  EXPRESSION,
  isDigit,
  ORDER,
  STATEMENT,
  TABLES,
  TYPE,
} from './reader-state.js';
import { StatementReader } from './statement-reader.js';
import { Role } from './vocabulary.js';

/** `for update`, `for share`, `for no key update`. */
const LOCKS = new Set(['update', 'share', 'no', 'key', 'browse']);
const LOCKED_KEYS = new Set(['no', 'key']);
/** What an interval counts. */
const UNITS = new Set(
  (
    'microsecond second minute hour day week month quarter year day_hour day_minute day_second day_microsecond ' +
    'hour_minute hour_second hour_microsecond minute_second minute_microsecond second_microsecond year_month'
  ).split(' '),
);
/** A comma, a semicolon. */
const TOLD = new Set([0x2c, 0x3b]);
const JOINS = new Set(['asof', 'semi', 'anti', 'any', 'global', 'array', 'paste', 'positional']);
const LATE_CLAUSES = new Set([...JOINS, 'prewhere', 'settings', 'format', 'sample', 'by']);
/** Nothing but the comment's own signs behind the last word. */
const CUT_END = /[\w)\]'"](?:--[ \t+-]{0,4}|#[ \t]{0,4}|\/\*)$/;
/** SQL Server: `for xml path`, `for json auto`. */
const FORMATS = new Set(['xml', 'json']);

/** Reads the clauses of a query: where its rows come from, go to, and how they are sorted and named. */
export abstract class QueryReader extends StatementReader {
  protected readFrom(): number {
    if (this.frame === CALL && this.stage === EXPRESSION) {
      this.marks |= Mark.namedArgument;
      return this.operand();
    }
    if (this.stage === COLUMNS) this.effects |= Effect.from;
    else if (this.frame === BASE) {
      this.effects |= Effect.list;
      this.marks |= Mark.fromTail;
    }
    this.endTerm();
    this.enter(TABLES);
    return this.operand();
  }

  protected readOrder(): number {
    // Oracle: `order siblings by`.
    if ((this.lexer.peekUnit() | 32) === 0x73) this.skipName(['siblings']);
    if (this.lexer.next() !== Kind.word || this.lexer.word?.text !== 'by') return Ending.broken;
    this.markClause();
    if (isDigit(this.lexer.peekUnit()) && !this.isMeasured()) this.effects |= Effect.position;
    this.enter(ORDER);
    // `group by grouping sets ((a), (b))`
    if ((this.lexer.peekUnit() | 32) === 0x67 && this.skipName(['grouping']) && this.skipName(['sets'])) {
      if (this.lexer.next() !== Kind.open) return Ending.broken;
      return this.push(BRACKET, STATEMENT);
    }
    return this.operand();
  }

  /** `order by 5pm`, `group by 3s`: no column is numbered like this. */
  private isMeasured(): boolean {
    return /^\s{0,8}\d{1,3}(?!asc|desc)[a-z]/i.test(this.lexer.text.slice(this.lexer.end, this.lexer.end + 16));
  }

  protected readInto(): number {
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
    // Not `10 into @home`: a limit in front, further variables or a comment behind it.
    const isTold = (this.marks & Mark.sorting) !== 0 || lexer.commented || TOLD.has(lexer.peekUnit());
    if (kind === Kind.variable && isTold) this.effects |= Effect.variable;
    return kind === Kind.variable || kind === Kind.name ? CONTINUE : Ending.broken;
  }

  /** Oracle: `model dimension by (a) measures (b) rules ()`. */
  protected readModel(): number {
    if (!this.skipName(['dimension', 'partition']) || !this.skipName(['by']) || this.lexer.peekUnit() !== 0x28)
      return Ending.broken;
    this.markClause();
    this.effects |= Effect.position;
    this.enter(STATEMENT);
    return CONTINUE;
  }

  /** `collate binary`, `collate utf8mb4_bin`: the next word is a name, whatever it means elsewhere. */
  protected readCollation(): number {
    const kind = this.lexer.next();
    if (kind !== Kind.name && kind !== Kind.word && kind !== Kind.string) return Ending.broken;
    this.operators++;
    this.effects |= Effect.arithmetic;
    this.marks |= Mark.relation;
    return CONTINUE;
  }

  /** PostgreSQL: `a operator(pg_catalog.=) b`. */
  protected readNamedOperator(): number {
    if (!this.skipOperator()) return Ending.broken;
    this.compared = true;
    this.operators++;
    this.marks |= Mark.relation;
    return this.operand();
  }

  /** `interval '1' day`, `interval '1-2' year to month`, `interval 1 day_hour`. */
  protected readUnit(text: string): boolean {
    if (!UNITS.has(text)) return false;
    this.unitPending = false;
    if (this.skipName(['to'])) this.lexer.next();
    return true;
  }

  /** MySQL: `lock in share mode`. */
  protected readLock(): number {
    const { lexer } = this;
    if (lexer.next() !== Kind.word || lexer.word?.text !== 'in') return Ending.broken;
    lexer.next();
    if (lexer.next() !== Kind.name) return Ending.broken;
    this.markClause();
    this.marks |= Mark.sorting;
    return CONTINUE;
  }

  /** `listagg(…) within group (order by 1)`, `json_table(… columns (a number path '$'))`. */
  protected readArgumentList(): number {
    const { lexer } = this;
    let kind = lexer.next();
    if (kind === Kind.word && lexer.word?.text === 'group') kind = lexer.next();
    if (kind !== Kind.open) return Ending.broken;
    this.push(BRACKET, STATEMENT);
    return CONTINUE;
  }

  /** MariaDB: `limit 1 rows examined 2`. */
  protected isExamined(): boolean {
    const { lexer } = this;
    const { start } = lexer;
    if (lexer.next() !== Kind.word || lexer.word?.text !== 'examined') {
      lexer.reread(start);
      return false;
    }
    this.markClause();
    this.effects |= Effect.position;
    return true;
  }

  /** Reads a word on if it is one of these. */
  protected skipName(names: readonly string[]): boolean {
    const { lexer } = this;
    if (lexer.peekUnit() < 0) return false;
    const place = lexer.nextPlace();
    lexer.next();
    if (names.includes(this.nameOf())) return true;
    lexer.returnTo(place);
    return false;
  }

  /** The token in lower case; empty for a long one. */
  protected nameOf(): string {
    const { text, start, end } = this.lexer;
    return end - start > 16 ? '' : text.slice(start, end).toLowerCase();
  }

  /** SQL:2008: `fetch first 1 rows only`; PostgreSQL: `fetch first (select 1) rows only`. */
  protected readFetch(): number {
    if (!this.skipName(['first', 'next'])) return Ending.broken;
    if (this.lexer.peekUnit() === 0x28) {
      this.lexer.next();
      this.markClause();
      this.marks |= Mark.sorting;
      this.operators++;
      return this.push(BRACKET, EXPRESSION);
    }
    if (!this.skipName(['row', 'rows'])) {
      if (this.lexer.next() !== Kind.number || !this.skipName(['row', 'rows', 'percent'])) return Ending.broken;
      this.skipName(['row', 'rows']);
    }
    if (!this.skipName(['only', 'with'])) return Ending.broken;
    this.skipName(['ties']);
    this.markClause();
    this.marks |= Mark.sorting;
    this.effects |= Effect.position;
    return CONTINUE;
  }

  /** `on duplicate key update a = 1`, `on conflict do nothing`: what an insertion does with a row that is there. */
  protected readConflict(): number {
    const isMySql = this.skipName(['duplicate']) && this.skipName(['key']) && this.skipName(['update']);
    if (!isMySql && !(this.skipName(['conflict']) && (this.lexer.peekUnit() === 0x28 || this.skipName(['do', 'on']))))
      return Ending.broken;
    this.markClause();
    this.enter(STATEMENT);
    return CONTINUE;
  }

  /** `row_number() over (partition by a order by b)`, `over w`. */
  protected readOver(): boolean {
    const kind = this.lexer.next();
    if (kind === Kind.open) {
      this.push(BRACKET, STATEMENT);
      this.inWindow = true;
    }
    this.expectOperand = false;
    this.brackets = 0;
    return kind === Kind.open || kind === Kind.name;
  }

  /** `count(*) filter (where a > 1)` */
  protected readFilter(): number {
    this.lexer.next();
    this.push(BRACKET, STATEMENT);
    this.brackets = 0;
    this.expectOperand = false;
    return CONTINUE;
  }

  /** SQL Server: `option (maxdop 1)`. */
  protected readOption(): number {
    if (this.lexer.next() !== Kind.open) return Ending.broken;
    this.markClause();
    this.effects |= Effect.position;
    return this.push(BRACKET, STATEMENT);
  }

  /** Oracle: `connect by prior id = parent`, `start with id = 1`. */
  protected readHierarchy(text: string): number {
    if (!this.skipName([text === 'start' ? 'with' : 'by'])) return Ending.broken;
    this.skipName(['nocycle']);
    this.markClause();
    this.stage = CONDITION;
    return this.takeLogic(false);
  }

  /** `window w as (order by id)`. */
  protected readWindow(): number {
    if (this.lexer.next() !== Kind.name || !this.skipName(['as']) || this.lexer.next() !== Kind.open)
      return Ending.broken;
    this.markClause();
    this.effects |= Effect.position;
    return this.push(BRACKET, STATEMENT);
  }

  protected readFor(): number {
    if (this.frame === CALL) return this.operand();
    const kind = this.lexer.next();
    const { word } = this.lexer;
    const name = this.nameOf();
    if (LOCKS.has(name) || (FORMATS.has(name) && this.skipName(['path', 'raw', 'auto', 'explicit']))) {
      this.markClause();
      // PostgreSQL: `for no key update`, `for key share`.
      const isKey = LOCKED_KEYS.has(name) && this.skipName(['key', 'share']);
      if (isKey) this.effects |= Effect.position;
      if (isKey && name === 'no') this.skipName(['update']);
      // What no words end in: a row that somebody else has locked is not waited for.
      if (this.skipName(['nowait']) || (this.skipName(['skip']) && this.skipName(['locked']))) {
        this.effects |= Effect.position;
        return CONTINUE;
      }
      if (!this.skipName(['skip', 'wait', 'of', 'key'])) return CONTINUE;
      this.enter(STATEMENT);
      return CONTINUE;
    }
    if ((kind === Kind.name || (kind === Kind.word && (word?.role ?? 0) & Role.soft)) && this.stage !== EXPRESSION) {
      this.markClause();
      this.enter(STATEMENT);
      return CONTINUE;
    }
    return Ending.broken;
  }

  protected readAs(): number {
    if (this.frame === CALL) {
      this.enter(TYPE);
      return CONTINUE;
    }
    this.lexer.expectOperand = true;
    const kind = this.lexer.next();
    if (kind === Kind.openString) return this.lexer.detail === this.start.quote ? Ending.reopened : Ending.incomplete;
    if (kind !== Kind.name && kind !== Kind.word && kind !== Kind.string) return Ending.broken;
    if (kind === Kind.string) this.marks |= Mark.sign;
    this.aliased = true;
    return CONTINUE;
  }

  /** ClickHouse's clauses have names of everyday use: what tells them is the comment that cuts the rest of the statement off. */
  private isLateClause(): boolean {
    const behind = this.start.quote !== 0 || this.firstKind === Kind.number;
    return behind && LATE_CLAUSES.has(this.nameOf()) && CUT_END.test(this.lexer.text.slice(-8));
  }

  private readLateClause(): number {
    const name = this.nameOf();
    if (name === 'by' && (this.marks & Mark.sorting) === 0) return Ending.broken;
    if (JOINS.has(name) && !this.skipName(['join', 'left', 'inner', 'any', 'all'])) return Ending.broken;
    this.markClause();
    if (name === 'prewhere') {
      this.stage = CONDITION;
      return this.takeLogic(false);
    }
    this.enter(STATEMENT);
    return CONTINUE;
  }

  protected readAlias(wasClosed: boolean): number {
    if (this.stage === TYPE) return CONTINUE;
    if (this.frame === BASE && this.stage !== COLUMNS && this.isLateClause()) return this.readLateClause();
    if (this.aliased) return Ending.broken;
    if (this.stage !== COLUMNS && this.stage !== TABLES && !(wasClosed && (this.effects & Effect.closes) !== 0))
      return Ending.broken;
    this.aliased = true;
    this.marks |= Mark.alias;
    this.pendingCall = 0;
    return CONTINUE;
  }
}
