// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of the shell
import { rewriteOne } from '../../family-mutator.js';
import { POSIX, rewriteBlanks, rewriteCommand, shellMutator } from './shell-mutator.js';

const PATH = /(?<=[\s<=])\/(?:etc|bin|usr|var|proc|root|tmp)\/[\w./-]+/g;

const path = (name: string, write: (path: string, at: number) => string) =>
  shellMutator(name, POSIX, (text, random) =>
    rewriteOne(text, random, { pattern: PATH, write: ([found]) => write(found, 2 + random.below(found.length - 2)) }),
  );
const blank = (name: string, space: string) =>
  shellMutator(name, POSIX, (text, random) => rewriteBlanks(text, random, space));

/** Arguments, paths and what stands between them. */
export const ARGUMENT_MUTATORS = [
  blank('blank-ifs', '${IFS}'),
  blank('blank-ifs-short', '$IFS$9'),
  blank('blank-tab', '\t'),
  blank('blank-many', '   '),
  blank('blank-continued', ' \\\n'),
  blank('blank-ifs-trimmed', '${IFS%??}'),
  shellMutator('braces', ['bash'], (text, random) =>
    rewriteCommand(text, random, (command) => (command.includes(' ') ? `{${command.split(/ +/).join(',')}}` : command)),
  ),
  shellMutator('input-redirected', POSIX, (text, random) =>
    rewriteOne(text, random, {
      pattern: /\b(cat|head|tail|nl|sort|tac|base64|rev) (?=[/~.])/g,
      write: ([, program]) => `${program}<`,
    }),
  ),
  path('path-glob-one', (found, at) =>
    /[a-z]/.test(found[at] ?? '') ? `${found.slice(0, at)}?${found.slice(at + 1)}` : found,
  ),
  path('path-glob-rest', (found) => `${found.slice(0, Math.max(6, found.length - 2))}*`),
  path('path-doubled-slashes', (found) => found.replaceAll('/', '//')),
  path('path-dots', (found) => found.replace(/\/(?=[^/]+$)/, '/./')),
  path('path-empty-quotes', (found, at) => `${found.slice(0, at)}''${found.slice(at)}`),
  path('path-backslash', (found, at) => `${found.slice(0, at)}\\${found.slice(at)}`),
  path('path-double-quoted', (found) => `"${found}"`),
  path('path-unset', (found, at) => `${found.slice(0, at)}\${u}${found.slice(at)}`),
];
