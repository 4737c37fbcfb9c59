// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { codeGenerator, JAVASCRIPT } from '../code-generator.js';

/** Node: files read, written, listed. */
export const jsFile = codeGenerator({
  name: 'js-file',
  places: JAVASCRIPT,
  rules: {
    start: [
      '{open}{fs}.{reading}{end}',
      '{open}{fs}.{writing}{end}',
      '{open}var f={fs};f.{reading}{end}',
      '{open}response.end({fs}.{reading}){end}',
      '{open}res.end({fs}.readdirSync({q:q}.{q:q}).toString()){end}',
      '{open}res.write({fs}.{reading}){end}',
      '{open}{fs}.createReadStream({q:q}{file}{q:q}).pipe(res){end}',
    ],
    fs: [
      "require('fs')",
      'require("fs")',
      "require('node:fs')",
      "require('fs').promises",
      "require('fs/promises')",
      "process.mainModule.require('fs')",
      "global.process.mainModule.require('fs')",
    ],
    reading: [
      'readFileSync({q:q}{file}{q:q})',
      'readFileSync({q:q}{file}{q:q},{q:q}utf8{q:q})',
      'readdirSync({q:q}/{q:q})',
      'readdirSync({q:q}..{q:q}).join()',
      'readFile({q:q}{file}{q:q},(e,d)=>d)',
      'statSync({q:q}{file}{q:q})',
      'existsSync({q:q}{file}{q:q})',
      'readlinkSync({q:q}/proc/self/exe{q:q})',
    ],
    writing: [
      'writeFileSync({q:q}/tmp/{letters}{q:q},{q:q}{letters}{q:q})',
      'appendFileSync({q:q}{file}{q:q},{q:q}{letters}{q:q})',
      'unlinkSync({q:q}{file}{q:q})',
      'rmSync({q:q}/app{q:q},{l}recursive:true{r})',
      'copyFileSync({q:q}{file}{q:q},{q:q}public/{letters}{q:q})',
      'chmodSync({q:q}{file}{q:q},511)',
      'symlinkSync({q:q}{file}{q:q},{q:q}/tmp/{letters}{q:q})',
    ],
  },
});
