import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withoutBlankRuns, withoutComments } from '../../values/blank-runs.js';
import { classify } from '../../values/character-classes.js';
import type { ValueCheck } from '../check.js';
import { code } from '../code/code.js';
import { command } from '../command/command.js';
import { nosql } from '../nosql/nosql.js';
import { prototype } from '../prototype/prototype.js';
import { sqli } from '../sqli/sqli.js';
import { ssrf } from '../ssrf/ssrf.js';
import { template } from '../template/template.js';
import { traversal } from '../traversal/traversal.js';
import { xss } from '../xss/xss.js';

function isFound(check: ValueCheck, text: string): boolean {
  const context = {
    source: 'json_values',
    path: 'q',
    steps: [],
    executables: new Set<string>(),
    classes: classify(text),
  } as const;
  return check.applies(context.classes) && check.detect(text, context)?.certainty === 'certain';
}

function attacksOf(check: ValueCheck): string[] {
  const file = readFileSync(join(__dirname, '..', check.id, 'fixtures/attacks.txt'), 'utf8');
  const attacks = file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('// '))
    .map((line) => JSON.parse(`"${line.replace(/(?<!\\)"/g, '\\"')}"`) as string);
  const found = attacks.filter((text) => isFound(check, text));
  // Where none was found, none could be hidden.
  expect(found.length).toBeGreaterThan(attacks.length / 2);
  return found;
}

/** Lines of a protocol count their blanks, and have no others at their ends. */
const COUNTED = /[\r\n]\S/;

describe('blanks, however many', () => {
  it.each([sqli, xss, nosql, prototype])('$id: hide nothing between words', (check) => {
    const wide = attacksOf(check).filter((text) => !COUNTED.test(text));
    expect(wide.filter((text) => !isFound(check, text.replaceAll(' ', ' '.repeat(40))))).toEqual([]);
  });

  it.each([sqli, xss, nosql, prototype, traversal])('$id: hide nothing in front', (check) => {
    expect(attacksOf(check).filter((text) => !isFound(check, ' '.repeat(300) + text))).toEqual([]);
  });

  it.each([command, code, template, ssrf])('$id: hide nothing between words, nor at the ends', (check) => {
    const lines = attacksOf(check).filter((text) => !/[\r\n]/.test(text));
    expect(lines.filter((text) => !isFound(check, text.replaceAll(' ', ' '.repeat(40))))).toEqual([]);
    expect(lines.filter((text) => !isFound(check, `${' '.repeat(300)}${text}${' '.repeat(300)}`))).toEqual([]);
  });

  it('sqli: nor do comments with words in them', () => {
    const commented = attacksOf(sqli).filter((text) => !text.includes('/*') && !COUNTED.test(text));
    const comment = `/*${'some words '.repeat(30)}*/`;
    expect(commented.filter((text) => !isFound(sqli, text.replaceAll(' ', comment)))).toEqual([]);
  });
});

describe('withoutBlankRuns', () => {
  it('leaves single blanks, line ends and indentation', () => {
    expect(withoutBlankRuns('a b\n  c\n\td')).toBe('a b\n  c\n\td');
    expect(withoutBlankRuns(`a${' '.repeat(9)}b\n${' '.repeat(8)}c`)).toBe('a b\n c');
    expect(withoutBlankRuns(`a\r\n\r\n\r\nb${' '.repeat(8)}`)).toBe('a\r\nb');
  });
});

describe('withoutComments', () => {
  it('reads a comment as a blank, but what MySQL executes as it is', () => {
    expect(withoutComments('/* a */1/**/or/* b */1')).toBe('1 or 1');
    expect(withoutComments('1 /*!50000or*/ 1')).toBe('1 /*!50000or*/ 1');
    expect(withoutComments('1 /* open')).toBe('1 /* open');
  });
});
