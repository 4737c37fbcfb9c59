import * as zlib from 'node:zlib';
import { type BodyFault, toFault } from './body-reader.js';
import { REQUEST_LIMITS } from './limits.js';

interface DecompressOptions {
  readonly maxOutputLength: number;
  /** Makes the outcome tell how much of the input was used. */
  readonly info: true;
}

type Decompress = (bytes: Buffer, options: DecompressOptions) => unknown;

interface Decompressed {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

// body-parser takes zstd where Node has it: from 22.15 on.
const { zstdDecompressSync } = zlib as { readonly zstdDecompressSync?: Decompress };

const DECOMPRESS = new Map<string, Decompress | undefined>([
  ['gzip', zlib.gunzipSync],
  ['x-gzip', zlib.gunzipSync],
  ['br', zlib.brotliDecompressSync],
  ['zstd', zstdDecompressSync],
  ['deflate', (bytes, options) => (isZlib(bytes) ? zlib.inflateSync : zlib.inflateRawSync)(bytes, options)],
]);

/** A body without its Content-Encoding; where that fails, the bytes as they came and why. */
export interface DecodedContent {
  readonly bytes: Buffer;
  readonly fault?: BodyFault;
}

/**
 * Undoes a Content-Encoding, `gzip, br` from right to left, to at most `limitBytes`.
 * Synchronous on purpose: at most `limitBytes` go in and come out of each layer, a few milliseconds, while the
 * asynchronous form would let an attacker fill the thread pool that file system and name look-ups share.
 * On a fault the raw bytes are still worth reading: Fastify's parsers ignore the header.
 */
export function decodeContent(raw: Buffer, header: string | undefined, limitBytes: number): DecodedContent {
  const names = toNames(header);
  if (names.length === 0) return { bytes: raw };
  if (names.length > REQUEST_LIMITS.contentEncodings) {
    return { bytes: raw, fault: toFault('encoding', `more than ${REQUEST_LIMITS.contentEncodings} content encodings`) };
  }
  let bytes = raw;
  for (const name of names.reverse()) {
    const decoded = decodeLayer(bytes, name, limitBytes);
    if (!Buffer.isBuffer(decoded)) return { bytes: raw, fault: decoded };
    bytes = decoded;
  }
  return { bytes };
}

/** Whether a Content-Encoding header says anything. */
export function isEncoded(header: string | undefined): boolean {
  return toNames(header).length > 0;
}

function toNames(header: string | undefined): string[] {
  if (header === undefined) return [];
  return header
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
}

function decodeLayer(bytes: Buffer, name: string, limitBytes: number): Buffer | BodyFault {
  const decompress = DECOMPRESS.get(name);
  if (decompress === undefined) {
    return toFault('encoding', `unknown content encoding ${JSON.stringify(name.slice(0, 40))}`);
  }
  if (bytes.length === 0) return bytes;
  try {
    const { buffer, engine } = decompress(bytes, { maxOutputLength: limitBytes, info: true }) as Decompressed;
    // zlib and brotli stop at their end. Parsers that ignore the encoding read what was appended, and nothing else.
    return engine.bytesWritten === bytes.length ? buffer : toFault('malformed', `more follows the ${name}`);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') {
      return toFault('limit', `the body inflates to more than ${limitBytes} bytes`);
    }
    return toFault('malformed', `the body is not ${name}`);
  }
}

/**
 * Whether gzip brings words of its own (RFC 1952 section 2.3.1: extra fields, a file's name, a comment), in which
 * a parser that ignores the encoding would find `&q=…`.
 */
export function hasGzipWords(raw: Buffer): boolean {
  return raw[0] === 0x1f && raw[1] === 0x8b && ((raw[3] ?? 0) & 0x1c) !== 0;
}

/** RFC 1950 section 2.2: `deflate` is zlib's format, but raw deflate is sent and taken under that name too. */
function isZlib(bytes: Buffer): boolean {
  const [method = 0, flags = 0] = bytes;
  return (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
}
