import type { Form } from './form.js';

/** Where a statement or an operand can stand. */
const AT = '(?<=(?:^|[;{}=|&[\\n]|\\b(?:print|puts|echo|return|die|and|or|not|if|unless|BEGIN|END|do)\\b)[\\s{(]{0,4})';
const RUN = '(?:system|exec|spawn|syscall|readpipe)';

/** perldoc perlop, perlfunc, perlre: words and programs in quotes of one's choice, pipes as files, code in patterns. */
export const PERL: readonly Form[] = [
  {
    pattern: new RegExp(`(?=qx|%x)${AT}(?:qx\\s{0,2}[({[<|!/]|%x[({[<|!'])\\s{0,4}[a-z/.~$][^\\n]{0,256}?[)}\\]>|!/']`),
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
