// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of the shells
import type { Random } from '../../../random.js';
import { commandGenerator } from '../command-generator.js';

/** Splits a word where the shell will glue it together again. */
function split(random: Random, word: string): string {
  const at = 1 + random.below(Math.max(1, word.length - 1));
  const [head, tail] = [word.slice(0, at), word.slice(at)];
  return random.pick([
    `${head}''${tail}`,
    `${head}""${tail}`,
    `${head}\\${tail}`,
    `${head}$@${tail}`,
    `${head}\${x}${tail}`,
    `'${head}'${tail}`,
    `"${head}"${tail}`,
    `${head}\`\`${tail}`,
    `${head}$()${tail}`,
    `${head}$*${tail}`,
    `${head}\${u-}${tail}`,
  ]);
}

/** Names of programs that no filter for names would see. */
export const disguised = commandGenerator({
  name: 'disguised',
  rules: {
    start: [
      '{leave}{sep}{word}{end}',
      '{leave}{sep}{program}{gap}{file}{end}',
      '{leave}{sep}{variable}{end}',
      '{inside}`{word}`{outside}',
      '{inside}$({program}{gap}{file}){outside}',
    ],
    word: (random) =>
      split(random, random.pick(['id', 'whoami', 'hostname', 'uname', 'ls', 'ifconfig', 'reboot', 'env'])),
    program: (random) => split(random, random.pick(['cat', 'head', 'tail', 'base64', 'nl', 'sort', 'more'])),
    gap: ['${IFS}', '$IFS', '$IFS$9', '\t', ' ', '<', '${IFS%?}', '${IFS}${IFS}'],
    file: [
      '/etc/passwd',
      '/et""c/pas\\swd',
      '/e*c/p*d',
      '/???/??ss??',
      '/etc/pass*',
      "/'etc'/shadow",
      '/etc/./passwd',
      '/etc//hosts',
      '/[e]tc/[p]asswd',
    ],
    variable: [
      'a=c;b=at;$a$b /etc/passwd',
      'x=whoami;$x',
      'a=i;b=d;$a$b',
      'c=$(echo whoami);$c',
      "z='cat /etc/passwd';$z",
      'a=wh;b=oami; "$a$b"',
      'IFS=,;x=cat,/etc/passwd;$x',
      's=sleep; $s {digit}',
    ],
  },
});
