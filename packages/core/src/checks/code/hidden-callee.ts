import { PHP_FUNCTIONS, SHARED_FUNCTIONS } from './vocabulary.js';

/** A function whose name is put together from pieces before it is called. */
export interface HiddenCallee {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

const MAX_TEXT = 2048;
const COMMENT = /\/\*(?:[^*]|\*(?!\/)){0,128}\*\/|(?:\/\/|#)[^\r\n]{0,128}(?:[\r\n]|$)/g;
const CAST = /\(\s{0,8}string\s{0,8}\)/gi;
/** Quoted pieces joined by PHP's dot or a plus. */
const JOINED = /(["'])(\w{1,20})\1(?:\s{0,8}[.+]\s{0,8}\(?\s{0,4}(["'])(\w{1,20})\3\s{0,4}\)?){1,20}/g;
/** A callee in parentheses, brackets or quotes, with its index: `(system)`, `[system][0]`, `('sys'.'tem')`, `"system"`. */
const CALLEE = /(?:[([{"'][\s\w.+"'()[\]{}]{0,120}[)\]}"'])\s{0,8}\(/g;

/**
 * PHP calls what a value names: `(system)('id')`, `('sys'.'tem')('id')`, `[system][0](id)`. Pieces are put together as
 * PHP does, and looked up.
 */
export function findHiddenCallee(text: string): HiddenCallee | undefined {
  if (text.length > MAX_TEXT || !/[)\]}"']\s{0,8}(?:\/[*/]|#|\()|\$\w{1,32}\s{0,8}\(/.test(text)) return undefined;
  const bare = text.replace(COMMENT, ' ').replace(CAST, ' ');
  return findJoined(bare) ?? findGrouped(bare) ?? findNamed(bare);
}

function findJoined(text: string): HiddenCallee | undefined {
  for (const match of text.matchAll(JOINED)) {
    const name = match[0].replace(/[^\w]+/g, '');
    if (isExecuting(name)) return { start: 0, end: text.length, name };
  }
  return undefined;
}

/** `$f = 'system'; $f('id')`: a name that a variable keeps. */
const NAMED = /\$(\w{1,32})\s{0,8}=\s{0,8}["'](\w{2,40})["']\s{0,8}[;,)][\s\S]{0,64}?\$\1\s{0,8}\(/g;

function findNamed(text: string): HiddenCallee | undefined {
  NAMED.lastIndex = 0;
  for (let seen = 0; seen < MAX_NAMED; seen++) {
    const match = NAMED.exec(text);
    if (match === null) return undefined;
    const name = match[2] as string;
    if (isExecuting(name)) return { start: 0, end: text.length, name };
    // A variable may be given another name before it is called.
    NAMED.lastIndex = match.index + 1;
  }
  return undefined;
}

const MAX_NAMED = 64;

function findGrouped(text: string): HiddenCallee | undefined {
  for (const match of text.matchAll(CALLEE)) {
    const callee = match[0].slice(0, -1);
    const name = callee.replace(/[[{]\s*\d+\s*[\]}]/g, '').replace(/[^\w]+/g, '');
    // `[copy](docs/copy.md)`: PHP calls no list without an index; Markdown links so.
    if (callee.startsWith('[') && !/[\]}]\s*[[{]/.test(callee)) continue;
    if (isExecuting(name) && /^[([{"']/.test(callee)) return { start: 0, end: text.length, name };
  }
  return undefined;
}

function isExecuting(name: string): boolean {
  const known = name.toLowerCase();
  return (
    PHP_FUNCTIONS.has(known) ||
    (SHARED_FUNCTIONS.has(known) &&
      known !== 'open' &&
      known !== 'read' &&
      known !== 'file' &&
      known !== 'require' &&
      known !== 'include')
  );
}
