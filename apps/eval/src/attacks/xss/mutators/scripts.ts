// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import type { Random } from '../../../random.js';
import { rewriteOne } from '../../family-mutator.js';
import { CALL, NAME, xssMutator } from './xss-mutator.js';

const called = (name: string, write: (callee: string, given: string, random: Random) => string) =>
  xssMutator(name, (text, random) =>
    rewriteOne(text, random, { pattern: CALL, write: ([, callee = '', given = '']) => write(callee, given, random) }),
  );
const named = (name: string, write: (word: string, random: Random) => string) =>
  xssMutator(name, (text, random) =>
    rewriteOne(text, random, { pattern: NAME, write: ([word]) => write(word, random) }),
  );
const hex = (letter: string): string => letter.charCodeAt(0).toString(16);
const codes = (text: string): string => [...text].map((letter) => letter.charCodeAt(0)).join(',');
const at = (word: string, random: Random): number => 1 + random.below(word.length - 1);
/** No quotes of either kind: fits attributes and strings alike. */
const tick = (text: string): string => `\`${text}\``;

/** Scripts that say the same (ECMAScript 12: blanks, comments, escapes; 13: calls). */
export const SCRIPT_MUTATORS = [
  called('call-comment', (callee, given, random) => `${callee}${random.pick(['/**/', '/*x*/', '/*)*/'])}(${given})`),
  called(
    'call-blank',
    (callee, given, random) =>
      `${callee}${random.pick(['\t', '\n', '\u00a0', '\ufeff', '\u2028', '\u3000', '\v'])}(${given})`,
  ),
  called('call-inner-comment', (callee, given) => `${callee}(/*x*/${given}/**/)`),
  called('call-grouped', (callee, given) => `(${callee})(${given})`),
  called('call-indirect', (callee, given) => `(0,${callee})(${given})`),
  called('call-optional', (callee, given) => `${callee}?.(${given})`),
  called('call-tagged', (callee) => `${callee}${tick('1')}`),
  called('call-by-call', (callee, given) => `${callee}.call(null,${given || '1'})`),
  called('call-by-apply', (callee, given) => `${callee}.apply(null,[${given || '1'}])`),
  called('call-bound', (callee, given) => `${callee}.bind()(${given})`),
  called('call-reflected', (callee, given) => `Reflect.apply(${callee},null,[${given || '1'}])`),
  called(
    'call-mapped',
    (callee, given, random) =>
      `[${given || '1'}].${random.pick(['map', 'find', 'some', 'forEach', 'every', 'filter'])}(${callee})`,
  ),
  called('call-delayed', (callee) => `setTimeout(${callee})`),
  called('call-aliased', (callee, given) => `(x=${callee},x(${given}))`),
  called('call-in-arrow', (callee, given) => `(()=>${callee}(${given}))()`),
  called('call-in-function', (callee, given) => `(function(){${callee}(${given})})()`),
  called('call-spread', (callee, given) => `${callee}(...[${given || '1'}])`),
  called('call-in-array', (callee, given) => `[${callee}(${given})]`),
  called('call-voided', (callee, given) => `void ${callee}(${given})`),
  called('call-from-promise', (callee, given) => `Promise.resolve(${given || '1'}).then(${callee})`),
  called('call-awaited', (callee, given) => `(async()=>{await ${callee}(${given})})()`),
  called(
    'call-other-dialog',
    (_, given, random) => `${random.pick(['alert', 'confirm', 'prompt', 'print'])}(${given})`,
  ),
  called(
    'argument-changed',
    (callee, _, random) =>
      `${callee}(${random.pick(['1', 'document.domain', '/x/', '0x1', '1n', '-1', '[]', '{}', '!0', '1e3', '.1', 'origin', 'Date()'])})`,
  ),
  called('argument-more', (callee, given) => `${callee}(${given || '1'},2,[3])`),
  called('eval-from-codes', (callee, given) => `eval(String.fromCharCode(${codes(`${callee}(${given})`)}))`),
  called(
    'eval-from-base64',
    (callee, given) => `eval(atob(${tick(btoa(`${callee}(${given.replace(/[^ -~]/g, '')})`))}))`,
  ),
  called(
    'eval-from-hex',
    (callee, given) => `eval(${tick([...`${callee}(${given})`].map((one) => `\\x${hex(one)}`).join(''))})`,
  ),
  called('eval-joined', (callee, given, random) => {
    const code = `${callee}(${given.replaceAll('`', '')})`;
    const cut = at(code, random);
    return `eval(${tick(code.slice(0, cut))}+${tick(code.slice(cut))})`;
  }),
  called(
    'eval-percent',
    (callee, given) =>
      `eval(decodeURIComponent(${tick(
        [...callee]
          .map((one) => `%${hex(one)}`)
          .join('')
          .concat(`(${given.replaceAll('`', '')})`),
      )}))`,
  ),
  called('function-constructor', (callee, given) => `Function(${tick(`${callee}(${given.replaceAll('`', '')})`)})()`),
  called('array-constructor', (callee) => `[].constructor.constructor(${tick(`${callee}(1)`)})()`),
  called('timeout-text', (callee) => `setTimeout(${tick(`${callee}(1)`)})`),
  called('constructor-tagged', (callee) => `Function${tick(`${callee}(1)`)}${tick('')}`),
  called(
    'member-text',
    (callee, given, random) => `${random.pick(['window', 'self', 'globalThis', 'frames'])}[${tick(callee)}](${given})`,
  ),
  called('member-joined', (callee, given, random) => {
    const cut = at(callee, random);
    return `self[${tick(callee.slice(0, cut))}+${tick(callee.slice(cut))}](${given})`;
  }),
  called('member-from-pattern', (callee, given, random) => {
    const cut = at(callee, random);
    return `self[/${callee.slice(0, cut)}/.source+/${callee.slice(cut)}/.source](${given})`;
  }),
  called(
    'member-from-array',
    (callee, given) => `self[[${[...callee].map(tick).join(',')}].join(${tick('')})](${given})`,
  ),
  called(
    'member-hole',
    (callee, given) =>
      `self[${tick(`${callee.slice(0, 2)}\${${tick(callee.slice(2, 3))}}${callee.slice(3)}`)}](${given})`,
  ),
  called('member-radix', (_, given) => `self[8680439..toString(30)](${given})`),
  called(
    'member-dot',
    (callee, given, random) =>
      `${random.pick(['window', 'self', 'globalThis', 'frames', 'window.window', 'self.self', 'top', 'parent'])}.${callee}(${given})`,
  ),
  called(
    'statement-before',
    (callee, given, random) => `(${random.pick(['1', 'x=1', '!0', '[]', 'Math.random()'])},${callee}(${given}))`,
  ),
  named('escape-unicode', (word, random) => {
    const index = random.below(word.length);
    return `${word.slice(0, index)}\\u00${hex(word[index] ?? 'a')}${word.slice(index + 1)}`;
  }),
  named('escape-braces', (word, random) => {
    const index = random.below(word.length);
    return `${word.slice(0, index)}\\u{${'0'.repeat(random.below(5))}${hex(word[index] ?? 'a')}}${word.slice(index + 1)}`;
  }),
  named('escape-whole', (word) => [...word].map((letter) => `\\u00${hex(letter)}`).join('')),
  xssMutator('string-escaped', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(?<=eval\(|\[|Function\(|setTimeout\()(['"`])([a-z]{3,})(?=['"`(])/g,
      write: ([, quote = '', word = '']) =>
        `${quote}${[...word].map((one) => (random.chance(0.5) ? `\\x${hex(one)}` : one)).join('')}`,
    }),
  ),
  xssMutator('string-joined', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(?<=[[(])(['"`])([a-z]{3,})(?=['"`(])/g,
      write: ([, quote = '', word = '']) => `${quote}${word.slice(0, 2)}${quote}+${quote}${word.slice(2)}`,
    }),
  ),
];
