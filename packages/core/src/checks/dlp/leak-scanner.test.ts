import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Leak } from './leak.js';
import { LeakScanner } from './leak-scanner.js';
import { isPhoneNumber, loadPhonePlan } from './phone-plan.js';
import { toLeakRules } from './rules.js';

const ALL = { phones: true, cards: true, privateKeys: true, hashes: true, windows: true, linux: true };
const rules = toLeakRules(ALL, isPhoneNumber);

function find(text: string, sizes: (at: number) => number = () => text.length): Leak | undefined {
  const bytes = Buffer.from(text);
  const scanner = new LeakScanner(rules);
  for (let at = 0; at < bytes.length; ) {
    const end = Math.min(bytes.length, at + sizes(at));
    const leak = scanner.push(bytes.subarray(at, end), end === bytes.length);
    if (leak !== undefined) return leak;
    at = end;
  }
  return undefined;
}

function rows(name: string): [text: string][] {
  const lines = readFileSync(join(import.meta.dirname, 'samples', name), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('//'))
    .map((line) => [JSON.parse(`"${line}"`) as string]);
}

beforeAll(() => loadPhonePlan());

describe.each(rows('leaks.txt').map(([row]) => row.split('\t') as [kind: string, text: string]))(
  '%s: %s',
  (kind, text) => {
    it('is found', () => {
      expect(find(text)?.kind).toBe(kind);
    });

    it('is found inside of a page and inside of JSON', () => {
      expect(find(`<p>before\n${text}\nbehind</p>`)?.kind).toBe(kind);
      expect(find(JSON.stringify({ a: `x\n${text}\ny` }))?.kind).toBe(kind);
    });

    it('is found however it is cut', () => {
      const bytes = Buffer.byteLength(text);
      for (let at = 1; at < bytes; at++) {
        expect(find(text, (from) => (from === 0 ? at : bytes))?.kind, `cut at ${at}`).toBe(kind);
      }
      expect(find(text, () => 1)?.kind).toBe(kind);
    });
  },
);

describe.each(rows('harmless.txt'))('%s', (text) => {
  it('passes', () => {
    expect(find(text)).toBeUndefined();
    expect(find(`<p>before\n${text}\nbehind</p>`)).toBeUndefined();
    expect(find(text, () => 1)).toBeUndefined();
  });
});
