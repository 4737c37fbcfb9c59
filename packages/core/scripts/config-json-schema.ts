import type { JsonSchema } from '../src/config/kind.js';
import { CONFIG_KEYS, type ConfigKey, settingOf } from '../src/config/schema.js';

/** The JSON Schema that editors check a configuration file against. */
export function configJsonSchema(): JsonSchema {
  const properties = Object.fromEntries(CONFIG_KEYS.flatMap(propertiesOf));
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://unpkg.com/@rasp/core/config.schema.json',
    title: 'Configuration of @rasp',
    description: 'Comments are allowed. `x-remote` says what a configuration from the cloud may do with a key.',
    anyOf: [
      { $ref: '#/$defs/config' },
      {
        type: 'object',
        properties: { $schema: { type: 'string' }, config: { $ref: '#/$defs/config' }, blacklist: { type: 'object' } },
        required: ['config'],
        additionalProperties: false,
      },
    ],
    $defs: {
      config: {
        type: 'object',
        properties: { $schema: { type: 'string' }, ...properties },
        additionalProperties: false,
      },
    },
  };
}

function propertiesOf(key: ConfigKey): readonly (readonly [string, JsonSchema])[] {
  const row = settingOf(key);
  const property = {
    description: row.doc,
    ...row.kind.json,
    default: row.default,
    ...(row.unit ? { 'x-unit': row.unit } : {}),
    ...(row.remote ? { 'x-remote': row.remote } : {}),
    ...(row.secret ? { writeOnly: true } : {}),
  };
  const alias = { description: `Another name of ${key}.`, ...row.kind.json };
  return [[key, property], ...(row.aliases ?? []).map((name) => [name, alias] as const)];
}
