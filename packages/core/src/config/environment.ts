import type { RaspOptions } from '../rasp.js';
import { ConfigError, MASK } from './fault.js';

/** Where the configuration comes from, the environment considered. */
export interface ConfigSources {
  readonly conf: string | undefined;
  readonly cloudUrl: string | undefined;
  readonly key: string | undefined;
}

/** An option given in code beats its variable, and our variable beats pyrasp's. An empty variable is none. */
export function resolveSources(
  options: Pick<RaspOptions, 'conf' | 'cloudUrl' | 'key'>,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ConfigSources {
  const variable = (name: string) => environment[`RASP_${name}`] || environment[`PYRASP_${name}`] || undefined;
  return {
    conf: options.conf ?? variable('CONF'),
    cloudUrl: options.cloudUrl ?? variable('CLOUD_URL'),
    key: options.key ?? variable('KEY'),
  };
}

/** Throws a `ConfigError` where a cloud is named without a key, or the key cannot travel in a header. */
export function requireKey({ cloudUrl, key }: { readonly cloudUrl?: unknown; readonly key?: unknown }): void {
  if (cloudUrl === undefined && key === undefined) return;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,1000}$/.test(key)) return;
  const expected = 'the key that the cloud gave for this agent: printable ASCII without blanks';
  const fault =
    key === undefined ? { value: '', expected: `missing; cloudUrl needs ${expected}` } : { value: MASK, expected };
  throw new ConfigError('options', [{ path: 'key', ...fault }]);
}
