import { LIST_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Lists of values: closed early, filled by a query, or negated. */
export const inList = sqlGenerator({
  name: 'in-list',
  places: LIST_PLACES,
  rules: {
    start: [
      '{open} {or} {truth}{balance}',
      '{open} {or} {truth} {comment}',
      '{base}{quote},{query},{quote}',
      '{base}{quote}) UNION SELECT {fields} FROM users {comment}',
      '{open} AND id NOT IN ({digit}{comment}',
      '{open} {or} id IN ({digit},{digit}) {comment}',
      '{open} {or} id IN (SELECT id FROM users) {comment}',
      '{base}{quote},{query}) {comment}',
      '{open};{second}{comment}',
    ],
    or: ['or', 'OR', 'AND', 'and not'],
    truth: ['1=1', '{digit:a}={digit:a}', 'id>0', 'name IS NOT NULL', '{length}>{digit}'],
    query: ['{secret}', '(SELECT name FROM products LIMIT 1)', '(SELECT {digit})'],
    fields: ['id,name,password', 'name', 'name,password', 'null,{all},null', '1,2,3,4'],
    second: ['DELETE FROM users', 'DROP TABLE messages', 'SELECT {version}'],
  },
});
