import { type ConfigFault, MASK, showValue } from './fault.js';
import { type Place, REFUSED } from './kind.js';
import { isObject } from './kinds.js';
import { nearestName } from './nearest.js';
import { type ConfigKey, configNames, keyOfName, settingOf } from './schema.js';

/** Where a value in force comes from; each beats those before it. */
export const ORIGINS = ['default', 'preset', 'file', 'remote', 'inline', 'setConfig'] as const;
export type Origin = (typeof ORIGINS)[number];

/** The keys that one source sets, checked. A `Map`, so that no name in it can mean anything else. */
export interface Layer {
  readonly origin: Origin;
  readonly values: ReadonlyMap<ConfigKey, unknown>;
}

/** What reading a source gave: use `layer` only when there are no faults. */
export interface LayerReading {
  readonly layer: Layer;
  readonly faults: readonly ConfigFault[];
  readonly warnings: readonly string[];
}

/** Checks every key of one source and reports everything that is wrong with it. */
export function readLayer(origin: Origin, input: unknown): LayerReading {
  const faults: ConfigFault[] = [];
  const warnings: string[] = [];
  const values = new Map<ConfigKey, unknown>();
  if (!isObject(input)) {
    faults.push({ path: '', value: showValue(input), expected: 'an object with configuration keys' });
    return { layer: { origin, values }, faults, warnings };
  }
  for (const name of Object.keys(input)) {
    // `$schema` points editors at config.schema.json; undefined is what an absent option looks like in code.
    if (name === '$schema' || input[name] === undefined) continue;
    const key = keyOfName(name);
    if (key === undefined) faults.push(unknownKey(name));
    else if (values.has(key)) faults.push({ path: name, value: '', expected: `one of ${key} and ${name}, not both` });
    else readSetting(key, input[name], { name, values, faults, warnings });
  }
  return { layer: { origin, values }, faults, warnings };
}

interface Reading {
  readonly name: string;
  readonly values: Map<ConfigKey, unknown>;
  readonly faults: ConfigFault[];
  readonly warnings: string[];
}

function readSetting(key: ConfigKey, input: unknown, into: Reading): void {
  const row = settingOf(key);
  const place = (path: string): Place => ({
    path,
    inside: (step) => place(path + step),
    refuse: (value, expected) => {
      into.faults.push({ path, value: row.secret ? MASK : showValue(value), expected });
      return REFUSED;
    },
    warn: (message) => void into.warnings.push(`${path}: ${message}`),
  });
  const value = row.kind.read(input, place(into.name));
  if (value !== REFUSED) into.values.set(key, value);
}

/** The value of an unknown key is not shown: a misspelt LOG_TOKEN is a secret all the same. */
function unknownKey(name: string): ConfigFault {
  const nearest = nearestName(name, configNames());
  const fault = { path: name.slice(0, 80), value: '', expected: 'unknown key' };
  return nearest === undefined ? fault : { ...fault, nearest };
}
