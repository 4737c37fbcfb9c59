/** Up to the code: words, figures and what separates them, with nothing that opens a string, a comment or a block. */
const SAID_BEFORE = /^[^'"`/*#\\${}<>\n]{0,400}$/;
const PLAIN = `(?:"[^"\\\\\\n()]{0,64}"|'[^'\\\\\\n()]{0,64}'|[^"'\`()\\\\/#\\n]){0,64}`;
/** The rest of a path of names, of an index, or of calls with plain arguments. */
const REST = new RegExp(
  `^(?:['"]?[\\w-]{0,40}['"]?\\])?(?:\\.[\\w$]{1,40}){0,4}(?:\\(?${PLAIN}\\))?(?:\\.[\\w$]{1,40}(?:\\(${PLAIN}\\))?){0,4}`,
);
const WORDS = /^(?:,? (?:\p{L}{1,20}|\d{1,9})){1,12}(?![\p{L}\p{N}_$(=[:{"'`]|\.\w| [=({["'])/u;
const WORDS_BEFORE = /(?:^|[\s(])(\p{L}{1,20}) (\p{L}{2,20}) $/u;

/** What stands between operands or begins a statement in JavaScript and PHP: words all the same. */
const JOINING = new Set(
  `in of instanceof insteadof as satisfies and or xor if while for foreach do end else elseif catch finally return function
  goto break continue await new typeof delete void yield throw from import export default case switch with var let const
  print echo x`.split(/\s+/),
);
/** In Python, Ruby, Perl or Lua. */
const JOINING_ELSEWHERE = new Set(
  'is not unless until then elif elsif rescue except ensure eq ne lt gt le ge cmp isa like mod div rem local my repeat'.split(
    ' ',
  ),
);
/** Objects of JavaScript's and PHP's alone. */
const OWN = /^(?:process\.|new Function|\$_)/;

/**
 * `process.env.PORT rather than a constant`, `while (true) loops are fine`: a word behind an operand that joins it to
 * nothing is a syntax error in every language that this could be, and such a text runs none of what it holds.
 */
export function goesOnInWords(text: string, start: number, end: number): boolean {
  if (start > 400 || !SAID_BEFORE.test(text.slice(0, start))) return false;
  const after = text.slice(end, end + 400).replace(REST, '');
  const words = (WORDS.exec(after)?.[0] ?? '').split(/,? /).slice(1);
  const isOwn = OWN.test(text.slice(start, start + 16));
  const joins = (word: string | undefined): boolean =>
    word === undefined || JOINING.has(word.toLowerCase()) || (!isOwn && JOINING_ELSEWHERE.has(word.toLowerCase()));
  // A figure ends what a word in front of it began: `while 1`.
  if (/^\d/.test(words[0] ?? '')) return false;
  if (!joins(words[0]) || words.some((word, at) => at > 0 && !joins(words[at - 1]) && !joins(word))) return true;
  // No other language's object is called so.
  if (!text.startsWith('process.', start)) return false;
  const [, first, second] = WORDS_BEFORE.exec(text.slice(0, start)) ?? [];
  return !joins(first) && !joins(second);
}
