import { WHERE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Columns found out by GROUP BY and HAVING. */
export const groupHaving = sqlGenerator({
  name: 'group-having',
  places: WHERE_PLACES,
  rules: {
    start: [
      '{open} HAVING {test}{comment}',
      '{open} GROUP BY {columns} HAVING {test} {comment}',
      '{open} group by {columns} {comment}',
      "{open} GROUP BY {columns} HAVING '{letter:a}'='{letter:a}' {comment}",
      '{open} HAVING {aggregate} {comment}',
      '{open} group by {columns} having {aggregate} {comment}',
      '{open} GROUP BY {columns} ORDER BY {digit} {comment}',
    ],
    columns: [
      'id',
      'id,name',
      'id,name,price',
      'products.id',
      '1',
      '1,2',
      'id,name,price,category,stock',
      'name,price,id',
    ],
    test: ['1=1', '1=2', '{digit:a}={digit:a}', "'1'='1'", '{length}>{digit}', '{ascii}>{code}'],
    aggregate: ['COUNT(*)>{digit}', 'MIN(id)<{code}', 'MAX(price)>(SELECT 0)', 'SUM(id)>=0'],
  },
});
