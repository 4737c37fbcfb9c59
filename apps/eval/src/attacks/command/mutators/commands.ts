import type { Random } from '../../../random.js';
import { rewriteOne } from '../../family-mutator.js';
import { POSIX, rewriteCommand, shellMutator } from './shell-mutator.js';

const whole = (name: string, write: (command: string, random: Random) => string, shells = POSIX) =>
  shellMutator(name, shells, (text, random) => rewriteCommand(text, random, (command) => write(command, random)));
const bytes = (text: string, write: (code: number) => string): string => [...Buffer.from(text)].map(write).join('');
const hex = (code: number): string => code.toString(16).padStart(2, '0');

/** Whole commands: wrapped, handed to another shell, encoded. */
export const COMMAND_WRAPPERS = [
  whole('subshell', (command) => ` (${command})`),
  whole('group', (command) => `{ ${command};}`),
  whole('substitution', (command) => `$(${command})`),
  whole('backticks', (command) => `\`${command}\``),
  whole('eval', (command, random) => random.pick([`eval ${command}`, `eval '${command}'`, `eval "${command}"`])),
  whole('shell-again', (command, random) => `${random.pick(['sh', 'bash', 'dash', '/bin/sh'])} -c '${command}'`),
  whole('piped-to-shell', (command) => `echo ${command}|sh`),
  whole('base64-to-shell', (command) => `echo ${Buffer.from(command).toString('base64')}|base64 -d|sh`),
  whole(
    'octal-to-shell',
    (command) => `printf '${bytes(command, (code) => `\\${code.toString(8).padStart(3, '0')}`)}'|sh`,
  ),
  whole('hex-to-shell', (command) => `echo ${bytes(command, hex)}|xxd -r -p|sh`),
  whole('reversed-to-shell', (command) => `echo '${[...command].reverse().join('')}'|rev|sh`),
  whole('here-string', (command) => `sh<<<'${command}'`, ['bash']),
  whole('background', (command) => `${command} &`),
  whole('negated', (command) => `! ${command}`),
  whole('condition', (command) => `if ${command}; then :; fi`),
  whole('loop', (command) => `for i in 1;do ${command};done`),
  whole('function', (command) => `f(){ ${command};};f`),
  whole('output-thrown-away', (command) => `${command} >/dev/null`),
  whole('errors-merged', (command) => `${command} 2>&1`),
  whole('repeated', (command) => `${command};${command}`),
  shellMutator('dollar-to-backticks', POSIX, (text, random) =>
    rewriteOne(text, random, { pattern: /\$\(([^()`'\\]+)\)/g, write: ([, inner]) => `\`${inner}\`` }),
  ),
  shellMutator('backticks-to-dollar', POSIX, (text, random) =>
    rewriteOne(text, random, {
      pattern: /`([^()`'\\]+)`/g,
      // Not what stands between two of them.
      write: ({ 0: all, 1: inner, index }) => (text.slice(0, index).split('`').length % 2 === 0 ? all : `$(${inner})`),
    }),
  ),
];
