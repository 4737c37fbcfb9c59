import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import type { Random } from '../random.js';
import type { Attack, AttackFamily, Mutator } from './attack.js';

/** An encoding that something behind the application's own parser undoes, with a decoder that does it for real. */
interface Encoding {
  readonly name: string;
  /** Undefined where the encoding cannot carry the text. */
  encode(text: string, random: Random): string | undefined;
  decode(text: string): string;
}

const hex = (character: string, width = 2): string => character.charCodeAt(0).toString(16).padStart(width, '0');
const isAscii = (character: string): boolean => character < '\u0080';
const percent = (character: string, random: Random): string =>
  isAscii(character)
    ? `%${random.chance(0.5) ? hex(character) : hex(character).toUpperCase()}`
    : encodeURIComponent(character);

/** Encodes characters by choice; `always` holds those that would be read as the encoding's own. */
function some(
  text: string,
  random: Random,
  how: { always: string; share: number; write(character: string): string },
): string {
  return [...text].map((one) => (how.always.includes(one) || random.chance(how.share) ? how.write(one) : one)).join('');
}

export const ENCODINGS: readonly Encoding[] = [
  { name: 'encode-percent', encode: (text) => carried(text, encodeURIComponent), decode: decodeURIComponent },
  {
    name: 'encode-percent-plus',
    encode: (text) => carried(text, (one) => encodeURIComponent(one).replaceAll('%20', '+')),
    decode: (text) => decodeURIComponent(text.replaceAll('+', ' ')),
  },
  {
    name: 'encode-percent-all',
    encode: (text, random) =>
      carried(text, (one) => some(one, random, { always: '', share: 1, write: (c) => percent(c, random) })),
    decode: decodeURIComponent,
  },
  {
    name: 'encode-percent-mixed',
    encode: (text, random) =>
      carried(text, (one) => some(one, random, { always: '%', share: 0.4, write: (c) => percent(c, random) })),
    decode: decodeURIComponent,
  },
  {
    name: 'encode-percent-double',
    encode: (text) => carried(text, (one) => encodeURIComponent(encodeURIComponent(one))),
    decode: (text) => decodeURIComponent(decodeURIComponent(text)),
  },
  {
    name: 'encode-percent-u',
    encode: (text, random) =>
      some(text, random, {
        always: '%',
        share: 0.4,
        write: (c) => [...Array(c.length).keys()].map((at) => `%u${hex(c[at] ?? '', 4)}`).join(''),
      }),
    // The decoder of the same name that old servers had lives on in JavaScript.
    decode: (text) => unescape(text),
  },
  {
    name: 'encode-html-decimal',
    encode: (text, random) => html(text, random, (c) => `&#${c.codePointAt(0)};`),
    decode: decodeHtml,
  },
  {
    name: 'encode-html-hex',
    encode: (text, random) => html(text, random, (c) => `&#x${(c.codePointAt(0) ?? 0).toString(16)};`),
    decode: decodeHtml,
  },
  {
    name: 'encode-html-named',
    encode: (text, random) => html(text, random, (c) => NAMED[c] ?? c),
    decode: decodeHtml,
  },
  {
    name: 'encode-json',
    encode: (text, random) =>
      some(text, random, {
        always: '"\\\b\f\n\r\t\v\u0000',
        share: 0.3,
        write: (c) => [...Array(c.length).keys()].map((at) => `\\u${hex(c[at] ?? '', 4)}`).join(''),
      }),
    decode: (text) => String(JSON.parse(`"${text}"`)),
  },
  {
    name: 'encode-base64',
    encode: (text) => Buffer.from(text).toString('base64'),
    decode: (text) => Buffer.from(text, 'base64').toString(),
  },
  {
    name: 'encode-full-width',
    encode: (text, random) =>
      text.normalize('NFKC') === text
        ? some(text, random, {
            always: '',
            share: 0.5,
            write: (c) => (c > ' ' && c <= '~' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c),
          })
        : undefined,
    decode: (text) => text.normalize('NFKC'),
  },
  { name: 'encode-overlong', encode: encodeOverlong, decode: undoOverlong },
];

/** One mutator an encoding. */
export function encodingMutators(families: readonly AttackFamily[]): Mutator[] {
  return ENCODINGS.map(({ name, encode }) => ({
    families,
    name,
    mutate(attack, random) {
      // Nothing undoes an encoding around a whole body before it is parsed.
      if (attack.position.location === 'text') return undefined;
      const text = encode(attack.text, random);
      return text === undefined || text === attack.text
        ? undefined
        : { ...attack, text, mutations: [...attack.mutations, name] };
    },
  }));
}

/** Whether rewriting the text as what it says would hit its encoding instead. */
export function isEncoded({ mutations }: Attack): boolean {
  return mutations.some((name) => name.startsWith('encode-'));
}

/** The text behind every encoding, as whatever undoes them would see it. */
export function undoEncodings({ text, mutations }: Attack): string {
  return mutations.toReversed().reduce((decoded, name) => decode(name, decoded), text);
}

function decode(name: string, text: string): string {
  const encoding = ENCODINGS.find((one) => one.name === name);
  try {
    return encoding === undefined ? text : encoding.decode(text);
  } catch {
    return text;
  }
}

/** Lone surrogates have no percent encoding. */
function carried(text: string, encode: (text: string) => string): string | undefined {
  return /\p{Surrogate}/u.test(text) ? undefined : encode(text);
}

const NAMED: Readonly<Record<string, string>> = {
  "'": '&apos;',
  '"': '&quot;',
  '(': '&lpar;',
  ')': '&rpar;',
  '=': '&equals;',
  '/': '&sol;',
  '.': '&period;',
  ';': '&semi;',
  $: '&dollar;',
  '{': '&lcub;',
  '}': '&rcub;',
  ':': '&colon;',
  ',': '&comma;',
  '\n': '&NewLine;',
  '\t': '&Tab;',
  '#': '&num;',
  '*': '&ast;',
  '|': '&vert;',
  '[': '&lsqb;',
  ']': '&rsqb;',
  '\\': '&bsol;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '%': '&percnt;',
  '!': '&excl;',
  '+': '&plus;',
  _: '&lowbar;',
  '@': '&commat;',
  '`': '&grave;',
  '?': '&quest;',
};

function html(text: string, random: Random, write: (character: string) => string): string | undefined {
  // HTML has no way to write a NUL, and reads a carriage return as a line feed.
  if (text.includes('\u0000') || text.includes('\r')) return undefined;
  return some(text, random, {
    always: '&<',
    share: 0.5,
    write: (c) => (c === '&' || c === '<' ? (NAMED[c] ?? c) : write(c)),
  });
}

/** What an HTML parser makes of character references. */
export function decodeHtml(text: string): string {
  const [node] = parseFragment(text).childNodes;
  return (node as DefaultTreeAdapterTypes.TextNode | undefined)?.value ?? '';
}

/** Two bytes for what one can say (RFC 3629, section 3 forbids it; old decoders took it). */
function encodeOverlong(text: string, random: Random): string {
  const write = (character: string): string => {
    const code = character.charCodeAt(0);
    return isAscii(character)
      ? `%${(0xc0 | (code >> 6)).toString(16)}%${(0x80 | (code & 0x3f)).toString(16)}`
      : character;
  };
  return some(text, random, { always: '%', share: 0.4, write });
}

/** No decoder of Node does this: what an old Java or PHP decoder did with two, three and four bytes, written out. */
export function undoOverlong(text: string): string {
  return text.replace(
    /%(?:c([01])|e0%8([01])|f0%80%8([01]))%([89ab][0-9a-f])/gi,
    (_, two: string, three: string, four: string, low: string) =>
      String.fromCharCode((Number(two ?? three ?? four) << 6) | (Number.parseInt(low, 16) & 0x3f)),
  );
}
