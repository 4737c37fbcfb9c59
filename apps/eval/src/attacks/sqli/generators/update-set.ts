import { UPDATE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Profiles and settings that are saved: another column set, other rows, or a secret read into one's own. */
export const updateSet = sqlGenerator({
  name: 'update-set',
  places: UPDATE_PLACES,
  rules: {
    start: [
      '{base}{quote},{column2}={leak} {comment}',
      '{base}{quote}, {column2}={leak} WHERE id={digit} {comment}',
      '{base}{quote} WHERE {truth} {comment}',
      '{base}{quote},{column2}={leak} where {truth}{comment}',
      '{base}{quote}{glue}({leak}){rejoin}',
      '{base}{quote} WHERE id={digit} OR {truth} {comment}',
      '{base}{quote};{second}{comment}',
      '{base}{quote} WHERE {ascii}>{code} {comment}',
    ],
    column2: ['category', 'name'],
    truth: ['1=1', 'id>0', "name LIKE '%'", '{digit:a}={digit:a}', 'id IN (1,2,3)'],
    glue: ['||'],
    leak: ['{secret}', '{version}', "'{tag}'", '(SELECT {column} FROM users WHERE id={digit})'],
    second: ["UPDATE users SET role='admin'", 'DELETE FROM users', 'DROP TABLE messages'],
  },
  byDialect: {
    mysql: { glue: ['+', '-', '|', ' and '], leak: ['{secret}', '{all}', "'{tag}'", '{version}'] },
    postgres: {},
    sqlite: {},
    mssql: { glue: ['+'] },
    oracle: {},
  },
});
