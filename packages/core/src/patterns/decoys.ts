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
