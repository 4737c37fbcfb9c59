/** What may stand after a verb, for it to be a statement rather than an English word. */
export const FOLLOWERS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  (
    [
      ['insert', 'into ignore overwrite or low_priority delayed all'],
      ['replace', 'into low_priority delayed'],
      ['delete', 'from low_priority quick ignore top'],
      ['merge', 'into'],
      ['load', 'data xml'],
      ['kill', 'query connection'],
      ['backup', 'database log certificate master service symmetric'],
      ['restore', 'database log filelistonly headeronly labelonly verifyonly rewindonly master service symmetric'],
      ['bulk', 'insert'],
      ['lock', 'table tables'],
      ['import', 'foreign'],
      ['attach', 'database'],
      ['detach', 'database'],
      ['show', 'tables databases grants variables status columns full create processlist'],
      ['describe', 'select'],
      ['vacuum', 'full into freeze verbose analyze'],
      ['explain', 'select analyze plan query extended format verbose update delete insert'],
      ['rename', 'table user'],
      ['reset', 'role all query master'],
      ['update', 'statistics or'],
      ['drop', 'owned'],
      ['set', 'role session global local transaction names password constraints'],
      ['comment', 'on'],
      ['flush', 'tables table privileges hosts logs status local no_write_to_binlog query user_resources binary relay'],
      ['optimize', 'table local no_write_to_binlog'],
      ['refresh', 'materialized'],
      ['reassign', 'owned'],
      ['security', 'label'],
      ['flashback', 'table database pluggable'],
      ['purge', 'recyclebin dba_recyclebin table index tablespace binary'],
      ['audit', 'all policy select insert update delete session create alter drop table'],
      ['noaudit', 'all policy select insert update delete session create alter drop table'],
      ['disable', 'trigger'],
      ['enable', 'trigger'],
      ['check', 'table'],
      ['repair', 'table local no_write_to_binlog'],
      ['start', 'transaction slave replica group_replication'],
      ['stop', 'slave replica group_replication'],
      ['unlock', 'tables table'],
      ['xa', 'start begin end prepare commit rollback recover'],
      ['install', 'plugin component soname'],
      ['uninstall', 'plugin component soname'],
      ['signal', 'sqlstate'],
      ['cache', 'index'],
      ['change', 'master replication'],
      ['open', 'symmetric master'],
      ['close', 'symmetric master all'],
      ['rollback', 'to work transaction tran prepared'],
      ['commit', 'and work transaction tran prepared write'],
      ['end', 'transaction'],
      ['prepare', ''],
    ] as const
  ).map(([verb, words]) => [verb, new Set(words.split(' '))]),
);

/** Verbs that a kind of object follows. */
export const DEFINITIONS: ReadonlySet<string> = new Set(['create', 'alter', 'drop', 'truncate']);
/** Verbs whose required next words no prose has. */
export const UNMISTAKABLE: ReadonlySet<string> = new Set([
  ...DEFINITIONS,
  ...'shutdown do exec execute waitfor declare copy attach merge load bulk restore backup handler pragma'.split(' '),
]);
/** What may stand between such a verb and what it defines. */
export const MODIFIERS: ReadonlySet<string> = new Set(
  'or temporary temp global local unique if unlogged virtual public fulltext clustered alter editionable noneditionable and compile'.split(
    ' ',
  ),
);
/** Verbs that any name may follow. */
export const NEEDS_NAME: ReadonlySet<string> = new Set(
  'exec execute call declare pragma use prepare open close savepoint deallocate notify listen dbcc go goto desc reindex discard release'.split(
    ' ',
  ),
);
