import { DOUBLE, SINGLE } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** The page's own quote is used up by the handler's value. */
export const attributeQuoted = xssGenerator({
  name: 'attribute-quoted',
  contexts: [DOUBLE, SINGLE],
  rules: {
    start: [
      '{word}{quote}{space}on{event}={quote}{bare}',
      '{quote}{space}on{event}={quote}{bare};',
      '{quote}on{event}={quote}{bare}//',
      '{word}{quote}{space}autofocus{space}onfocus={quote}{bare}',
      '{quote}{space}id=x{space}tabindex=1{space}on{event}={quote}{bare}',
      '{quote}/on{event}={quote}{bare}',
      '{quote}{space}{letters}={quote}x{quote}{space}on{event}={quote}{bare}',
      '{quote}{space}style={quote}animation-name:x{quote}{space}on{event}={quote}{bare}',
    ],
    event: [
      'click',
      'mouseover',
      'focus',
      'pointerenter',
      'keyup',
      'dblclick',
      'mouseup',
      'focusin',
      'paste',
      'mousemove',
      'animationstart',
      'auxclick',
    ],
    space: [' ', '\t', '\n', '/', '\f'],
  },
});
