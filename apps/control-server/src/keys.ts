import { randomBytes } from 'node:crypto';
import { type Database, nowSeconds } from './database.js';
import { type Profile, profileNamed } from './profiles.js';
import { Refusal } from './refusal.js';
import { createSecret, hashSecret, isSecret } from './secrets.js';

/** What is known of a key; the key itself is known to its agent alone. */
export interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly profile: string;
  readonly created_at: number;
  readonly revoked_at: number | null;
}

/** An agent that has shown its key, and the profile that it gets. */
export interface KnownKey {
  readonly id: string;
  readonly profile: Profile;
}

/** Makes a key; the answer is the only place where it can ever be read. */
export async function createKey(database: Database, name: string, profile: string) {
  const id = randomBytes(6).toString('hex');
  const secret = createSecret();
  await database.write(() =>
    database.run(
      'INSERT INTO keys (id, name, hash, profile_id, created_at) VALUES (?, ?, ?, ?, ?)',
      ...[id, name, hashSecret(secret), profileNamed(database, profile).id, nowSeconds()],
    ),
  );
  // In front its id, by which it is looked up: so only one hash has to be compared.
  return { id, name, profile, key: `${id}-${secret}` };
}

export function listKeys(database: Database): readonly KeyRow[] {
  return database.all(
    `SELECT keys.id, keys.name, profiles.name AS profile, created_at, revoked_at
     FROM keys JOIN profiles ON profiles.id = profile_id ORDER BY created_at, keys.id`,
  );
}

export async function revokeKey(database: Database, id: string): Promise<void> {
  const changed = await database.write(() =>
    database.run('UPDATE keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL', nowSeconds(), id),
  );
  if (changed === 0) throw new Refusal(404, 'there is no such key, or it is revoked already');
}

/** Gives a key another profile; its agents hear of it with their next beacons. */
export async function moveKey(database: Database, id: string, profile: string): Promise<void> {
  const changed = await database.write(() =>
    database.run('UPDATE keys SET profile_id = ? WHERE id = ?', profileNamed(database, profile).id, id),
  );
  if (changed === 0) throw new Refusal(404, 'there is no such key');
}

/** Throws a 403 for a key that is none, or none any more: pyrasp tells its owner so. */
export function requireKey(database: Database, key: unknown): KnownKey {
  const [, id = '', secret = ''] = typeof key === 'string' ? (/^([0-9a-f]{12})-(.{1,200})$/.exec(key) ?? []) : [];
  const row = database.get<Profile & { readonly key_hash: string }>(
    `SELECT profiles.*, keys.hash AS key_hash FROM keys JOIN profiles ON profiles.id = profile_id
     WHERE keys.id = ? AND revoked_at IS NULL`,
    id,
  );
  if (row === undefined || !isSecret(secret, row.key_hash)) throw new Refusal(403, 'Invalid or missing agent key');
  return { id, profile: row };
}
