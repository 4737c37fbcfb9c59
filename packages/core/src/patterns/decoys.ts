import type { DecoyKind, DecoyRoute } from '../config/pattern-kinds.js';
import { mustCompile } from './must-compile.js';

/** The text of the first decoy that a path is. */
export type DecoyMatch = (path: string) => string | undefined;

type Matcher = (path: string) => boolean;

const MATCHERS: Readonly<Record<DecoyKind, (text: string) => Matcher>> = {
  starts: (text) => (path) => path.startsWith(text),
  match: (text) => (path) => path === text,
  contains: (text) => (path) => path.includes(text),
  ends: (text) => (path) => path.endsWith(text),
  regex: (text) => {
    const pattern = mustCompile(text);
    return (path) => pattern.test(path);
  },
};

/** Compiles `DECOY_ROUTES`; a string alone is what a path starts with, as in pyrasp. */
export function compileDecoys(routes: readonly DecoyRoute[]): DecoyMatch {
  const decoys = routes.map((route) => {
    const [text, how] = typeof route === 'string' ? ([route, 'starts'] as const) : route;
    return { text, matches: MATCHERS[how](text) };
  });
  return (path) => decoys.find((decoy) => decoy.matches(path))?.text;
}

/** Whatever makes the path of a target be read in another way than it is written. */
const UNUSUAL = /^(?:[^/]|[^?#]*?(?:[%\\;]|\/[/.]))/;

/** How a decoy begins that is told from other paths by two letters. */
const TELLING = /^\/[^/?#].$/s;

/**
 * Whether a request target could be a decoy: never a wrong no, and next to nothing for nearly every target. Decoys
 * mostly are a slash and letters, of which the first two tell them from nearly all other paths.
 */
export function compileDecoyFilter(routes: readonly DecoyRoute[]): (target: string) => boolean {
  const begins = routes.map((route) => (typeof route === 'string' ? route : beginOf(route)).slice(0, 3));
  if (!begins.every((begin) => TELLING.test(begin))) return () => true;
  const slots = new Uint8Array(1024);
  for (const begin of begins) slots[slotOf(begin)] = 1;
  return (target) => slots[slotOf(target)] === 1 || UNUSUAL.test(target);
}

/** What a path must begin with; empty where nothing can be said. */
function beginOf([text, how]: Exclude<DecoyRoute, string>): string {
  return how === 'starts' || how === 'match' ? text : '';
}

function slotOf(path: string): number {
  return (path.charCodeAt(1) * 31 + path.charCodeAt(2)) & 1023;
}
