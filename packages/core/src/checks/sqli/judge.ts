import type { Detection } from '../check.js';
import { Ending, type Start } from './effects.js';
import { explain } from './explain.js';
import { Reader } from './grammar.js';
import type { Dialect } from './lexer.js';
import { HASH_START, hashUnit, lookUp, Role } from './vocabulary.js';
import { weighAsIs } from './weigh-as-is.js';
import { weighQuoted } from './weigh-quoted.js';

/** The characters that end a quoted place of a statement: strings, names, SQL Server's names. */
const CLOSERS = ["'", '"', '`', ']'] as const;

/** What ends a quoted place, separates words, or joins conditions: a text without any cannot change a statement. */
const SEPARATED = /['"`;(|&*@]|\][,=]|::|[^!-~]/;

/** But for a number, a word and a sign, which need no space: `1or-1`. */
const GLUED = /^[-+~!.\d]*\d(?:(?:x?or|and|having|r?like|div)[-+~!.\\]|(?:--|(?:==?|!=|<=?>)\d{1,5})$)/i;

/** `information_schema.tables`, `v$version`: no space, no sign. */
function isCatalogName(text: string): boolean {
  if (text.length < 4 || text.length > 64) return false;
  let hash = HASH_START;
  let end = 0;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit === 0x2e) break;
    hash = hashUnit(hash, unit);
  }
  const word = lookUp(hash, text, { start: 0, end });
  return word !== undefined && (word.role & Role.catalog) !== 0;
}

/**
 * Whether `text`, put into a statement, changes the statement's shape; the gravest reading counts.
 * `fromNoise`: the text is what base64 decoding made of a value that may never have been base64.
 */
export function judge(text: string, fromNoise = false): Detection | undefined {
  if (!SEPARATED.test(text) && !GLUED.test(text) && !isCatalogName(text)) return undefined;
  let unsure: Detection | undefined;
  for (const dialect of dialectsOf(text)) {
    const plain = judgeAsIs(text, dialect);
    if (plain?.certainty === 'certain') return plain;
    unsure ??= plain;
    for (const closer of CLOSERS) {
      for (const at of closingsOf(text, closer, dialect)) {
        const quoted = judgeQuoted(text, { closer, at, dialect });
        if (quoted?.certainty !== 'certain') unsure ??= quoted;
        else if (!fromNoise || !isTruncation(text, at)) return quoted;
      }
    }
  }
  return unsure;
}

/** A quote and a comment, nothing else: four bytes that base64 of random data holds now and then. */
function isTruncation(text: string, at: number): boolean {
  return /^\s*(?:#|--|\/\*)/.test(text.slice(at + 1, at + 20));
}

const BOTH: readonly Dialect[] = ['mysql', 'ansi'];

const ONE: readonly Dialect[] = ['mysql'];

/** The dialects read differently only around comments, backslashes and `1.e`. */
const DIFFERENCES = /--|#|\/\*|\\|\d\.\d*e/i;

function dialectsOf(text: string): readonly Dialect[] {
  return DIFFERENCES.test(text) ? BOTH : ONE;
}

function judgeAsIs(text: string, dialect: Dialect): Detection | undefined {
  let start: Start = { at: 0, dialect, quote: 0, expectOperand: true };
  let reading = new Reader(text, start).read();
  let continues = false;
  if (reading.ending === Ending.broken && reading.tokens === 1) {
    continues = true;
    start = { ...start, expectOperand: false };
    reading = new Reader(text, start).read();
  }
  const certainty = weighAsIs(text, reading, continues);
  return certainty === undefined ? undefined : explain(text, { certainty, reading, start, closer: '' });
}

interface Closing {
  readonly closer: string;
  readonly at: number;
  readonly dialect: Dialect;
}

function judgeQuoted(text: string, { closer, at, dialect }: Closing): Detection | undefined {
  if (at + 1 >= text.length) return undefined;
  const start: Start = { at: at + 1, dialect, quote: closer.charCodeAt(0), expectOperand: false };
  const reading = new Reader(text, start).read();
  const certainty = weighQuoted(text, reading, start);
  return certainty === undefined ? undefined : explain(text, { certainty, reading, start, closer });
}

/**
 * Where the quote ends that the statement opened: a doubled one does not end it. In MySQL an escaped one does not
 * either, unless the application doubles quotes: then `\'` becomes `\''`, which does.
 */
function closingsOf(text: string, closer: string, dialect: Dialect): readonly number[] {
  let at = text.indexOf(closer);
  while (at >= 0 && text.charCodeAt(at + 1) === text.charCodeAt(at)) at = text.indexOf(closer, at + 2);
  const escapes = dialect === 'mysql' && closer !== '`' && closer !== ']' && text.includes('\\');
  const unescaped = escapes ? unescapedClosing(text, closer.charCodeAt(0)) : at;
  if (unescaped === at || unescaped < 0) return at < 0 ? NOWHERE : [at];
  return at < 0 ? [unescaped] : [at, unescaped];
}

const NOWHERE: readonly number[] = [];

function unescapedClosing(text: string, unit: number): number {
  for (let at = 0; at < text.length; at++) {
    const current = text.charCodeAt(at);
    if (current === 0x5c) at++;
    else if (current === unit) {
      if (text.charCodeAt(at + 1) !== unit) return at;
      at++;
    }
  }
  return -1;
}
