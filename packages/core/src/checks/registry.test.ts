import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECK_IDS } from '../config/check-modes.js';
import { CHECKS } from './index.js';

const lines = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

describe.each(CHECKS.map((check) => [check.id, check] as const))('the check %s', (id, check) => {
  const folder = `packages/core/src/checks/${id}`;

  it('has a folder of its name, and a key in the configuration', () => {
    expect(existsSync(`${folder}/${id}.ts`)).toBe(true);
    expect(CHECK_IDS).toContain(id);
  });

  it('has fixtures of both kinds, and tests', () => {
    expect(lines(`${folder}/fixtures/attacks.txt`).length).toBeGreaterThan(10);
    expect(lines(`${folder}/fixtures/benign.txt`).length).toBeGreaterThan(10);
    expect(existsSync(`${folder}/${id}.test.ts`)).toBe(true);
  });

  it('says in its page how it decides and what it does not catch', () => {
    expect(readFileSync(`docs/checks/${id}.md`, 'utf8')).toMatch(/does not catch/i);
  });

  it('names its weakness and its technique, and reads something', () => {
    expect(check.cwe).toBeGreaterThan(0);
    expect(check.attack).toMatch(/^T\d{4}(\.\d{3})?$/);
    expect(check.sources.size).toBeGreaterThan(0);
  });
});

it('names no check twice', () => {
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
});
