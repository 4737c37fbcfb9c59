import { URLS } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** URLs that are scripts, written as plainly and as oddly as the URL parser takes them (URL standard, 4.4). */
export const javascriptUrl = xssGenerator({
  name: 'javascript-url',
  contexts: URLS,
  rules: {
    start: [
      '{scheme}{code}',
      '{scheme}{code}',
      '{scheme}//{comment}%0a{code}',
      '{scheme}/*{word}*/{code}',
      '{scheme}void({code})',
      '{scheme}1;{code}',
      '{scheme}//{host}/%0d%0a{code}',
      '{scheme}{word-string};{code}',
    ],
    scheme: [
      'javascript:',
      'javascript:',
      'JavaScript:',
      'JAVASCRIPT:',
      'jAvAsCrIpT:',
      'java\tscript:',
      'java\nscript:',
      '\tjavascript:',
      ' javascript:',
      '\u0001javascript:',
      'javascript\t:',
      'j\na\nv\na\ns\nc\nr\ni\np\nt\n:',
      '\u001fjavascript:',
      'java\r\nscript:',
    ],
    comment: ['{word}', '{host}/path', 'x'],
    'word-string': ['/x/', '1', 'null'],
    code: ['{bare}', '{bare}', '{encoded}', '{script}', '{bare}//', '{bare};'],
    encoded: ['{dialog}%28{digit}%29', '%61lert(1)', 'al%65rt%281%29', '%61%6c%65%72%74(1)', 'eval(%27alert(1)%27)'],
  },
});
