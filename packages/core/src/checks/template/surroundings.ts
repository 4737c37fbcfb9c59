const MAX_LOOK = 400;
const PROSE_WORDS = 6;

/** What a template's expression stands in. */
export type Surroundings = 'apart' | 'prose' | 'program';

/** Signs of a program around: declarations, arrow functions, statements that end lines; a template literal or Markdown's code. */
const PROGRAM =
  /`|=>|;[ \t]*\r?\n|(?<!#)\b(?:function|const|let|var|import|export|return|echo|def)\s+[\w${*]|\$\(|^\s*(?:\/\/|#!|\/\*)/m;

/** HTML's elements for code, when the expression follows at once. */
const CODE_ELEMENT = /<(?:code|pre|kbd|samp)\b[^>]{0,64}>[^<]{0,64}$/i;

/** A template's other expressions are no prose, and the code in them is no program around. */
const TAG = /\{[%{][^{}]{0,200}[%}]\}|<%[^%]{0,200}%>/g;

/** Nor is the expression itself, written again. */
function withoutTags(side: string, own: string): string {
  const others = side.includes(own) ? side.replaceAll(own, ' ') : side;
  return /[{<]/.test(others) ? others.replace(TAG, ' ') : others;
}

/** Looks at 400 characters on both sides. */
export function surroundingsOf(text: string, start: number, end: number): Surroundings {
  const before = text.slice(Math.max(0, start - MAX_LOOK), start);
  const after = text.slice(end, end + MAX_LOOK);
  if (before.length + after.length === 0) return 'apart';
  if (CODE_ELEMENT.test(before)) return 'program';
  const own = text.slice(start, end);
  const outside = [before, after].map((side) => withoutTags(side, own));
  if (outside.some((side) => PROGRAM.test(side))) return 'program';
  return outside.reduce((sum, side) => sum + plainWords(side), 0) >= PROSE_WORDS ? 'prose' : 'apart';
}

function plainWords(text: string): number {
  let count = 0;
  for (const piece of text.split(/\s+/)) if (/^\(?\p{L}{2,}[.,:;!?)]*$/u.test(piece)) count++;
  return count;
}
