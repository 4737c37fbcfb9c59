import { ClauseReader } from './clause-reader.js';
import { isCut } from './comment-text.js';
import { Effect, Ending, Mark, type Reading, type Start } from './effects.js';
import { Kind, type Lexer, Operator } from './lexer.js';
import {
  BASE,
  BRACE,
  BRACKET,
  CALL,
  COLUMNS,
  CONDITIONAL,
  CONTINUE,
  EXPRESSION,
  INDEX,
  isDigit,
  STATEMENT,
  TABLES,
  TYPE,
} from './reader-state.js';
import { Role, type Word } from './vocabulary.js';

/** The second words of types. */
const TYPE_TAILS = new Set(['precision', 'varying']);

/** A sign or a bracket before the first operand says nothing about what the text starts with. */
function isPrefix(lexer: Lexer): boolean {
  const unit = lexer.text.charCodeAt(lexer.start);
  return (
    lexer.kind === Kind.open ||
    (lexer.kind === Kind.operator && lexer.end - lexer.start === 1 && (unit === 0x2d || unit === 0x2b || unit === 0x7e))
  );
}

/** Reads one text as the continuation of a statement. One pass, an explicit stack, no recursion. */
export class Reader extends ClauseReader {
  /** Reads to the end, or to where the text stops being SQL. */
  read(text: string, start: Start): Reading {
    const { lexer } = this;
    this.begin(text, start);
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
      if (ending !== CONTINUE) {
        const reading = this.finish(ending);
        lexer.begin('', 0, 'mysql');
        return reading;
      }
    }
  }

  protected finish(outcome: number): Reading {
    const { lexer } = this;
    const commentEnded = outcome === Ending.plain && lexer.commentStart < lexer.text.length;
    const ending = commentEnded ? Ending.comment : outcome;
    if ((this.marks & Mark.loose) !== 0 && (this.marks & Mark.toldLater) === 0 && !this.isCutOff(ending)) {
      this.effects = this.effectsBefore;
      return this.toReading(Ending.broken);
    }
    // `1 or 1=1 garbage`: the condition was complete before the text stopped being SQL.
    if (ending >= Ending.plain || (ending === Ending.broken && !this.expectOperand && this.compared)) this.endTerm();
    return this.toReading(ending);
  }

  /** What follows a loose statement in the application's own is hidden, or a number's brackets were closed before it. */
  private isCutOff(ending: number): boolean {
    const closes = (this.effectsBefore & Effect.closes) !== 0;
    if (ending === Ending.comment) {
      // `x'); delete a from b -- …`: a bracket that the text has not opened is the statement's.
      const isOpened = this.lexer.text.slice(0, this.start.at).includes('(');
      const isNumber = this.start.quote === 0 && this.firstKind === Kind.number;
      const isOut =
        (closes && !isOpened && (this.start.quote !== 0 || isNumber)) ||
        (isNumber && /^\s*\d+;\w/.test(this.lexer.text.slice(0, 24)));
      return isOut || isCut(this.lexer.text.slice(this.lexer.commentStart));
    }
    if (ending !== Ending.semicolon || !closes) return false;
    // `x'); send on conversation @h;;`: nobody ends a statement twice.
    if (this.start.quote !== 0) return /;\s*;\s*$/.test(this.lexer.text.slice(-16));
    return this.firstKind === Kind.number;
  }

  private toReading(ending: number): Reading {
    const { lexer } = this;
    return {
      effects: this.effects,
      marks: this.marks,
      differs: lexer.differs,
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

  protected readOperator(kind: number): number {
    const { lexer } = this;
    this.castable = this.pendingCall === 0;
    const wasString = this.previousString;
    const wasClosed = this.justClosed;
    // MySQL: `_binary 0x61`.
    const introduced = this.isTyped();
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
        if (this.unitPending && this.readUnit(this.nameOf())) return CONTINUE;
        // PostgreSQL: `::double precision`, `::character varying`.
        if ((this.effects & Effect.cast) !== 0 && TYPE_TAILS.has(this.nameOf())) return CONTINUE;
        return this.readAlias(wasClosed);
      case Kind.number:
        return this.stage === TYPE || introduced ? CONTINUE : Ending.broken;
      case Kind.commentEnd:
        return this.openCases > 0 ? Ending.incomplete : Ending.comment;
      case Kind.end:
        return this.openCases > 0 ? Ending.incomplete : Ending.plain;
      default:
        return this.isLabel() ? CONTINUE : Ending.broken;
    }
  }

  /** SQL Server: `select 1 label: declare @a int`. */
  protected isLabel(): boolean {
    const { lexer } = this;
    if ((this.effects & Effect.bareStatement) === 0 || lexer.text.charCodeAt(lexer.start) !== 0x3a) return false;
    this.enter(STATEMENT);
    return true;
  }

  protected readBinaryOperator(): number {
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

  protected readDot(): number {
    const { lexer } = this;
    lexer.expectOperand = true;
    let kind = lexer.next();
    if (this.stage === TABLES) this.effects |= Effect.rich;
    if (kind === Kind.dot) kind = lexer.next();
    if (kind === Kind.operator && lexer.text.charCodeAt(lexer.start) === 0x2a) {
      this.effects |= Effect.rich;
      return CONTINUE;
    }
    if (kind === Kind.end || kind === Kind.commentEnd) return Ending.incomplete;
    if (kind !== Kind.name && kind !== Kind.word && kind !== Kind.string) return Ending.broken;
    // Methods of other languages share SQL's plain function names: only what acts counts behind a dot.
    this.pendingCall = ((lexer.word?.role ?? 0) & Role.effect) | Role.soft;
    return CONTINUE;
  }

  protected readCall(): number {
    const role = this.pendingCall;
    this.marks |= Mark.sign;
    if (role === 0 && !this.aliased && this.stage !== TYPE) return this.readMisplacedQuery();
    this.calls++;
    if (this.stage !== TABLES || (role & Role.effect) !== 0) this.markCall(role);
    this.pendingCall = 0;
    if (this.takesClauses) this.brackets = 0;
    this.push(CALL, this.takesClauses ? STATEMENT : EXPRESSION);
    this.takesClauses = false;
    this.callRole = role;
    return CONTINUE;
  }

  /** `1(select …)` is no SQL, yet only tools that probe for SQL write it. */
  protected readMisplacedQuery(): number {
    if (this.lexer.next() !== Kind.word || this.lexer.word?.text !== 'select') return Ending.broken;
    this.push(BRACKET, EXPRESSION);
    return this.startQuery();
  }

  protected markCall(role: number): void {
    if (this.stage === COLUMNS) this.effects |= Effect.rich;
    if ((role & Role.server) !== 0) this.marks |= Mark.serverCall;
    if ((role & Role.effect) !== 0) this.effects |= Effect.effectCall;
    else if ((role & Role.sql) !== 0 || ((role & Role.date) !== 0 && this.named)) this.effects |= Effect.sqlCall;
    else if ((role & Role.info) !== 0 && (this.named || this.lexer.peekUnit() === 0x29))
      this.effects |= Effect.info | Effect.sqlCall;
    else this.effects |= Effect.call;
  }

  /** `date '2020-01-01'`: the name before the string is a type's. */
  protected isTyped(): boolean {
    return (this.pendingCall & Role.type) !== 0;
  }

  protected readComma(): number {
    this.endTerm();
    if (this.frame === BASE && this.stage === EXPRESSION) this.effects |= Effect.list;
    if (this.stage === COLUMNS) this.columns++;
    if (this.columns > 2) this.effects |= Effect.rich;
    if (this.frame === CALL && (this.callRole & Role.server) !== 0)
      this.marks |= ++this.serverArguments > 1 ? Mark.manyArguments : Mark.serverArguments;
    if (this.frame === CONDITIONAL) this.effects |= Effect.sqlCall;
    this.aliased = false;
    this.expectOperand = true;
    return CONTINUE;
  }

  protected readAdjacentString(kind: number, wasString: boolean): number {
    if (kind === Kind.openString) {
      return this.lexer.detail === this.start.quote && (wasString || this.stage === COLUMNS || this.stage === TABLES)
        ? Ending.reopened
        : Ending.incomplete;
    }
    if (wasString || (this.pendingCall !== 0 && this.isTyped())) {
      // `'a' 'b'` is one string; `date '…'` is a literal of a type.
      const isLiteral = !wasString && (this.effects & Effect.logic) !== 0 && this.start.quote !== 0;
      if (isLiteral) this.effects |= Effect.cast;
      this.pendingCall = 0;
      this.previousString = true;
      return CONTINUE;
    }
    return this.readAlias(false);
  }
}
