import { BYTES } from '../../values/text-bytes.js';

const SIGNS = [
  ' -',
  '\t-',
  '>',
  './',
  '.\\',
  '/tmp/',
  '/etc/',
  '/proc/',
  '/bin/',
  ' http',
  '\thttp',
  'unction ',
  'UNCTION ',
  'y {',
  'y{',
  'Y {',
  'Y{',
  'return ',
  '#',
  "'",
  '"',
  '$(',
  'IFS',
  '`',
  '&&',
  '||',
  ';(',
  '; (',
  'PATH=',
  '|(',
  '| (',
  '\n(',
];

/** Can a text hold the start of a program that nobody knows? Asked once, before its separators are looked at again. */
export function mayHoldUnknown(text: string): boolean {
  return SIGNS.some((sign) => text.includes(sign));
}

/** Could the word at `from` of `BYTES` be one? A wrong yes costs time only. */
export function mayBeUnknownByte(from: number, length: number): boolean {
  let at = from;
  while (at < length && (isBlank(BYTES[at]) || BYTES[at] === 0x28)) at++;
  const start = at;
  const first = BYTES[at] as number;
  // `PATH=.:$PATH;x`
  if (first === 0x50 && BYTES[start + 1] === 0x41 && BYTES[start + 4] === 0x3d) return true;
  if (first === 0x2e || first === 0x2f || first === 0x7e || first === 0x24) return true;
  // `2>/dev/null qz9`, `"qz9" -x`
  if (first === 0x3c || first === 0x3e || first === 0x22 || first === 0x27) return true;
  if (first === 0x32 && BYTES[start + 1] === 0x3e) return true;
  // `function` and `try`, which PowerShell reads in any case.
  const second = (BYTES[start + 1] as number) | 0x20;
  if ((first | 0x20) === 0x66 && second === 0x75) return true;
  if ((first | 0x20) === 0x74 && second === 0x72 && ((BYTES[start + 2] as number) | 0x20) === 0x79) return true;
  while (at < length && isNameByte(BYTES[at] as number)) at++;
  if (at - start < 2) return false;
  const isStrong = BYTES[from - 1] === 0x60 || BYTES[from - 1] === BYTES[from - 2];
  if (isStrong && (isBlank(BYTES[at]) || BYTES[at] === 0x3c || BYTES[at] === 0x3e)) return true;
  if (isStrong && isHidden(at)) return true;
  // `|qz9$IFS-x`
  if (BYTES[at] === 0x24 && (BYTES[at + 1] === 0x49 || BYTES[at + 2] === 0x49)) return true;
  // `| x""y>/tmp/z`
  if (isQuote(BYTES[at]) && BYTES[at] === BYTES[at + 1]) return true;
  // Behind a quote that the value closes; `function`.
  if (isQuote(BYTES[from - 2]) || isQuote(BYTES[from - 3]) || isQuote(BYTES[from - 4])) return true;
  if (at >= length) return false;
  // `try`, `return`
  if (first === 0x74 && second === 0x72) return true;
  if (first === 0x72 && second === 0x65 && BYTES[start + 2] === 0x74) return true;
  const isTight = !isBlank(BYTES[at]);
  while (at < length && isBlank(BYTES[at])) at++;
  const next = BYTES[at] as number;
  // `>`, `2>`, `&>`; `-x`, `/etc`, `http:` behind a blank.
  if (next === 0x3e || next === 0x26 || next === 0x31 || next === 0x32) return true;
  return !isTight && (next === 0x2d || next === 0x2f || next === 0x68);
}

/** A quote, a backslash, an expansion or a pair of backticks inside a name. */
function isHidden(at: number): boolean {
  const byte = BYTES[at];
  return isQuote(byte) || byte === 0x5c || byte === 0x24 || (byte === 0x60 && BYTES[at + 1] === 0x60);
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09;
}

function isQuote(byte: number | undefined): boolean {
  return byte === 0x22 || byte === 0x27;
}

function isNameByte(byte: number): boolean {
  if (byte >= 0x61 && byte <= 0x7a) return true;
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2d || byte === 0x2e || byte === 0x5f;
}
