import { WHERE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Delay without a function that waits: joins and recursion that take long. Sized to take some ten milliseconds here. */
export const heavyQuery = sqlGenerator({
  name: 'heavy-query',
  places: WHERE_PLACES,
  rules: {
    start: [
      '{open} {and} {digit}={heavy}{close}',
      '{open} {and} {heavy}>0{close}',
      '{open} {and} (CASE WHEN ({guess}) THEN {heavy} ELSE {digit} END)={digit} {comment}',
    ],
    and: ['AND', 'OR', 'or'],
    guess: ['{ascii}>{code}', '{scan:a}={scan:a}', '{length}={digit}'],
  },
  byDialect: {
    mysql: {
      heavy: [
        '(SELECT COUNT(*) FROM information_schema.columns A, information_schema.columns B)',
        '(SELECT COUNT(*) FROM information_schema.columns A JOIN information_schema.columns B JOIN information_schema.columns C)',
        '(SELECT COUNT(*) FROM information_schema.collations a,information_schema.collations b,information_schema.collations c)',
        "(SELECT SUM(BENCHMARK(100000,SHA2('{tag}',512))) FROM users)",
        "(SELECT LENGTH(REPEAT('{tag}',1000000)) RLIKE '(a.*)+b')",
      ],
    },
    postgres: {
      heavy: [
        '(SELECT COUNT(*) FROM GENERATE_SERIES(1,100000))',
        '(SELECT COUNT(*) FROM generate_series(1,300) a, generate_series(1,{scan}) b WHERE b<300)',
        '(WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n+1 FROM t WHERE n<40000) SELECT COUNT(*) FROM t)',
        '(SELECT COUNT(*) FROM pg_class a, pg_class b)',
        "LENGTH(REPEAT(MD5('{tag}'),200000))",
      ],
    },
    sqlite: {
      heavy: [
        '(WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM c LIMIT 90000) SELECT COUNT(*) FROM c)',
        '(SELECT COUNT(*) FROM sqlite_master a,sqlite_master b,sqlite_master c,sqlite_master d,sqlite_master e)',
        "LENGTH(REPLACE(HEX(ZEROBLOB(3000000)),'00','{tag}'))",
        '(SELECT COUNT(*) FROM pragma_function_list a, pragma_function_list b)',
      ],
    },
    mssql: {
      heavy: [
        '(SELECT COUNT(*) FROM sysusers AS sys1,sysusers AS sys2,sysusers AS sys3,sysusers AS sys4)',
        '(SELECT COUNT(*) FROM sys.objects a CROSS JOIN sys.objects b CROSS JOIN sys.columns c)',
      ],
    },
    oracle: {
      heavy: [
        '(SELECT COUNT(*) FROM ALL_USERS T1,ALL_USERS T2,ALL_USERS T3)',
        '(SELECT COUNT(*) FROM all_objects a, all_objects b)',
        '(SELECT COUNT(*) FROM DUAL CONNECT BY LEVEL<=1000000)',
      ],
    },
  },
});
