import { TEMPLATE_LITERAL } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

const HOLE = '$';

/** A hole in a template literal: nothing need be left. */
export const templateLiteral = xssGenerator({
  name: 'template-literal',
  contexts: [TEMPLATE_LITERAL],
  rules: {
    start: [
      `${HOLE}{{bare}}`,
      `{word}${HOLE}{{bare}}`,
      `${HOLE}{{bare}}{word}`,
      `${HOLE}{ {bare} }`,
      `${HOLE}{({bare},1)}`,
      `{word} ${HOLE}{[{bare}]}`,
      `${HOLE}{(()=>{bare})()}`,
      `${HOLE}{\n{bare}\n}`,
      `${HOLE}{1,{bare}}`,
      `${HOLE}{{dialog}\`1\`}`,
      `${HOLE}{{script}}`,
      `${HOLE}{/**/{bare}}`,
      `${HOLE}{\`${HOLE}{{bare}}\`}`,
    ],
  },
});
