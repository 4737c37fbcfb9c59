// biome-ignore-all lint/suspicious/noTemplateCurlyInString: code that is written as text
import type { Random } from '../../../random.js';
import { codeGenerator, JAVASCRIPT } from '../code-generator.js';

/** An identifier with some letters as escapes (ECMA-262, 12.7): `pr\u006fcess`. */
function escaped(random: Random, word: string): string {
  const at = random.below(word.length);
  const code = word.charCodeAt(at).toString(16);
  return `${word.slice(0, at)}${random.pick([`\\u00${code}`, `\\u{${code}}`, `\\u{00${code}}`])}${word.slice(at + 1)}`;
}

/** A string that is computed, by means that are no decoder's. */
function computed(random: Random, word: string): string {
  const at = 1 + random.below(word.length - 1);
  return random.pick([
    `/${word}/.source`,
    `String.raw\`${word}\``,
    `JSON.parse('"\\\\u00${word.charCodeAt(0).toString(16)}${word.slice(1)}"')`,
    `Object.keys({${word}:1})[0]`,
    `(class ${word}{}).name`,
    `(function ${word}(){}).name`,
    `[${[...word].map((letter) => `'${letter}'`).join(',')}].join('')`,
    `'${word.slice(0, at)}\\\n${word.slice(at)}'`,
    `'${word.slice(0, at)}'['concat']('${word.slice(at)}')`,
    `[...'${[...word].reverse().join('')}'].reverse().join\`\``,
    `'${word.slice(0, at)}'.padEnd(${word.length},'${word.slice(at)}')`,
    `unescape('${[...word].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')}')`,
    `Buffer.from([${[...word].map((letter) => letter.charCodeAt(0)).join(',')}]).toString()`,
    `new TextDecoder().decode(Uint8Array.of(${[...word].map((letter) => letter.charCodeAt(0)).join(',')}))`,
    `'${[...word].map((letter) => String.fromCharCode(letter.charCodeAt(0) + 1)).join('')}'.replace(/./g,c=>String.fromCharCode(c.charCodeAt()-1))`,
    `'${word.toUpperCase()}'.toLowerCase()`,
    `'${[...word].join('|')}'.split('|').join('')`,
    `\`${word.slice(0, at)}\${\`${word.slice(at)}\`}\``,
    `'x${word}'.slice(1)`,
    `'${word.slice(0, at)}'+[]+'${word.slice(at)}'`,
  ]);
}

/** JavaScript whose names are written so that no search finds them. */
export const jsSpelling = codeGenerator({
  name: 'js-spelling',
  places: JAVASCRIPT,
  rules: {
    start: [
      '{open}{process-id}.{exit-id}({digit}){end}',
      '{open}{process-id}.{env-id}.{letters}{end}',
      '{open}{process-id}[{exit}]({digit}){end}',
      '{open}process[{exit}]({digit}){end}',
      '{open}globalThis[{process}].exit({digit}){end}',
      '{open}global[{process}][{exit}]({digit}){end}',
      '{open}this[{process}]?.[{exit}]({digit}){end}',
      '{open}{require-id}({child}).{exec-id}("{command}"){end}',
      '{open}require({child})[{exec}]("{command}"){end}',
      '{open}{require-id}("fs")[{read}]("{file}"){end}',
      '{open}process/*{letters}*/./*{letters}*/exit/**/({digit}){end}',
      '{open}process\n.\nexit\n({digit}){end}',
      '{open}with(process)exit({digit}){end}',
      '{open}(({l}exit:x{r})=>x({digit}))(process){end}',
      '{open}var {l}mainModule:{l}require:r{r}{r}=process;r("fs").readFileSync("{file}"){end}',
      '{open}Object.values(globalThis).find(x=>x&&x.pid).exit({digit}){end}',
      '{open}{eval-id}("process.exit({digit})"){end}',
      '{open}(0,eval)("process.exit({digit})"){end}',
      '{open}eval?.("process.exit({digit})"){end}',
      '{open}globalThis[{eval}]("process.exit({digit})"){end}',
      '{open}{function-id}("return process.env")(){end}',
      '{open}new globalThis[{function}]("return process.env")(){end}',
      '{open}Function`return process.env```{end}',
      '{open}[..."x"].map(globalThis[{eval}].bind(0,"process.exit({digit})")){end}',
      '{open}["process.exit({digit})"].map(eval){end}',
      '{open}["process.exit({digit})"].forEach(eval){end}',
      '{open}"process.exit({digit})".replace(/.+/,eval){end}',
      '{open}Array.from(["process.exit({digit})"],eval){end}',
      '{open}import({fs}).then(m=>m.default[{read}]("{file}")){end}',
    ],
    'process-id': (random) => escaped(random, 'process'),
    'exit-id': (random) => escaped(random, 'exit'),
    'env-id': (random) => escaped(random, 'env'),
    'exec-id': (random) => escaped(random, 'exec'),
    'require-id': (random) => escaped(random, 'require'),
    'eval-id': (random) => escaped(random, 'eval'),
    'function-id': (random) => escaped(random, 'Function'),
    process: (random) => computed(random, 'process'),
    exit: (random) => computed(random, 'exit'),
    exec: (random) => computed(random, 'execSync'),
    eval: (random) => computed(random, 'eval'),
    function: (random) => computed(random, 'Function'),
    fs: (random) => computed(random, 'fs'),
    child: (random) => computed(random, 'child_process'),
    read: (random) => computed(random, 'readFileSync'),
  },
});
