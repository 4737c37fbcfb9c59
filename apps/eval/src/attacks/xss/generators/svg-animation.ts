import { xssGenerator } from '../xss-generator.js';

/** SVG's own timing: animations that say when they begin, and that write attributes. */
export const svgAnimation = xssGenerator({
  name: 'svg-animation',
  rules: {
    start: [
      '{open}<svg><{animation} on{event}={value}>',
      '{open}<svg><{animation} on{event}={value} attributeName=x dur=1s>',
      '{open}<svg><a><{animation} attributeName={href} {to}=javascript:{bare} /><text x=20 y=20>{word}</text></a>',
      '{open}<svg><a xmlns:xlink=http://www.w3.org/1999/xlink {href}="javascript:{script}"><circle r=400 /></a>',
      '{open}<svg><set attributeName=x on{event}={value}>',
      '{open}<svg><a {href}=javascript:{bare}><rect width=99 height=99 /></a></svg>',
      '{open}<svg><{shape} on{pointer}={value} /></svg>',
      '{open}<svg><discard on{event}={value}>',
      '{open}<svg><foreignObject><{element} on{pointer}={value}>{word}',
    ],
    animation: ['animate', 'set', 'animateTransform', 'animateMotion', 'ANIMATE', 'animatetransform'],
    event: ['begin', 'begin', 'end', 'repeat', 'Begin'],
    href: ['href', 'xlink:href', 'HREF'],
    to: ['to', 'values', 'from=x to', 'begin=0s values'],
    shape: [
      'rect width=9 height=9',
      'circle r=9',
      'path d=M0',
      'g',
      'text',
      'use',
      'polygon',
      'ellipse',
      'tspan',
      'line',
      'defs',
      'symbol',
      'image',
    ],
    pointer: ['click', 'mouseover', 'pointerenter', 'mousedown', 'focusin'],
    value: ['{bare}', '"{script}"', "'{bare}'"],
  },
});
