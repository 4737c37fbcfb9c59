import { WHERE_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

/** Scanners' boolean tests: four-digit numbers compared, true and false by turns, the statement's rest taken up. */
export const booleanScanner = sqlGenerator({
  name: 'boolean-scanner',
  places: WHERE_PLACES,
  rules: {
    start: ['{open} {and} {test}{balance}', '{open} {and} {test} {comment}', '{open} {and} ({test}){close}'],
    and: ['AND', 'AND', 'OR', 'OR NOT', 'AND NOT'],
    test: ['{scan:a}={scan:a}', '{scan:a}={scan:b}', '{scan:a}>{scan:b}', '{scan:a}={scan:a}*1', '{arithmetic}'],
    arithmetic: ['{digit:a}*{digit:b}={digit:b}*{digit:a}', '{scan:a}-{digit}<{scan:a}', '{scan}%{digit}=0'],
  },
});
