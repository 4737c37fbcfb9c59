/** Times are epoch seconds by this machine's clock. Every statement can be run again on a database that has it. */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- version counts the changes of one profile: agents say which they have.
CREATE TABLE IF NOT EXISTS profiles (
  id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, config TEXT NOT NULL,
  version INTEGER NOT NULL, changed_at INTEGER NOT NULL);

CREATE TABLE IF NOT EXISTS keys (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, profile_id INTEGER NOT NULL REFERENCES profiles,
  created_at INTEGER NOT NULL, revoked_at INTEGER) WITHOUT ROWID;

-- One row a process; pyrasp does not tell its processes apart, its instance is ''. cursor: what pyrasp has been told.
CREATE TABLE IF NOT EXISTS agents (
  key_id TEXT NOT NULL REFERENCES keys, instance TEXT NOT NULL, version TEXT NOT NULL DEFAULT '',
  platform TEXT NOT NULL DEFAULT '', routes TEXT NOT NULL DEFAULT '[]', seen_at INTEGER NOT NULL,
  cpu REAL, memory REAL, success INTEGER NOT NULL DEFAULT 0, error INTEGER NOT NULL DEFAULT 0,
  attacks INTEGER NOT NULL DEFAULT 0, report TEXT, cursor TEXT, PRIMARY KEY (key_id, instance)) WITHOUT ROWID;

-- seq counts changes: an agent is told of what is past the seq that it has. Removed entries stay until they expire.
CREATE TABLE IF NOT EXISTS blacklist (
  address TEXT PRIMARY KEY, seq INTEGER NOT NULL, is_removed INTEGER NOT NULL, detected_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL, key_id TEXT NOT NULL, instance TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS blacklist_seq ON blacklist (seq);

CREATE TABLE IF NOT EXISTS events (
  id INTEGER PRIMARY KEY AUTOINCREMENT, key_id TEXT NOT NULL, received_at INTEGER NOT NULL, event TEXT NOT NULL);
`;
