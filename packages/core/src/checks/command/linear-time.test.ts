import { describe, expect, it } from 'vitest';
import type { ValueCheck } from '../check.js';
import { traversal } from '../traversal/traversal.js';
import { command } from './command.js';
import { REFERENCE_EXECUTABLES } from './executables-reference.js';

const CONTEXT = { source: 'post_values', path: 'q', steps: [], executables: REFERENCE_EXECUTABLES } as const;
const LENGTH = 200_000;

const MOST_LOOKS = 400;
const ROUNDS = 40;

/**
 * The cost of some work in looks at each unit, both timed in turn: the least of each, and no more rounds than it takes to
 * be sure. What else the machine does makes both dearer and never cheaper, so that only the work itself can fail.
 */
function costInLooks(work: () => unknown): number {
  const plain = 'lorem ipsum '.repeat(LENGTH / 12);
  let [least, leastLook] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    leastLook = Math.min(
      leastLook,
      cpuMicros(() => look(plain)),
    );
    least = Math.min(least, cpuMicros(work));
    if (round > 2 && least < leastLook * MOST_LOOKS) break;
  }
  return least / Math.max(leastLook, 100);
}

function cpuMicros(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  return process.cpuUsage(before).user;
}

/** A plain look at every unit of a text: what no check can do without. */
function look(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
  return sum;
}

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
  it.each(units)('of repeated %j costs a bounded number of looks at each unit', (unit) => {
    const text = `lorem ipsum ${unit.repeat(LENGTH / unit.length)}`;
    // A look costs half a nanosecond to two; a quadratic scan of this length would be a thousand times dearer.
    expect(costInLooks(() => check.detect(text, CONTEXT))).toBeLessThan(MOST_LOOKS);
  });
});
