import { type Database, nowSeconds } from './database.js';
import type { Message } from './message.js';

/** A process that has shown itself. */
export interface AgentRow {
  readonly key_id: string;
  readonly instance: string;
  readonly version: string;
  readonly platform: string;
  readonly seen_at: number;
  readonly cpu: number | null;
  readonly memory: number | null;
  /** Requests since its start. */
  readonly success: number;
  readonly error: number;
  readonly attacks: number;
}

/** Processes of one key that are kept; every restart is a new one. */
const MAX_INSTANCES = 1_000;
/** One that was not seen for so long is forgotten. */
const FORGET_SECONDS = 7 * 86_400;

/** What is known of every process, the last seen first; `report` is what it says of its configuration. */
export function listAgents(database: Database) {
  const rows = database.all<AgentRow & { readonly report: string | null; readonly routes: string; name: string }>(
    `SELECT agents.key_id, keys.name, profiles.name AS profile, instance, agents.version, platform, seen_at, cpu,
       memory, success, error, attacks, report, routes
     FROM agents JOIN keys ON keys.id = key_id JOIN profiles ON profiles.id = profile_id
     ORDER BY seen_at DESC, instance LIMIT 10000`,
  );
  return rows.map(({ report, routes, ...row }) => ({
    ...row,
    routes: JSON.parse(routes) as unknown,
    report: report === null ? null : (JSON.parse(report) as unknown),
  }));
}

/** Inside of a `write`. A start counts anew. */
export function noteStart(database: Database, keyId: string, message: Message): void {
  database.run('DELETE FROM agents WHERE key_id = ? AND instance = ?', keyId, message.instance);
  noteSeen(database, keyId, message);
  database.run(
    `DELETE FROM agents WHERE seen_at < ? OR (key_id = ? AND instance IN
       (SELECT instance FROM agents WHERE key_id = ? ORDER BY seen_at DESC LIMIT -1 OFFSET ?))`,
    ...[nowSeconds() - FORGET_SECONDS, keyId, keyId, MAX_INSTANCES],
  );
}

/** Inside of a `write`. */
export function noteSeen(database: Database, keyId: string, message: Message): void {
  const { instance, version, platform, routes, report, load } = message;
  database.run(
    `INSERT INTO agents (key_id, instance, version, platform, routes, seen_at, cpu, memory, success, error, attacks, report)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET version = excluded.version, seen_at = excluded.seen_at,
       platform = iif(excluded.platform = '', platform, excluded.platform),
       cpu = coalesce(excluded.cpu, cpu), memory = coalesce(excluded.memory, memory),
       success = success + excluded.success, error = error + excluded.error, attacks = attacks + excluded.attacks,
       report = coalesce(excluded.report, report)`,
    ...[keyId, instance, version, platform, routes ?? '[]', nowSeconds()],
    ...[load?.cpu ?? null, load?.memory ?? null, load?.success ?? 0, load?.error ?? 0, load?.attacks ?? 0],
    report ?? null,
  );
}

/** Up to where pyrasp, which has no cursor of its own, has been told. */
export function cursorOf(database: Database, keyId: string): string | undefined {
  const row = database.get<{ cursor: string | null }>(
    "SELECT cursor FROM agents WHERE key_id = ? AND instance = ''",
    keyId,
  );
  return row?.cursor ?? undefined;
}

export function saveCursor(database: Database, keyId: string, cursor: string): Promise<unknown> {
  return database.write(() =>
    database.run("UPDATE agents SET cursor = ? WHERE key_id = ? AND instance = ''", cursor, keyId),
  );
}
