import { decodeUtf7 } from './utf-7.js';

const UTF8: ReadonlySet<string> = new Set(['utf8', 'unicode11utf8', 'ascii', 'usascii']);

/** Whether `decodeUtf8` reads what is written in this charset. */
export function isUtf8(charset: string): boolean {
  return UTF8.has(toPlainName(charset));
}

function toPlainName(charset: string): string {
  return charset.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/**
 * Decodes bytes as body-parser (iconv-lite) does under a charset: every text that can come out.
 * Two where a byte order mark is missing and decoders guess. Undefined: nobody knows this charset.
 */
export function decodeCharset(bytes: Buffer, charset: string): readonly string[] | undefined {
  if (isUtf8(charset)) return [decodeUtf8(bytes)];
  switch (toPlainName(charset)) {
    case 'utf16':
    case 'ucs2':
    case 'unicode':
      return bytes.length > 1 && isUtf16Mark(bytes) ? [decodeUtf16(bytes)] : [toUtf16le(bytes), toUtf16be(bytes)];
    case 'utf16le':
    case 'ucs2le':
      return [withoutMark(toUtf16le(bytes))];
    case 'utf16be':
    case 'ucs2be':
      return [withoutMark(toUtf16be(bytes))];
    case 'utf32':
    case 'ucs4':
      return [decodeUtf32(bytes, true), decodeUtf32(bytes, false)];
    case 'utf32le':
    case 'ucs4le':
      return [decodeUtf32(bytes, true)];
    case 'utf32be':
    case 'ucs4be':
      return [decodeUtf32(bytes, false)];
    case 'utf7':
    case 'unicode11utf7':
      return [decodeUtf7(bytes)];
    case 'utf7imap':
      return [decodeUtf7(bytes, 'imap')];
    case 'latin1':
    case 'iso88591':
    case 'l1':
    case 'binary':
      return [bytes.toString('latin1')];
    default:
      return decodeByName(bytes, charset);
  }
}

/** UTF-8 without its byte order mark; malformed sequences become U+FFFD and never swallow an ASCII character. */
export function decodeUtf8(bytes: Buffer): string {
  return withoutMark(bytes.toString('utf8'));
}

/** Charsets that the bytes themselves speak of, whatever the header says: XML parsers follow these. */
export function detectCharsets(bytes: Buffer): readonly string[] {
  if (bytes.length < 2) return [];
  if (isUtf16Mark(bytes)) return ['utf-16'];
  const [first, second] = bytes;
  if (first === 0x3c && second === 0) return bytes[2] === 0 ? ['utf-32le'] : ['utf-16le'];
  if (first === 0 && second === 0x3c) return ['utf-16be'];
  if (first === 0 && second === 0) return ['utf-32be'];
  return first === 0x3c && second === 0x3f ? declaredInXml(bytes) : [];
}

/** `<?xml version="1.0" encoding="utf-7"?>` */
function declaredInXml(bytes: Buffer): readonly string[] {
  const prolog = bytes.toString('latin1', 0, 256);
  const found = /encoding[ \t\r\n]{0,9}=[ \t\r\n]{0,9}["']([A-Za-z0-9._-]{1,40})/.exec(prolog);
  return found?.[1] === undefined ? [] : [found[1]];
}

function decodeByName(bytes: Buffer, charset: string): readonly string[] | undefined {
  try {
    return [new TextDecoder(charset).decode(bytes)];
  } catch {
    return undefined;
  }
}

function isUtf16Mark(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function decodeUtf16(bytes: Buffer): string {
  return withoutMark(bytes[0] === 0xff ? toUtf16le(bytes) : toUtf16be(bytes));
}

function toUtf16le(bytes: Buffer): string {
  return bytes.toString('utf16le');
}

function toUtf16be(bytes: Buffer): string {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1))
    .swap16()
    .toString('utf16le');
}

/** Node's TextDecoder has no UTF-32: the WHATWG took it out of the web. */
function decodeUtf32(bytes: Buffer, littleEndian: boolean): string {
  const units = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const read = littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
    const code = read > 0x10ffff ? 0xfffd : read;
    if (code > 0xffff) {
      length = units.writeUInt16LE(0xd800 + ((code - 0x10000) >> 10), length);
      length = units.writeUInt16LE(0xdc00 + ((code - 0x10000) & 0x3ff), length);
    } else length = units.writeUInt16LE(code, length);
  }
  return withoutMark(units.toString('utf16le', 0, length));
}

function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
