import { sought } from '../../../sought/sought-pattern.js';
import type { Construct } from '../constructs.js';
import { AWK } from './awk.js';
import { LUA } from './lua.js';
import { OTHERS, SMALL } from './others.js';
import { PERL } from './perl.js';
import { PYTHON } from './python.js';
import { RAKU } from './raku.js';
import { RUBY } from './ruby.js';
import { RUNTIMES } from './runtimes.js';

const FORMS = [...SMALL, ...PERL, ...LUA, ...RUBY, ...OTHERS, ...PYTHON, ...AWK, ...RAKU, ...RUNTIMES].map(
  ({ pattern, what, isQuiet }) => ({
    pattern: sought(pattern),
    what,
    isQuiet,
  }),
);
const QUIET = FORMS.filter(({ isQuiet }) => isQuiet === true);

/** Whether a text of names, texts and settings alone may hold such a construct. */
export function mayScriptQuietly(text: string): boolean {
  return QUIET.some(({ pattern }) => pattern.mayMatch(text));
}

/** Constructs of Perl, Lua, PHP, Groovy and Python that are no call by a known name. */
export function findScripting(text: string): Construct | undefined {
  for (const { pattern, what } of FORMS) {
    const match = pattern.exec(text);
    if (match !== null) return { start: match.index, end: match.index + match[0].length, what, unmistakable: false };
  }
  return undefined;
}
