import { REQUEST_LIMITS } from './limits.js';
import { readLoosely } from './loose-value.js';
import { isBlank, trimBlanks } from './trim-blanks.js';

/** A part's Content-Disposition: every name and file name that some parser would take from it. */
export interface Disposition {
  readonly names: readonly string[];
  readonly fileNames: readonly string[];
  /** Every parser finds a file's name in it. */
  readonly isFile: boolean;
  /** Every parser reads it the same: well-formed, and nothing said twice. */
  readonly isPlain: boolean;
}

interface Parameter {
  readonly name: string;
  readonly value: string;
}

/** Reads `form-data; name="a"; filename="b"` (RFC 7578 section 4.2), one character of the text being one byte. */
export function parseDisposition(header: string): Disposition {
  const parameters: Parameter[] = [];
  const isWellFormed = collectParameters(header, parameters);
  const keys = new Set(parameters.map(({ name }) => name));
  return {
    // formidable takes the first `name=` after a word boundary, which `x-name=` has too.
    names: parameters.flatMap(({ name, value }) => toNames(name, value)),
    isFile: parameters.some(isFileName),
    fileNames: parameters.flatMap(({ name, value }) => toFileNames(name, value)),
    isPlain: isWellFormed && keys.size === parameters.length,
  };
}

function toNames(name: string, value: string): string[] {
  if (/(?:^|-)name$/.test(name)) return [toUtf8(value)];
  // Busboy before 1.0 and @fastify/busboy.
  if (name !== 'name*') return [];
  return [decodeExtended(value) ?? toUtf8(value)];
}

/** multiparty knows extended names in UTF-8 without a language only. */
function isFileName({ name, value }: Parameter): boolean {
  return value !== '' && (name === 'filename' || (name === 'filename*' && /^utf-8''./i.test(value)));
}

function toFileNames(name: string, value: string): string[] {
  if (name === 'filename') return [toUtf8(value)];
  if (name !== 'filename*') return [];
  const decoded = decodeExtended(value);
  return decoded === undefined ? [toUtf8(value)] : [decoded];
}

/** Collects what it can; false where the header leaves the grammar. */
function collectParameters(header: string, parameters: Parameter[]): boolean {
  let at = header.indexOf(';');
  const type = trimBlanks(at < 0 ? header : header.slice(0, at));
  let isWellFormed = isToken(type);
  let equals = -1;
  let loose = 0;
  while (at >= 0 && at < header.length) {
    if (equals < at) equals = header.indexOf('=', at);
    const semicolon = header.indexOf(';', at + 1);
    if (semicolon >= 0 && semicolon < equals) {
      isWellFormed = false;
      at = semicolon;
      continue;
    }
    if (equals < 0) return isWellFormed && trimBlanks(header.slice(at + 1)) === '' && header[at] !== ';';
    const name = trimBlanks(header.slice(at + 1, equals));
    // To multiparty `filename =` names no file.
    if (isBlank(header.charCodeAt(equals - 1))) isWellFormed = false;
    const { value, end, isClean } = readValue(header, equals + 1);
    parameters.push({ name: name.toLowerCase(), value });
    // A loose value can reach to the end. What is left out is in the header as a whole, a text when it is malformed.
    if (!isClean && ++loose > REQUEST_LIMITS.looseValues) return false;
    if (!isClean) parameters.push({ name: name.toLowerCase(), value: readLoosely(header, equals + 1) });
    const next = header.indexOf(';', end);
    const isExtendedBroken = name.endsWith('*') && decodeExtended(value) === undefined;
    const gap = header.slice(end, next < 0 ? header.length : next);
    if (!isClean || !isToken(name) || isExtendedBroken || trimBlanks(gap) !== '') isWellFormed = false;
    at = next;
  }
  return isWellFormed;
}

interface ReadValue {
  readonly value: string;
  readonly end: number;
  readonly isClean: boolean;
}

function readValue(header: string, start: number): ReadValue {
  if (header[start] === '"') return readQuoted(header, start + 1);
  const semicolon = header.indexOf(';', start);
  const end = semicolon < 0 ? header.length : semicolon;
  const value = trimBlanks(header.slice(start, end));
  // An extended value has quotes and percent signs that a token has too.
  return { value, end, isClean: isToken(value) };
}

/** A backslash before anything but a quote or a backslash stays, as Internet Explorer's `C:\file` needs. */
function readQuoted(header: string, start: number): ReadValue {
  let value = '';
  let isClean = true;
  for (let at = start; at < header.length; at++) {
    const char = header[at] as string;
    if (char === '"') return { value, end: at + 1, isClean };
    const next = header[at + 1];
    if (char === '\\' && (next === '"' || next === '\\')) {
      value += next;
      at++;
      // formidable ends the name at this quote.
      if (next === '"' && header[at + 1] === ';') isClean = false;
    } else {
      value += char;
      const code = char.charCodeAt(0);
      if (code < 0x20 ? code !== 0x09 : code === 0x7f) isClean = false;
    }
  }
  return { value, end: header.length, isClean: false };
}

/** RFC 8187: `utf-8'en'a%20b`. Undefined where it is none. */
function decodeExtended(value: string): string | undefined {
  const [charset = '', , ...rest] = value.split("'");
  if (rest.length === 0 || !isToken(charset)) return undefined;
  const encoded = rest.join("'");
  const bytes: number[] = [];
  for (let at = 0; at < encoded.length; at++) {
    const code = encoded.charCodeAt(at);
    if (code !== 0x25) {
      bytes.push(code);
      continue;
    }
    const digits = encoded.slice(at + 1, at + 3);
    if (!/^[0-9a-f]{2}$/i.test(digits)) return undefined;
    bytes.push(Number.parseInt(digits, 16));
    at += 2;
  }
  const decoded = Buffer.from(bytes);
  return /^(?:iso-8859-1|latin1)$/i.test(charset) ? decoded.toString('latin1') : decoded.toString('utf8');
}

function toUtf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}

/** RFC 9110 section 5.6.2. */
function isToken(text: string): boolean {
  return /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text);
}
