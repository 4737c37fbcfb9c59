import { checkRemoteConfig, describeFault } from '@rasp/core/cloud';
import { type Database, nowSeconds } from './database.js';
import { Refusal } from './refusal.js';

/** A named configuration. */
export interface Profile {
  readonly id: number;
  readonly name: string;
  /** JSON: the keys that its author has set. */
  readonly config: string;
  readonly version: number;
  readonly changed_at: number;
}

/** The answer to a profile that was taken. */
export interface ProfileTaken {
  readonly name: string;
  readonly version: number;
  /** What is legal, and yet may not do what its author thinks. */
  readonly warnings: readonly string[];
}

const MAX_PROFILES = 1_000;
/** Complete configurations with long lists are some 100 KB. */
const MAX_CONFIG_LENGTH = 500_000;

export function listProfiles(database: Database) {
  return database.all<Profile>('SELECT * FROM profiles ORDER BY name').map(toShown);
}

export function showProfile(database: Database, name: string) {
  return toShown(profileNamed(database, name));
}

/** Throws a 404 for an unknown name. */
export function profileNamed(database: Database, name: string): Profile {
  const profile = database.get<Profile>('SELECT * FROM profiles WHERE name = ?', name);
  if (profile === undefined) throw new Refusal(404, 'there is no such profile');
  return profile;
}

/** Throws a 400 with every fault by the schema of @rasp/core. */
export async function createProfile(database: Database, name: string, config: unknown): Promise<ProfileTaken> {
  const warnings = checkConfig(config);
  await database.write(() => {
    const count = database.get<{ n: number }>('SELECT count(*) AS n FROM profiles')?.n ?? 0;
    if (count >= MAX_PROFILES) throw new Refusal(409, `there are ${MAX_PROFILES} profiles already`);
    if (database.get('SELECT 1 FROM profiles WHERE name = ?', name)) throw new Refusal(409, 'the name is taken');
    const parameters = [name, JSON.stringify(config), nowSeconds()];
    database.run('INSERT INTO profiles (name, config, version, changed_at) VALUES (?, ?, 1, ?)', ...parameters);
  });
  return { name, version: 1, warnings };
}

export async function changeProfile(database: Database, name: string, config: unknown): Promise<ProfileTaken> {
  const warnings = checkConfig(config);
  const version = await database.write(() => {
    const parameters = [JSON.stringify(config), nowSeconds(), profileNamed(database, name).id];
    database.run('UPDATE profiles SET config = ?, version = version + 1, changed_at = ? WHERE id = ?', ...parameters);
    return profileNamed(database, name).version;
  });
  return { name, version, warnings };
}

export async function removeProfile(database: Database, name: string): Promise<void> {
  await database.write(() => {
    const { id } = profileNamed(database, name);
    // A key that was revoked still names its profile.
    if (database.get('SELECT 1 FROM keys WHERE profile_id = ?', id)) throw new Refusal(409, 'keys use this profile');
    database.run('DELETE FROM profiles WHERE id = ?', id);
  });
}

function checkConfig(config: unknown): readonly string[] {
  const { faults, warnings } = checkRemoteConfig(config);
  if (faults.length > 0) throw new Refusal(400, 'the configuration has faults', faults.map(describeFault));
  if (JSON.stringify(config).length > MAX_CONFIG_LENGTH) throw new Refusal(400, 'the configuration is too large');
  return warnings;
}

function toShown({ id: _id, config, ...profile }: Profile) {
  return { ...profile, config: JSON.parse(config) as unknown };
}
