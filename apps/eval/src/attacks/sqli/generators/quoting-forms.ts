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
    // One kind of quotes in a text: a literal that starts with one and ends in the other ends nowhere.
    start: [
      '{open} order by (select {column} from users where id={digit}) {comment}',
      '{open} order by case when ({column} like {q:same}%{q:same}) then 1 else 2 end {comment}',
      '{open} group by name,price having max(id)>{digit} {comment}',
      '{open} and name in (select name from users) {comment}',
      '{open} and (name,price) in (select name,id from users) {comment}',
      '{open} and exists (select 1 from users u where u.id=products.id) {comment}',
      '{open} union all select name,password,email from users where name like {q:same}a%{q:same} {comment}',
      '{open} union select min(name),max(password),count(*) from users {comment}',
      '{open} and id=(select min(id) from users where role={q:same}admin{q:same}) {comment}',
      '{open},{digit},{digit}),({digit},{who},{digit}) {comment}',
      '{open}, name=(select password from users where id={digit}) where id={digit} {comment}',
      '{open} where {column}={column} {comment}',
      '{open},{column}={q:same}x{q:same} where 1<2 {comment}',
      '{open} from users {comment}',
      '{open} as a from users where id<{digit} {comment}',
      '{open} as a, u.password from users u {comment}',
      '{open}, count(*) from users group by role {comment}',
      '{open}{nothing}{comment}',
      '{open}/*{tag}*/{comment}',
      '{open}\n{comment}',
      '{open};{comment}',
      '{open} and{nothing}{q:same}1{q:same}={q:same}1{q:same} {comment}',
      '{open} and {q:same}{tag}{q:same}>{q:same}{letter}{q:same} {comment}',
      '{open} or {q:same}{q:same}<{q:same}a{q:same} {comment}',
    ],
    nothing: ['', ' ', '\t', '\n', '/**/', '\u000b', '\f'],
    q: ["'"],
  },
  byDialect: { mysql: { q: ["'", '"'] }, postgres: { q: ["'", '$$'] }, sqlite: {}, mssql: {}, oracle: {} },
});
