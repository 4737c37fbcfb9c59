import { describe, expect, it } from 'vitest';
import { ATTACK_FAMILIES } from './attacks/attack.js';
import { parseExecuteOptions } from './execute-options.js';

describe('the command line of execute', () => {
  it.each([
    [['sqly'], /^execute sqly: unknown, choose from sqli, xss/],
    [['sqli', '--part', 'dev'], /'--part'.*; the flags are --limit N and --help$/],
    [['--limit', 'few'], /^--limit few: expected a whole number$/],
    [['--limit'], /^Option '--limit .*; the flags are --limit N and --help$/],
  ])('%j is refused in one line', (args, message) => {
    expect(() => parseExecuteOptions(args)).toThrow(message);
  });

  it('means every family where it names none', () => {
    expect(parseExecuteOptions([])).toEqual({ families: ATTACK_FAMILIES, limit: Number.POSITIVE_INFINITY });
  });

  it("may name families, after pnpm's -- too", () => {
    const options = { families: ['sqli', 'xxe'], limit: 5 };
    expect(parseExecuteOptions(['sqli', 'xxe', '--limit', '5'])).toEqual(options);
    expect(parseExecuteOptions(['--', 'sqli,xxe', '--limit=5'])).toEqual(options);
  });

  it('--help asks for help, whatever else is there', () => {
    expect(parseExecuteOptions(['sqli', '--help'])).toBeUndefined();
  });
});
