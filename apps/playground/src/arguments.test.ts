import { describe, expect, it } from 'vitest';
import { readArguments, UsageError } from './arguments.js';

describe('the command line', () => {
  it('starts everything on free ports when it says nothing', () => {
    const all = ['express', 'fastify', 'koa', 'nest'];
    expect(readArguments([])).toEqual({ frameworks: all, port: 0, blacklist: false });
  });

  it('takes flags, also behind the -- that package managers leave', () => {
    const words = ['--', '--framework', 'nest', '--framework=koa', '--port', '4000', '--blacklist'];
    expect(readArguments(words)).toEqual({ frameworks: ['koa', 'nest'], port: 4000, blacklist: true });
  });

  it('asks for help', () => {
    expect(readArguments(['--help'])).toBeUndefined();
    expect(readArguments(['-h'])).toBeUndefined();
  });

  it('leaves room for the shops behind the last port', () => {
    expect(readArguments(['--port', '65527'])?.port).toBe(65_527);
    expect(() => readArguments(['--port', '65528'])).toThrow(UsageError);
  });

  it.each([
    [['--prot', '1'], "'--prot'"],
    [['--port'], "'--port <value>'"],
    [['--port', 'x'], '--port takes a number from 0 to 65527, not "x"'],
    [['--port', '-1'], "'--port'"],
    [['--framework', 'rails'], 'no framework "rails": there are express, fastify, koa, nest'],
    [['extra'], "'extra'"],
  ])('says in one line what is wrong with %j', (words, expected) => {
    expect(() => readArguments(words)).toThrow(expected);
    try {
      readArguments(words);
    } catch (error) {
      expect(error).toBeInstanceOf(UsageError);
      expect(String(error)).not.toContain('\n');
    }
  });
});
