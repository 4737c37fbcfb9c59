import type { WordFilter } from '../word-filter.js';

/** What an executable document begins with (spec.graphql.org, 2.2); a description may stand before it. */
const OPERATION = /(?:query|mutation|subscription|fragment)(?![\w-])/y;
const NAME_START = /[A-Za-z_.]/;
const ESCAPE = /\\(?:u\{([\da-fA-F]{1,6})\}|u([\da-fA-F]{4})|(.))/gs;
const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const QUOTE = 0x22;
const BLOCK = '"""';

/** A document of GraphQL with strings in it: an operation, a fragment, or a bare selection, `{ user(name: "x") { id } }`. */
export function looksLikeGraphql(text: string): boolean {
  let at = skipIgnored(text, 0);
  if (text.charCodeAt(at) === QUOTE) at = skipIgnored(text, endOfString(text, at));
  if (text.charCodeAt(at) === 0x7b) return isSelection(text, skipIgnored(text, at + 1));
  OPERATION.lastIndex = at;
  return OPERATION.test(text);
}

/** A field, an alias or a spread; `{app="x"}` chooses streams of a log by their labels (LogQL, PromQL). */
function isSelection(text: string, start: number): boolean {
  if (!NAME_START.test(text.charAt(start))) return false;
  let at = start;
  while (at < text.length && isNamePart(text.charCodeAt(at))) at++;
  const sign = text.charCodeAt(skipIgnored(text, at));
  return sign !== 0x3d && sign !== 0x21;
}

function isNamePart(unit: number): boolean {
  const isLetter = (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
  return isLetter || unit === 0x5f || (unit >= 0x30 && unit <= 0x39);
}

/**
 * The strings of a document (2.9.4, String Value), escapes undone: what resolvers are given, whatever stands around
 * them. Without the words that nobody has to judge.
 */
export function graphqlTexts(text: string, words?: WordFilter): string[] {
  const texts: string[] = [];
  for (let at = nextString(text, 0); at < text.length; ) {
    const end = endOfString(text, at);
    const content = contentOf(text, at, end);
    if (content !== '' && words?.holds(content) !== true) texts.push(content);
    at = nextString(text, end);
  }
  return texts;
}

/** Behind blanks, commas, byte order marks and comments. */
function skipIgnored(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x23) at = endOfLine(text, at);
    else if (unit > 0x20 && unit !== 0x2c && unit !== 0xfeff) break;
  }
  return at;
}

/** The next quote that is not in a comment. */
function nextString(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== QUOTE) {
    at = text.charCodeAt(at) === 0x23 ? endOfLine(text, at) : at + 1;
  }
  return at;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text.charCodeAt(at) !== 0x0a && text.charCodeAt(at) !== 0x0d) at++;
  return at;
}

/** Behind the string that begins at `start`; one that is never closed takes the rest, a plain one that of its line. */
function endOfString(text: string, start: number): number {
  if (text.startsWith(BLOCK, start)) {
    let end = text.indexOf(BLOCK, start + 3);
    while (end !== -1 && text.charCodeAt(end - 1) === 0x5c) end = text.indexOf(BLOCK, end + 3);
    return end === -1 ? text.length : end + 3;
  }
  for (let at = start + 1; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE || unit === 0x0a || unit === 0x0d) return at + 1;
    if (unit === 0x5c) at++;
  }
  return text.length;
}

function contentOf(text: string, start: number, end: number): string {
  const isBlock = text.startsWith(BLOCK, start) && end - start >= 6;
  const content = isBlock ? text.slice(start + 3, end - 3) : text.slice(start + 1, end - 1);
  if (!content.includes('\\')) return content;
  return isBlock ? content.replaceAll('\\"""', BLOCK) : content.replace(ESCAPE, undo);
}

function undo(_escape: string, braced: string | undefined, plain: string | undefined, character: string): string {
  const hex = braced ?? plain;
  if (hex === undefined) return CONTROLS[character] ?? character;
  const unit = Number.parseInt(hex, 16);
  return unit <= 0x10ffff ? String.fromCodePoint(unit) : '';
}
