import { isObject } from './kinds.js';
import type { Layer, Origin } from './layer.js';
import { CONFIG_KEYS, type Config, type ConfigKey, settingOf } from './schema.js';

/** The result of all layers, and which of them each key comes from. */
export interface Composed {
  readonly config: Config;
  readonly origins: Readonly<Record<ConfigKey, Origin>>;
}

/** Lays the sources over each other: defaults, the preset that they ask for, then each in its order. */
export function composeConfig(sources: readonly Layer[]): Composed {
  const preset = sources.findLast((layer) => layer.values.has('PRESET'))?.values.get('PRESET');
  const layers = preset === 'pyrasp' ? [PYRASP, ...sources] : sources;
  const config: Partial<Record<ConfigKey, unknown>> = {};
  const origins: Partial<Record<ConfigKey, Origin>> = {};
  for (const key of CONFIG_KEYS) {
    config[key] = settingOf(key).default;
    origins[key] = 'default';
    for (const { origin, values } of layers) {
      if (!values.has(key)) continue;
      config[key] = overlay(key, config[key], values.get(key));
      origins[key] = origin;
    }
  }
  // Every key of the table was set in the loop.
  return { config: freezeDeep(config) as Config, origins: Object.freeze(origins) as Composed['origins'] };
}

/** What pyrasp does where we are gentler. */
const PYRASP: Layer = {
  origin: 'preset',
  values: new Map(
    CONFIG_KEYS.filter((key) => settingOf(key).pyrasp !== undefined).map((key) => [key, settingOf(key).pyrasp]),
  ),
};

/** What two sources make of a key together. */
export function overlay(key: ConfigKey, below: unknown, above: unknown): unknown {
  return settingOf(key).merges && isObject(below) && isObject(above) ? { ...below, ...above } : above;
}

/** Values are lists and objects of plain data a few levels deep: what a kind has read, never what somebody gave. */
function freezeDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    for (const inner of Object.values(value)) freezeDeep(inner);
    Object.freeze(value);
  }
  return value;
}
