import { WHERE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Comparisons by JSON, arrays, ranges and other types that filters rarely know. */
export const jsonOperators = sqlGenerator({
  name: 'json-operators',
  places: WHERE_PLACES,
  rules: {
    start: ['{open} {or} {truth}{close}', '{open} {or} {truth} {comment}', '{open} {or} ({truth}){close}'],
    or: ['or', 'OR', 'AND', 'and'],
    key: ['a', 'b', 'id', '{letter}'],
  },
  byDialect: {
    mysql: {
      truth: [
        `JSON_EXTRACT('{"{key:k}":{digit:d}}','$.{key:k}')={digit:d}`,
        `JSON_VALID('[{digit}]')`,
        `JSON_LENGTH('[{digit},{digit}]')=2`,
        `JSON_CONTAINS('[1,{digit:d}]','{digit:d}')`,
        `JSON_DEPTH('{}')!={code}`,
        `JSON_TYPE('[]')='ARRAY'`,
        `JSON_UNQUOTE('"{letter:l}"')='{letter:l}'`,
        `JSON_ARRAY({digit})<>JSON_ARRAY({scan})`,
        `JSON_VALUE('{"a":"{letter:l}"}','$.a')='{letter:l}'`,
        "JSON_SEARCH('[\"{letter:l}\"]','one','{letter:l}') is not null",
      ],
    },
    postgres: {
      truth: [
        `'{"{key:k}":{digit:d}}'::jsonb @> '{"{key:k}":{digit:d}}'`,
        `'{"{key:k}":1}'::jsonb ? '{key:k}'`,
        `'{"a":"{letter:l}"}'::json->>'a'='{letter:l}'`,
        `ARRAY[{digit:d},2] @> ARRAY[{digit:d}]`,
        `{digit:d}=ANY(ARRAY[{digit:d},{digit}])`,
        `int4range(1,99) @> {digit}`,
        `'[1,9]'::int4range @> {digit}`,
        `(ARRAY[{digit:d}])[1]={digit:d}`,
        `jsonb_typeof('[]')='array'`,
        `'{letter:l}b' ^@ '{letter:l}'`,
        `row(1,{digit:d})=row(1,{digit:d})`,
        `to_jsonb({digit:d})=to_jsonb({digit:d})`,
        `'{"a":1}'::jsonb @@ '$.a==1'`,
        "box '(1,1),(0,0)' @> point '(0.5,0.5)'",
      ],
    },
    sqlite: {
      truth: [
        `json_extract('{"{key:k}":{digit:d}}','$.{key:k}')={digit:d}`,
        `'{"a":{digit:d}}'->>'a'={digit:d}`,
        `json_valid('[{digit}]')`,
        `json_array_length('[{digit},{digit}]')=2`,
        `json_type('[]')='array'`,
        `(SELECT value FROM json_each('[{digit:d}]'))={digit:d}`,
        `(1,{digit:d})=(1,{digit:d})`,
        `'[{digit:d}]'->0={digit:d}`,
        `json('{}') is not null`,
      ],
    },
    mssql: {
      truth: [
        `JSON_VALUE('{"a":1}','$.a')=1`,
        `ISJSON('[{digit}]')=1`,
        `(SELECT COUNT(*) FROM OPENJSON('[{digit}]'))=1`,
        `JSON_QUERY('{"a":[1]}','$.a') LIKE '%1%'`,
      ],
    },
    oracle: {
      truth: [
        `JSON_VALUE('{"a":1}','$.a')=1`,
        `'[1]' IS JSON`,
        `JSON_EXISTS('{"a":1}','$.a')`,
        `JSON_TABLE('[1]','$[*]' COLUMNS(a NUMBER PATH '$')) IS NOT NULL`,
      ],
    },
  },
});
