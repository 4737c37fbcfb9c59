import { BYTES, BYTES_TEXT_LENGTH, loadBytes } from '../../values/text-bytes.js';

/** What a text must hold for one of the readings to find anything. */
export const Mark = {
  /** `..` */
  climb: 1,
  /** `0x2e`: dots and slashes in the hexadecimal of SQL and C. */
  hex: 2,
  /** NUL, `%00` or `::$`. */
  cut: 4,
  /** `.x` at the start of a name, or `-inf`. */
  hidden: 8,
  /** `..`, `/./`, `///` or NUL: what may lead nowhere. */
  detour: 16,
  /** A character of no ASCII in front of a slash, which may lose its upper byte. */
  wide: 32,
  /** A control or a quote between two dots in front of a slash: `.\r./`. */
  split: 64,
  /** `{.}{.}`: dots in brackets. */
  wrapped: 128,
  /** `=/e`, `=/p`, `=/r`, `=/v`, `=/h`: a parameter that may name a file of the system. */
  named: 256,
} as const;

/** Characters that a mark starts with. */
const STARTS = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === 0 || '.-0%:/\\'.includes(String.fromCharCode(byte)) ? 1 : 0,
);
/** Pieces of longer texts overlap by the length of the longest mark. */
const OVERLAP = 4;

/** The marks that a text holds: one pass over its bytes, so that most texts cost nothing else. */
export function marksOf(text: string): number {
  if (text.length <= BYTES_TEXT_LENGTH) return marksOfPiece(text, true);
  let marks = 0;
  for (let start = 0; start < text.length; start += BYTES_TEXT_LENGTH - OVERLAP) {
    marks |= marksOfPiece(text.slice(start, start + BYTES_TEXT_LENGTH), start === 0);
  }
  return marks;
}

function marksOfPiece(text: string, isFirst: boolean): number {
  const length = loadBytes(text);
  let marks = 0;
  for (let at = 0; at < length; at++) if (STARTS[BYTES[at] as number] === 1) marks |= markAt(at, length);
  return isFirst && BYTES[0] === 0x2e && length > 0 ? marks | Mark.hidden : marks;
}

/** The mark that starts at a byte; bytes behind `length` are left over from other texts. */
function markAt(at: number, length: number): number {
  const next = at + 1 < length ? (BYTES[at + 1] as number) : 0x20;
  switch (BYTES[at]) {
    case 0x2e:
      if (next === 0x2e) return Mark.climb | Mark.detour;
      if (
        (next === 0x09 || next === 0x0a || next === 0x0d || next === 0x22 || next === 0x27) &&
        at + 3 < length &&
        isSplit(at)
      )
        return Mark.split;
      if (isClosing(next) && at + 3 < length && BYTES[at + 3] === 0x2e) return Mark.wrapped | Mark.hidden;
      if (at === 0 || !isSlash(BYTES[at - 1] as number)) return 0;
      return isSlash(next) ? Mark.hidden | Mark.detour : Mark.hidden;
    case 0x2f:
    case 0x5c:
      if (at > 0 && (BYTES[at - 1] as number) >= 0x80) return Mark.wide;
      return (at > 1 && BYTES[at - 1] === 0x3d && isSystemInitial(next) ? Mark.named : 0) | detourAt(at, length);
    case 0x2d:
      return (next | 0x20) === 0x69 && ((BYTES[at + 3] as number) | 0x20) === 0x66 ? Mark.hidden : 0;
    case 0x30:
      return (next | 0x20) === 0x78 ? Mark.hex : 0;
    case 0x25:
      return next === 0x30 && BYTES[at + 2] === 0x30 ? Mark.cut : 0;
    case 0x3a:
      return next === 0x3a ? Mark.cut : 0;
    default:
      return Mark.cut | Mark.detour;
  }
}

/** Three slashes in a row. */
function detourAt(at: number, length: number): number {
  return at + 2 < length && BYTES[at + 1] === 0x2f && BYTES[at + 2] === 0x2f ? Mark.detour : 0;
}

/** Of etc, proc, root, var and home, in any case; a further slash. */
function isSystemInitial(byte: number): boolean {
  const lower = byte | 0x20;
  return lower === 0x65 || lower === 0x70 || lower === 0x72 || lower === 0x76 || lower === 0x68 || byte === 0x2f;
}

function isSplit(at: number): boolean {
  return BYTES[at + 2] === 0x2e && isSlash(BYTES[at + 3] as number);
}

function isClosing(byte: number): boolean {
  return byte === 0x7d || byte === 0x5d || byte === 0x29;
}

function isSlash(byte: number): boolean {
  return byte === 0x2f || byte === 0x5c;
}
