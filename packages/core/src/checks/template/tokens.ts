export type TokenKind = 'name' | 'number' | 'string' | 'operator';

export interface Token {
  readonly kind: TokenKind;
  /** Of a string, what is between its quotes. */
  readonly text: string;
  readonly start: number;
}

const MAX_TOKENS = 2_048;

/** The words of an expression, in the notation that template engines share; a bound keeps hostile ones short. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  let index = 0;
  while (index < text.length && tokens.length < MAX_TOKENS) {
    const unit = text.charCodeAt(index);
    const start = index;
    if (unit <= 0x20) {
      index++;
    } else if (unit === 0x2f && text.charCodeAt(index + 1) === 0x2a) {
      // A comment hides a name from filters, not from the engine.
      const close = text.indexOf('*/', index + 2);
      index = close < 0 ? text.length : close + 2;
    } else if (isNameStart(unit)) {
      do index++;
      while (index < text.length && isNamePart(text.charCodeAt(index)));
      tokens.push({ kind: 'name', text: text.slice(start, index), start });
    } else if (isDigit(unit)) {
      index = endOfNumber(text, index);
      tokens.push({ kind: 'number', text: text.slice(start, index), start });
    } else if (unit === 0x22 || unit === 0x27 || unit === 0x60) {
      index = readQuoted(text, start, tokens);
    } else {
      index += OPERATORS.has(text.slice(index, index + 2)) ? 2 : 1;
      tokens.push({ kind: 'operator', text: text.slice(start, index), start });
    }
  }
  return tokens;
}

const OPERATORS = new Set(['**', '||', '&&', '==', '!=', '<=', '>=', '->', '=>', '::', '??', '<<', '>>']);

/** A string; between backticks a program; a quote without its other half stands for itself. */
function readQuoted(text: string, start: number, tokens: Token[]): number {
  const quote = text.charCodeAt(start);
  for (let index = start + 1; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x5c) index++;
    if (unit !== quote) continue;
    const isProgram = quote === 0x60;
    tokens.push({
      kind: isProgram ? 'operator' : 'string',
      text: isProgram ? '``' : text.slice(start + 1, index),
      start,
    });
    return index + 1;
  }
  tokens.push({ kind: 'operator', text: text.charAt(start), start });
  return start + 1;
}

function endOfNumber(text: string, from: number): number {
  let index = from;
  while (index < text.length && (isNamePart(text.charCodeAt(index)) || isFraction(text, index))) index++;
  return index;
}

function isFraction(text: string, index: number): boolean {
  return text.charCodeAt(index) === 0x2e && isDigit(text.charCodeAt(index + 1));
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isNameStart(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f || unit === 0x24;
}

function isNamePart(unit: number): boolean {
  return isNameStart(unit) || isDigit(unit);
}
