import { LIKE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Search boxes: the pattern closed with its per cent sign, another pattern or query behind it. */
export const likeWildcard = sqlGenerator({
  name: 'like-wildcard',
  places: LIKE_PLACES,
  rules: {
    start: [
      '{value}%{leave} {or} {column2} {like} {quote}%{letter}',
      '{value}%{leave} {or} {quote}%{quote}={quote}',
      '{value}%{leave} {or} 1=1 {comment}',
      '{value}%{leave} AND {length}>{digit} {comment}',
      '{value}%{leave} UNION SELECT id,name,password FROM users {comment}',
      '{value}{leave} {or} {column2} IS NOT NULL {comment}',
      '{value}%{leave} {or} {column2} {like} {quote}%{quote} {comment}',
      '{value}_{leave} {or} id={digit} {comment}',
      '{value}%{leave} ORDER BY {digit} {comment}',
    ],
    column2: ['name', 'category', 'price', 'stock'],
    or: ['or', 'OR', 'and'],
    like: ['LIKE', 'like', 'NOT LIKE'],
  },
});
