// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of the shells
import type { Random } from '../../../random.js';
import { commandGenerator } from '../command-generator.js';
import { ARGUMENT, DOUBLE, SINGLE } from '../place.js';

// Before these letters a backtick writes a control character instead of the letter.
const ESCAPES = '0abefnrtuv';
const backticks = (random: Random, word: string): string =>
  [...word]
    .map((letter, at) =>
      at > 0 && !ESCAPES.includes(letter.toLowerCase()) && random.chance(0.5) ? `\`${letter}` : letter,
    )
    .join('');
const parts = (random: Random, word: string): string => {
  const at = 1 + random.below(word.length - 1);
  return `'${word.slice(0, at)}'+'${word.slice(at)}'`;
};
const WORDS = ['whoami', 'Invoke-Expression', 'Get-Process', 'ipconfig', 'Get-ChildItem', 'iex'];

/** PowerShell's calls of names that are only put together when they run. */
export const powershellObfuscated = commandGenerator({
  name: 'powershell-obfuscated',
  shells: ['powershell'],
  places: [ARGUMENT, DOUBLE, SINGLE],
  rules: {
    start: ['{leave}{join}{run}{end}', '{inside}$({run}){outside}'],
    join: [';', '; ', '|', '\n', ' ; '],
    run: [
      '{ticked}',
      '&({joined})',
      '. ({joined})',
      '& {joined-format}',
      '&({chars} -join "")',
      '{ticked} {argument}',
      'i`ex(whoami)',
      '&(gcm *ke-ex*) whoami',
      '([char]105+[char]101+[char]120)',
      '$a={joined};& $a',
      "('{reversed}'[-1..-{long}] -join '')|iex",
      'powershell -e {base64}',
      'powershell -EncodedCommand {base64}',
      'pOwErShElL -nOp -eNc {base64}',
      '[ScriptBlock]::Create({joined}).Invoke()',
      '.{whoami}',
      '&{ {ticked} }',
      '(&"gc"+"m") {joined}',
      '& $env:ComSpec /c whoami',
      '$x={joined};&$x',
      'sal z iex;z whoami',
    ],
    ticked: (random) => backticks(random, random.pick(WORDS)),
    joined: (random) => parts(random, random.pick(WORDS)),
    'joined-format': ["('{1}{0}'-f'oami','wh')", '("{0}{1}" -f "i","ex")'],
    chars: ['([char[]](105,101,120))', "('i','e','x')"],
    argument: ['-Recurse', 'C:\\', '| ft'],
    reversed: ['imaohw'],
    long: ['6'],
    // Without quotes the dot is part of the name, as in `.git`.
    whoami: ['"whoami"', "'whoami'"],
    base64: (random) => Buffer.from(random.pick(['whoami', 'Get-Process', 'iex x']), 'utf16le').toString('base64'),
  },
});
