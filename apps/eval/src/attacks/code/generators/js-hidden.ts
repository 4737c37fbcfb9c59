import type { Random } from '../../../random.js';
import { codeGenerator, JAVASCRIPT } from '../code-generator.js';

const hex = (letter: string): string => `\\x${letter.charCodeAt(0).toString(16)}`;

/** A string literal that says a word without showing it. */
function hide(random: Random, word: string): string {
  const at = 1 + random.below(word.length - 1);
  return random.pick([
    `'${word.slice(0, at)}'+'${word.slice(at)}'`,
    `'${[...word].map(hex).join('')}'`,
    `Buffer.from('${Buffer.from(word).toString('base64')}','base64').toString()`,
    `atob('${Buffer.from(word).toString('base64')}')`,
    `'${[...word].reverse().join('')}'.split('').reverse().join('')`,
    `String.fromCharCode(${[...word].map((letter) => letter.charCodeAt(0)).join(',')})`,
    `['${word.slice(0, at)}','${word.slice(at)}'].join('')`,
    `\`${word.slice(0, at)}\${'${word.slice(at)}'}\``,
    `'${word.slice(0, at)}'.concat('${word.slice(at)}')`,
    `Buffer.from('${Buffer.from(word).toString('hex')}','hex')+''`,
    `decodeURIComponent('${[...word].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')}')`,
    `'${word.slice(0, at)}x${word.slice(at)}'.replace('x','')`,
  ]);
}

/** Node's names in pieces. */
export const jsHidden = codeGenerator({
  name: 'js-hidden',
  places: JAVASCRIPT,
  rules: {
    start: [
      '{open}require({child})[{exec}]({command-text}){end}',
      '{open}process[{main}][{req}]({child})[{exec}]({command-text}){end}',
      '{open}global[{proc}][{main}][{req}]({child})[{exec}]({command-text}){end}',
      '{open}eval({code}){end}',
      '{open}globalThis[{proc}][{env}]{end}',
      '{open}require({fs})[{read}]({path}){end}',
      '{open}[][{filter}][{ctor}]({code})(){end}',
      '{open}Reflect.get(global,{proc})[{env}]{end}',
      '{open}Reflect.apply(Reflect.get(require({child}),{exec}),null,[{command-text}]){end}',
    ],
    child: (random) => hide(random, 'child_process'),
    exec: (random) => hide(random, 'execSync'),
    main: (random) => hide(random, 'mainModule'),
    req: (random) => hide(random, 'require'),
    proc: (random) => hide(random, 'process'),
    env: (random) => hide(random, random.pick(['env', 'cwd', 'pid', 'argv'])),
    fs: (random) => hide(random, 'fs'),
    read: (random) => hide(random, 'readFileSync'),
    path: (random) => hide(random, '/etc/passwd'),
    code: (random) => hide(random, random.pick(['process.env', 'process.exit()', 'global.process.pid'])),
    filter: (random) => hide(random, 'filter'),
    ctor: (random) => hide(random, 'constructor'),
    'command-text': (random) => hide(random, random.pick(['id -a', 'whoami', 'cat /etc/passwd', 'ls'])),
  },
});
