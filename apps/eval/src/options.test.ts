import { describe, expect, it } from 'vitest';
import { parseOptions } from './options.js';

describe('the command line', () => {
  it.each([
    [['--family', 'sqly'], /--family sqly: unknown, choose from sqli, xss/],
    [['--source', 'web'], /--source web: unknown, choose from requests/],
    [['--part', 'test'], /--part test: unknown, choose from dev, sealed/],
    [['--fold', '5'], /--fold 5: expected a whole number from 0 to 4/],
    [['--limit', 'few'], /--limit few: expected a whole number/],
    [['--what'], /--help lists the options/],
    [['--part', 'sealed', '--mistakes', '/tmp/x'], /sealed rows are never shown/],
  ])('%j is refused in one line', (args, message) => {
    expect(() => parseOptions(args)).toThrow(message);
  });

  it('--check alone chooses the attacks of its family', () => {
    expect(parseOptions(['--check', 'sqli,xss'])).toMatchObject({ checks: ['sqli', 'xss'], families: ['sqli', 'xss'] });
  });

  it('--help asks for help', () => expect(parseOptions(['--help'])).toBeUndefined());
});
