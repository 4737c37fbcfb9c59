// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { codeGenerator, JAVASCRIPT } from '../code-generator.js';

/** Evaluation inside of evaluation. */
export const jsNestedEval = codeGenerator({
  name: 'js-nested-eval',
  places: JAVASCRIPT,
  rules: {
    start: [
      '{open}eval({text}){end}',
      '{open}(0,eval)({text}){end}',
      '{open}new Function({text})(){end}',
      '{open}Function({text})(){end}',
      '{open}setTimeout({fn}){end}',
      '{open}setImmediate({fn}){end}',
      "{open}require('vm').runInThisContext({text}){end}",
      "{open}require('vm').runInNewContext({text},{l}process{r}){end}",
      '{open}globalThis.eval({text}){end}',
      "{open}new (require('vm').Script)({text}).runInThisContext(){end}",
      '{open}process.nextTick({fn}){end}',
      '{open}Promise.resolve().then({fn}){end}',
      '{open}eval.call(null,{text}){end}',
      '{open}[{text}].map(eval){end}',
    ],
    text: [
      '{q:t}process.env{q:t}',
      "`process.mainModule.require('child_process').execSync('{command}')`",
      '{q:t}process.exit(){q:t}',
      "`process.mainModule.require('fs').readFileSync('{file}')`",
      '{q:t}global.process.pid{q:t}',
    ],
    fn: [
      "()=>require('child_process').exec('{command}')",
      'function(){l}process.exit(){r}',
      '()=>process.env',
      "()=>require('fs').unlinkSync('{file}')",
    ],
  },
});
