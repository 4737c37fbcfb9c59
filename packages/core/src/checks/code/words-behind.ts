/** Up to the code: words, figures and what separates them, with nothing that opens a string, a comment or a block. */
const SAID_BEFORE = /^[^'"`/*#\\${}<>\n]{0,400}$/;
/** The rest of a path of names, or of a call with one plain argument. */
const REST = /^(?:\.[\w$]{1,40}){0,4}(?:\s{0,2}(?:"[^"\\\n()]{0,64}"|'[^'\\\n()]{0,64}'|[\w ,.;+-]{0,64})\s{0,2}\))?/;
const WORDS = /^(?:,? (?:\p{L}{1,20}|\d{1,9})){2,12}(?![\p{L}\p{N}_$(=.[:{"'`])/u;
const WORDS_BEFORE = /(?:^|[\s(])(\p{L}{1,20}) (\p{L}{2,20}) $/u;

/** What stands between operands or begins a statement, in JavaScript, PHP, Python, Ruby, Perl or Lua: words all the same. */
const JOINING = new Set(
  `in of instanceof as satisfies is not and or xor if unless while until for foreach then do end else elsif elif rescue
  except finally ensure eq ne lt gt le ge cmp isa like mod div rem return local function goto repeat break continue await
  new typeof delete void yield throw from import export default case switch with var let const print echo`.split(/\s+/),
);

/**
 * `process.env.PORT rather than a constant`, `while (true) loops are fine`: a word behind an operand that joins it to
 * nothing is a syntax error in every language that this could be, and such a text runs none of what it holds.
 */
export function goesOnInWords(text: string, start: number, end: number): boolean {
  if (start > 400 || !SAID_BEFORE.test(text.slice(0, start))) return false;
  const after = text.slice(end, end + 400).replace(REST, '');
  const words = (WORDS.exec(after)?.[0] ?? '').split(/,? /).slice(1);
  if (
    words.length > 1 &&
    (!joins(words[0]) || words.some((word, at) => at > 0 && !joins(words[at - 1]) && !joins(word)))
  )
    return true;
  // No other language's object is called so.
  if (!text.startsWith('process.', start)) return false;
  const [, first, second] = WORDS_BEFORE.exec(text.slice(0, start)) ?? [];
  return first !== undefined && !joins(first) && !joins(second);
}

function joins(word: string | undefined): boolean {
  return word === undefined || JOINING.has(word.toLowerCase());
}
