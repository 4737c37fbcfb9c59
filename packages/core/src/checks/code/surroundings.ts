const MAX_LOOK = 400;
const PROSE_WORDS = 5;
const SAID_WORDS = 3;
const PROGRAM_LINES = 4;
/** What was found may reach into the comment behind it. */
const MAX_OWN = 64;

/** To the end: what stands behind it on further lines is for the count of lines. */
const COMMENT = /(?:(?:^|[\s;)}'"])(?:#|\/\/)|\/\*)[\s\S]*$/;

/** Words of programs are no prose. */
const PROGRAM_WORDS = new Set(
  `var let const function return new if else for while do try catch throw typeof delete void in of instanceof await async
  class extends import from export default echo print def lambda and or not is as with raise end then begin puts use my
  global static public private true false null none undefined this self`.split(/\s+/),
);

/** What somebody typed into Python, prompts and all: no language takes the sign at the start of a program. */
const SESSION = /^\s{0,16}>>> \S/;

/** Does code stand in what marks it as code: a session, Markdown's spans and fences, HTML's elements? */
function isMarked(text: string, before: string, after: string): boolean {
  if (SESSION.test(text.slice(0, MAX_LOOK)) && /(?:^|\n)[ \t]{0,16}(?:>>>|\.\.\.) [^\n]*$/.test(before)) return true;
  if (/`[^`\n]*$/.test(before) && /^[^`\n]*`/.test(after) && /\p{L}{2,}[ :*_]+`/u.test(before)) return true;
  // `` `x.y()` returns a text``: a span that a sentence begins with.
  if (/(?:^|\n)`[^`\n]*$/.test(before) && /^[^`\n]*` \p{L}{2,} \p{L}+ \p{L}/u.test(after)) return true;
  // A span that was cut off with its end.
  if (after === '' && /\p{L}{2,}: `$/u.test(before) && before.split('`').length % 2 === 0) return true;
  if (!before.includes('```') && !CODE_ELEMENT.test(before)) return false;
  // In a text of the program's own they mark nothing.
  const outside = before.replace(OWN_TEXT, ' ');
  return outside.includes('```') || CODE_ELEMENT.test(outside);
}

/** Comments and nothing else stand in front: they are the code's own. */
const LEADING = /^\s{0,16}(?:(?:\/\/|#)[^\n]{0,400}\n\s{0,16}){1,8}$/;
const CODE_ELEMENT = /<(?:code|pre|kbd|samp)\b[^>]{0,64}>[^<]*$/i;
/** A text in quotes, which an operator or the end of a statement follows. */
const OWN_TEXT = /(?<!\p{L})(["'])(?:(?!\1)[^\\\n]|\\.){1,200}\1(?=\s{0,4}[;,+|&)\]])/gu;

/** Is code spoken of: marked as such, or beside a few words in a row that no program has? */
export function isSpokenOf(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - MAX_LOOK), start);
  const after = text.slice(end, end + MAX_LOOK);
  if (isMarked(text, before, after)) return true;
  // What a program says in its comments is its own.
  return hasPhrase(before.replace(COMMENTS, '\n')) || hasPhrase(after.replace(COMMENTS, '\n'));
}

const COMMENTS = /\/\*(?:[^*]|\*(?!\/)){0,400}\*\/|(?<!:)\/\/[^\n]{0,400}/g;

function hasPhrase(text: string): boolean {
  let run = 0;
  for (const piece of text.split(/\s/)) {
    const word = /^(\p{L}{2,})[,.:;!?]?$/u.exec(piece)?.[1];
    run = word !== undefined && !PROGRAM_WORDS.has(word) ? run + 1 : 0;
    if (run === SAID_WORDS) return true;
  }
  return false;
}

/** Does code stand in prose, in Markdown's code, or among the lines of a program that somebody shows? */
export function isShown(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - MAX_LOOK), start);
  const after = text.slice(end, end + MAX_LOOK);
  if (isMarked(text, before, after)) return true;
  const around = lines(withoutSilentStart(before)) + lines(withoutSilentEnd(after));
  if (around >= PROGRAM_LINES && !leavesLongBracket(text)) return true;
  // What is said before a quote that nothing opened is the text of a string that ends there.
  const prose = leavesString(before) ? 0 : proseWords(before.replace(LEADING, '').replace(OWN_TEXT, ' '));
  if (prose >= SAID_WORDS && ANNOUNCED.test(before)) return true;
  // Where nobody said anything before the code, a comment behind it is part of it: `from os import *` are names.
  if (prose >= SAID_WORDS) return prose + proseWords(after.replace(OWN_TEXT, ' ')) >= PROSE_WORDS;
  const said = COMMENT.test(text.slice(Math.max(start, end - MAX_OWN), end))
    ? ''
    : after.replace(COMMENT, '').replace(OWN_TEXT, ' ');
  return prose + proseWords(said) >= PROSE_WORDS;
}

/** A paragraph of words, an empty line, and the first line of what it speaks of; or a tag of JSDoc's: `@default x`. */
const ANNOUNCED = /(?:\p{L}[^\n]{0,200}[:.]|\p{L}{2,})[ \t]*\n(?:[ \t]*\n[^\n]*|@[a-z]{3,12} )$/u;

/** `… our shop';process.exit()`: a quote without its other half, and what begins a statement or goes on with an operand. */
function leavesString(before: string): boolean {
  const quote =
    /(["'`])[\s)}\]]{0,8}[;+,|&?][\s({]{0,8}(?:[\w$.]{1,40}\s{0,4}(?:\|\||&&|\?\?|,)\s{0,4}){0,3}(?:(?:delete|void|typeof|await|return|throw|new|yield|(?:var|let|const)\s{1,4}[\w$]{1,20}\s{0,4}=)\s{0,4})?(?:(?:global|globalThis|window|self|root|this)\s{0,2}\??\.\s{0,2})?$/.exec(
      before,
    )?.[1];
  if (quote === undefined) return false;
  // An apostrophe in a word is no quote.
  return before.replace(/\p{L}'(?=\p{L})/gu, '').split(quote).length % 2 === 0;
}

/** `ann]]⏎…⏎--`: out of a long string of Lua's that the text did not begin, and what follows made a comment. */
function leavesLongBracket(text: string): boolean {
  return /^[^[\]\n]{0,64}\]={0,8}\]\s{0,4}[\n;]/.test(text) && /--(?:\[\[)?\s{0,4}$/.test(text.slice(-16));
}

function lines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Signs, figures and comments of nothing, which pad whatever they stand in front of or behind. */
const SILENT = /^[\s;,\d+*#/!~.'"-]*$|^\s{0,16}(?:\/\/|#)[^\n]{0,16}$/;

function withoutSilentStart(text: string): string {
  const all = text.split('\n');
  const first = all.findIndex((line) => !SILENT.test(line));
  return first < 0 ? '' : all.slice(first).join('\n');
}

function withoutSilentEnd(text: string): string {
  const all = text.split('\n');
  return all.slice(0, Math.max(1, all.findLastIndex((line) => !SILENT.test(line)) + 1)).join('\n');
}

/** `Class type = …`, `final List<String> names = …`: a declaration, whose type and name are no words of a text. */
const DECLARATION =
  /\b[A-Z]\w{0,40}(?:\.[A-Z]\w{0,40}){0,2}(?:<[\w, ?]{0,40}>)?(?:\[\])?\s{1,4}[a-z_]\w{0,40}\s{0,4}=(?![=>])/g;

/** `var these, are, names;` */
const NAMES = /\b(?:var|let|const|my|local|int|String)\s{1,4}[\w$]{1,40}(?:\s{0,4},\s{0,4}[\w$]{1,40}){1,64}\s{0,4};/g;

function proseWords(text: string): number {
  let count = 0;
  for (const piece of text.replace(DECLARATION, '=').replace(NAMES, ';').split(/\s+/)) {
    if (/^\(?\p{L}{2,}['’]?\p{L}*[.,:;!?)]*$/u.test(piece) && !PROGRAM_WORDS.has(piece.toLowerCase())) count++;
  }
  return count;
}
