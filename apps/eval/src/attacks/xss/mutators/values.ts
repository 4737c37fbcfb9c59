import type { Random } from '../../../random.js';
import { rewriteOne } from '../../family-mutator.js';
import { ATTRIBUTE, xssMutator } from './xss-mutator.js';

const unquote = (value: string): string => (/^["']/.test(value) ? value.slice(1, -1) : value);
const quoteOf = (value: string): string => (/^["']/.test(value) ? (value[0] ?? '') : '');

/** Rewrites what is inside an attribute's value. */
function inValue(name: string, write: (value: string, random: Random) => string) {
  return xssMutator(name, (text, random) =>
    rewriteOne(text, random, {
      pattern: ATTRIBUTE,
      write: ([, attribute, equals, value = '']) =>
        `${attribute}${equals}${quoteOf(value)}${write(unquote(value), random)}${quoteOf(value)}`,
    }),
  );
}

/** Character references for some characters; an ampersand first, or it would become one. */
function references(name: string, write: (code: number) => string, share = 0.4) {
  return inValue(name, (value, random) =>
    [...value].map((one) => (one !== '&' && random.chance(share) ? write(one.codePointAt(0) ?? 0) : one)).join(''),
  );
}

const NAMED: Readonly<Record<string, string>> = {
  '(': '&lpar;',
  ')': '&rpar;',
  ':': '&colon;',
  '=': '&equals;',
  '.': '&period;',
  '/': '&sol;',
  "'": '&apos;',
  ',': '&comma;',
  ';': '&semi;',
  '`': '&grave;',
};
const scheme = (name: string, write: (scheme: string, random: Random) => string) =>
  xssMutator(name, (text, random) =>
    rewriteOne(text, random, { pattern: /(?<=^|[=\s"'])javascript:/gi, write: ([found]) => write(found, random) }),
  );
const inserted = (word: string, what: string, random: Random): string => {
  const at = 1 + random.below(word.length - 2);
  return `${word.slice(0, at)}${what}${word.slice(at)}`;
};

/** Attributes' values: quotes, character references, URLs. */
export const VALUE_MUTATORS = [
  references('reference-decimal', (code) => `&#${code};`),
  references('reference-hex', (code) => `&#x${code.toString(16)};`),
  references('reference-upper-hex', (code) => `&#X${code.toString(16).toUpperCase()};`),
  references('reference-padded', (code) => `&#${String(code).padStart(7, '0')};`),
  references('reference-hex-padded', (code) => `&#x${code.toString(16).padStart(6, '0')};`),
  references('reference-all', (code) => `&#${code};`, 1),
  inValue('reference-without-semicolon', (value, random) =>
    // A digit behind it would become part of it.
    value.replace(/[a-z(:.](?![0-9a-fA-F;])/g, (one) => (random.chance(0.4) ? `&#${one.codePointAt(0)}` : one)),
  ),
  inValue('reference-named', (value, random) =>
    value.replace(/[():=./',;`]/g, (one) => (random.chance(0.7) ? (NAMED[one] ?? one) : one)),
  ),
  xssMutator('value-double-quoted', (text, random) =>
    rewriteOne(text, random, {
      pattern: ATTRIBUTE,
      write: ([all, attribute, equals, value = '']) =>
        value.includes('"') ? all : `${attribute}${equals}"${unquote(value)}"`,
    }),
  ),
  xssMutator('value-single-quoted', (text, random) =>
    rewriteOne(text, random, {
      pattern: ATTRIBUTE,
      write: ([all, attribute, equals, value = '']) =>
        unquote(value).includes("'") ? all : `${attribute}${equals}'${unquote(value)}'`,
    }),
  ),
  xssMutator('value-unquoted', (text, random) =>
    rewriteOne(text, random, {
      pattern: ATTRIBUTE,
      write: ([all, attribute, equals, value = '']) =>
        /[\s"'<>]/.test(unquote(value)) ? all : `${attribute}${equals}${unquote(value)}`,
    }),
  ),
  inValue('value-spaced', (value) => (/[\s"'<>]/.test(value) ? ` ${value} ` : value)),
  scheme('scheme-tab', (found, random) => inserted(found, '\t', random)),
  scheme('scheme-newline', (found, random) => inserted(found, '\n', random)),
  scheme('scheme-reference', (found, random) =>
    inserted(found, random.pick(['&Tab;', '&NewLine;', '&#9;', '&#x0A;', '&#13;']), random),
  ),
  scheme('scheme-control-before', (found, random) => `${random.pick(['\u0001', '\u001f', '\u0008', ' '])}${found}`),
  scheme('scheme-case', (found, random) =>
    [...found].map((letter) => (random.chance(0.5) ? letter.toUpperCase() : letter)).join(''),
  ),
  scheme('scheme-comment', (found, random) => `${found}${random.pick(['//x%0a', '/**/', '//%0d', '/*x*/'])}`),
  scheme('scheme-void', (found) => `${found}void 0;`),
  xssMutator('url-percent', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(?<=javascript:)(alert|confirm|prompt|print)/gi,
      write: ([name]) =>
        [...name].map((one) => (random.chance(0.5) ? `%${one.charCodeAt(0).toString(16)}` : one)).join(''),
    }),
  ),
];
