import { WHERE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Characters of a secret by binary search or one by one, as scripts and people write it. */
export const substringSearch = sqlGenerator({
  name: 'substring-search',
  places: WHERE_PLACES,
  rules: {
    start: [
      '{open} {and} {guess}{close}',
      '{open} {and} ({guess}){close}',
      '{open} {and} (SELECT {guess}{dual}) {comment}',
      '{open} {and} EXISTS(SELECT 1 FROM {table} WHERE {guess}){close}',
      '{open} {and} (SELECT COUNT(*) FROM {table} WHERE {pattern})>0{close}',
    ],
    and: ['and', 'AND', 'or', 'OR'],
    guess: [
      '{ascii}{compare}{code}',
      "{substring}='{letter}'",
      '{length}{compare}{digit}',
      "{secret} {like} '{letter}%'",
      "{substring} in ('{letter}','{letter}')",
      '{ascii} between {code} and 128',
      "{substring}>'{letter}'",
    ],
    compare: ['>', '<', '=', ' > ', '>=', '!=', '<>'],
    like: ['like', 'LIKE', 'not like'],
    pattern: ["password LIKE '{letter}%'", "name LIKE '%{letter}%'", 'id>{digit}'],
  },
  byDialect: {
    mysql: {
      pattern: [
        "password REGEXP '^[{letter}-z]'",
        "password LIKE BINARY '{letter}%'",
        "name RLIKE '{letter}'",
        'ORD(MID(password,{digit},1))&{digit}',
      ],
    },
    postgres: {
      pattern: [
        "password ~ '^{letter}'",
        "password ~* '[a-{letter}]'",
        "name SIMILAR TO '%{letter}%'",
        "password ILIKE '{letter}%'",
      ],
      ascii: ['ASCII({substring})', 'get_byte({secret}::bytea,0)'],
    },
    sqlite: {
      pattern: [
        "password GLOB '{letter}*'",
        "password LIKE '{letter}%'",
        "INSTR(password,'{letter}')",
        "HEX(SUBSTR(password,1,1))>'{digit}1'",
      ],
      ascii: ['UNICODE({substring})'],
    },
    mssql: {
      pattern: [
        "password LIKE '[a-{letter}]%'",
        "PATINDEX('%{letter}%',password)>0",
        "CHARINDEX('{letter}',password)=1",
      ],
    },
    oracle: { pattern: ["REGEXP_LIKE(password,'^{letter}')", "INSTR(password,'{letter}')=1"] },
  },
});
