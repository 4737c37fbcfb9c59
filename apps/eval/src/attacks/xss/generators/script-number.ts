import { STATEMENT } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** Where a script takes the text without quotes. */
export const scriptNumber = xssGenerator({
  name: 'script-number',
  contexts: [STATEMENT],
  rules: {
    start: [
      '{statement}{bare}{end}',
      '{bare}',
      '{digit}-{bare}',
      '{digit}||{bare}',
      '{digit},{bare}',
      '[{bare}]',
      '({bare})',
      '{{letters}:{bare}}',
      '0;{script};',
      '{digit}?{bare}:0',
      'function(){{bare}}()',
      '(x=>{bare})()',
      '{digit}\n{script}\n',
      '+{bare}',
      'new Function({source})()',
      'eval({source})',
    ],
    source: ['/{dialog}(1)/.source', "'{dialog}(1)'", '"{dialog}(1)"', '`{dialog}(1)`'],
  },
});
