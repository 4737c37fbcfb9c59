import type { Token } from './tokens.js';
import { CASTS, COMPARISONS, CONSTANT_NAMES } from './vocabulary.js';

const ARITHMETIC = new Set([
  '+',
  '-',
  '*',
  '/',
  '%',
  '**',
  '~',
  '==',
  '===',
  '!=',
  '<',
  '>',
  '<=',
  '>=',
  '&&',
  '||',
  '<<',
  '>>',
  '^',
  '&',
]);
const CONSTANT_WORDS = new Set([...CONSTANT_NAMES, ...COMPARISONS, 'if', 'elif', 'unless', 'for', 'set', 'x']);

/** `var x = 6*7`, `set x = 6*7`, `for x in`: a name that the expression itself makes. */
function isOwnName(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.text ?? '';
  const after = tokens[index + 1]?.text ?? '';
  if (/^(?:var|let|const)$/.test((tokens[index] as Token).text) && index === 0) return true;
  return (/^(?:var|let|const|set|assign)$/.test(before) && after === '=') || (before === 'for' && after === 'in');
}

/** `for i in (1..99999)`: a loop that nobody's page needs. */
function isConstantRange(tokens: readonly Token[], index: number): boolean {
  const range = tokens.slice(index + 3, index + 12);
  const end = range.findLast(({ kind }) => kind === 'number')?.text ?? '';
  return (
    range.some(({ text }) => text === '.' || text === 'range') && Number.parseInt(end.replace(/^.*\./, ''), 10) >= 100
  );
}

/** `(12*34).to_s`, `(12+34)?c`: a member or Freemarker's built-in of what brackets hold; a choice has a colon. */
function isOfConstant(tokens: readonly Token[], index: number): boolean {
  const sign = tokens[index - 1];
  const owner = tokens[index - 2];
  if (owner?.text !== ')' || (sign?.text !== '.' && sign?.text !== '?') || tokens[index + 1]?.text === ':')
    return false;
  return sign.start === owner.start + 1 && (tokens[index] as Token).start === sign.start + 1;
}

/** `7*7`, `'a'.toUpperCase()`, `if True`, `7|e * 2`: nothing in it comes from the page. */
export function computesConstants(tokens: readonly Token[]): boolean {
  let operations = 0;
  let operands = 0;
  for (let index = 0; index < tokens.length; index++) {
    const { kind, text } = tokens[index] as Token;
    const before = tokens[index - 1];
    if (kind === 'number' || kind === 'string') {
      operands++;
      if (before?.kind === 'number' || before?.kind === 'string') return false;
      if (before?.text === '[' && tokens[index - 2]?.kind === 'string') operations += 2;
    } else if (kind === 'name') {
      const isMethod =
        before?.text === '.' &&
        tokens[index + 1]?.text === '(' &&
        (tokens[index - 2]?.kind === 'string' || tokens[index - 2]?.text === ')' || tokens[index - 2]?.text === ']');
      const isCast =
        before?.text === '(' &&
        tokens[index + 1]?.text === ')' &&
        tokens[index + 2]?.kind === 'number' &&
        CASTS.has(text);
      if (isMethod || isCast) operations += 2;
      else if (isOfConstant(tokens, index)) continue;
      else if (isOwnName(tokens, index)) continue;
      else if (text === 'for' && isConstantRange(tokens, index)) operations += 2;
      else if (/^(?:if|elif|unless)$/.test(text) && /^(?:true|false|not)$/i.test(tokens[index + 1]?.text ?? ''))
        operations += 2;
      else if (before?.text !== '|' && !CONSTANT_WORDS.has(text)) return false;
    } else if (text === ':' && before?.kind === 'name' && tokens[index - 3]?.kind === 'number') operations += 2;
    else if (ARITHMETIC.has(text) && operands > 0 && index + 1 < tokens.length) operations++;
    else if (
      !/^[()[\],.|]$/.test(text) &&
      !(text === '?' && isOfConstant(tokens, index + 1)) &&
      !(text === ':' && tokens[index - 2]?.text === '|') &&
      !ARITHMETIC.has(text) &&
      !(index === 0 && /^[=:]$/.test(text)) &&
      !(text === '=' && isOwnName(tokens, index - 1)) &&
      text !== ';'
    )
      return false;
  }
  return operations >= 2 || (operations === 1 && operands >= 2);
}
