import { IDENTIFIER_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Names of columns and tables: the name's own quote closed, the select list or the clause rewritten. */
export const identifier = sqlGenerator({
  name: 'identifier',
  places: IDENTIFIER_PLACES,
  rules: {
    start: [
      '{name}{quote},{secret}{end}',
      '{name}{quote}, {secret} AS {opening}{tag}',
      '{own}{quote} FROM users {comment}',
      '{own}{quote} FROM {table} WHERE {digit:a}={digit:a} {comment}',
      '{name}{quote} FROM products UNION SELECT {column} FROM users {comment}',
      '{name}{quote} FROM products;DROP TABLE messages{comment}',
      '{own}{quote} AS a,password FROM users{comment}',
      '{name}{quote} FROM products WHERE id={digit} OR 1=1{comment}',
    ],
    own: ['name', 'id', 'email', 'role'],
    name: ['name', 'id', 'price', 'category'],
    end: [' FROM products {comment}', ' AS {opening}x', ',{opening}id'],
    opening: ['{quote}'],
  },
  byDialect: {
    mysql: { opening: ['`'] },
    postgres: { opening: ['"'] },
    sqlite: { opening: ['{quote}'], tag: ['x', 'y', 'leak'] },
    mssql: { opening: ['['] },
    oracle: { opening: ['"'] },
  },
});
