import { Effect, Ending, Mark } from './effects.js';
import { Kind } from './lexer.js';
import { isCalledName, isOddNumber, isPattern, isQuotedNumber } from './operand-forms.js';
import { KNOWN_CALL, OperandStartReader } from './operand-start-reader.js';
import {
  ANY,
  BASE,
  BRACE,
  BRACKET,
  CALL,
  CASE,
  COLUMNS,
  CONDITIONAL,
  CONTINUE,
  EXPRESSION,
  INDEX,
  isDigit,
  NOT_STRING,
  OPEN_STRING,
  TABLES,
} from './reader-state.js';
import { Role, type Word, wordAt } from './vocabulary.js';

/** Keywords that are functions when a bracket follows. */
const CALLED_KEYWORDS = new Set(['if', 'mod', 'row', 'like', 'glob', 'regexp', 'default']);

/** Functions whose arguments have clauses: `xmlelement(name a, b)`. */
const CLAUSE_CALLS = new Set('xmlelement xmlforest xmlparse xmlserialize xmlroot xmlpi xmlquery xmlexists'.split(' '));

/** Statements that a value may be on its own. */
const STARTERS = new Set(
  'insert delete drop create alter update waitfor declare exec execute shutdown truncate merge load attach handler begin if while'.split(
    ' ',
  ),
);

/** Reads where SQL wants an operand: constants, names, calls, brackets, queries. */
export abstract class OperandReader extends OperandStartReader {
  protected readOperand(kind: number): number {
    const { lexer } = this;
    const opened = this.justOpened;
    const { needs } = this;
    this.justOpened = false;
    this.needs = ANY;
    const matches = this.patternPending;
    this.patternPending = false;
    if (kind === Kind.string && isCalledName(lexer)) return this.takeName(this.roleOfQuoted());
    // `'a' is 'a'`, `a/**/is'b'`: what a constant is, no sentence says, nor has it comments.
    const free = needs === OPEN_STRING && (this.constant || lexer.commented);
    if (needs !== ANY && !free && kind === Kind.string && lexer.detail !== 0x60 && lexer.detail !== 0x24)
      return Ending.broken;
    if (needs === NOT_STRING && kind === Kind.openString) return Ending.broken;
    switch (kind) {
      case Kind.number:
        if (this.skipNumber) {
          this.skipNumber = false;
          this.effects |= Effect.rich;
          return CONTINUE;
        }
        if (isOddNumber(lexer.text, lexer.start)) this.marks |= Mark.oddNumber;
        return this.takeConstant(isOddNumber(lexer.text, lexer.start));
      case Kind.string:
        this.marks |= Mark.sign;
        if (matches && isPattern(lexer)) this.marks |= Mark.pattern;
        if ((this.effects & Effect.arithmetic) !== 0 && this.frame !== CALL) this.marks |= Mark.stringSum;
        // `-'999'` is as good a number as `-999`.
        if (this.tokens === 2 && this.firstKind === Kind.string && isQuotedNumber(lexer)) this.firstKind = Kind.number;
        this.takeConstant((lexer.text.charCodeAt(lexer.start) | 32) > 0x60);
        this.previousString = true;
        return CONTINUE;
      case Kind.openString:
        if (matches && isPattern(lexer)) this.marks |= Mark.pattern;
        return this.endInString();
      case Kind.variable:
        if (lexer.detail === 1 && lexer.end > lexer.start + 2) this.effects |= Effect.info;
        this.marks |= Mark.sign;
        if (lexer.text.charCodeAt(lexer.start) === 0x40) this.effects |= Effect.variable;
        else {
          this.marks |= Mark.placeholder;
          // `$1` takes a value's place; elsewhere `$A` is a name: `$A > 80 && $B < 3`.
          if (lexer.text.charCodeAt(lexer.start + 1) > 0x40) this.effects |= Effect.names;
        }
        if (this.stage === COLUMNS) this.effects |= Effect.rich;
        this.takeOperand();
        this.wasVariable = true;
        return CONTINUE;
      case Kind.name:
        if (this.isTest) this.skipKind();
        return this.takeName(0);
      case Kind.word: {
        const word = lexer.word as Word;
        if (this.isTest && this.nameOf() === 'json') this.skipKind();
        return this.readOperandWord(word, opened);
      }
      case Kind.operator:
        return this.readPrefixOperator();
      case Kind.open:
        this.oddConstant = true;
        if (this.stage === COLUMNS) this.effects |= Effect.rich;
        this.push(BRACKET, this.stage === TABLES ? TABLES : EXPRESSION);
        return CONTINUE;
      case Kind.close:
        return opened || this.aliased ? this.closeBracket() : Ending.broken;
      case Kind.dot:
        // MySQL: ``{``.``.id}``.
        if (!opened || this.frame !== BRACE) return Ending.broken;
        this.takeOperand();
        return this.readDot();
      case Kind.openIndex:
        return this.push(INDEX, EXPRESSION);
      case Kind.closeIndex:
        // PostgreSQL: `'{1}'::int[]`.
        return opened && this.frame === INDEX ? this.pop() : Ending.broken;
      case Kind.openBrace:
        return this.readBrace();
      case Kind.commentEnd:
      case Kind.end:
        if (
          opened &&
          (this.frame === CALL || this.frame === CONDITIONAL) &&
          (this.callRole & KNOWN_CALL) !== 0 &&
          !this.isFilter()
        )
          this.marks |= Mark.cutCall;
        return Ending.incomplete;
      default:
        // SQL Server: a backslash is a currency sign, so that `\1` is a number.
        return lexer.text.charCodeAt(lexer.start) === 0x5c && isDigit(lexer.text.charCodeAt(lexer.end))
          ? CONTINUE
          : Ending.broken;
    }
  }

  /** PostgreSQL: `"pg_sleep"(5)`, MySQL: `` `sleep`(5) ``. */
  private roleOfQuoted(): number {
    const { text, start, end } = this.lexer;
    if (this.isFirst()) this.firstKind = Kind.open;
    this.named = true;
    return wordAt(text, start + 1, end - 1)?.role ?? Role.sql;
  }

  /** A name, perhaps the first of a dotted chain, perhaps a function's. */
  protected takeName(role: number): number {
    const called = this.lexer.peekUnit() === 0x28;
    if (!called && (role & Role.info) !== 0 && this.stage === COLUMNS) this.effects |= Effect.rich;
    // A call is as constant as its arguments: `pi() = pi()`.
    // MySQL: `_utf8 'a'` names the string's character set, and nothing else.
    const introduces = this.lexer.text.charCodeAt(this.lexer.start) === 0x5f && this.lexer.peekUnit() === 0x27;
    if (!called && !introduces) this.effects |= Effect.names;
    if (!called && (role & Role.effect) !== 0 && this.stage === COLUMNS) this.marks |= Mark.oddNumber;
    const ending = called && role !== 0 ? this.took() : this.takeOperand();
    const introducer = this.lexer.text.charCodeAt(this.lexer.start) === 0x5f ? Role.type : 0;
    this.pendingCall = role | Role.soft | introducer;
    return ending;
  }

  protected readOperandWord(word: Word, opened = false): number {
    const { lexer } = this;
    const { role, text } = word;
    if ((role & Role.catalog) !== 0) this.marks |= Mark.catalog;
    const called = lexer.peekUnit() === 0x28;
    const builtIn = (role & (Role.effect | Role.sql | Role.info | Role.math)) !== 0;
    this.named = called && text.includes('_');
    this.takesClauses = called && CLAUSE_CALLS.has(text);
    if (called && (builtIn || CALLED_KEYWORDS.has(text))) {
      if (this.isFirst()) this.firstKind = Kind.open;
      if (text === 'if') {
        this.took();
        lexer.next();
        this.push(CONDITIONAL, EXPRESSION);
        this.callRole = 0;
        return CONTINUE;
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
    // MySQL's clause `procedure analyse(…)`, not a column of that name.
    if (text === 'procedure' && this.tokens === 1 && (lexer.peekUnit() | 32) === 0x61) return Ending.broken;
    if (text === 'top' || ((text === 'first' || text === 'skip') && isDigit(lexer.peekUnit()))) {
      this.skipNumber = true;
      return CONTINUE;
    }
    if (text === 'all' && this.endsOperand()) return this.takeConstant(true);
    if (text === 'distinct' && this.compared && this.stage !== COLUMNS) return this.readDistinctFrom();
    if (text === 'distinct' && this.stage === COLUMNS && this.skipDistinctOn()) return CONTINUE;
    if (text === 'operator' && called) return this.skipOperator() ? CONTINUE : Ending.broken;
    if (text === 'from' && opened && this.stage === COLUMNS) return this.readOperatorWord(word, false);
    if ((this.frame === BRACKET || this.frame === CALL) && opened && text === 'with' && this.readTables())
      return CONTINUE;
    // `in (table members)`
    const takesQuery = this.frame === BRACKET || (this.frame === CALL && (this.callRole & Role.prefix) !== 0);
    if (takesQuery && opened && text === 'table' && this.operators > 0) {
      this.effects |= Effect.subquery | Effect.from | Effect.rich;
      this.enter(TABLES);
      return CONTINUE;
    }
    if ((role & Role.prefix) !== 0) {
      if ((role & Role.soft) !== 0 && this.endsOperand()) return this.takeName(role);
      this.oddConstant = true;
      // PostgreSQL: `array['a']`, no name in brackets.
      if (text === 'array' && lexer.peekUnit() === 0x5b) {
        lexer.expectOperand = false;
        lexer.next();
        return this.push(INDEX, EXPRESSION);
      }
      this.operators++;
      this.unitPending = text === 'interval';
      if (this.isFirst()) this.firstKind = Kind.end;
      return CONTINUE;
    }
    if ((role & Role.literal) !== 0) {
      if (this.isTest) this.marks |= Mark.relation;
      // `-true`: nobody takes truth from nothing.
      const isNumber = text === 'null' || /^\s*[-+~]/.test(lexer.text.slice(0, 8));
      if (this.isFirst()) this.firstKind = isNumber ? Kind.number : Kind.string;
      return this.takeConstant(true);
    }
    if (text === 'with' && this.frame === BASE) return Ending.broken;
    if (STARTERS.has(text) && this.tokens === 1 && this.start.quote === 0) {
      const { start } = lexer;
      if (this.startStatement(word)) {
        this.effects |= Effect.whole;
        return CONTINUE;
      }
      lexer.reread(start);
    }
    if ((role & Role.soft) !== 0 || (role & (Role.effect | Role.sql)) !== 0) return this.takeName(role);
    // `Benchmark (for reference only)`: no argument starts with a clause's word, so that nothing is called.
    if (opened && this.frame === CALL && (role & Role.clause) !== 0) this.effects &= ~Effect.effectCall;
    return Ending.broken;
  }

  protected abstract startStatement(verb: Word): boolean;

  protected abstract readDot(): number;

  protected abstract readOperatorWord(word: Word, wasClosed: boolean): number;
}
