import { sought } from '../../sought/sought-pattern.js';
import type { Construct } from './constructs.js';

/** What a language writes so that no other does, and what it does. */
interface Form {
  readonly pattern: RegExp;
  readonly what: string;
}

/** Where a statement or an operand can stand. */
const AT = '(?<=(?:^|[;{}=|&[\\n]|\\b(?:print|puts|echo|return|die|and|or|not|if|unless|BEGIN|END|do)\\b)[\\s{(]{0,4})';
const RUN = '(?:system|exec|spawn|syscall|readpipe)';

/** perldoc perlop, perlfunc, perlre: words and programs in quotes of one's choice, pipes as files, code in patterns. */
const PERL: readonly Form[] = [
  {
    pattern: new RegExp(`(?=qx|%x)${AT}(?:qx\\s{0,2}[({[<|!/]|%x[({[<|!])\\s{0,4}[a-z/.~$][^\\n]{0,256}?[)}\\]>|!/]`),
    what: 'run a program, whatever quotes it is written in',
  },
  {
    pattern: new RegExp(
      `(?=[ser])${AT}${RUN}\\s{0,4}(?:(?:qw|q|qq|%[wWqQ])\\s{0,2}[({[<|!/]|\\{\\s{0,4}["']|\\s["'][^"'\\n]{1,256}["']\\s{0,4}(?:[;})]|$))`,
    ),
    what: 'run a program',
  },
  {
    pattern:
      /\(\?\??\{\s{0,4}(?:[`$@&][^\n]{1,200}?|(?:[a-z]\w{0,20}::)?[a-z]{2,20}\s{0,2}[("'`][^\n]{1,200}?)\}\s{0,4}\)/,
    what: 'run code while the pattern is matched',
  },
  {
    pattern:
      /(?:^|[;{}=~\s(])s\/[^/\n]{1,80}\/[^`(\n]{0,120}[`(][^\n]{0,200}?\/[a-z]{0,6}e[a-z]{0,4}\s{0,4}(?:[;})]|$)/,
    what: 'evaluate what it puts in',
  },
  {
    pattern:
      /\bopen\s{0,4}\(?\s{0,4}(?:[A-Z][A-Z\d_]{0,20}|(?:(?:my|local|our)\s{1,4})?\$\w{1,30})\s{0,4},\s{0,4}["'](?:[<>+|/]|-\||\.{1,2}[\w/]|[^"'\n]{1,128}\|\s{0,4}["'])/,
    what: 'open a file or a program',
  },
  { pattern: /(?<![\w%])(?:%ENV\b(?!%)|\$ENV\s{0,2}\{)/, what: "read the server's environment" },
  {
    pattern: /\b(?:use|require)\s{1,4}(?:POSIX|IO::|IPC::|LWP|Net::|Socket\b)[\w:]{0,40}\s{0,4};/,
    what: 'load a module',
  },
  { pattern: /\bCORE::(?:GLOBAL::)?[a-z]{2,12}\b/, what: 'call a function of the language itself' },
  { pattern: /\beval\s{1,4}(?:un)?pack\b/, what: 'run what is packed' },
  {
    pattern: /(?:^|[;{}]\s{0,4})(?:require|do|load)\s{0,4}["'](?:\/|\.\.?\/)[^"'\n]{1,200}["']\s{0,4}(?:[;}]|$)/,
    what: 'run a file',
  },
  {
    pattern: /(?:^|[;{}]\s{0,4})kill\s{1,4}["']?-?(?:\d{1,2}|[A-Z]{3,6})["']?\s{0,4},\s{0,4}(?:getppid|\$\$|-?\d)/,
    what: "end the server's process",
  },
  {
    pattern: /(?:^|[;{}]\s{0,4})(?:fork\s{1,4}(?:while|until)\b|sleep\s{1,4}\d{1,6}\s{0,4};)/,
    what: 'hold the server, or start processes without end',
  },
  {
    pattern: /\bsocket\s{0,4}\(\s{0,4}(?:my\s{1,4}\$\w{1,20}|[A-Z]\w{0,20})\s{0,4},\s{0,4}(?:\d|[AP]F_)/,
    what: 'open a connection of its own',
  },
  { pattern: /\blocal\s{0,4}\(\s{0,4}@ARGV\b|\btie\s{0,4}\(?\s{0,4}my\s{1,4}[%@$]/, what: 'read a file' },
];

/** Lua 5.4 Reference Manual, 6: its libraries are tables that can be reached by name; strings and calls need no parentheses. */
const LUA: readonly Form[] = [
  {
    pattern:
      /(?<![\w$.])_(?:G|ENV)\s{0,4}(?:\.\s{0,4}(?:os|io|debug|package|load\w{0,6}|dofile|require)\b|\[\s{0,4}["'])/,
    what: 'reach the libraries of the language',
  },
  {
    pattern: /\brequire\s{0,2}["'](?:os|io|debug|package|ffi|socket)["']\s{0,2}[.:]/,
    what: 'load a library of the system',
  },
  {
    pattern: /(?<![\w$])load(?:string)?\s{0,4}\(\s{0,4}(?:["']|\[\[)[^\n]{1,120}?\)\s{0,4}\(/,
    what: 'run a text',
  },
  {
    pattern: /pcall\s{0,4}\(\s{0,4}(?:os\s?\.\s?(?:execute|popen|system)|io\s?\.\s?popen|load\w{0,6}|dofile)\s{0,4},/,
    what: 'hand on what runs programs',
  },
  {
    pattern:
      /[(,=]\s{0,4}(?:os\s?\.\s?(?:execute|rename|remove)|io\s?\.\s?(?:popen|open))\s{0,4}[,)]|(?<![\w$.])(?:os|io)\s?\[\s?[("']|\bpackage\s?\.\s?cpath\s{0,4}=/,
    what: 'hand on what runs programs',
  },
  {
    pattern: /\b(?:pairs|next|rawget|rawset|setmetatable)\s{0,4}\(\s{0,4}_(?:G|ENV)\b|\bstring\s?\.\s?dump\s?\(/,
    what: 'reach all that the program holds',
  },
  { pattern: /(?<![\w$.])debug\s?\.\s?debug\s?\(\s?\)/, what: 'start a prompt' },
];

/** PHP: classes that open files or call by name, its request under a computed name; Groovy: annotations that load or run. */
const OTHERS: readonly Form[] = [
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

const RUBY: readonly Form[] = [
  {
    pattern:
      /(?<![\w$])(?:Marshal|c?[Pp]ickle|dill|cloudpickle|marshal|shelve|jsonpickle)\s{0,4}\.\s{0,4}(?:loads?|restore|open|decode)\s{0,4}\(/,
    what: 'become objects of any class',
  },
  {
    pattern:
      /(?<![\w:]):(?:system|exec|spawn|eval)\s{0,4}\.\s{0,4}to_proc\b|\.\s{0,4}(?:public_|singleton_|instance_)?method\s{0,4}\(\s{0,4}:(?:system|exec|spawn|eval|open)\b/,
    what: 'run a program',
  },
  { pattern: /&\s?method\s?\(\s?:(?:system|exec|spawn|eval|open|fork|`)/, what: 'run a program' },
  {
    pattern: /(?<![\w:])Net::HTTP\s{0,4}\.\s{0,4}(?:get|post|start|new)\w{0,16}\s{0,4}[( ]/,
    what: 'send requests of its own',
  },
];

/** Data model of Python, 3.2 and 3.3: attributes that lead from any value to its class, its module or a frame. */
const PYTHON: readonly Form[] = [
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
    pattern: /\bgetattr\s{0,4}\([^\n]{1,120}?,\s{0,4}["']__\w{2,20}__["']/,
    what: "reach Python's classes and modules",
  },
  { pattern: /(?<=[\w)\]])\._[A-Z]\w{1,40}?__[a-z]\w{1,40}/, what: 'reach what a class keeps to itself' },
  {
    pattern: /^[\s'"+(,;\d]{0,8}os\.environ(?:\s{0,4}(?:[.[;)+]|$))/,
    what: "read the server's environment",
  },
];

/** Lisps, TeX, Julia: a program or a file as the whole of an expression; Node's process handed on. */
const SMALL: readonly Form[] = [
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
      /\\(?:input|include|lstinputlisting|verbatiminput|InputIfFileExists|openin\d{0,2}\s{0,4}=?|bibliography)\s{0,4}\{?\s{0,4}(?:\/|\.\.?\/|\.[a-z])/,
    what: 'read a file while the document is set',
  },
  { pattern: /\\write18\s{0,4}\{|\\input\s{0,4}\|/, what: 'run a program while the document is set' },
  { pattern: /(?:^|[;=(\s])(?:run|read|readchomp)\s?\(\s?`[^`\n]{1,200}`/, what: 'run a program' },
  {
    pattern:
      /\)\s{0,2}\([\s(]{0,4}process\s{0,2}[,)]|\bnew\s{1,4}Proxy\s{0,4}\(\s{0,4}process\b|(?:^|[;=(,])\s{0,4}\[process\]\s{0,2}\[/,
    what: "hand on Node's process",
  },
  { pattern: /(?<![\w$.])require\s?\.\s?cache\b\s{0,4}(?:=[^=]|\)|\[)/, what: "reach Node's modules" },
];

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
