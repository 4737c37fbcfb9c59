import { DATA, DOUBLE, SINGLE } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** Style sheets start events that no one asked for. */
export const styleTrigger = xssGenerator({
  name: 'style-trigger',
  contexts: [DATA, DATA, DOUBLE, SINGLE],
  rules: {
    // A declaration block, which the grammar would take for a rule of its own.
    color: () => '{color:red}',
    start: [
      '{open}<style>@keyframes {letters:k}{}</style><{element} style="animation-name:{letters:k}" on{begin}={value}>{word}',
      '{open}<style>@keyframes {letters:k}{from{color:red}}</style><{element} style="animation:{letters:k} 1ms" on{start-end}={value}>x</{element}>',
      '{open}<style>:target{color:red}</style><{element} id=x style="transition:color 1s" on{transition}={value}>x',
      '{open}<style onload={value}></style>',
      '{open}<style onload={value}>*{color:red}</style>',
      '{open}<style>@import x</style><style onload={value}>',
      '{open}<style>*{animation:{letters:k} 1s}@keyframes {letters:k}{}</style><{element} on{begin}={value}>x',
      '{open}<{element} style="content-visibility:auto" oncontentvisibilityautostatechange={value}>x',
      '{open}<link rel=stylesheet href=data:text/css, onload={value}>',
    ],
    begin: ['animationstart', 'webkitanimationstart', 'AnimationStart'],
    'start-end': ['animationstart', 'animationend', 'webkitanimationend'],
    transition: ['transitionend', 'transitionstart', 'transitionrun', 'transitioncancel'],
    value: ['{bare}', '"{script}"', "'{bare}'"],
  },
});
