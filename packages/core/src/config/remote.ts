import { isDeepStrictEqual } from 'node:util';
import type { Layer } from './layer.js';
import { type Config, type ConfigKey, settingOf } from './schema.js';

/** What a remote configuration may set of what it asks for, and why not the rest. */
export interface RemoteReading {
  readonly layer: Layer;
  readonly refused: ReadonlyMap<ConfigKey, string>;
}

const LOCAL_ONLY = 'only a local configuration may set it';

/**
 * Takes out what a cloud may not decide: files, TLS, and destinations off its own origin. A value that is in force
 * already is no decision: pyrasp's servers send complete configurations.
 */
export function limitRemote(layer: Layer, current: Config, cloudUrl: string | undefined): RemoteReading {
  const values = new Map<ConfigKey, unknown>();
  const refused = new Map<ConfigKey, string>();
  for (const [key, value] of layer.values) {
    const reason = refusal(key, layer.values, { current, cloudUrl });
    if (reason === undefined) values.set(key, value);
    else if (!isDeepStrictEqual(value, current[key])) refused.set(key, reason);
  }
  return { layer: { origin: layer.origin, values }, refused };
}

interface Around {
  readonly current: Config;
  readonly cloudUrl: string | undefined;
}

function refusal(key: ConfigKey, values: Layer['values'], { current, cloudUrl }: Around): string | undefined {
  const reach = settingOf(key).remote;
  if (reach === undefined) return undefined;
  if (reach === 'no' || cloudUrl === undefined) return LOCAL_ONLY;
  const target = key === 'BEACON_URL' ? values.get(key) : logUrl({ ...current, ...Object.fromEntries(values) });
  if (target === '' || originOf(target) === originOf(cloudUrl)) return undefined;
  return `${LOCAL_ONLY} to a destination off the cloud's origin`;
}

/** The origin that the logs would go to; nothing that has one for `udp`, `file` and the like. */
function logUrl({ LOG_PROTOCOL, LOG_SERVER, LOG_PORT }: Config): string | undefined {
  if (LOG_PROTOCOL !== 'http' && LOG_PROTOCOL !== 'https') return undefined;
  return `${LOG_PROTOCOL}://${LOG_SERVER}:${LOG_PORT}`;
}

function originOf(url: unknown): string | undefined {
  return typeof url === 'string' && URL.canParse(url) ? new URL(url).origin : undefined;
}
