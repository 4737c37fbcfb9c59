import { describe, expect, it } from 'vitest';
import { cpuMs } from '../testing/cpu-time.js';
import { compilePattern, isPatternFault, matchAny, PATTERN_LENGTH_LIMIT } from './pattern.js';

function test(source: string, text: string): boolean {
  const compiled = compilePattern(source);
  if (isPatternFault(compiled)) throw new Error(compiled.reason);
  return compiled.test(text);
}

function reasonOf(source: string): string | undefined {
  const compiled = compilePattern(source);
  return isPatternFault(compiled) ? compiled.reason : undefined;
}

describe("a user's regular expression", () => {
  it.each([
    ['^/css', '/css/a.css', true],
    ['^/css', '/a/css', false],
    ['/css', '/a/css', true],
    ['^/favicon.ico$', '/favicon.ico', true],
    ['^/favicon.ico$', '/faviconXico', true],
    ['^/favicon\\.ico$', '/faviconXico', false],
    ['^/favicon\\.ico$', '/favicon.ico', true],
    ['^/favicon\\.ico$', '/favicon.ico\n', false],
    ['^/favicon.ico$', '/favicon.ico\n', false],
    ['^/robots', '/a\n/robots', false],
    ['(?m)^/robots', '/a\n/robots', true],
    ['^/sitemap\\.(txt|xml)$', '/sitemap.xml', true],
    ['(?i)^/ADMIN', '/admin', true],
    ['^/a+$', '/aaa', true],
    ['^', '', true],
    ['^$', '/', false],
  ])('%s on %j: %s', (source, text, expected) => {
    expect(test(source, text)).toBe(expected);
    expect(matchAny([source])(text)).toBe(expected);
    expect(matchAny(['^/never0$', '^/n.1$', '^/n.2$', '^/n.3$', '^/n.4$', source])(text)).toBe(expected);
  });

  it.each([
    ['a(?=b)', '(?=: look-ahead cannot run in linear time'],
    ['a(?!b)', '(?!: look-ahead cannot run in linear time'],
    ['(?<=a)b', '(?<=: look-behind cannot run in linear time'],
    ['(?<!a)b', '(?<!: look-behind cannot run in linear time'],
    ['(a)\\1', '\\1: back-references cannot run in linear time'],
    ['(?P<n>a)(?P=n)', '(?P=: back-references cannot run in linear time'],
    ['(?<n>a)\\k<n>', '\\k: back-references cannot run in linear time'],
    ['(?>a)', '(?>: atomic groups do not exist in RE2, which never backtracks'],
    ['(?#x)a', '(?#: comments do not exist in RE2'],
    ['(a)(?(1)b)', '(?(: conditions do not exist in RE2'],
    ['^/x\\Z', '\\Z: the end of the text is \\z in RE2'],
    ['a++', 'invalid nested repetition operator: `++`'],
    ['(a', 'missing closing ): `(a`'],
    ['[a', 'missing closing ]: `[a`'],
    ['a{1001}', 'invalid repeat count: `{1001}`'],
    ['(?:a{900}){1}(?:a{900}){1}(?:a{900}){1}', 'its repetitions multiply to too many steps'],
  ])('%s is refused: %s', (source, reason) => {
    expect(reasonOf(source)).toBe(reason);
  });

  it('is not refused for what only looks unsupported', () => {
    expect(['[(?=]', '\\(?=', '[\\]1]', '\\\\1'].map(reasonOf)).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('is bounded in length', () => {
    expect(reasonOf('.'.repeat(PATTERN_LENGTH_LIMIT))).toBeUndefined();
    expect(reasonOf('.'.repeat(PATTERN_LENGTH_LIMIT + 1))).toBe('longer than 1000 characters');
  });

  // A backtracking engine needs longer than the universe has for any of these.
  it.each(['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '(x+x+)+y', '^(.*a){20}$', '(?:[a-z]{1,30}){1,30}$'])(
    '%s runs in linear time on what it was made for',
    (source) => {
      const text = `${'a'.repeat(50_000)}${'x'.repeat(50_000)}!`;
      const compiled = compilePattern(source);
      const started = cpuMs();
      expect('test' in compiled && compiled.test(text)).toBe(false);
      expect(cpuMs() - started).toBeLessThan(2000);
    },
  );
});

describe('a literal after ^', () => {
  const literal = ['^/css', '^/a-b_c', '^/x\\.y$', '^/', '^/a b%20~@'];
  const texts = [
    '',
    '/',
    '/css',
    '/css/',
    '/CSS',
    '/a-b_c',
    '/x.y',
    '/xzy',
    '/x.y/',
    '/x.y\n',
    '/a b%20~@z',
    '\ud800/css',
  ];

  // The engine behind it, forced by a group that changes nothing.
  it.each(literal)('%s means what RE2 means by it', (source) => {
    const slow = `(?:)${source}`;
    expect(texts.map((text) => test(source, text))).toEqual(texts.map((text) => test(slow, text)));
  });
});
