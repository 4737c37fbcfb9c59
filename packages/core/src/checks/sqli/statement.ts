import { Kind, type Lexer } from './lexer.js';
import { DEFINITIONS, FOLLOWERS, MODIFIERS, NEEDS_NAME } from './statement-verbs.js';
import { Role, type Word } from './vocabulary.js';

const CALLED = Role.effect | Role.sql;
const EFFECT_NAME = Role.effect | Role.soft;
const TYPES = new Set('cursor int integer varchar varchar2 char number numeric pls_integer text xml date'.split(' '));

/** Whether a verb just read starts a statement of its own; reads on a few tokens. */
export function isStatement(verb: Word, lexer: Lexer): boolean {
  lexer.expectOperand = true;
  const kind = lexer.next();
  const text = lexer.word?.text ?? '';
  if (verb.text === 'drop' && isName(kind) && (text === '' || lexer.word?.role === Role.soft)) return isCutOff(lexer);
  if (verb.text === 'insert' && text === 'into') return isFilled(lexer);
  const followers = FOLLOWERS.get(verb.text);
  if (followers?.has(text || nameOf(lexer))) return true;
  // MySQL: `replace t (a) values (1)`.
  if (verb.text === 'replace' && isName(kind) && lexer.peekUnit() === 0x28) return true;
  if (DEFINITIONS.has(verb.text)) return isDefinition(verb, lexer);
  switch (verb.text) {
    case 'update':
      if (kind === Kind.open) return afterBrackets(lexer) === Kind.word && lexer.word?.text === 'select';
      return isName(kind) && hasWordWithin(lexer, ['set'], 5);
    case 'merge':
      return isName(kind) && hasWordWithin(lexer, ['using'], 5);
    case 'declare':
      if (text === 'pragma') return isName(lexer.next());
      return kind === Kind.variable || (isName(kind) && isName(lexer.next()) && isType(lexer));
    case 'set':
      return isAssignment(lexer, kind);
    case 'exec':
    case 'execute':
      return (
        (kind === Kind.open && isText(afterBrackets(lexer))) ||
        isText(kind) ||
        nameOf(lexer) === 'immediate' ||
        text === 'as' ||
        isProcedure(lexer)
      );
    case 'call':
      return isName(kind) && (lexer.peekUnit() === 0x28 || lexer.peekUnit() === 0x2e);
    case 'waitfor':
      return (nameOf(lexer) === 'delay' || nameOf(lexer) === 'time') && isMoment(lexer.next());
    case 'with':
      // Oracle: functions of the query's own.
      if (text === 'function' || text === 'procedure') return isName(lexer.next());
      return isName(kind) && lexer.next() === Kind.word && nameOf(lexer) === 'as' && lexer.peekUnit() === 0x28;
    case 'explain':
      return kind === Kind.open && EXPLAINED.has(isName(lexer.next()) ? nameOf(lexer) : '');
    case 'handler':
      return isName(kind) && isName(lexer.next()) && (nameOf(lexer) === 'open' || nameOf(lexer) === 'read');
    case 'table':
      return isName(kind) && isCutOff(lexer);
    case 'vacuum':
    case 'analyze':
    case 'reindex':
      return isName(kind) || isEnd(kind);
    case 'insert':
      return isName(kind) && isInserted(lexer);
    case 'delete':
      return isName(kind) && isDeletedFrom(lexer);
    case 'attach':
      return kind === Kind.string;
    // A library of PostgreSQL's by its file, an extension of DuckDB's.
    case 'load':
      return kind === Kind.string ? isEnd(lexer.next()) : isName(kind) && isUsed(lexer);
    case 'install':
      return isName(kind) && isInstalled(lexer);
    case 'detach':
    case 'savepoint':
    case 'cluster':
      return isName(kind) && isEnd(lexer.next());
    case 'copy':
      return hasWordWithin(lexer, ['from', 'to'], 24);
    case 'grant':
    case 'revoke':
    case 'deny':
      return hasWordWithin(lexer, ['on', 'to', 'from'], 12);
    case 'do':
      return kind === Kind.string || kind === Kind.open || kind === Kind.number || lexer.peekUnit() === 0x28;
    case 'shutdown':
    case 'reconfigure':
    case 'commit':
    case 'rollback':
    case 'checkpoint':
    case 'revert':
    case 'abort':
    case 'end':
      return isEnd(kind) || text === 'with' || text === 'nowait';
    case 'begin':
      return kind === Kind.semicolon || (isName(kind) && isBegun(lexer));
    case 'if':
    case 'while':
    case 'print':
    case 'throw':
    case 'return':
    case 'kill':
      return (
        kind === Kind.open ||
        kind === Kind.number ||
        kind === Kind.variable ||
        kind === Kind.string ||
        (kind === Kind.openString && verb.text === 'print') ||
        text === 'not' ||
        text === 'exists' ||
        (isName(kind) && ((lexer.word?.role ?? 0) & CALLED) !== 0 && lexer.peekUnit() === 0x28)
      );
    case 'raiserror':
      return kind === Kind.open;
    default:
      return NEEDS_NAME.has(verb.text) && isName(kind) && (kind !== Kind.string || lexer.detail === 0x60);
  }
}

/** The first token that is no opening bracket. */
function afterBrackets(lexer: Lexer): number {
  let kind = lexer.next();
  while (kind === Kind.open) kind = lexer.next();
  return kind;
}

function isText(kind: number): boolean {
  return kind === Kind.string || kind === Kind.openString || kind === Kind.variable;
}

function isEnd(kind: number): boolean {
  return kind === Kind.end || kind === Kind.commentEnd || kind === Kind.semicolon;
}

/** DuckDB: `install x from community`, `install x; load x`. */
function isInstalled(lexer: Lexer): boolean {
  const kind = lexer.next();
  if (kind === Kind.semicolon) return isName(lexer.next()) && nameOf(lexer) === 'load';
  if (kind !== Kind.word || lexer.word?.text !== 'from') return false;
  return (isText(lexer.next()) || EXTENSION_SOURCES.has(nameOf(lexer))) && isEnd(lexer.next());
}

/** `load x; select …`, `load x;--`: page and data are loaded, too. */
function isUsed(lexer: Lexer): boolean {
  if (lexer.next() !== Kind.semicolon) return false;
  return lexer.next() === Kind.commentEnd || lexer.word?.text === 'select';
}

const EXTENSION_SOURCES = new Set(['community', 'core', 'core_nightly']);

/** MySQL and SQL Server need no INTO: `insert t values (1)`, `insert t exec('…')`. */
function isInserted(lexer: Lexer): boolean {
  const kind = lexer.next();
  return kind === Kind.open || INSERTED.has(lexer.word?.text ?? '');
}

/** `insert into a values (1)`, `insert into a(b) select 1`: not `insert into slot A; values may vary`. */
function isFilled(lexer: Lexer): boolean {
  for (let tokens = 0; tokens < MAX_TARGET; tokens++) {
    const kind = lexer.next();
    if (kind === Kind.semicolon || isEnd(kind)) return false;
    if (kind === Kind.open || INSERTED.has(lexer.word?.text ?? '')) return true;
  }
  return true;
}

/** Tokens of a table's name, its alias and options. */
const MAX_TARGET = 12;

/** MySQL: `delete a from users a, accounts b where …`; a sentence has no such end (`delete it from there`). */
function isDeletedFrom(lexer: Lexer): boolean {
  const target = nameOf(lexer);
  if (lexer.next() !== Kind.word || lexer.word?.text !== 'from' || !isName(lexer.next())) return false;
  const kind = lexer.next();
  if (kind === Kind.commentEnd || kind === Kind.semicolon) return true;
  return target !== '' && isName(kind) && (nameOf(lexer) === target || JOINED.has(nameOf(lexer)));
}

const JOINED = new Set(['where', 'join', 'inner', 'left', 'cross']);

/** PostgreSQL: `explain (analyze, buffers) select …`. */
const EXPLAINED = new Set('analyze verbose costs settings buffers wal timing summary memory format'.split(' '));

/** `begin transaction`, `begin if`, `begin dbms_lock.sleep(1)`; not `begin again`. */
function isBegun(lexer: Lexer): boolean {
  if (((lexer.word?.role ?? 0) & Role.verb) !== 0 || BEGUN.has(nameOf(lexer))) return true;
  const unit = lexer.peekUnit();
  return unit === 0x2e || unit === 0x28 || unit === 0x3a || unit < 0;
}

const BEGUN = new Set(
  (
    'tran transaction work try catch not atomic distributed deferred immediate exclusive concurrent isolation read ' +
    'dialog conversation declare null perform raise forall for loop open close fetch return goto case'
  ).split(' '),
);

const INSERTED = new Set(['values', 'select', 'exec', 'execute', 'default', 'set']);

/** `int`, and Oracle's `utl_smtp.connection` and `users%rowtype`. */
function isType(lexer: Lexer): boolean {
  return TYPES.has(nameOf(lexer)) || ((lexer.word?.role ?? 0) & Role.effect) !== 0 || lexer.peekUnit() === 0x25;
}

/** `drop users;--`: nothing but a comment or a semicolon follows the name. */
function isCutOff(lexer: Lexer): boolean {
  const { commented } = lexer;
  const kind = lexer.next();
  return kind === Kind.commentEnd || kind === Kind.semicolon || (kind === Kind.end && commented);
}

function isName(kind: number): boolean {
  return kind === Kind.name || kind === Kind.word || kind === Kind.string;
}

/** `exec sp_who`, `exec master..xp_cmdshell 'dir'`; not `exec will create`. */
function isProcedure(lexer: Lexer): boolean {
  // `msdb.dbo.sp_start_job`
  if (lexer.peekUnit() === 0x2e) return true;
  if (lexer.kind !== Kind.name && lexer.kind !== Kind.string && ((lexer.word?.role ?? 0) & EFFECT_NAME) !== EFFECT_NAME)
    return false;
  const underscored = lexer.text.slice(lexer.start, lexer.end).includes('_');
  const following = lexer.next();
  // A parameter is a string, a variable or a number, never a name in backticks.
  const isParameter = following === Kind.string && lexer.text.charCodeAt(lexer.start) !== 0x60;
  return underscored || !isName(following) || isParameter;
}

/** `waitfor delay '0:0:5'`, `waitfor time @t`. */
function isMoment(kind: number): boolean {
  return isText(kind) || kind === Kind.number || kind === Kind.open;
}

function nameOf(lexer: Lexer): string {
  return lexer.end - lexer.start > 16 ? '' : lexer.text.slice(lexer.start, lexer.end).toLowerCase();
}

function isDefinition(verb: Word, lexer: Lexer): boolean {
  for (let words = 0; words < 6; words++) {
    const { word } = lexer;
    const text = word?.text ?? nameOf(lexer);
    if (word !== undefined && (word.role & Role.object) !== 0 && !MODIFIERS.has(text)) return isName(lexer.next());
    if (!MODIFIERS.has(text) && text !== 'replace' && text !== 'not' && text !== 'exists') {
      return verb.text === 'truncate' && isName(lexer.kind);
    }
    lexer.next();
  }
  return false;
}

function isAssignment(lexer: Lexer, first: number): boolean {
  if (!isName(first) && first !== Kind.variable) return false;
  lexer.expectOperand = false;
  let kind = lexer.next();
  if (isName(kind) && !/^(?:to|on|off)$/.test(nameOf(lexer))) kind = lexer.next();
  if (first === Kind.variable) return true;
  return kind === Kind.operator || nameOf(lexer) === 'to' || nameOf(lexer) === 'on' || nameOf(lexer) === 'off';
}

function hasWordWithin(lexer: Lexer, texts: readonly string[], count: number): boolean {
  for (let tokens = 0; tokens < count; tokens++) {
    const kind = lexer.next();
    if (kind === Kind.end || kind === Kind.commentEnd || kind === Kind.openString) return false;
    if (texts.includes(lexer.word?.text ?? nameOf(lexer))) return true;
  }
  return false;
}
