import type { InputOf, ValueOf } from './kind.js';
import type { Setting } from './setting.js';
import { CLIENTS } from './settings/clients.js';
import { DETECTION } from './settings/detection.js';
import { GENERAL } from './settings/general.js';
import { REQUESTS } from './settings/requests.js';
import { TELLING } from './settings/telling.js';

/** Every setting there is: types, validation, documentation and JSON Schema flow from this table. */
export const SETTINGS = { ...GENERAL, ...REQUESTS, ...CLIENTS, ...DETECTION, ...TELLING } as const;

type Settings = typeof SETTINGS;

/** A setting's name, as pyrasp writes it. */
export type ConfigKey = keyof Settings;

/** A complete configuration: every key is there, checked, in one spelling. */
export type Config = { readonly [K in ConfigKey]: ValueOf<Settings[K]['kind']> };

/** What an owner may write: any of the keys, in any of the accepted forms. */
export type ConfigInput = { readonly [K in ConfigKey]?: InputOf<Settings[K]['kind']> | undefined } & {
  /** The name of `BRUTE_AND_FLOOD_PATHS` in pyrasp's table. */
  readonly BRUTE_AND_FLOOD_PATH?: ConfigInputOf<'BRUTE_AND_FLOOD_PATHS'> | undefined;
};

type ConfigInputOf<K extends ConfigKey> = InputOf<Settings[K]['kind']>;

/** Every key, in the order of the documentation. */
export const CONFIG_KEYS = Object.keys(SETTINGS) as readonly ConfigKey[];

/** The row of a key, without the types that only its own reader needs. */
export function settingOf(key: ConfigKey): Setting {
  return SETTINGS[key] as Setting;
}

const KEY_BY_NAME = new Map<string, ConfigKey>(
  CONFIG_KEYS.flatMap((key) => [key, ...(settingOf(key).aliases ?? [])].map((name) => [name, key] as const)),
);

/** The key that a name stands for, aliases included. */
export function keyOfName(name: string): ConfigKey | undefined {
  return KEY_BY_NAME.get(name);
}

/** Every name that may be written, aliases included. */
export function configNames(): readonly string[] {
  return [...KEY_BY_NAME.keys()];
}

/** Settings that are read and checked, and that no module of this version acts on yet. */
export const PENDING_KEYS: ReadonlySet<ConfigKey> = new Set<ConfigKey>();
