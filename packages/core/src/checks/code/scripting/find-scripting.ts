import { sought } from '../../../sought/sought-pattern.js';
import type { Construct } from '../constructs.js';
import { LUA } from './lua.js';
import { OTHERS, SMALL } from './others.js';
import { PERL } from './perl.js';
import { PYTHON } from './python.js';
import { RUBY } from './ruby.js';

const FORMS = [...SMALL, ...PERL, ...LUA, ...RUBY, ...OTHERS, ...PYTHON].map(({ pattern, what }) => ({
  pattern: sought(pattern),
  what,
}));

/** Constructs of Perl, Lua, PHP, Groovy and Python that are no call by a known name. */
export function findScripting(text: string): Construct | undefined {
  for (const { pattern, what } of FORMS) {
    const match = pattern.exec(text);
    if (match !== null) return { start: match.index, end: match.index + match[0].length, what, unmistakable: false };
  }
  return undefined;
}
