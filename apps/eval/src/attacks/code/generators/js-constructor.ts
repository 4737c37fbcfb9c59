// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { CONTEXT, codeGenerator, EXPRESSION } from '../code-generator.js';

/** Out of a sandbox by the constructor of a function. */
export const jsConstructor = codeGenerator({
  name: 'js-constructor',
  places: [CONTEXT, EXPRESSION, EXPRESSION],
  rules: {
    start: [
      '{open}{function}.constructor({q:q}return process{q:q})(){rest}{end}',
      '{open}this.constructor.constructor({q:q}return this.process{q:q})(){rest}{end}',
      '{open}{function}.constructor.constructor({q:q}return process{q:q})(){rest}{end}',
      '{open}(async function(){l}{r}).constructor({q:q}return process{q:q})(){end}',
      '{open}Object.getPrototypeOf({function}).constructor({q:q}return process{q:q})(){rest}{end}',
      '{open}new {function}.constructor({q:q}return process{q:q})(){rest}{end}',
      "{open}{function}['constructor']({q:q}return globalThis{q:q})().process{rest}{end}",
      '{open}const g=this.constructor.constructor({q:q}return globalThis{q:q})();g.process{rest}{end}',
      '{open}Reflect.construct({function}.constructor,[{q:q}return process{q:q}])(){rest}{end}',
    ],
    function: [
      '[].filter',
      '(()=>{l}{r})',
      '"".sub',
      '(function(){l}{r})',
      'Object',
      'Array',
      'toString',
      'this.constructor',
      '({l}{r}).valueOf',
      '[].map',
      'Math.abs',
      'Date',
    ],
    rest: [
      '.env',
      '.mainModule.require("child_process").execSync("{command}")',
      ".mainModule.require('fs').readFileSync('{file}')",
      '.exit()',
      '',
      '.pid',
      ".mainModule.require('os').userInfo()",
      '.cwd()',
    ],
  },
});
