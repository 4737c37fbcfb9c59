import type { Form } from './form.js';

/** Raku documentation, IO::Path, Proc and %*ENV: texts are paths by a method, programs are run with words. */
export const RAKU: readonly Form[] = [
  {
    pattern:
      /(?:"[^"\n]{1,120}"|'[^'\n]{1,120}')\s{0,2}\.\s{0,2}IO\s{0,2}\.\s{0,2}(?:slurp|spurt|lines|words|comb|open|unlink|rename|copy|move|chmod|symlink|dir|rmdir|mkdir|stat)\b/,
    what: 'open the file that it is given',
    isQuiet: true,
  },
  { pattern: /(?<![\w%])%\*ENV\b/, what: "read the server's environment" },
  { pattern: /(?:^|[;{}])\s{0,4}(?:run|shell)\s{1,4}<[a-z/][^<>\n]{1,120}>/, what: 'run a program' },
  { pattern: /\bProc::Async\s{0,2}\.\s{0,2}new\s{0,2}\(/, what: 'run a program' },
];
