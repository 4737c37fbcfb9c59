import { DOUBLE, SINGLE } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** The page's own quote is used up by the handler's value. */
export const attributeQuoted = xssGenerator({
  name: 'attribute-quoted',
  contexts: [DOUBLE, SINGLE],
  rules: {
    start: [
      '{word}{q:q}{space}on{event}={q:q}{bare}',
      '{q:q}{space}on{event}={q:q}{bare};',
      '{q:q}on{event}={q:q}{bare}//',
      '{word}{q:q}{space}autofocus{space}onfocus={q:q}{bare}',
      '{q:q}{space}id=x{space}tabindex=1{space}on{event}={q:q}{bare}',
      '{q:q}/on{event}={q:q}{bare}',
      '{q:q}{space}{letters}={q:q}x{q:q}{space}on{event}={q:q}{bare}',
      '{q:q}{space}style={q:q}animation-name:x{q:q}{space}on{event}={q:q}{bare}',
    ],
    q: ['"', "'"],
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
