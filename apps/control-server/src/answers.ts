import { type Config, checkRemoteConfig, SEED_KEYS } from '@rasp/core/cloud';
import type { Profile } from './profiles.js';

/** What a server answers agents of both protocols with: pyrasp's code reads `data`, its documentation the rest. */
export interface Answer<Blacklist> {
  readonly status: true;
  readonly message: string;
  readonly data: { readonly config?: object; readonly blacklist: Blacklist };
  readonly config?: object;
  readonly blacklist: Blacklist;
  readonly cursor: string;
}

/** One answer that says the same in both shapes. */
export function toAnswer<B>(parts: { config?: object; blacklist: B; cursor: string }): Answer<B> {
  const { cursor, ...data } = parts;
  return { status: true, message: 'ok', data, ...data, cursor };
}

/** A profile as its agents get it: with beacons to this server, unless it says otherwise. */
export function toAgentConfig(profile: Profile, publicUrl: string): object {
  return { ...beaconSettings(publicUrl), ...(JSON.parse(profile.config) as object) };
}

/**
 * A profile for pyrasp, whose code reads keys such as `LOG_FORMAT` and `BEACON_DELAY` of every configuration and fails
 * where they are missing: complete, in the forms of its version 0.5.1, and without the keys that it does not know.
 */
export function toSeedConfig(profile: Profile, publicUrl: string): object {
  const { complete } = checkRemoteConfig(toAgentConfig(profile, publicUrl));
  // A profile is checked before it is kept.
  const config = complete as Config;
  const modules = Object.entries(config.SECURITY_CHECKS).filter(([module]) => SEED_MODULES.has(module));
  return {
    ...Object.fromEntries(SEED_KEYS.map((key) => [key, config[key]])),
    SECURITY_CHECKS: Object.fromEntries(modules),
    DECOY_ROUTES: config.DECOY_ROUTES.flatMap(toSeedDecoy),
  };
}

function beaconSettings(publicUrl: string): object {
  const BEACON_URL = `${publicUrl}/beacon`;
  return { BEACON: true, BEACON_URL, BEACON_DELAY: 30, TELEMETRY_DATA: true, BLACKLIST_SHARE: true };
}

const SEED_MODULES: ReadonlySet<string> = new Set(
  ['flood', 'headers', 'path', 'spoofing', 'decoy', 'sqli', 'xss', 'command', 'hpp', 'dlp'], // its table of defaults
);

/** pyrasp 0.5.1 knows beginnings of paths alone. */
function toSeedDecoy(decoy: Config['DECOY_ROUTES'][number]): readonly string[] {
  if (typeof decoy === 'string') return [decoy];
  return decoy[1] === 'starts' ? [decoy[0]] : [];
}
