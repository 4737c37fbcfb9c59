import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../testing/cpu-time.js';
import { classify } from '../../values/character-classes.js';
import type { DecodeStep, Source } from '../../values/value.js';
import { traversal } from './traversal.js';

const EXECUTABLES = new Set<string>();

function certainty(text: string, source: Source = 'qs_values', path = source === 'path' ? '' : 'q'): string {
  if (!traversal.applies(classify(text))) return 'none';
  return traversal.detect(text, { source, path, steps: [], executables: EXECUTABLES })?.certainty ?? 'none';
}

function fixture(name: string): string[] {
  const file = readFileSync(join(__dirname, 'fixtures', name), 'utf8');
  return file
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('//'))
    .map((line) => JSON.parse(`"${line}"`) as string);
}

describe('traversal: how a path was written', () => {
  const written = (text: string, steps: readonly DecodeStep[]): string =>
    traversal.detect(text, { source: 'json_values', path: 'q', steps, executables: EXECUTABLES })?.certainty ?? 'none';

  it('counts where no page writes its scripts like this', () => {
    expect(written('../src/app.ts', [])).not.toBe('certain');
    expect(written('../src/app.ts', ['full-width'])).toBe('certain');
  });
  it('says nothing of bytes: the step also undoes texts that were read as Latin-1, and noise', () => {
    expect(written('/he-il/l/x', ['overlong-utf8'])).not.toBe('certain');
    expect(written('../src/app.ts', ['overlong-utf8'])).not.toBe('certain');
  });
});

describe('traversal: fixtures', () => {
  it.each(fixture('attacks.txt'))('blocks %j', (text) => {
    expect(certainty(text)).toBe('certain');
  });
  it.each(fixture('benign.txt'))('passes %j', (text) => {
    expect(certainty(text)).not.toBe('certain');
  });
});

describe('traversal: a segment of the path with slashes that were encoded', () => {
  it('is a value like another', () => {
    expect(certainty('/etc/passwd', 'path', '2')).toBe('certain');
    expect(certainty('/etc/passwd', 'path', '')).not.toBe('certain');
    expect(certainty('p/etc/passwd', 'path', '*')).not.toBe('certain');
    expect(certainty('@scope/name', 'path', '2')).toBe('none');
  });
});

describe('traversal: the same text in other places', () => {
  it.each<[string, Source, string]>([
    ['/static../app.js', 'path', 'certain'],
    ['/files/..;a=b/..;/manager/html', 'path', 'certain'],
    ['/;/WEB-INF/web.xml', 'path', 'certain'],
    ['/./WEB-INF/web.xml', 'path', 'certain'],
    ['/app/.//META-INF/x', 'path', 'certain'],
    ['/docs/./web-inf.html', 'path', 'none'],
    ['/@fs/etc/hosts', 'path', 'certain'],
    ['/app/@fs/C:/windows/win.ini', 'path', 'certain'],
    ['/@fs/home/ann/app/node_modules/x.mjs', 'path', 'none'],
    ['/@fs/var/www/app/x.js', 'path', 'none'],
    ['/@fs/etc/hosts', 'qs_values', 'none'],
    ['//etc/passwd', 'path', 'certain'],
    ['/static//proc/self/environ', 'path', 'certain'],
    ['//etc/logo.png', 'path', 'none'],
    ['/docs//c:/notes', 'path', 'none'],
    ['/a..;/config.yml', 'path', 'certain'],
    ['/to be continued.../next', 'path', 'none'],
    ['/v1..v2', 'path', 'none'],
    ['/static../app.js', 'qs_values', 'none'],
    ['shell.asp:.jpg', 'file_names', 'certain'],
    ['shell.asp:.jpg', 'qs_values', 'none'],
    ['10:30 notes.txt', 'file_names', 'none'],
    ['C:\\Users\\ann\\photo.jpg', 'file_names', 'none'],
  ])('%s in %s: %s', (text, source, expected) => {
    expect(certainty(text, source)).toBe(expected);
  });
});

describe('traversal: every depth, every way to climb, every target', () => {
  const climbs = [
    '../',
    '..\\',
    '..//',
    '....//',
    '....\\\\',
    '..;/',
    '.. /',
    '..\0/',
    './../',
    '..\\/',
    '0x2e0x2e0x2f',
    '..0x2f',
  ];
  const prefixes = ['', '/', 'images/', '/var/www/html/', 'x=', 'file:', 'a.jpg/'];
  const targets = [
    'etc/passwd',
    'etc/shadow',
    'etc/passwd\0.png',
    'etc/passwd%00',
    'proc/self/environ',
    'var/log/syslog',
    'boot.ini',
    'windows/win.ini',
    'windows\\system32\\drivers\\etc\\hosts',
    'WEB-INF/web.xml',
    '.env',
    '.git/config',
    'config.php',
  ];
  it.each(climbs)('with %j', (climb) => {
    const missed: string[] = [];
    for (let depth = 2; depth <= 12; depth++)
      for (const prefix of prefixes)
        for (const target of targets) {
          const text = prefix + climb.repeat(depth + (prefix.match(/\//g)?.length ?? 0)) + target;
          if (certainty(text) !== 'certain') missed.push(text);
        }
    expect(missed.slice(0, 10)).toEqual([]);
  });
});

describe('traversal: by source', () => {
  it.each<[string, Source, string]>([
    ['/a/../../b', 'path', 'certain'],
    ['/a/../b', 'path', 'unsure'],
    ['/get/foo../1234', 'path', 'none'],
    ['/get/..foo', 'path', 'none'],
    ['../1.7z', 'file_names', 'certain'],
    ['../server.js', 'qs_values', 'certain'],
    ['./../../src/index.ts', 'post_values', 'certain'],
    ['../server.js', 'json_values', 'unsure'],
    ['../img/a.png', 'qs_values', 'unsure'],
    ['C:\\Users\\me\\photo.jpg', 'file_names', 'none'],
    ['/.well-known/security.txt', 'path', 'none'],
  ])('%j in %s: %s', (text, source, expected) => {
    expect(certainty(text, source)).toBe(expected);
  });
});

describe('traversal: any text', () => {
  const alphabet = fc.constantFrom(...'./\\;: \0=?&#"\'<>(),|%aetc02x\n', '..', '../', 'etc', 'php://', '0x2e', '\\\\');
  it('is judged without a throw, inside its bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: alphabet, maxLength: 120 }), (text) => {
        const found = traversal.detect(text, { source: 'text', path: '', steps: [], executables: EXECUTABLES });
        if (found === undefined) return;
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['..', 'a/../', '../ ', '.. /', '..;', ' ..', '"../a.js" ', '0x2e', '.', '/', 'x=..'])(
    'takes time linear in the length of repeated %j',
    (unit) => {
      const start = cpuMs();
      certainty(`lorem ipsum dolor sit amet ${unit.repeat(1_000_000 / unit.length)}`);
      // A quadratic scan of a million characters takes minutes.
      expect(cpuMs() - start).toBeLessThan(3_000);
    },
  );
});
