import { HANDLER, STRING_DOUBLE, STRING_SINGLE, TEMPLATE_LITERAL } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** Out of a script's string into its statements. */
export const scriptString = xssGenerator({
  name: 'script-string',
  contexts: [STRING_SINGLE, STRING_SINGLE, STRING_DOUBLE, STRING_DOUBLE, TEMPLATE_LITERAL, HANDLER],
  rules: {
    start: [
      '{statement}{bare}{end}',
      '{statement}{bare}{end}',
      '{statement}{bare};{bare}{end}',
      '{statement}if(1){{bare}}{end}',
      '{statement}for(;;){{bare};break}{end}',
      '{statement}!function(){{bare}}(){end}',
      '{statement}(()=>{bare})(){end}',
      '{statement}try{{x}}catch(e){{bare}}{end}',
      '{statement}var {letters}={bare}{end}',
      '{statement}\n{bare}\n{end}',
      '{statement}{{bare}}{end}',
    ],
    x: ['x()', 'a.b.c', 'throw 1'],
  },
});
