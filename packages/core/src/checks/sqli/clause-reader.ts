import { Effect, Ending, Mark } from './effects.js';
import { Kind, type Lexer } from './lexer.js';
import { QueryReader } from './query-reader.js';
import {
  BASE,
  BRACKET,
  CASE,
  COLUMNS,
  CONDITION,
  CONTINUE,
  EXPRESSION,
  NOT_STRING,
  OPEN_STRING,
  ORDER,
  STATEMENT,
  TABLES,
} from './reader-state.js';
import { Role, type Word } from './vocabulary.js';

const SET_WORDS = new Set(['all', 'distinct', 'distinctrow']);

/** What no prose has in front of a verb. */
const PROOF =
  Effect.union | Effect.statement | Effect.constantTest | Effect.columnTest | Effect.subquery | Effect.effectCall;

/** PostgreSQL: `at time zone 'utc'`. */
function isTimeZone(lexer: Lexer): boolean {
  if (lexer.text.slice(lexer.start, lexer.end).toLowerCase() !== 'time') return false;
  lexer.next();
  return lexer.text.slice(lexer.start, lexer.end).toLowerCase() === 'zone';
}

/** Reads the words that may follow an operand: operators, clauses, aliases. */
export abstract class ClauseReader extends QueryReader {
  protected readOperatorWord(word: Word, wasClosed: boolean): number {
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
      if (text === 'at' && (this.lexer.next() === Kind.end || !isTimeZone(this.lexer))) return Ending.broken;
      if (text === 'collate') return this.readCollation();
      return this.operand(Effect.arithmetic);
    }
    if (text === 'operator' && this.lexer.peekUnit() === 0x28) return this.readNamedOperator();
    if (this.unitPending && this.readUnit(text)) return CONTINUE;
    if ((role & Role.postfix) !== 0) {
      this.compared = true;
      this.marks |= Mark.relation;
      return CONTINUE;
    }
    if (text === 'not') {
      // SQLite: `1 not null`.
      if ((this.lexer.peekUnit() | 32) === 0x6e && this.skipName(['null'])) {
        this.compared = true;
        this.marks |= Mark.relation;
      }
      return CONTINUE;
    }
    if (text === 'goto' && (this.effects & Effect.bareStatement) !== 0) return this.readGoto();
    if (text === 'lock') return this.readLock();
    if (text === 'within' || text === 'columns') return this.readArgumentList();
    if (text === 'rows' && this.isExamined()) return this.operand();
    // SQL Server needs no semicolon; a name before a verb is prose: `please select`.
    const joined = this.frame === BASE && (role & Role.verb) !== 0;
    if (joined) this.endTerm();
    const proven = (this.effects & PROOF) !== 0;
    const weak = (role & Role.weakVerb) !== 0 && text !== 'if' && text !== 'while';
    const quoted = this.start.quote !== 0 && this.start.quote !== 0x5d;
    const separate = quoted || this.firstKind === Kind.number || wasClosed || text === 'waitfor';
    if (
      separate &&
      !weak &&
      (this.frame === BASE || this.frame === BRACKET) &&
      (role & Role.verb) !== 0 &&
      this.startStatement(word)
    ) {
      // Behind an expression that already broke out it is one more proof, not the only one.
      if (!proven) this.effects |= Effect.bareStatement;
      return CONTINUE;
    }
    return (role & Role.soft) !== 0 ? this.readAlias(wasClosed) : Ending.broken;
  }

  /** SQL Server: `select 1 goto label label: declare @a int`. */
  protected readGoto(): number {
    this.lexer.next();
    this.enter(STATEMENT);
    return CONTINUE;
  }

  protected readComparison(text: string): number {
    const wasBase = this.frame === BASE;
    this.compared = true;
    this.operators++;
    this.expectOperand = true;
    this.patternPending = text !== 'is' && text !== 'in' && text !== 'between';
    if (text === 'similar' || text === 'sounds') this.skipName(['to', 'like']);
    if (text === 'between') this.skipName(['symmetric', 'asymmetric']);
    if (text === 'member') this.skipName(['of']);
    this.isTest = text === 'is';
    if (this.isTest) this.needs = OPEN_STRING;
    else if (!text.startsWith('like') && text !== 'match') this.marks |= Mark.relation;
    // `if(a like 'x%', 1, 2)`: no spreadsheet compares with a word.
    if (this.openConditionals > 0 && this.patternPending) this.effects |= Effect.choice;
    if (text === 'in') return this.readMatchMode(wasBase);
    return CONTINUE;
  }

  /** MySQL: `match (a) against ('text' in boolean mode)`, seen from inside the text. */
  protected readMatchMode(wasBase: boolean): number {
    const { lexer } = this;
    const unit = lexer.peekUnit() | 32;
    if (unit !== 0x62 && unit !== 0x6e) return CONTINUE;
    const kind = lexer.next();
    const name = lexer.text.slice(lexer.start, Math.min(lexer.end, lexer.start + 8)).toLowerCase();
    if (name !== 'boolean' && name !== 'natural') return this.readOperand(kind);
    if (!wasBase) this.endTerm();
    while (lexer.peekUnit() !== 0x29 && (lexer.next() === Kind.name || lexer.kind === Kind.word));
    this.compared = false;
    this.expectOperand = false;
    return CONTINUE;
  }

  protected readCondition(): number {
    if (this.frame === BASE) this.effects |= Effect.clause;
    if (this.stage === TABLES) this.effects |= Effect.rich;
    this.stage = CONDITION;
    return this.takeLogic(false);
  }

  protected readSet(): number {
    const { lexer } = this;
    this.endTerm();
    lexer.expectOperand = true;
    let kind = lexer.next();
    // MySQL takes ALL and DISTINCT together.
    let told = false;
    while (SET_WORDS.has(lexer.word?.text ?? '')) {
      kind = lexer.next();
      told = true;
    }
    // DuckDB: `union all by name select 1`.
    if (lexer.word?.text === 'by' && this.skipName(['name'])) kind = lexer.next();
    while (kind === Kind.open) {
      this.push(BRACKET, EXPRESSION);
      this.justOpened = false;
      this.effects |= Effect.rich;
      kind = lexer.next();
    }
    const verb = lexer.word?.text;
    if (verb === 'with') return this.readTables() ? CONTINUE : Ending.broken;
    // DuckDB: `union all from t select a`.
    if (verb === 'from' && told && (this.start.quote !== 0 || this.firstKind === Kind.number)) {
      this.effects |= Effect.union | Effect.from;
      this.enter(TABLES);
      return this.operand();
    }
    if (verb !== 'select' && verb !== 'values' && verb !== 'table') return Ending.broken;
    // MySQL, "TABLE Statement": a table's name, and no string.
    if (verb === 'table' && lexer.peekUnit() === 0x27) return Ending.broken;
    this.effects |= Effect.unionStart;
    this.operators++;
    this.setPending = true;
    this.beginQuery();
    return CONTINUE;
  }

  protected readClause(text: string): number {
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
        this.marks |= Mark.sorting;
        this.needs = NOT_STRING;
        return this.operand();
      case 'into':
        return this.readInto();
      case 'procedure':
        this.markClause();
        this.enter(EXPRESSION);
        return this.operand();
      case 'using':
        // PostgreSQL: `order by name using >`.
        if (this.stage === ORDER && this.lexer.next() === Kind.operator) return CONTINUE;
        return this.stage === ORDER ? Ending.broken : this.operand();
      case 'join':
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
        return this.stage === TABLES ? this.operand() : this.readConflict();
      case 'returning':
        this.markClause();
        this.enter(COLUMNS);
        return this.operand();
      case 'qualify':
        return this.readCondition();
      case 'for':
        return this.readFor();
      case 'fetch':
        return this.readFetch();
      case 'row':
      case 'rows':
        if ((this.marks & Mark.sorting) === 0) return Ending.broken;
        return this.isExamined() ? this.operand() : CONTINUE;
      case 'nulls':
        return (this.stage === ORDER || this.frame === BASE) && this.skipName(['first', 'last'])
          ? CONTINUE
          : Ending.broken;
      case 'with':
        return this.stage === ORDER && this.skipName(['rollup', 'cube']) ? CONTINUE : Ending.broken;
      case 'model':
        return this.readModel();
      case 'option':
        return this.readOption();
      case 'connect':
      case 'start':
        return this.readHierarchy(text);
      case 'window':
        return this.readWindow();
      case 'as':
        return this.readAs();
      case 'asc':
      case 'desc':
        this.marks |= Mark.sorting;
        return CONTINUE;
      case 'over':
        return (this.calls > 0 || (this.effects & Effect.closes) !== 0) && this.readOver() ? CONTINUE : Ending.broken;
      case 'placing':
      case 'separator':
      case 'filter':
        if (text === 'filter' && this.calls > 0 && this.lexer.peekUnit() === 0x28) return this.readFilter();
        if (this.frame !== BASE) this.marks |= Mark.namedArgument;
        // `a separator 0x2c) from b#`: the value is what the statement joins.
        if (text === 'separator' && this.tokens === 2) return this.operand();
        return this.frame !== BASE || this.stage !== EXPRESSION ? this.operand() : Ending.broken;
      default:
        return Ending.broken;
    }
  }
}
