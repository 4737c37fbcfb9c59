import { IDENTIFIER_PLACES, INSERT_PLACES, STRING_PLACES, UPDATE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** How a text may come to stand in quotes, and how the statement goes on behind them: columns, rows, clauses, comments. */
export const quotingForms = sqlGenerator({
  name: 'quoting-forms',
  places: [
    ...STRING_PLACES.filter(({ after }) => after === ''),
    ...INSERT_PLACES,
    ...UPDATE_PLACES,
    ...IDENTIFIER_PLACES,
  ],
  rules: {
    start: [
      '{open} order by (select {column} from users where id={digit}) {comment}',
      '{open} order by case when ({column} like {q}%{q}) then 1 else 2 end {comment}',
      '{open} group by name,price having max(id)>{digit} {comment}',
      '{open} and name in (select name from users) {comment}',
      '{open} and (name,price) in (select name,id from users) {comment}',
      '{open} and exists (select 1 from users u where u.id=products.id) {comment}',
      '{open} union all select name,password,email from users where name like {q}a%{q} {comment}',
      '{open} union select min(name),max(password),count(*) from users {comment}',
      '{open} and id=(select min(id) from users where role={q}admin{q}) {comment}',
      '{open},{digit},{digit}),({digit},{who},{digit}) {comment}',
      '{open}, name=(select password from users where id={digit}) where id={digit} {comment}',
      '{open} where {column}={column} {comment}',
      '{open},{column}={q}x{q} where 1<2 {comment}',
      '{open} from users {comment}',
      '{open} as a from users where id<{digit} {comment}',
      '{open} as a, u.password from users u {comment}',
      '{open}, count(*) from users group by role {comment}',
      '{open}{nothing}{comment}',
      '{open}/*{tag}*/{comment}',
      '{open}\n{comment}',
      '{open};{comment}',
      '{open} and{nothing}{q}1{q}={q}1{q} {comment}',
      '{open} and {q}{tag}{q}>{q}{letter}{q} {comment}',
      '{open} or {q}{q}<{q}a{q} {comment}',
    ],
    nothing: ['', ' ', '\t', '\n', '/**/', '\u000b', '\f'],
    q: ["'"],
  },
  byDialect: { mysql: { q: ["'", '"'] }, postgres: { q: ["'", '$$'] }, sqlite: {}, mssql: {}, oracle: {} },
});
