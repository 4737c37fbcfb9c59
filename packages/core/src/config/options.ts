import type { RaspOptions } from '../rasp.js';
import { ConfigError, type ConfigFault, showValue } from './fault.js';
import { nearestName } from './nearest.js';
import { keyOfName } from './schema.js';

/** What an owner may give, and what an adapter adds. */
const OWNERS: readonly (keyof RaspOptions)[] = ['conf', 'config', 'cloudUrl', 'key', 'store', 'logger'];
const ADAPTERS = ['framework', 'modelFolder'];

/** The methods without which an option is none: a store or logger that lacks one would fail at the first request. */
const METHODS = {
  store: ['findBlacklisted', 'addBlacklisted', 'removeBlacklisted', 'listBlacklisted'],
  logger: ['info', 'warn', 'error'],
} as const;

/**
 * Throws a `ConfigError` where an option is unknown, or is nothing that could work. Callers without TypeScript learn of
 * a misspelt `conf` here, or never: the defaults would be in force, and say that all is well.
 */
export function checkOptions(options: Readonly<Record<string, unknown>>): void {
  // Adapters spread what they are given: of `rasp('rasp.json')` that leaves the characters, by their places, and of
  // `app.use(rasp)`, which calls us with each request, a request.
  if (Object.hasOwn(options, '0') || Object.hasOwn(options, 'originalUrl')) {
    const expected = "rasp is called with an object of options, or with nothing: use(rasp({ conf: 'rasp.json' }))";
    throw new ConfigError('options', [{ path: '', value: '', expected }]);
  }
  const given = Object.keys(options).filter((name) => options[name] !== undefined);
  const unknown = given.filter((name) => !([...OWNERS, ...ADAPTERS] as string[]).includes(name)).map(unknownOption);
  const faults = [...unknown, ...lacking('store', options), ...lacking('logger', options)];
  if (faults.length > 0) throw new ConfigError('options', faults);
}

function unknownOption(name: string): ConfigFault {
  const path = name.slice(0, 80);
  if (keyOfName(name.toUpperCase()) !== undefined) {
    return { path, value: '', expected: 'unknown option; keys of the configuration go into `config`' };
  }
  const nearest = nearestName(name, OWNERS);
  const fault = { path, value: '', expected: `unknown option; there are ${OWNERS.join(', ')}` };
  return nearest === undefined ? fault : { ...fault, nearest };
}

function lacking(name: keyof typeof METHODS, options: Readonly<Record<string, unknown>>): readonly ConfigFault[] {
  const value = options[name];
  if (value === undefined) return [];
  const isLacking = METHODS[name].some((method) => typeof Object(value)[method] !== 'function');
  const shown = typeof value === 'function' ? 'a function' : showValue(value);
  return isLacking ? [{ path: name, value: shown, expected: `an object with ${METHODS[name].join(', ')}` }] : [];
}
