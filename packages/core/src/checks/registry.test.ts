import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECK_IDS } from '../config/check-modes.js';
import { detectInHead, type RequestFixtures } from '../testing/request-check.js';
import { CHECKS, REQUEST_CHECKS } from './index.js';

const HEAD_CHECKS = [...REQUEST_CHECKS.beforeFlood, ...REQUEST_CHECKS.afterFlood];
const ALL = [...CHECKS, ...HEAD_CHECKS];

const folderOf = (id: string): string => `packages/core/src/checks/${id}`;

const lines = (path: string): string[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

const requests = (id: string, kind: string): RequestFixtures =>
  JSON.parse(readFileSync(`${folderOf(id)}/fixtures/${kind}.json`, 'utf8'));

describe.each(ALL.map((check) => [check.id, check] as const))('the check %s', (id, check) => {
  it('has a folder of its name, tests, and a key in the configuration', () => {
    expect(existsSync(`${folderOf(id)}/${id}.ts`)).toBe(true);
    expect(existsSync(`${folderOf(id)}/${id}.test.ts`)).toBe(true);
    expect(CHECK_IDS).toContain(id);
  });

  it('says in its page how it decides and what it does not catch', () => {
    expect(readFileSync(`docs/checks/${id}.md`, 'utf8')).toMatch(/does not catch/i);
  });

  it('names its weakness and its technique', () => {
    expect(check.cwe).toBeGreaterThan(0);
    expect(check.attack).toMatch(/^T\d{4}(\.\d{3})?$/);
  });
});

describe.each(CHECKS.map((check) => [check.id, check] as const))('the check of values %s', (id, check) => {
  it('has fixtures of both kinds, and reads something', () => {
    expect(lines(`${folderOf(id)}/fixtures/attacks.txt`).length).toBeGreaterThan(10);
    expect(lines(`${folderOf(id)}/fixtures/benign.txt`).length).toBeGreaterThan(10);
    expect(check.sources.size).toBeGreaterThan(0);
  });
});

describe.each(HEAD_CHECKS.map((check) => [check.id, check] as const))('the check of heads %s', (id, check) => {
  it('refuses every attack of its fixtures', () => {
    const { config, requests: attacks } = requests(id, 'attacks');
    expect(attacks.length).toBeGreaterThan(10);
    for (const attack of attacks) {
      expect(detectInHead(check, config, attack)?.certainty, JSON.stringify(attack)).toBe('certain');
    }
  });

  it('lets every benign request of its fixtures pass', () => {
    const { config, requests: benign } = requests(id, 'benign');
    expect(benign.length).toBeGreaterThan(10);
    for (const request of benign) {
      expect(detectInHead(check, config, request), JSON.stringify(request)).toBeUndefined();
    }
  });

  it('finds only spans of what it tells', () => {
    const { config, requests: attacks } = requests(id, 'attacks');
    for (const attack of attacks) {
      const { start = -1, end = -1, payload = '' } = detectInHead(check, config, attack) ?? {};
      expect(0 <= start && start <= end && end <= payload.length).toBe(true);
    }
  });
});

it('names no check twice', () => {
  expect(new Set(ALL.map(({ id }) => id)).size).toBe(ALL.length);
});
