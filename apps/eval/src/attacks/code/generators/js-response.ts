// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { codeGenerator, JAVASCRIPT } from '../code-generator.js';

/** Answers with what it found: the framework's own objects. */
export const jsResponse = codeGenerator({
  name: 'js-response',
  places: JAVASCRIPT,
  rules: {
    start: [
      '{open}{res}.{send}({what}){end}',
      '{open}{res}.{send}({what});process.exit(){end}',
      "{open}{res}.end(require('util').inspect({what})){end}",
      '{open}{res}.setHeader({q:q}x{q:q},{what}){end}',
    ],
    res: ['res', 'response', 'res'],
    send: ['end', 'send', 'write', 'json'],
    what: [
      '{q:t}{letters}{q:t}',
      'process.env',
      "require('fs').readdirSync('.')",
      'process.cwd()',
      'JSON.stringify(process.env)',
      "require('child_process').execSync('{command}')",
      'Object.keys(global)',
      'this.constructor',
      '{number}*{number}',
      'process.mainModule.filename',
      "require('./config.json')",
    ],
  },
});
