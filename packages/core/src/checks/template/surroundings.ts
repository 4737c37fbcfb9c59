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

/** Tags that touch each other are one piece: a condition around a probe, its end behind it. */
const TAG_ENDS = [
  ['%>', '<%'],
  ['}}', '{{'],
  ['%}', '{%'],
  ['}', '{'],
] as const;
const MAX_TOUCHING = 8;
const LONGEST_TAG = 200;

/**
 * Whether an expression was put into a text rather than shown by it: a lesson's stands among its words, a probe stands
 * where a text begins or ends, or has a letter right next to it.
 */
export function isPutIn(text: string, from: number, to: number): boolean {
  const start = startOfTouching(text, from);
  const end = endOfTouching(text, to);
  const isAtEdge =
    (text.length - end < 4 && /^[\s\])"']*$/.test(text.slice(end))) ||
    (start < 4 && /^[\s[("']*$/.test(text.slice(0, start)));
  if (isAtEdge) return true;
  // Thymeleaf's `[[${…}]]` has brackets around.
  const before = /(.)[[(]{0,2}$/su.exec(text.slice(Math.max(0, start - 4), start))?.[1] ?? '';
  const after = /^[\])]{0,2}(.)/su.exec(text.slice(end, end + 4))?.[1] ?? '';
  return /[\p{L}\p{N}]/u.test(before + after);
}

function startOfTouching(text: string, from: number): number {
  let start = from;
  for (let seen = 0; seen < MAX_TOUCHING; seen++) {
    const pair = TAG_ENDS.find(([close]) => text.startsWith(close, start - close.length));
    const open = pair === undefined ? -1 : text.slice(Math.max(0, start - LONGEST_TAG), start).lastIndexOf(pair[1]);
    if (open < 0) return start;
    start = Math.max(0, start - LONGEST_TAG) + open;
  }
  return start;
}

function endOfTouching(text: string, from: number): number {
  let end = from;
  for (let seen = 0; seen < MAX_TOUCHING; seen++) {
    const pair = TAG_ENDS.find(([, open]) => text.startsWith(open, end));
    const close = pair === undefined ? -1 : text.slice(end, end + LONGEST_TAG).indexOf(pair[0]);
    if (close < 0) return end;
    end += close + (pair?.[0].length ?? 0);
  }
  return end;
}
