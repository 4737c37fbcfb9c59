import {
  CASTS,
  COMPARISONS,
  CONSTANT_NAMES,
  CONTEXT_OBJECTS,
  ENGINE_OBJECTS,
  EXECUTING_CALLS,
  FREEMARKER_BUILTINS,
  FREEMARKER_SPECIAL,
  MEMBER_FILTERS,
  OUTWARD_MEMBERS,
  PHP_CALLABLES,
  SYSTEM_OBJECTS,
} from './vocabulary.js';

const SLOTS = 8_192;
/** Names that a rule of `deedOf` asks for, besides those of the vocabulary. */
const ASKED = [
  ...[
    'ref',
    'craft',
    'grav',
    'salt',
    'secrets',
    'hostvars',
    'play',
    'execute',
    'qx',
    'toURL',
    'debug',
    'query',
    'q',
    'password',
    'secret',
    'token',
    'credentials',
  ],
  ...['class', 'constant', 'object', 'x', 'exit', 'T', 'new', 'import', 'from', 'lookup', 'each', 'with', 'root'],
  ...[
    'include',
    'include_relative',
    'extends',
    'source',
    'org',
    'com',
    'ssi',
    'fetch',
    'load',
    'layout',
    'render',
    'parse',
    'insert',
  ],
  ...[
    'format',
    'password',
    'secret',
    'token',
    'credentials',
    'open',
    'file',
    'use',
    'embed',
    'if',
    'elif',
    'unless',
    'for',
    'var',
    'let',
    'const',
    'set',
    'assign',
  ],
];
/** Each may make us look at all that follows. */
const MAX_UNCLOSED = 8;

const LONGEST_SIGN = 2;

const NAMED = 1;
const CONSTANT = 2;

const TABLE = buildTable();

/**
 * Whether nothing comes of an expression, in one look at its names and signs: most text between delimiters is none. A
 * `true` is certain; a `false` says that its tokens have to be read.
 */
export function isPlainInside(source: string, backticks: boolean): boolean {
  let isComputable = true;
  let before = 0;
  let stringEnd = 0;
  let unclosed = 0;
  for (let index = 0; index < source.length; index++) {
    const unit = source.charCodeAt(index);
    if (unit <= 0x20) continue;
    if (isNamePart(unit)) {
      const end = endOfName(source, index);
      const isNumber = unit >= 0x30 && unit <= 0x39;
      if (end - index > 4 && unit === 0x5f && source.charCodeAt(index + 1) === 0x5f) return false;
      const kind = TABLE[slotOf(source, index, end)] as number;
      if (kind === NAMED && !isNumber && (end - index > 1 || mayMatter(source, index, before))) return false;
      // Members, filters and Freemarker's built-ins are no data of the page.
      if (kind === 0 && !isNumber && before !== 0x2e && before !== 0x7c && before !== 0x3f && index >= stringEnd)
        isComputable = false;
      index = end - 1;
      before = unit;
      continue;
    }
    if (index >= stringEnd) {
      if (mayAct(source, index, { unit, before, backticks })) return false;
      if (unit === 0x22 || unit === 0x27) {
        const end = endOfString(source, index);
        if (end < 0 && ++unclosed > MAX_UNCLOSED) return false;
        // To a rule that looks at tokens' texts alone, `'|'` is a sign.
        if (end >= 0 && end - index <= LONGEST_SIGN + 2) return false;
        stringEnd = end;
      }
    }
    before = unit;
  }
  return !isComputable;
}

/** `%x(`, `T(`, `g.x`: single letters are mostly nothing. */
function mayMatter(source: string, index: number, before: number): boolean {
  let next = index + 1;
  while (next < source.length && source.charCodeAt(next) <= 0x20) next++;
  return before === 0x25 || isAmong(source.charCodeAt(next), '([.|/*');
}

interface Sign {
  readonly unit: number;
  /** The last character in front that is no blank; 0 where there is none. */
  readonly before: number;
  readonly backticks: boolean;
}

function mayAct(source: string, index: number, { unit, before, backticks }: Sign): boolean {
  switch (unit) {
    // `#name`, `@bean.call(`, `@class@member`.
    case 0x23:
      return isNamePart(source.charCodeAt(index + 1)) && (before === 0 || isAmong(before, '(.,='));
    case 0x40: {
      let end = index + 1;
      while (end < source.length && isMemberPath(source.charCodeAt(end))) end++;
      return end > index + 1 && isAmong(source.charCodeAt(end), '@([');
    }
    case 0x60:
      return backticks && (before === 0 || isAmong(before, '=(,;+'));
    // `['__cl', 'ass__']`: names in pieces.
    case 0x22:
    case 0x27:
      return before === 0x5b;
    // A comment may stand anywhere between what belongs together.
    case 0x2f:
      return source.charCodeAt(index + 1) === 0x2a;
    default:
      return false;
  }
}

/** Behind the quote that closes the string; -1 where none does. */
function endOfString(source: string, start: number): number {
  const quote = source.charCodeAt(start);
  for (let index = start + 1; index < source.length; index++) {
    const unit = source.charCodeAt(index);
    if (unit === 0x5c) index++;
    else if (unit === quote) return index + 1;
  }
  return -1;
}

function isAmong(unit: number, signs: string): boolean {
  return signs.includes(String.fromCharCode(unit));
}

function isMemberPath(unit: number): boolean {
  return isNamePart(unit) || unit === 0x2e || unit <= 0x20;
}

function endOfName(source: string, start: number): number {
  let end = start + 1;
  while (end < source.length && isNamePart(source.charCodeAt(end))) end++;
  return end;
}

function isNamePart(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x30 && unit <= 0x39) ||
    unit === 0x5f ||
    unit === 0x24
  );
}

/** Of the length and three characters. */
function slotOf(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  const second = end - start > 1 ? text.charCodeAt(start + 1) : 0;
  const last = text.charCodeAt(end - 1);
  return ((end - start) * 131 + first * 31 + second * 7 + last * 67) & (SLOTS - 1);
}

function buildTable(): Uint8Array {
  const table = new Uint8Array(SLOTS);
  for (const name of [...CONSTANT_NAMES, ...CASTS, ...COMPARISONS]) table[slotOf(name, 0, name.length)] = CONSTANT;
  const sets = [OUTWARD_MEMBERS, EXECUTING_CALLS, SYSTEM_OBJECTS, ENGINE_OBJECTS, CONTEXT_OBJECTS, FREEMARKER_SPECIAL];
  for (const names of [ASKED, ...sets, MEMBER_FILTERS, PHP_CALLABLES, FREEMARKER_BUILTINS]) {
    for (const name of names) table[slotOf(name, 0, name.length)] = NAMED;
  }
  return table;
}
