export type TokenKind = 'name' | 'number' | 'string' | 'operator';

export interface Token {
  readonly kind: TokenKind;
  /** Of a string, what is between its quotes. */
  readonly text: string;
  readonly start: number;
}

const TOKEN =
  /\s+|([A-Za-z_$][\w$]*)|(\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?|0x[\da-f]+)|"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|`([^`]*)`|(\*\*|\|\||&&|[=!]==?|[<>]=|->|=>|::|\?\?|<<|>>|.)/giy;

const MAX_TOKENS = 400;

/** The words of an expression, in the notation that template engines share; a bound keeps hostile ones short. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match !== null && tokens.length < MAX_TOKENS; match = TOKEN.exec(text)) {
    const [, name, number, double, single, backtick, operator] = match;
    const start = match.index;
    if (name !== undefined) tokens.push({ kind: 'name', text: name, start });
    else if (number !== undefined) tokens.push({ kind: 'number', text: number, start });
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator, start });
    else if (double !== undefined || single !== undefined)
      tokens.push({ kind: 'string', text: double ?? single ?? '', start });
    else if (backtick !== undefined) tokens.push({ kind: 'operator', text: '``', start });
  }
  return tokens;
}
