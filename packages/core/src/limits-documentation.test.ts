import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REQUEST_LIMITS } from './request/limits.js';
import { VALUE_LIMITS } from './values/limits.js';

const SOURCES = import.meta.dirname;
const page = readFileSync(join(SOURCES, '../../../docs/limits.md'), 'utf8');
const tests = ['values', 'request']
  .flatMap((folder) =>
    readdirSync(join(SOURCES, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(SOURCES, file), 'utf8'))
  .join('\n');

describe.each(Object.entries({ ...VALUE_LIMITS, ...REQUEST_LIMITS }))('the limit %s', (name, value) => {
  it('stands in docs/limits.md with its value', () => {
    expect(page).toContain(`| \`${name}\` | ${value.toLocaleString('en-US')} |`);
  });

  it('has a test that tries it', () => {
    expect(tests).toMatch(new RegExp(`_LIMITS\\.${name}\\b`));
  });
});
