/** How many bytes a UTF-8 sequence with this first byte has; 0 for a byte that cannot be first (RFC 3629). */
export function utf8Length(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc0) return 0;
  if (first < 0xe0) return 2;
  if (first < 0xf0) return 3;
  return first < 0xf8 ? 4 : 0;
}

const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

/** The code point of a sequence, or -1 where RFC 3629 forbids it: overlong, a surrogate, past U+10FFFF. */
export function utf8Value(value: number, length: number): number {
  const forbidden = value < (SMALLEST[length] as number) || value > 0x10ffff || (value >= 0xd800 && value < 0xe000);
  return forbidden ? -1 : value;
}

/** The text of a code point; U+FFFD for a number that is none. */
export function codePointText(point: number): string {
  if (point < 0x10000) return String.fromCharCode(point);
  return point <= 0x10ffff ? String.fromCodePoint(point) : '�';
}
