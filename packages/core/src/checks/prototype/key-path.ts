/** A way through a path of keys to an object that every other object inherits from. */
export interface PollutedPath {
  readonly start: number;
  readonly end: number;
  /** As JavaScript would write it. */
  readonly target: '__proto__' | 'constructor.prototype';
  /** Written so that a filter which removes the key makes it. */
  readonly isHidden?: boolean;
}

const PROTO = '__proto__';
const CONSTRUCTOR = 'constructor';

/**
 * Finds `__proto__` or `constructor` and `prototype` as keys next to each other. What separates keys: brackets and dots
 * of qs and lodash, slashes of JSON Pointer, quotes of `a["b"]`, and blanks in between.
 */
export function findPollutedPath(text: string): PollutedPath | undefined {
  if (!text.includes(PROTO) && !text.includes(CONSTRUCTOR)) return undefined;
  return findProto(text) ?? findConstructor(text) ?? findHidden(text);
}

const WORDS = [PROTO, CONSTRUCTOR, 'prototype'] as const;
const MAX_HIDDEN = 4_096;

const ANY_WORD = new RegExp(WORDS.join('|'), 'g');

/** `__pro__proto__to__`, `constconstructorructor.protprototypeotype`: what is left when a filter removes the keys once is the key. */
function findHidden(text: string): PollutedPath | undefined {
  if (text.length > MAX_HIDDEN) return undefined;
  for (const word of [...WORDS, ANY_WORD]) {
    const left = text.replaceAll(word, '');
    if (findProto(left) || findConstructor(left)) return { start: 0, end: text.length, target: PROTO, isHidden: true };
  }
  return undefined;
}

function findProto(text: string): PollutedPath | undefined {
  for (let at = text.indexOf(PROTO); at >= 0; at = text.indexOf(PROTO, at + PROTO.length)) {
    const end = at + PROTO.length;
    if (isBetweenUnderscores(text, at, end) || (!isWordPart(text, at - 1) && !isWordPart(text, end)))
      return { start: at, end, target: PROTO };
  }
  return undefined;
}

/** `a____proto____b`: where `__` separates the names of a path, as in variables of the environment. */
function isBetweenUnderscores(text: string, start: number, end: number): boolean {
  return (
    text.slice(Math.max(0, start - 2), start) === '__' &&
    /[a-zA-Z\d]/.test(text.charAt(start - 3)) &&
    /^__[a-zA-Z\d]/.test(text.slice(end, end + 3))
  );
}

function findConstructor(text: string): PollutedPath | undefined {
  for (let at = text.indexOf(CONSTRUCTOR); at >= 0; at = text.indexOf(CONSTRUCTOR, at + CONSTRUCTOR.length)) {
    if (isWordPart(text, at - 1)) continue;
    PROTOTYPE.lastIndex = at + CONSTRUCTOR.length;
    if (PROTOTYPE.test(text)) return { start: at, end: PROTOTYPE.lastIndex, target: 'constructor.prototype' };
  }
  return undefined;
}

const PROTOTYPE = /["'`]?\s{0,8}(?:[\][./:{~\s<>"'`]|\\["'`]){1,96}prototype(?![\w$])/y;

function isWordPart(text: string, at: number): boolean {
  return /[\w$]/.test(text.charAt(at));
}
