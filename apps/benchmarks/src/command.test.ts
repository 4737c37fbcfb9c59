import { describe, expect, it } from 'vitest';
import { choose, parseFlags, toCount } from './command.js';

const FLAGS = { rounds: { type: 'string', default: '3' }, save: { type: 'boolean', default: false } } as const;

describe('the flags of a benchmark', () => {
  it('have their defaults', () => expect(parseFlags(FLAGS, [])).toMatchObject({ rounds: '3', save: false }));

  it("may follow pnpm's --", () => expect(parseFlags(FLAGS, ['--', '--save']).save).toBe(true));

  it.each([
    [
      'there is no such flag',
      () => parseFlags(FLAGS, ['--fast']),
      /^Unknown option '--fast'.*; --help lists the flags$/,
    ],
    ['a value is missing', () => parseFlags(FLAGS, ['--rounds']), /^Option '--rounds .*; --help lists the flags$/],
    ['a word is no flag', () => parseFlags(FLAGS, ['get']), /'get'.*; --help lists the flags$/],
    ['a number is none', () => toCount('rounds', 'few'), /^--rounds few: expected a whole number from 1$/],
    ['a number is empty', () => toCount('clients', '', 0), /^--clients : expected a whole number from 0$/],
    ['a number is too small', () => toCount('rounds', '0'), /expected a whole number from 1$/],
    ['a name is unknown', () => choose('only', 'a,c', ['a', 'b']), /^--only c: expected of a, b$/],
  ])('are refused in one line when %s', (_, parse, message) => expect(parse).toThrow(message));

  it('name all that there is when left out', () => expect(choose('only', undefined, ['a', 'b'])).toEqual(['a', 'b']));
});
