import type { Form } from './form.js';

/** PHP: classes that open files or call by name, its request under a computed name; Groovy: annotations that load or run. */
export const OTHERS: readonly Form[] = [
  // PHP manual, mail(): the fifth argument goes to sendmail's command line.
  {
    pattern: /(?<![\w$.])mail\s{0,4}\([^()\n]{1,200},\s{0,4}["']\s{0,4}-[a-zA-Z]/,
    what: 'give options to the mail program',
  },
  {
    pattern: /(?:^|[;'"({.@\s])header\s{0,4}\(\s{0,4}["'][A-Za-z][\w-]{1,40}\s{0,4}:/,
    what: "write a header of the server's answer",
  },
  {
    pattern: /(?<![\w$])_(?:GET|POST|REQUEST|SERVER|COOKIE|FILES|ENV|SESSION)\s{0,4}\[/,
    what: "read PHP's request and environment",
  },
  { pattern: /(?<![\w$])dl\s{0,2}\(\s{0,2}["'][\w./-]{1,80}\.(?:so|dll)/i, what: 'load a library into PHP' },
  {
    pattern: /(?<![\w@])@(?:Grab(?:Resolver|Config)?|ASTTest|groovy\.\w[\w.]{1,60})\s{0,4}\(/,
    what: 'load code, or run it while it is compiled',
  },
  {
    pattern:
      /\bwith\s{0,4}\(\s{0,4}(?:process|global|globalThis|require|module)\s{0,4}\)\s{0,4}(?:\{|[\w$]{1,40}\s{0,2}[.([])/,
    what: "reach Node's own objects",
  },
  {
    pattern: /[(,&|=]\s{0,4}require\s{0,4}\)\s{0,4}\(\s{0,4}["'`]/,
    what: 'load a module by an expression',
  },
  {
    pattern:
      /["'](?:\$type|__type)\\?["']\s{0,8}:\s{0,8}\\?["'](?:System|Microsoft)\.(?!Collections\.|String|Int|Double|Boolean|DateTime|Guid|Object,)[A-Z][\w.+`]{1,120}/,
    what: 'become an object of a class that the sender chose',
  },
  {
    pattern: /["'](?:json_class|\^[oOcu])\\?["']\s{0,8}:\s{0,8}\[?\s{0,8}\\?["'][A-Z]/,
    what: 'become an object of a class of Ruby that the sender chose',
  },
];

/** Lisps, TeX, Julia: a program or a file as the whole of an expression; Node's process handed on. */
export const SMALL: readonly Form[] = [
  // IPython's and SAS' commands of a line; `!id` is read with the names of programs at hand.
  {
    pattern:
      /^\s{0,8}(?:%%(?:bash|sh|script|system|sx|cmd|perl|ruby)\b|%(?:system|sx|sysexec|run|load|script|bash)\s{1,4}[\w./~])/,
    what: 'run a program or a file',
  },
  {
    pattern:
      /^\s{0,4}\((?:slurp|spit|load-string|load-file|shell-command|system|(?:clojure\.java\.)?shell\/sh)\s{1,4}["(]|^\s{0,4}\(clojure\.java\.shell\/sh\b/,
    what: 'run a program or read a file',
  },
  {
    pattern:
      // The TeXbook, chapter 20: only primitives read a name without braces.
      /\\(?:input|openin\d{0,2}\s{0,4}=?)(?:\s{0,4}\{?\s{0,4}(?:\/|\.\.?\/)|\s{0,4}[{\s]\s{0,4}\.[a-z])|\\(?:include|lstinputlisting|verbatiminput|InputIfFileExists|bibliography)\s{0,4}\{\s{0,4}(?:\/|\.\.?\/|\.[a-z])/,
    what: 'read a file while the document is set',
  },
  {
    // web2c, "Shell escapes": behind a pipe stands a command, whichever primitive opens it.
    pattern: /\\write18\s{0,4}\{|\\(?:@{0,2}input|include|openin\d{0,2}\s{0,4}=?)\s{0,4}[{"]{0,2}\s{0,4}\|/,
    what: 'run a program while the document is set',
  },
  { pattern: /(?:^|[;=(\s])(?:run|read|readchomp)\s?\(\s?`[^`\n]{1,200}`/, what: 'run a program' },
  {
    pattern:
      /\)\s{0,2}\([\s(]{0,4}process\s{0,2}[,)]|\bnew\s{1,4}Proxy\s{0,4}\(\s{0,4}process\b|(?:^|[;=(,\n])\s{0,4}\[process\]\s{0,2}\[/,
    what: "hand on Node's process",
  },
  { pattern: /(?<![\w$.])require\s?\.\s?cache\b\s{0,4}(?:=[^=]|\)|\[)/, what: "reach Node's modules" },
];
