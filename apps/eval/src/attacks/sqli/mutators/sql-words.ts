/** SQL's own words in the generators' grammars; names of tables are case-sensitive in MariaDB and left alone. */
export const KEYWORDS: ReadonlySet<string> = new Set(
  `all and any as asc begin between by case cast collate count create cross delete desc distinct drop else end escape exec execute exists
  extractvalue from full group having if iif in inner insert into is join left like limit natural not null offset on or order outer
  prepare procedure regexp returning right rlike select set sleep pg_sleep substr substring mid ascii ord unicode length char_length
  concat concat_ws group_concat version database user char chr table then top true false truncate union update updatexml using values
  waitfor delay when where with xor div benchmark hex coalesce nullif ifnull`.split(/\s+/),
);

/** Names of the executors' schema. */
export const TABLES: ReadonlySet<string> = new Set([
  'users',
  'accounts',
  'members',
  'customers',
  'products',
  'messages',
]);
export const COLUMNS: ReadonlySet<string> = new Set(['password', 'name', 'email', 'role', 'price', 'category']);
