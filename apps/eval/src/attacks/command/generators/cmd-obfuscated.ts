import type { Random } from '../../../random.js';
import { commandGenerator } from '../command-generator.js';
import { ARGUMENT, DOUBLE } from '../place.js';

const carets = (random: Random, word: string): string =>
  [...word].map((letter, at) => (at > 0 && random.chance(0.6) ? `^${letter}` : letter)).join('');
const quotes = (random: Random, word: string): string =>
  [...word].map((letter, at) => (at === 1 + random.below(word.length) ? `""${letter}` : letter)).join('');

/** cmd.exe read as nobody writes it: carets, empty quotes, slices of variables. */
export const cmdObfuscated = commandGenerator({
  name: 'cmd-obfuscated',
  shells: ['cmd'],
  places: [ARGUMENT, DOUBLE],
  rules: {
    start: ['{leave}{join}{odd}{end}'],
    join: ['&', ' & ', '&&', '|', '||', ' |'],
    odd: [
      '{caret}',
      '{caret} {argument}',
      '{quoted}',
      '%ComSpec% /c {caret}',
      '%COMSPEC% /c dir',
      'cmd /c "{caret}"',
      'set {letters:v}=who&&call %{letters:v}%ami',
      'set a=who&set b=ami&call %a%%b%',
      "for /f %x in ('{caret}') do @echo %x",
      '%PROGRAMFILES:~10,1%%WINDIR:~-1%dir',
      '@{caret}',
      ',;{caret},;',
      '({caret})',
      'c^md /v:on /c "set x=whoami&!x!"',
      'cmd.exe /c {caret}',
      'C:\\Windows\\System32\\{caret}',
      '%windir%\\system32\\{caret}.exe',
      'ec%{letters}%ho {letters}',
      '{caret}>%tmp%\\{letters}',
    ],
    caret: (random) =>
      carets(
        random,
        random.pick(['whoami', 'ipconfig', 'dir', 'tasklist', 'systeminfo', 'netstat', 'hostname', 'calc']),
      ),
    quoted: (random) => quotes(random, random.pick(['whoami', 'ipconfig', 'tasklist', 'systeminfo'])),
    argument: ['/all', '/?', 'C:\\', '/s'],
  },
});
