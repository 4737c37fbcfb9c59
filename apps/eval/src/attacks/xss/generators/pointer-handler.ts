import { xssGenerator } from '../xss-generator.js';

/** Any element, any movement of a pointer. */
export const pointerHandler = xssGenerator({
  name: 'pointer-handler',
  rules: {
    start: [
      '{open}<{element} on{event}={value}>{word}</{element}>',
      '{open}<{element} on{event}={value}>{word}',
      '{open}<{element} {style} on{event}={value}>',
      '{open}<{element} id={letters} on{event}={value}>{word}</{element}>',
    ],
    event: [
      'click',
      'dblclick',
      'mousedown',
      'mouseup',
      'mouseover',
      'mouseout',
      'mousemove',
      'mouseenter',
      'mouseleave',
      'pointerdown',
      'pointerup',
      'pointerover',
      'pointerenter',
      'pointermove',
      'pointerrawupdate',
      'contextmenu',
      'auxclick',
      'wheel',
      'mousewheel',
      'Click',
      'MouseOver',
      'CLICK',
      'gotpointercapture',
      'pointerleave',
      'pointerout',
    ],
    style: [
      'style="position:fixed;inset:0"',
      'style=font-size:500px',
      'class=big',
      'style="width:100%;height:100%"',
      'hidden=x',
    ],
    value: ['{bare}', '"{script}"', "'{bare}'", '"{script}"'],
  },
});
