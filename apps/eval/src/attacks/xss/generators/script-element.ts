import { xssGenerator } from '../xss-generator.js';

/** Script elements, and what the tokenizer still takes for their tags. */
export const scriptElement = xssGenerator({
  name: 'script-element',
  rules: {
    start: [
      '{open}<{tag}{attributes}>{script}</{tag-end}>',
      '{open}<{tag}{attributes}>{script}</{tag-end}>',
      '{open}<{tag}>{script}//</{tag-end}>',
      '{open}<{tag}>{script}\n</{tag-end}>',
    ],
    tag: ['script', 'script', 'SCRIPT', 'ScRiPt', 'scriPT'],
    'tag-end': ['script', 'script', 'SCRIPT', 'script ', 'ScRipT', 'script\n', 'script x', 'script/'],
    attributes: [
      '',
      '',
      '',
      ' ',
      ' x',
      '/x',
      ' type="text/javascript"',
      " type='module'",
      ' type=text/ecmascript',
      ' async',
      ' defer',
      '\n',
      ' language=javascript',
      ' nonce={letters}',
      ' /',
      ' id=x',
      ' charset="utf-8"',
    ],
  },
});
