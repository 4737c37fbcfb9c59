import { describe, expect, it } from 'vitest';
import type { ValueCheck } from '../check.js';
import { traversal } from '../traversal/traversal.js';
import { command } from './command.js';
import { REFERENCE_EXECUTABLES } from './executables-reference.js';

const CONTEXT = { source: 'post_values', path: 'q', steps: [], executables: REFERENCE_EXECUTABLES } as const;
const LENGTH = 200_000;

/** The least CPU time of a few runs: what else the machine does is nobody's cost. */
function leastMicros(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 6; run++) {
    const before = process.cpuUsage();
    work();
    least = Math.min(least, process.cpuUsage(before).user);
  }
  return least;
}

/** A plain look at every unit of a text: what no check can do without. */
function look(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (sum + text.charCodeAt(at)) | 0;
  return sum;
}

function lookMicros(): number {
  const text = 'lorem ipsum '.repeat(LENGTH / 12);
  return Math.max(
    leastMicros(() => look(text)),
    100,
  );
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
    const micros = leastMicros(() => check.detect(text, CONTEXT));
    // A look costs half a nanosecond to two; a quadratic scan of this length would be a thousand times dearer.
    expect(micros / lookMicros()).toBeLessThan(150);
  });
});
