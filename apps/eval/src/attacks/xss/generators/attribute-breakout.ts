import { ATTRIBUTES } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** Another attribute of the tag that reflects the text: no angle bracket anywhere. */
export const attributeBreakout = xssGenerator({
  name: 'attribute-breakout',
  contexts: ATTRIBUTES,
  rules: {
    start: [
      '{next}autofocus{space}tabindex=1{space}onfocus={bare}{rest}',
      '{next}on{event}={bare}{rest}',
      '{next}on{event}={bare}{rest}',
      '{next}autofocus{space}onfocus={bare}{rest}',
      '{next}on{event}={bare}{space}style=position:fixed;top:0;left:0;width:9999px;height:9999px{rest}',
      '{next}accesskey=x{space}onclick={bare}{rest}',
      '{next}contenteditable{space}autofocus{space}onfocus={bare}{rest}',
      '{next}draggable=true{space}ondragstart={bare}{rest}',
    ],
    event: [
      'click',
      'mouseover',
      'mouseenter',
      'pointerover',
      'pointerdown',
      'keydown',
      'input',
      'focus',
      'copy',
      'mousedown',
      'contextmenu',
      'blur',
      'wheel',
      'Focus',
      'MOUSEOVER',
      'touchstart',
    ],
    space: [' ', '\t', '\n', '\f', '  '],
  },
});
