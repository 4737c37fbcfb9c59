import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { configJsonSchema } from '../../scripts/config-json-schema.js';
import { configMarkdown } from '../../scripts/config-markdown.js';
import { createConfiguration } from './configuration.js';
import { readJsonText } from './json-text.js';

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

describe('config.schema.json, by a validator', () => {
  const accepts = new Ajv2020({ strict: false }).compile(configJsonSchema());

  it("takes pyrasp's example, the defaults, and the wrapping of a cloud", () => {
    const example = readJsonText(readFileSync(join(__dirname, 'fixtures/pyrasp-0.5.1-example.conf'), 'utf8'));
    const { config } = createConfiguration().current;
    const taken = [
      'value' in example && example.value,
      config,
      { config },
      { config, blacklist: {} },
      { $schema: 'x' },
    ];
    expect(taken.map((one) => accepts(one))).toEqual(taken.map(() => true));
  });

  it.each([
    { LOG_FORMAT: 'SysLog', APP_NAME: ['x'], BRUTE_AND_FLOOD_PATH: ['^/'], TRUSTED_PROXIES: 2 },
    {
      DECOY_ROUTES: ['/a', ['.php', 'Ends']],
      EXCEPTIONS: [{ check: ['xss'], route: '^/a' }],
      REACTIONS: { xss: 'BLOCK' },
    },
  ])('takes what the engine takes: %j', (config) => {
    createConfiguration({ config: JSON.parse(JSON.stringify(config)) });
    expect(accepts(config)).toBe(true);
  });

  it.each([
    { HOST: [] },
    { DENY_STATUS_CODE: 600 },
    { SECURITY_CHECKS: { sql: 1 } },
    { SECURITY_CHECKS: { sqli: 4 } },
    { LOG_FORMAT: 'xml' },
    { DECOY_ROUTES: [['/a']] },
    { EXCEPTIONS: [{ check: 'xss' }] },
  ])('refuses what the engine refuses: %j', (config) => {
    expect(() => createConfiguration({ config: JSON.parse(JSON.stringify(config)) })).toThrow();
    expect(accepts(config)).toBe(false);
  });
});
