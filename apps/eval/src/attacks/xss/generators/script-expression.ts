import { HANDLER, STRING_DOUBLE, STRING_SINGLE } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** Stays one expression: operators between the string's halves. */
export const scriptExpression = xssGenerator({
  name: 'script-expression',
  contexts: [STRING_SINGLE, STRING_DOUBLE, HANDLER],
  rules: {
    start: [
      '{word}{quote}{operator}{bare}{operator}{quote}',
      '{quote}{operator}{bare}{operator}{quote}',
      '{quote}{operator}({bare}){operator}{quote}',
      '{quote}?{bare}:{quote}',
      '{word}{quote}?{bare}:{quote}',
      '{quote}{operator}[{bare}]{operator}{quote}',
      '{quote}{operator}{dialog}(1){operator}{quote}{word}',
      '{quote}.constructor.constructor(/{dialog}(1)/.source)(){operator}{quote}',
      '{quote}.replace(/^/,{dialog}){operator}{quote}',
      '{quote}in {bare} in{quote}',
      '{quote}{operator}{{a}:{bare}}{operator}{quote}',
    ],
    operator: [
      '-',
      '+',
      '*',
      '/',
      '%',
      '^',
      '&',
      '|',
      '||',
      ',',
      '==',
      '<',
      '>',
      '-~',
      '+!',
      '>>',
      '!=',
      ' - ',
      '<=',
      '??',
      '**',
      '\n-',
    ],
    a: ['a', 'x', 'b'],
  },
});
