import { COMMENT_SCRIPT, JSON_SCRIPT, STATEMENT, STRING_DOUBLE, STRING_SINGLE } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** The HTML tokenizer knows no strings: the end tag ends the script wherever it stands. */
export const scriptClose = xssGenerator({
  name: 'script-close',
  contexts: [JSON_SCRIPT, STRING_SINGLE, STRING_DOUBLE, COMMENT_SCRIPT, STATEMENT],
  rules: {
    start: [
      '{open}<script>{bare}</script>',
      '{open}<svg onload={bare}>',
      '{open}<img src=x onerror={bare}>',
      '{open}<script>{script}//',
      '{open}<svg/onload={bare}//',
      '{open}<details open ontoggle={bare}>',
      '{open}<iframe src=javascript:{bare}>',
      '{open}<!--{word}--><script>{script}</script>',
      '{open}{open}<body onload={bare}>',
      '{word}{open}<video src onerror={bare}>',
      '{open}<script >{bare}</script >{word}',
    ],
  },
});
