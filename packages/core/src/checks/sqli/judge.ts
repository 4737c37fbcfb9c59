import { withoutBlankRuns, withoutComments } from '../../values/blank-runs.js';
import type { Detection } from '../check.js';
import type { Dialect } from './between-tokens.js';
import { judgeDollars } from './dollar-quotes.js';
import { Ending, type Start } from './effects.js';
import { explain } from './explain.js';
import { Reader } from './grammar.js';
import { withoutNestedWords } from './nested-words.js';
import { HASH_START, hashUnit, lookUp, Role } from './vocabulary.js';
import { weighAsIs } from './weigh-as-is.js';
import { weighQuoted } from './weigh-quoted.js';

/** The characters that end a quoted place of a statement: strings, names, SQL Server's names. */
const CLOSERS = ["'", '"', '`', ']'] as const;

/** One for all: a reading needs a few dozen fields, and most readings end at the second token. */
const READER = new Reader();

/** But for a number, a word and a sign, which need no space: `1or-1`, `2)--`. */
const GLUED =
  /^[-+~!.\d]*\d(?:\){0,8}(?:x?or|and|having|r?like|div)[-+~!.\\]|\){0,8}--$)|^-?\d{1,5}(?:(?:==?|!=|<=?>)-?\d{1,5}|<=>(?:true|false|null)|==[a-z_]\w{0,40})$/i;

/** `information_schema.tables`, `v$version`: no space, no sign. */
function isCatalogName(text: string): boolean {
  if (text.length < 4 || text.length > 64) return false;
  let hash = HASH_START;
  let end = 0;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if (unit === 0x2e) break;
    if (((unit | 32) < 0x61 || (unit | 32) > 0x7a) && unit !== 0x5f && unit !== 0x24) return false;
    hash = hashUnit(hash, unit);
  }
  const word = lookUp(hash, text, { start: 0, end });
  return word !== undefined && (word.role & Role.catalog) !== 0;
}

const NEVER = 0;
const ALWAYS = 1;
/** Acts only in front of a comma, a comparison or itself: `],[`, `]=`, `::`. */
const PAIRED = 2;
const SEPARATORS = Uint8Array.from({ length: 128 }, (_, unit) =>
  unit <= 0x20 || unit === 0x7f || '\'"`;(|&*@'.includes(String.fromCharCode(unit)) ? ALWAYS : NEVER,
);
SEPARATORS[0x5d] = PAIRED;
SEPARATORS[0x3a] = PAIRED;

/** What ends a quoted place, separates words, or joins conditions: a text without any cannot change a statement. */
function isSeparated(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 127) return true;
    const kind = SEPARATORS[unit] as number;
    if (kind === ALWAYS || (kind === PAIRED && actsInPair(text, at))) return true;
  }
  return false;
}

function actsInPair(text: string, at: number): boolean {
  const following = text.charCodeAt(at + 1);
  // `1+current_user::int`; `std::vector` is no cast.
  if (text.charCodeAt(at) === 0x3a) return following === 0x3a && /^[-+~(]*\d/.test(text.slice(0, 8));
  return following === 0x2c || following === 0x3d;
}

/**
 * Whether `text`, put into a statement, changes the statement's shape; the gravest reading counts.
 * `lastStep`: decoding may have made the text of a value that never was base64, or never was JSON (`['-', '+']`).
 */
export function judge(written: string, lastStep?: string): Detection | undefined {
  if (!isSeparated(written) && !GLUED.test(written) && !isCatalogName(written)) return undefined;
  const text = withoutBlankRuns(written);
  const found = judgePlain(text, lastStep);
  // Offsets in a rewritten text are none in the text that came.
  return found === undefined || text === written ? found : { ...found, start: 0, end: written.length };
}

/** A number may have as many digits as its sender likes; what a cookie has for one stays longer than a small number. */
const LONG_NUMBER = /\d{24}/;
const LONG_NUMBERS = /\d{24,}/g;
const KEPT_DIGITS = 6;

/** Once more without what comments hold and with shorter numbers, where the text as it stands says too little. */
function judgePlain(text: string, lastStep?: string): Detection | undefined {
  const found = judgeNested(text, lastStep);
  if (found?.certainty === 'certain' || !(text.includes('/*') || LONG_NUMBER.test(text))) return found;
  const bare = withoutComments(text).replace(LONG_NUMBERS, (digits) => digits.slice(0, KEPT_DIGITS));
  const other = bare === text ? undefined : judgeNested(bare, lastStep);
  return other?.certainty === 'certain' ? { ...other, start: 0, end: text.length } : found;
}

function judgeNested(text: string, lastStep?: string): Detection | undefined {
  const found = judgeCut(text, lastStep) ?? judgeText(text, lastStep);
  const plain = found?.certainty === 'certain' ? undefined : withoutNestedWords(text);
  const nested = plain === undefined ? undefined : judgeText(plain, lastStep);
  // Places in the text that the filter leaves are none in this one.
  return nested?.certainty === 'certain' ? { ...nested, start: 0, end: text.length } : found;
}

/** No packed data: those hold controls, and the signs of Latin-1. */
const WRITTEN = /^[\t\n\r -~\u0100-\ufffc]*$/;

/** SQLite's and other drivers in C read to the first NUL: it hides the rest as a comment does. */
function judgeCut(text: string, lastStep?: string): Detection | undefined {
  const end = text.indexOf('\0');
  // A NUL in quotes is one that a text tells of.
  if (end <= 0 || lastStep === 'base64' || /['"`]$/.test(text.charAt(end - 1))) return undefined;
  if (!WRITTEN.test(text.slice(0, end)) || !WRITTEN.test(text.slice(end, end + 64).replaceAll('\0', '')))
    return undefined;
  const found = judgeText(`${text.slice(0, end)}--`, lastStep);
  return found?.certainty === 'certain' ? { ...found, end: text.length } : undefined;
}

function judgeText(text: string, lastStep?: string): Detection | undefined {
  const fromNoise = lastStep === 'json' || (lastStep === 'base64' && !isWritten(text));
  let unsure = startsPlain(text) ? undefined : judgeAsIs(text, 'mysql');
  if (unsure?.certainty === 'certain') {
    if (!fromNoise || !(isNoise(text) || SCOPE.test(text))) return unsure;
    unsure = { ...unsure, certainty: 'unsure' };
  }
  for (const closer of CLOSERS) {
    const found = judgeCloser(text, closer);
    if (found?.certainty !== 'certain') unsure ??= found;
    else if (!fromNoise || !isScrap(text, found.start, lastStep)) return found;
    else unsure ??= { ...found, certainty: 'unsure' };
  }
  return judgeDollars(text, READER) ?? unsure;
}

/**
 * A quote and a comment, which random data hold now and then, or a sign in quotes, which lists do; that six random bytes
 * are printable and quoted happens to one of a hundred million.
 */
function isScrap(text: string, at: number, lastStep?: string): boolean {
  const comments = /^\s*(?:#|--|\/\*)/.test(text.slice(at + 1, at + 20)) && !/\*\/|\n/.test(text.slice(at));
  return comments || (lastStep === 'json' && text.length < 8 && /^(['"])\W+\1$/.test(text));
}

/** Words in another script hold digits of base64 here and there: what those decode to is mostly no text. */
function isNoise(text: string): boolean {
  const broken = text.split('\ufffd').length - 1;
  return broken * 4 >= text.length;
}

/** `@app/*`: all modules of a scope, in the settings of bundlers and compilers. */
export const SCOPE = /^@[\w-]+\/\*$/;

/** Noise of this length is never printable throughout. */
function isWritten(text: string): boolean {
  return text.length > 7 && /^[\t\r\n -~]+$/.test(text.slice(0, 64));
}

/** Two names in a row continue no statement: most prose ends here. */
function startsPlain(text: string): boolean {
  const first = endOfName(text, 0);
  return first > 0 && endOfName(text, first + 1) > first + 1;
}

/** Where a name of letters that is no word of SQL ends, before a space or the text's end; `from` for anything else. */
function endOfName(text: string, from: number): number {
  let hash = HASH_START;
  let end = from;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    if ((unit | 32) < 0x61 || (unit | 32) > 0x7a) break;
    hash = hashUnit(hash, unit);
  }
  if (end < text.length && text.charCodeAt(end) !== 0x20) return from;
  return lookUp(hash, text, { start: from, end }) === undefined ? end : from;
}

/** A sort key's direction, and what else a statement may have behind it; SQL's verb has a name there. */
const DIRECTION = /^\s{0,8}(?:asc|desc)\s{0,8}[;,]/i;

function judgeAsIs(text: string, dialect: Dialect): Detection | undefined {
  let start: Start = { at: 0, dialect, quote: 0, expectOperand: true };
  let reading = READER.read(text, start);
  let continues = false;
  if ((reading.ending === Ending.broken && reading.tokens === 1) || DIRECTION.test(text)) {
    continues = true;
    start = { ...start, expectOperand: false };
    reading = READER.read(text, start);
  }
  const certainty = weighAsIs(text, reading, continues);
  const found = certainty === undefined ? undefined : explain(text, { certainty, reading, start, closer: '' });
  // The dialects are read apart only where the text has what they read differently.
  if (dialect === 'ansi' || !reading.differs || certainty === 'certain') return found;
  return graver(found, judgeAsIs(text, 'ansi'));
}

function judgeCloser(text: string, closer: string): Detection | undefined {
  const at = firstClosing(text, closer);
  const found = at < 0 ? undefined : judgeQuoted(text, { closer, at, dialect: 'mysql' });
  if (found?.certainty === 'certain' || closer === '`' || closer === ']' || !text.includes('\\')) return found;
  const unescaped = unescapedClosing(text, closer.charCodeAt(0));
  if (unescaped < 0 || unescaped === at) return found;
  return graver(found, judgeQuoted(text, { closer, at: unescaped, dialect: 'mysql' }));
}

interface Closing {
  readonly closer: string;
  readonly at: number;
  readonly dialect: Dialect;
}

function judgeQuoted(text: string, { closer, at, dialect }: Closing): Detection | undefined {
  if (at + 1 >= text.length) return undefined;
  const start: Start = { at: at + 1, dialect, quote: closer.charCodeAt(0), expectOperand: false };
  const reading = READER.read(text, start);
  const certainty = weighQuoted(text, reading, start);
  const found = certainty === undefined ? undefined : explain(text, { certainty, reading, start, closer });
  if (dialect === 'ansi' || !reading.differs || certainty === 'certain') return found;
  return graver(found, judgeQuoted(text, { closer, at, dialect: 'ansi' }));
}

function graver(first: Detection | undefined, second: Detection | undefined): Detection | undefined {
  return second?.certainty === 'certain' ? second : (first ?? second);
}

/** Where the quote ends that the statement opened: a doubled one does not end it. */
function firstClosing(text: string, closer: string): number {
  let at = text.indexOf(closer);
  while (at >= 0 && text.charCodeAt(at + 1) === text.charCodeAt(at)) at = text.indexOf(closer, at + 2);
  return at;
}

/**
 * In MySQL an escaped quote does not end it either, unless the application doubles quotes: then `\'` becomes `\''`,
 * which does.
 */
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
