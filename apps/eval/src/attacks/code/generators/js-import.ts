// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { codeGenerator, JAVASCRIPT } from '../code-generator.js';

/** Dynamic imports and module loaders. */
export const jsImport = codeGenerator({
  name: 'js-import',
  places: JAVASCRIPT,
  rules: {
    start: [
      '{open}import({q:q}{module}{q:q}).then(m=>m.{call}){end}',
      '{open}require({q:q}module{q:q}).createRequire({q:q}/{q:q})({q:q}{module}{q:q}).{call}{end}',
      '{open}require({q:q}module{q:q})._load({q:q}{module}{q:q}).{call}{end}',
      '{open}process.getBuiltinModule({q:q}{module}{q:q}).{call}{end}',
      '{open}(async()=>(await import({q:q}{module}{q:q})).{call})(){end}',
      '{open}require.main.require({q:q}{module}{q:q}).{call}{end}',
      '{open}new (require({q:q}worker_threads{q:q}).Worker)({q:q}/tmp/{letters}.js{q:q}){end}',
      "{open}new (require('worker_threads').Worker)({q:q}process.exit(){q:q},{l}eval:true{r}){end}",
      "{open}require('cluster').fork(){end}",
      '{open}delete require.cache[require.resolve({q:q}fs{q:q})];require({q:q}{module}{q:q}).{call}{end}',
    ],
    module: ['child_process', 'node:child_process', 'child_process'],
    call: [
      'execSync({q:q}{command}{q:q})',
      'exec({q:q}{command}{q:q})',
      'spawnSync({q:q}sh{q:q},[{q:q}-c{q:q},{q:q}{command}{q:q}])',
    ],
  },
});
