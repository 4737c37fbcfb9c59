import { isIP } from 'node:net';
import { isSpecialAddress, MAX_ENTRIES, normalizeAddress } from '@rasp/core/cloud';
import { type Database, nowSeconds } from './database.js';

/** One address that agents are told to refuse. Times are epoch seconds. */
export interface Entry {
  readonly address: string;
  readonly detected_at: number;
  readonly expires_at: number;
  /** Which agent saw it; both empty: an administrator. */
  readonly key_id: string;
  readonly instance: string;
}

/** What is new since an agent was told last. */
export interface Changes {
  readonly new: readonly string[];
  readonly remove: readonly string[];
  /** Up to where this goes. */
  readonly seq: number;
}

/** Changes in one answer; the rest goes with the next. */
const MAX_CHANGES = 5_000;

/** The one spelling of an address that may be shared; undefined for ranges, private ones, and what is none. */
export function toShareable(address: unknown): string | undefined {
  if (typeof address !== 'string' || isIP(address) === 0) return undefined;
  const one = normalizeAddress(address);
  return isSpecialAddress(one) ? undefined : one;
}

/** What agents are to refuse now, the newest detections first. */
export function listEntries(database: Database): readonly Entry[] {
  return database.all(
    `SELECT address, detected_at, expires_at, key_id, instance FROM blacklist
     WHERE is_removed = 0 AND expires_at > ? ORDER BY detected_at DESC, address`,
    nowSeconds(),
  );
}

/** The number of the last change. */
export function lastSeq(database: Database): number {
  return Number(database.get<{ value: string }>("SELECT value FROM meta WHERE name = 'seq'")?.value ?? 0);
}

/** What an agent that knows everything up to `seq` has to be told; not of what it said itself. */
export function changesAfter(database: Database, seq: number, agent: { keyId: string; instance: string }): Changes {
  // From another database, or from one that was restored: everything again.
  const from = seq > lastSeq(database) ? 0 : seq;
  const rows = database.all<Entry & { readonly seq: number; readonly is_removed: number }>(
    'SELECT * FROM blacklist WHERE seq > ? AND expires_at > ? ORDER BY seq LIMIT ?',
    ...[from, nowSeconds(), MAX_CHANGES],
  );
  const isOwn = (row: Entry): boolean => row.key_id === agent.keyId && row.instance === agent.instance;
  return {
    new: rows.filter((row) => row.is_removed === 0 && !isOwn(row)).map(({ address }) => address),
    remove: rows.filter((row) => row.is_removed === 1).map(({ address }) => address),
    seq: rows.length < MAX_CHANGES ? lastSeq(database) : (rows.at(-1)?.seq ?? from),
  };
}

/** Inside of a `write`. Agents are told again only when half of an entry's time has gone: they all report one attacker. */
export function addEntry(database: Database, { address, detected_at, expires_at, key_id, instance }: Entry): void {
  const known = database.get<Entry & { readonly is_removed: number }>(
    'SELECT * FROM blacklist WHERE address = ?',
    address,
  );
  const isFresh = known?.is_removed === 0 && known.expires_at - nowSeconds() > (expires_at - detected_at) / 2;
  if (known !== undefined && isFresh) return;
  database.run(
    'INSERT OR REPLACE INTO blacklist VALUES (?, ?, 0, ?, ?, ?, ?)',
    ...[address, nextSeq(database), detected_at, expires_at, key_id, instance],
  );
}

/** Inside of a `write`. Whether it was there. */
export function removeEntry(database: Database, address: string): boolean {
  return (
    database.run(
      'UPDATE blacklist SET is_removed = 1, seq = ? WHERE address = ? AND is_removed = 0 AND expires_at > ?',
      ...[nextSeq(database), address, nowSeconds()],
    ) > 0
  );
}

/** Inside of a `write`: keeps as many as an agent takes at its start; past that the oldest go. */
export function keepBounded(database: Database): void {
  const count = database.get<{ n: number }>('SELECT count(*) AS n FROM blacklist')?.n ?? 0;
  if (count <= MAX_ENTRIES) return;
  database.run('DELETE FROM blacklist WHERE expires_at <= ?', nowSeconds());
  database.run(
    'DELETE FROM blacklist WHERE address IN (SELECT address FROM blacklist ORDER BY seq DESC LIMIT -1 OFFSET ?)',
    MAX_ENTRIES,
  );
}

/** Forgets what has expired. */
export function dropExpired(database: Database): Promise<number> {
  return database.write(() => database.run('DELETE FROM blacklist WHERE expires_at <= ?', nowSeconds()));
}

function nextSeq(database: Database): number {
  const seq = lastSeq(database) + 1;
  database.run("INSERT OR REPLACE INTO meta VALUES ('seq', ?)", String(seq));
  return seq;
}
