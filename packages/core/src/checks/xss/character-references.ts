/**
 * Named character references of ASCII characters (WHATWG HTML 13.5): the ones that can hide markup or script.
 * Those of other characters cannot change what runs, so they stay as they are.
 */
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Tab: '\t',
    NewLine: '\n',
    nbsp: '\u00a0',
    NonBreakingSpace: '\u00a0',
    excl: '!',
    quot: '"',
    QUOT: '"',
    num: '#',
    dollar: '$',
    percnt: '%',
    amp: '&',
    AMP: '&',
    apos: "'",
    lpar: '(',
    rpar: ')',
    ast: '*',
    midast: '*',
    plus: '+',
    comma: ',',
    period: '.',
    sol: '/',
    colon: ':',
    semi: ';',
    lt: '<',
    LT: '<',
    equals: '=',
    gt: '>',
    GT: '>',
    quest: '?',
    commat: '@',
    lsqb: '[',
    lbrack: '[',
    bsol: '\\',
    rsqb: ']',
    rbrack: ']',
    Hat: '^',
    lowbar: '_',
    UnderBar: '_',
    grave: '`',
    DiacriticalGrave: '`',
    lcub: '{',
    lbrace: '{',
    verbar: '|',
    vert: '|',
    VerticalLine: '|',
    rcub: '}',
    rbrace: '}',
    fjlig: 'fj',
  }),
);

/** References that also count without a semicolon (13.2.5.73). */
const WITHOUT_SEMICOLON = new Set(['lt', 'gt', 'amp', 'quot', 'LT', 'GT', 'AMP', 'QUOT', 'nbsp']);
const LONGEST_NAME = 'DiacriticalGrave'.length;
const SEMICOLON = 59;
const HASH = 35;

/** Undoes character references once, as an attribute value's states do; text without any comes back unchanged. */
export function decodeReferences(text: string): string {
  let ampersand = text.indexOf('&');
  if (ampersand < 0) return text;
  const pieces: string[] = [];
  let copied = 0;
  while (ampersand >= 0) {
    const isNumeric = text.charCodeAt(ampersand + 1) === HASH;
    const end = isNumeric ? endOfNumber(text, ampersand + 2) : endOfName(text, ampersand + 1);
    const character = isNumeric ? fromNumber(text, ampersand + 2, end) : fromName(text, ampersand + 1, end);
    if (character !== undefined) {
      pieces.push(text.slice(copied, ampersand), character);
      copied = text.charCodeAt(end) === SEMICOLON ? end + 1 : end;
    }
    ampersand = text.indexOf('&', Math.max(copied, ampersand + 1));
  }
  pieces.push(text.slice(copied));
  return pieces.join('');
}

function endOfNumber(text: string, from: number): number {
  const isHex = (text.charCodeAt(from) | 32) === 120;
  let end = isHex ? from + 1 : from;
  while (end < text.length && isDigitOf(text.charCodeAt(end), isHex)) end++;
  return end;
}

function fromNumber(text: string, from: number, end: number): string | undefined {
  const isHex = (text.charCodeAt(from) | 32) === 120;
  const start = isHex ? from + 1 : from;
  if (end === start) return undefined;
  let code = 0;
  // Any number of leading zeros is allowed; a number above the last code point stays above it.
  for (let index = start; index < end && code <= 0x10ffff; index++) {
    code = code * (isHex ? 16 : 10) + Number.parseInt(text.charAt(index), 16);
  }
  if (code === 0 || code > 0x10ffff) return '';
  return String.fromCodePoint(code);
}

function endOfName(text: string, from: number): number {
  let end = from;
  while (end < text.length && end - from <= LONGEST_NAME && isNameUnit(text.charCodeAt(end))) end++;
  return end;
}

function fromName(text: string, from: number, end: number): string | undefined {
  if (text.charCodeAt(end) === SEMICOLON) return NAMED.get(text.slice(from, end));
  const name = text.slice(from, end);
  return text.charCodeAt(end) !== 61 && WITHOUT_SEMICOLON.has(name) ? NAMED.get(name) : undefined;
}

function isNameUnit(unit: number): boolean {
  const lower = unit | 32;
  return lower >= 97 && lower <= 122;
}

function isDigitOf(unit: number, isHex: boolean): boolean {
  const lower = unit | 32;
  return (unit >= 48 && unit <= 57) || (isHex && lower >= 97 && lower <= 102);
}
