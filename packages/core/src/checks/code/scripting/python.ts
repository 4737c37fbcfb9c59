import type { Form } from './form.js';

const MODULES = '(?:os|subprocess|pty|socket|shutil|ctypes|importlib|builtins|commands|runpy|posix|platform)';
/** Python Library Reference, os, subprocess, shutil, pty: what starts programs, or removes files. */
const RUNS =
  '(?:system|popen\\w{0,3}|Popen|run|call|check_(?:call|output)|get(?:status)?output|exec[lv]\\w{0,3}|spawn\\w{0,4}|posix_spawnp?|remove|removedirs|unlink|rmtree|kill|killpg|_exit|abort|fork|forkpty|startfile|CDLL|import_module|run_path)';

/** Data model of Python, 3.2 and 3.3: attributes that lead from any value to its class, its module or a frame. */
export const PYTHON: readonly Form[] = [
  // Language Reference, 8.7: a decorator is called with what follows it.
  {
    pattern:
      /(?:^|\n)[ \t]{0,8}@(?:exec|eval|compile|__import__|os\.\w{1,20}|subprocess\.\w{1,20}|input)[ \t]{0,4}\r?\n/,
    what: 'call a function as a decorator',
  },
  { pattern: /\bcompile\s{0,4}\([^()]{1,200},\s{0,4}["'](?:exec|eval|single)["']\s{0,4}\)/, what: 'compile a text' },
  {
    pattern:
      /(?<=[\w)\]}"']\s{0,4}\.\s{0,4})(?:__(?:self|func|code|closure|defaults|kwdefaults|wrapped|loader|spec|builtins|reduce|reduce_ex|getattribute|getattr|subclasshook|getstate|objclass)__|(?:gi|cr|ag|tb)_(?:frame|code|next)|f_(?:back|globals|locals|builtins|code)|co_(?:consts|code|names))\b/,
    what: "reach Python's classes, modules or frames",
  },
  {
    pattern: /(?<![\w$.])__(?:loader|spec|builtins)__\s{0,4}(?:\.|\[)/,
    what: "reach Python's modules",
  },
  {
    pattern: /\bgetattr\s{0,4}\(\s{0,4}[^\n]{1,120}?,\s{0,4}["']__\w{2,20}__["']/,
    what: "reach Python's classes and modules",
  },
  { pattern: /(?<=[\w)\]])\._[A-Z]\w{1,40}?__[a-z]\w{1,40}/, what: 'reach what a class keeps to itself' },
  {
    pattern:
      /^[\s'"+(,;\d]{0,8}(?:(?:str|repr|print|list|dict|sorted|dir|vars)\s{0,2}\(\s{0,2})?(?:globals|locals|vars)\s{0,2}\(\s{0,2}\)|(?:[(+,]\s{0,4}|\bin\s{1,4})os\.environ\s{0,4}[)\]]/,
    what: 'show what the program holds',
  },
  { pattern: /(?:^|[;:\n])\s{0,4}raise\s{1,4}SystemExit\b/, what: 'end the process of the server' },
  // What runs programs of a module of the system, used in the same line.
  {
    pattern: new RegExp(
      `(?:^|[;:\\n])\\s{0,4}(?:from\\s{1,4}${MODULES}\\s{1,4}import\\b[^;\\n]{0,60}?(?:\\*|\\b${RUNS}\\b)[^;\\n]{0,40};\\s{0,4}\\w|import\\s{1,4}${MODULES}\\b[^;\\n]{0,60};[^;\\n]{0,40}?\\.\\s{0,2}${RUNS}\\s{0,4}\\()`,
    ),
    what: 'use a module of the system',
  },
  {
    pattern: /^[\s'"+(,;\d]{0,8}os\.environ(?:\s{0,4}(?:[.[;)+]|$))/,
    what: "read the server's environment",
  },
];
