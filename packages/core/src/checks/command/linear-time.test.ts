import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../testing/cpu-time.js';
import { growthOf, LINEAR } from '../../testing/growth.js';
import type { ValueCheck } from '../check.js';
import { traversal } from '../traversal/traversal.js';
import { command } from './command.js';
import { REFERENCE_EXECUTABLES } from './executables-reference.js';

const CONTEXT = { source: 'post_values', path: 'q', steps: [], executables: REFERENCE_EXECUTABLES } as const;
const MOST_NANOS = 1_500;

describe.each<[string, ValueCheck, string[]]>([
  [
    'command',
    command,
    [
      ';',
      ';a',
      '`a',
      '`a`b',
      '$(',
      '$(a',
      '${',
      '{a,',
      ';w(',
      ';w a(',
      ';id=',
      ';get-',
      // What a form of cmd.exe's or PowerShell's begins with, and is none.
      '|!or',
      '%null;',
      '({[&v{#G#$',
      ";i'd x",
      ';/?',
      ';[a]',
      '|%a%',
      '|r',
      ';if a',
      '\n\na',
      ';$a',
      ';a -b',
      'a=;$a',
      '";a #',
      '1|a>/',
      ';function a{',
      ' -exec ',
      ' -x ext::',
      ';A=1 b',
      ';./a',
      ';if($true',
      '&a=b',
      '(a|b',
      '```a ',
      ';f() {',
      ';2>a ',
    ],
  ],
  [
    'traversal',
    traversal,
    ['..', '../a ', '"../a.js" ', 'a/b/../c ', '.. /', '..;', ' ..', '0x2e', '%00', '/a', '~/', '%a%\\'],
  ],
])('%s: hostile text', (_, check, units) => {
  it.each(units)('of repeated %j takes time linear in its length, and not much of it', (unit) => {
    const read = (length: number): void => {
      check.detect(`lorem ipsum ${unit.repeat(length / unit.length)}`, CONTEXT);
    };
    expect(growthOf(read)).toBeLessThan(LINEAR);
    const start = cpuMs();
    read(100_000);
    expect(cpuMs() - start).toBeLessThan((100_000 * MOST_NANOS) / 1e6);
  });
});
