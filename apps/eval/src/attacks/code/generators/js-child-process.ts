// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import { codeGenerator, JAVASCRIPT } from '../code-generator.js';

/** Node: a module that starts processes. */
export const jsChildProcess = codeGenerator({
  name: 'js-child-process',
  places: JAVASCRIPT,
  rules: {
    start: [
      '{open}{require}.{run}({q:q}{command}{q:q}){end}',
      '{open}{require}.{run}({q:q}{command}{q:q}).toString(){end}',
      '{open}{require}[{q:q}{run}{q:q}]({q:q}{command}{q:q}){end}',
      '{open}var cp={require};cp.{run}({q:q}{command}{q:q}){end}',
      '{open}const {l}{run:f}{r}={require};{run:f}({q:q}{command}{q:q}){end}',
      '{open}{require}.exec({q:q}{command}{q:q},(e,o)=>o){end}',
      '{open}{require}.spawn({q:q}sh{q:q},[{q:q}-c{q:q},{q:q}{command}{q:q}]){end}',
    ],
    require: [
      "require('child_process')",
      'require("child_process")',
      'require(`child_process`)',
      "require('node:child_process')",
      "process.mainModule.require('child_process')",
      "global.process.mainModule.require('child_process')",
      "module.require('child_process')",
      "require('module')._load('child_process')",
      "process.mainModule.constructor._load('child_process')",
      "globalThis.process.mainModule.require('node:child_process')",
    ],
  },
});
