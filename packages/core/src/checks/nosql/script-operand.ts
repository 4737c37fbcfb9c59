const LONGEST = 256;
/** A name, a number, a text, a regular expression's slash, or one sign. */
const TOKEN =
  /\s*(?:([a-zA-Z_$][\w$]*)|(\d[\w.]*)|("(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|`(?:[^`\\]|\\.)*`?)|(\S))/y;
/** Operators that are words, and what may stand in front of an operand. */
const WORDS = new Set([
  'typeof',
  'void',
  'new',
  'in',
  'instanceof',
  'delete',
  'await',
  'return',
  'of',
  'let',
  'var',
  'const',
  'function',
  'else',
  'if',
  'throw',
]);

/** Where an expression from here on names the document, `this`; -1 where it does not, or where prose begins. */
export function findDocument(text: string, from: number): number {
  let isOperand = false;
  for (let at = from; at < text.length && at - from < LONGEST; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (match === null) return -1;
    const [, name, number] = match;
    if (name === undefined && number === undefined) {
      isOperand = false;
      continue;
    }
    if (isOperand && !WORDS.has(name ?? '')) return -1;
    if (
      name === 'this' &&
      /^\s{0,4}(?:\??\.\s{0,4}[a-zA-Z_$]|\??\.?\[|[),\]])/.test(text.slice(TOKEN.lastIndex, TOKEN.lastIndex + 12))
    )
      return TOKEN.lastIndex;
    isOperand = name === undefined || !WORDS.has(name);
  }
  return -1;
}
