import { describe, expect, it } from 'vitest';
import { isInBlock, isInListOfSteps, isInSession, isRecipe } from './quoted-files.js';

const LINE = /\n(?=[^\n]*$)/;
const lastLine = (text: string): number => text.search(LINE);

describe('a line of a file that holds commands', () => {
  it.each([
    ['run: |\n  set -e\n  rm -r x', true],
    ['run: |\n  set -e\n\n    rm -r x', true],
    ['run: x\n  rm -r x', false],
    ['run: |\nrm -r x', false],
    ['x\n  rm -r x', false],
  ])('of a block of YAML: %j is %j', (text, expected) => {
    expect(isInBlock(text, lastLine(text) + 1)).toBe(expected);
  });

  it.each([
    ['clean:\n\trm -f x', true],
    ['out/%.o: src/%.c lib\n\tcc -c $<\n\trm -f x', true],
    ['https://example.com/a\n\trm -f x', false],
    ['X := 1\n\trm -f x', false],
    ['clean:\nrm -f x', false],
  ])('of a rule of make: %j is %j', (text, expected) => {
    expect(isRecipe(text, lastLine(text), lastLine(text) + 1)).toBe(expected);
  });

  it.each([
    ['steps:\n  - run\n  # now\n  - eval "$(x)"', true],
    ['a list of things\n  - eval "$(x)"', false],
    ['  - eval "$(x)"', false],
  ])('of a list of steps: %j is %j', (text, expected) => {
    expect(isInListOfSteps(text, text.indexOf('$('))).toBe(expected);
  });

  it.each([
    ['$ yarn build\nyarn run v1', true],
    ['costs 5 $ a piece\nyarn run v1', false],
  ])('of a session: %j is %j', (text, expected) => {
    expect(isInSession(text, lastLine(text))).toBe(expected);
  });
});
