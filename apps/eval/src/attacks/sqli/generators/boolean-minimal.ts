import { STRING_PLACES } from '../place.js';
import { sqlGenerator } from '../sql-generator.js';

// Bare arithmetic in a numeric place is left out: no text could tell 10-2 from a score.
const PLACES = STRING_PLACES.filter(({ context }) => !context.includes('paren'));
const START = [
  '{base}{quote}{glue}{operand}{glue}{quote}',
  '{base}{quote}{glue}{quote}',
  '{base}{quote}{glue}{quote}{value}',
];

/** Operators instead of keywords: the text goes on as arithmetic or as a comparison of the statement's own literal. */
export const booleanMinimal = sqlGenerator({
  name: 'boolean-minimal',
  places: PLACES,
  rules: { operand: ['0', '1', '{digit}', '{digit}', '({digit})'] },
  byDialect: {
    mysql: {
      start: START,
      glue: [
        '-',
        '+',
        '*',
        '=',
        '<>',
        '^',
        '|',
        '||',
        '&&',
        '%',
        '<=>',
        '!=',
        '<',
        '>=',
        '<<',
        ' - ',
        ' = ',
        ' div ',
        ' xor ',
      ],
    },
    postgres: {
      start: [
        '{base}{quote}||{quote}{tag}{quote}||{quote}',
        '{base}{quote}{glue}{quote}{tag}',
        '{base}{quote}||{quote}',
        '{base}{quote}||({operand})||{quote}',
      ],
      glue: ['=', '||', '<>', ' = '],
      quote: ["'"],
      base: ['{value}'],
    },
    sqlite: {
      start: START,
      glue: ['-', '+', '*', '=', '<>', '==', '|', '||', '%', ' is ', '!=', '<', '>=', '<<', ' - ', ' || '],
    },
    mssql: { start: START, glue: ['+', '-', '=', '<>', '*', '/', ' + '] },
    oracle: { start: START, glue: ['||', '=', '<>', ' || '] },
  },
});
