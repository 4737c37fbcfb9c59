import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configJsonSchema } from '../../scripts/config-json-schema.js';
import { configMarkdown } from '../../scripts/config-markdown.js';

const core = join(__dirname, '../..');

// When these fail: pnpm --filter @rasp/core run docs:config
describe('what is written from the table of settings is up to date', () => {
  it('docs/configuration.md', () => {
    expect(readFileSync(join(core, '../../docs/configuration.md'), 'utf8')).toBe(configMarkdown());
  });

  it('config.schema.json', () => {
    const written: unknown = JSON.parse(readFileSync(join(core, 'config.schema.json'), 'utf8'));
    expect(written).toEqual(JSON.parse(JSON.stringify(configJsonSchema())));
  });
});
