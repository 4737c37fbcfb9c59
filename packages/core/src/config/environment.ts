import type { RaspOptions } from '../rasp.js';

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
