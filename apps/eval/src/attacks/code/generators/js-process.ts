// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { codeGenerator, JAVASCRIPT } from '../code-generator.js';

/** Node: the process itself. */
export const jsProcess = codeGenerator({
  name: 'js-process',
  places: JAVASCRIPT,
  rules: {
    start: [
      '{open}{act}{end}',
      '{open}console.log({act}){end}',
      '{open}JSON.stringify({act}){end}',
      '{open}if(1){l}{act}{r}{end}',
      '{open}({act}){end}',
    ],
    process: ['process', 'global.process', 'globalThis.process', "global['process']", '(this.process||process)'],
    act: [
      '{process}.env',
      '{process}.exit()',
      '{process}.exit({digit})',
      '{process}.kill({process}.pid)',
      '{process}.env.SECRET',
      '{process}.cwd()',
      '{process}.version',
      '{process}.mainModule.filename',
      "{process}.binding('fs')",
      "{process}.kill({process}.pid,'SIGKILL')",
      "{process}.dlopen({l}exports:{l}{r}{r},'/tmp/{letters}.node')",
      '{process}.argv',
      '{process}.abort()',
      '{process}.platform',
      '{process}.chdir({q:q}/{q:q})',
      "{process}.emit('SIGTERM')",
      '{process}.getuid()',
      '{process}.memoryUsage()',
      '{process}.versions',
      'Object.keys({process}.env)',
    ],
  },
});
