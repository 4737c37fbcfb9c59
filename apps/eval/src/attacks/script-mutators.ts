// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of scripts
import type { Random } from '../random.js';
import type { AttackFamily, Mutator } from './attack.js';
import { familyMutator, rewriteOne } from './family-mutator.js';

const MEMBER = /(?<=[\w)\]])\.([a-zA-Z_]\w+)/g;
const QUOTED = /(['"`])([\w/][\w /.-]{2,40})\1/g;
const NAME = /(?<![\w$.'"`\\])(require|process|global|globalThis|eval|Function|constructor|module)(?![\w$'"`:])/g;
const CALL = /(?<=[\w\])])\((?=['"`\w])/g;
const hex = (letter: string, width = 2): string => letter.charCodeAt(0).toString(16).padStart(width, '0');
const at = (word: string, random: Random): number => 1 + random.below(word.length - 1);

/** Ways to write JavaScript that runs on a server differently (ECMAScript 12). */
export function scriptMutators(family: AttackFamily, dialects: RegExp): Mutator[] {
  const mutator = familyMutator(family, dialects);
  const member = (name: string, write: (word: string, random: Random) => string) =>
    mutator(name, (text, random) =>
      rewriteOne(text, random, { pattern: MEMBER, write: ([, word = '']) => write(word, random) }),
    );
  const quoted = (name: string, write: (word: string, quote: string, random: Random) => string) =>
    mutator(name, (text, random) =>
      rewriteOne(text, random, { pattern: QUOTED, write: ([, quote = '', word = '']) => write(word, quote, random) }),
    );
  const named = (name: string, write: (word: string, random: Random) => string) =>
    mutator(name, (text, random) =>
      rewriteOne(text, random, { pattern: NAME, write: ([word]) => write(word, random) }),
    );
  return [
    member('member-bracket', (word) => `['${word}']`),
    member('member-tick', (word) => `[\`${word}\`]`),
    member('member-joined', (word, random) => {
      const cut = at(word, random);
      return `['${word.slice(0, cut)}'+'${word.slice(cut)}']`;
    }),
    member('member-hex', (word) => `['${[...word].map((one) => `\\x${hex(one)}`).join('')}']`),
    member('member-unicode', (word) => `.\\u${hex(word[0] ?? 'a', 4)}${word.slice(1)}`),
    member('member-optional', (word) => `?.${word}`),
    member('member-blank', (word, random) => `${random.pick([' . ', '\n.', '\t.', ' .'])}${word}`),
    member('member-comment', (word) => `/**/.${word}`),
    member('member-concat', (word, random) => {
      const cut = at(word, random);
      return `['${word.slice(0, cut)}'.concat('${word.slice(cut)}')]`;
    }),
    member('member-joined-list', (word) => `[[${[...word].map((one) => `'${one}'`).join(',')}].join('')]`),
    quoted('string-other-quote', (word, quote) => (quote === "'" ? `\`${word}\`` : `'${word}'`)),
    mutator('string-joined', (text, random) =>
      rewriteOne(text, random, {
        pattern: QUOTED,
        write: ({ 0: whole, 1: quote = '', 2: word = '', index = 0 }) => {
          const cut = at(word, random);
          const joined = `${quote}${word.slice(0, cut)}${quote}+${quote}${word.slice(cut)}${quote}`;
          // A member is the last text's alone.
          return /^\s*[.[?]/.test(text.slice(index + whole.length)) ? `(${joined})` : joined;
        },
      }),
    ),
    quoted(
      'string-hex',
      (word, quote, random) =>
        `${quote}${[...word].map((one) => (random.chance(0.5) ? `\\x${hex(one)}` : one)).join('')}${quote}`,
    ),
    quoted(
      'string-unicode',
      (word, quote, random) =>
        `${quote}${[...word].map((one) => (random.chance(0.5) ? `\\u${hex(one, 4)}` : one)).join('')}${quote}`,
    ),
    quoted('string-continued', (word, quote, random) => {
      const cut = at(word, random);
      return `${quote}${word.slice(0, cut)}\\\n${word.slice(cut)}${quote}`;
    }),
    quoted(
      'string-from-codes',
      (word) => `String.fromCharCode(${[...word].map((one) => one.charCodeAt(0)).join(',')})`,
    ),
    quoted('string-from-base64', (word) => `atob('${Buffer.from(word).toString('base64')}')`),
    quoted(
      'string-reversed',
      (word, quote) => `${quote}${[...word].reverse().join('')}${quote}.split('').reverse().join('')`,
    ),
    named('name-unicode', (word) => `\\u${hex(word[0] ?? 'a', 4)}${word.slice(1)}`),
    named('name-braces', (word) => `\\u{${hex(word[0] ?? 'a')}}${word.slice(1)}`),
    named('name-grouped', (word) => `(${word})`),
    named('name-global', (word) => (word === 'process' ? 'globalThis.process' : word)),
    mutator('call-blank', (text, random) =>
      rewriteOne(text, random, { pattern: CALL, write: () => random.pick([' (', '\n(', '\t( ', '\u00a0(']) }),
    ),
    mutator('call-comment', (text, random) =>
      rewriteOne(text, random, { pattern: CALL, write: () => random.pick(['/**/(', '(/*x*/', '/*(*/(']) }),
    ),
    mutator('call-optional', (text, random) =>
      rewriteOne(text, random, { pattern: /(?<=[a-z\])])\((?=['"`])/g, write: () => '?.(' }),
    ),
  ];
}
