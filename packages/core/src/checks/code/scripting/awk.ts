import type { Form } from './form.js';

/** POSIX, "awk": output to files and programs, `getline` from them, the environment. */
export const AWK: readonly Form[] = [
  {
    pattern: /(?<![\w$.])getline\b[^"\n|]{0,24}<\s{0,4}"|"[^"\n]{1,120}"\s{0,4}\|\s{0,4}getline\b/,
    what: 'read a file, or what a program writes',
  },
  {
    pattern: /(?:^|[{;])\s{0,4}printf?\b[^|>{}\n]{0,60}(?:\||>{1,2})\s{0,4}"[^"\n]{1,120}"\s{0,4}(?:[;}]|$)/,
    what: 'write a file, or run a program',
  },
  { pattern: /(?<![\w$.])ENVIRON\s{0,4}\[/, what: "read the server's environment" },
];
