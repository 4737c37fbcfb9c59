import { Effect, Ending, Mark } from './effects.js';
import { Kind, type Lexer } from './lexer.js';
import { OperandReader } from './operand-reader.js';
import { BRACKET, CONTINUE, EXPRESSION, isDigit, STATEMENT } from './reader-state.js';
import { isStatement } from './statement.js';
import { UNMISTAKABLE } from './statement-verbs.js';
import { Role, type Word } from './vocabulary.js';

/** Verbs of SQL Server's own: no prose and no other language has what must follow them. */
export const SERVER_VERBS: ReadonlySet<string> = new Set([
  'exec',
  'execute',
  'declare',
  'waitfor',
  'shutdown',
  'if',
  'while',
  'begin',
  'backup',
  'bulk',
]);

/** Statements that are told apart from prose by few words. */
const DEEDS = new Set(['drop', 'truncate', 'exec', 'execute', 'declare', 'waitfor', 'shutdown']);

/** Verbs that only behind a semicolon are words of SQL; elsewhere they are names like any other. */
const LATE_VERBS = new Set(
  'send receive readtext writetext updatetext move administer associate help resignal checksum unlisten get'.split(' '),
);

/** PostgreSQL: what else is emptied or taken away. */
const TAILS = /^\s{1,4}(?:cascade|restart|restrict|continue)\b/i;

/** `exec chair`, `Exec Summary`: an abbreviation, where the procedure's name says nothing of a server. */
const EXECUTIVE = /^\s{0,4}exec\s{1,4}[a-z]{1,24}\s{0,4}$/i;

/** Words of clauses that start statements too. */
const AMBIGUOUS_VERBS = new Set(['start', 'end']);

/** `builds an index`, `changes the definition`, `creates a role`. */
function isArticle({ text, start, end }: Lexer): boolean {
  const length = end - start;
  if (length > 3) return false;
  const name = text.slice(start, end).toLowerCase();
  return (
    name === 'the' || name === 'an' || (name === 'a' && /[a-z]{3}s $/i.test(text.slice(Math.max(0, start - 8), start)))
  );
}

/** Reads what follows a semicolon, and statements that need none. */
export abstract class StatementReader extends OperandReader {
  protected readSemicolon(): number {
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
    // ODBC and JDBC: `{call p}`.
    if (kind === Kind.openBrace && lexer.next() === Kind.word && lexer.word?.text === 'call')
      return this.startLoosely();
    while (kind === Kind.open) kind = lexer.next();
    const ending = kind === Kind.word ? this.readNextStatement(lexer.word as Word) : this.readLabel(kind);
    // SQLite runs what stands before the semicolon, whatever follows it.
    return ending === Ending.broken && this.start.quote !== 0 && this.isJoined() ? Ending.semicolon : ending;
  }

  protected isJoined(): boolean {
    return (this.effects & Effect.logic) !== 0 && (this.effects & (Effect.constantOperand | Effect.call)) !== 0;
  }

  protected readNextStatement(word: Word): number {
    if (this.stage === STATEMENT && (word.text === 'end' || word.text === 'else')) return CONTINUE;
    if ((word.role & Role.verb) !== 0 || AMBIGUOUS_VERBS.has(word.text)) {
      if (!this.startStatement(word)) return this.startLoosely();
      if ((this.marks & Mark.loose) !== 0 && (word.role & Role.weakVerb) === 0) this.marks |= Mark.toldLater;
      return CONTINUE;
    }
    if (LATE_VERBS.has(word.text)) return this.startLoosely();
    // `; if(1=1, …)` and `; sleep(5)`: no statement in most dialects, but never prose.
    if ((word.role & (Role.sql | Role.effect)) === 0 || this.lexer.peekUnit() !== 0x28) return Ending.broken;
    this.effects |= Effect.statement;
    this.enter(EXPRESSION);
    return this.readOperand(Kind.word);
  }

  /** SQL Server: `label: declare @a int`. */
  protected readLabel(kind: number): number {
    const { lexer } = this;
    if (kind !== Kind.name) return Ending.broken;
    if (LATE_VERBS.has(lexer.text.slice(lexer.start, Math.min(lexer.end, lexer.start + 12)).toLowerCase()))
      return this.startLoosely();
    if (lexer.peekUnit() !== 0x3a) return Ending.broken;
    lexer.next();
    if (lexer.next() !== Kind.word) return Ending.broken;
    return this.readNextStatement(lexer.word as Word);
  }

  /** `'; show all --`: only a comment that cuts the rest off tells such a statement from code and prose. */
  protected startLoosely(): number {
    const broken = this.start.quote !== 0 || this.firstKind === Kind.number || (this.effects & Effect.closes) !== 0;
    const { kind } = this.lexer;
    if (!broken || kind === Kind.end || kind === Kind.openString) return Ending.broken;
    if ((this.marks & Mark.loose) === 0) this.effectsBefore = this.effects;
    this.marks |= Mark.loose;
    if (kind === Kind.commentEnd) return Ending.comment;
    if (kind === Kind.semicolon) this.lexer.returnTo(this.lexer.start);
    this.enter(STATEMENT);
    return CONTINUE;
  }

  protected startStatement(verb: Word): boolean {
    if (verb.text === 'select' || verb.text === 'values') {
      this.effects |= Effect.statement;
      this.beginQuery();
      return true;
    }
    if (!isStatement(verb, this.lexer)) return false;
    const { kind } = this.lexer;
    if (kind === Kind.semicolon || kind === Kind.open) this.lexer.returnTo(this.lexer.start);
    const isWeak = (verb.role & Role.verb) === 0 || (verb.role & Role.weakVerb) !== 0;
    this.effects |= isWeak ? Effect.weakStatement : Effect.statement;
    if (UNMISTAKABLE.has(verb.text)) this.effects |= Effect.rich;
    if (SERVER_VERBS.has(verb.text)) this.effects |= Effect.serverStatement;
    const isPlain =
      ((verb.text === 'drop' || verb.text === 'truncate') && this.goesOn()) || EXECUTIVE.test(this.lexer.text);
    if (DEEDS.has(verb.text) && !isPlain) this.marks |= Mark.deed;
    this.enter(STATEMENT);
    return true;
  }

  /** `drop table for two`: words follow the name. */
  protected goesOn(): boolean {
    const unit = this.lexer.peekUnit() | 32;
    if (TAILS.test(this.lexer.text.slice(this.lexer.end, this.lexer.end + 16))) return false;
    return (unit >= 0x61 && unit <= 0x7a) || isDigit(unit);
  }

  protected readStatement(kind: number): number {
    const { lexer } = this;
    switch (kind) {
      case Kind.end:
        return Ending.plain;
      case Kind.commentEnd:
        return Ending.comment;
      case Kind.openString:
        return lexer.detail === this.start.quote ? Ending.reopened : Ending.incomplete;
      case Kind.semicolon:
        this.marks |= Mark.sign;
        return this.readSemicolon();
      case Kind.close:
        // Brackets that the statement's own grammar opened are not counted; those of a list of arguments are.
        if (this.outer.length > 0 && this.brackets === 0) return this.closeBracket();
        if (this.brackets > 0) this.brackets--;
        return CONTINUE;
      case Kind.open:
        this.marks |= Mark.sign;
        // `over (order by (select a from b))`: a query in the clause of a call.
        if (this.inWindow && this.skipName(['select'])) {
          this.marks |= Mark.windowQuery;
          this.push(BRACKET, EXPRESSION);
          return this.startQuery();
        }
        this.brackets++;
        return CONTINUE;
      case Kind.comma:
        return CONTINUE;
      case Kind.number:
      case Kind.dot:
        this.effects |= Effect.rich;
        return CONTINUE;
      case Kind.word:
        return this.readStatementWord(lexer.word as Word);
      case Kind.name:
        if (isArticle(lexer)) this.marks |= Mark.article;
        return CONTINUE;
      default:
        if (kind === Kind.variable && lexer.text.charCodeAt(lexer.start) !== 0x40) this.marks |= Mark.placeholder;
        this.effects |= Effect.rich;
        this.marks |= Mark.sign;
        return CONTINUE;
    }
  }

  protected readStatementWord({ role, ...word }: Word): number {
    if ((role & Role.effect) !== 0 && (word.text.includes('_') || this.lexer.peekUnit() === 0x28))
      this.effects |= Effect.effectCall;
    // `if (1=1) waitfor delay '0:0:5'`: the statement proper follows.
    if ((role & Role.verb) !== 0 && (role & Role.weakVerb) === 0 && this.brackets === 0)
      this.startStatement({ role, ...word });
    return CONTINUE;
  }
}
