import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { VERSION } from './version.js';

it('is the version in package.json', () => {
  const { version } = JSON.parse(readFileSync('packages/core/package.json', 'utf8'));
  expect(VERSION).toBe(version);
});
