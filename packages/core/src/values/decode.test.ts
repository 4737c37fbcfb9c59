import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf, LINEAR } from '../testing/growth.js';
import { CharacterClass, classify } from './character-classes.js';
import { decode } from './decode.js';
import { VALUE_LIMITS } from './limits.js';

const options = { base64: true };
const texts = (text: string, base64 = true) => decode(text, { base64 }).map((form) => form.text);
const base64 = (text: string) => Buffer.from(text).toString('base64');
const percent = (text: string) =>
  Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

describe('decoding', () => {
  it('gives a plain text as its only form', () => {
    expect(decode('just words', options)).toEqual([
      { text: 'just words', steps: [], classes: CharacterClass.letter | CharacterClass.space },
    ]);
  });

  it('gives every layer with its steps and character classes', () => {
    expect(decode('%2527', options).map(({ text, steps }) => [text, steps])).toEqual([
      ['%2527', []],
      ['%27', ['percent']],
      ["'", ['percent', 'percent']],
    ]);
    for (const form of decode('%26lt%3Bb%2526gt;', options)) expect(form.classes).toBe(classify(form.text));
  });

  it.each([
    ['percent of html of percent', percent('&#37;27'), "'"],
    ['html of a unicode escape', '&#92;u0027', "'"],
    ['overlong UTF-8', '%c0%ae%c0%ae%c0%af', '../'],
    ['UTF-8 bytes that Node hands out one by one', '\u00ef\u00bc\u009cscript>', '<script>'],
    ['full-width percent signs', '\uff05\uff12\uff17', "'"],
    ['%u escapes of full-width forms', '%uff07 or 1', "' or 1"],
    ['NUL between letters', '<scr%00ipt>', '<script>'],
    ['plus for spaces, once and twice encoded', "'%2Bor%2B1", "' or 1"],
    ['base64 of percent', base64(percent("' or 1=1")), "' or 1=1"],
    ['JSON in base64', base64('{"a":["\\u0027 or 1=1"]}'), "' or 1=1"],
    ['base64 in JSON', JSON.stringify({ a: base64("' or 1=1 --") }), "' or 1=1 --"],
    ['JSON behind a byte order mark', '\ufeff{"a":"\\u0027"}', "'"],
    ['JSON in a JSON string', JSON.stringify(JSON.stringify({ a: "'\n1" })), "'\n1"],
    ['the claims of a token', `${base64('{"alg":"none"}')}.${base64(`{"sub":"' or 1=1"}`)}.`, "' or 1=1"],
    ['UTF-7', '%2BADw-script%2BAD4-', '<script>'],
  ])('sees through %s', (_, text, expected) => {
    expect(texts(text)).toContain(expected);
  });

  it('undoes each encoding alone too: an application may undo only one of them', () => {
    expect(texts('&lt;b&gt;%41+c')).toEqual(
      expect.arrayContaining(['<b>%41+c', '&lt;b&gt;A+c', '&lt;b&gt;%41 c', '<b>A c']),
    );
  });

  it('leaves base64 alone where it is switched off', () => {
    expect(texts(base64("' or 1=1 --"), false)).toHaveLength(1);
  });

  it('takes a plus in a header for a plus', () => {
    const accept = { source: 'headers_values', path: 'Accept', text: 'application/xhtml+xml' } as const;
    expect(decode(accept, options)).toHaveLength(1);
    expect(decode({ ...accept, source: 'cookies' }, options)).toHaveLength(2);
  });

  it('keeps an encoded plus beside those that are spaces, whatever stands in front', () => {
    const written = `${'word '.repeat(10_000)}a + b`;
    expect(texts(new URLSearchParams({ q: written }).toString().slice(2))).toContain(written);
  });

  it('gives no form twice', () => {
    const forms = texts('%2526lt;+%26lt;+&amp;lt;+\\u0026lt;');
    expect(new Set(forms).size).toBe(forms.length);
  });
});

describe('blanks around a text', () => {
  it.each([' x', 'x\n', '\ufeffx', '\u00a0 x\t', '\u3000x'])('are taken off, as validators do (%j)', (text) => {
    expect(texts(text)).toEqual(expect.arrayContaining([text, 'x']));
  });

  it('are taken off what an encoding hid, and inside of documents', () => {
    expect(texts('%0ax')).toContain('x');
    expect(texts('{"a":"\\n;x"}')).toContain(';x');
  });

  it('are none in the middle, alone, or around a long text', () => {
    for (const text of ['a b', ' \n', ` ${'x '.repeat(3_000)}`]) expect(texts(text)).toEqual([text]);
  });
});

describe('any stack of encodings', () => {
  const payload = "<a href='x'>1 or 2</a>";
  const encoders: Record<string, (text: string) => string> = {
    percent,
    form: (text) => new URLSearchParams({ q: text }).toString().slice(2),
    html: (text) => Array.from(text, (character) => `&#${character.codePointAt(0)};`).join(''),
    named: (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    unicode: (text) => Array.from(text, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    hex: (text) => Array.from(text, (unit) => `\\x${unit.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
    wide: (text) => text.replace(/[!-~]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)),
    base64,
    json: (text) => JSON.stringify({ q: text }),
  };
  const stack = fc.array(fc.constantFrom(...Object.keys(encoders)), { maxLength: 4 });

  it('of up to four is seen through', () => {
    fc.assert(
      fc.property(stack, (names) => {
        const byteWise = names.map((name, index) =>
          name === 'hex' && names.slice(0, index).includes('wide') ? 'unicode' : name,
        );
        const encoded = byteWise.reduce((text, name) => (encoders[name] as (text: string) => string)(text), payload);
        expect({ names, found: texts(encoded).includes(payload) }).toEqual({ names, found: true });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('any stack of partial encodings', () => {
  const payload = '<a href=\'x\' title="y">1 + 2 || 3; (4)</a>';
  const hex = (unit: string, width: number) => unit.charCodeAt(0).toString(16).padStart(width, '0');
  /** `own` are the characters that would be read as the encoding's own. */
  const encoders: Record<string, { own: string; write: (unit: string) => string }> = {
    percent: { own: '%', write: (unit) => percent(unit) },
    'percent-u': { own: '%', write: (unit) => `%u${hex(unit, 4)}` },
    overlong: {
      own: '%',
      write: (unit) =>
        unit < '\u0080'
          ? `%${(0xc0 | (unit.charCodeAt(0) >> 6)).toString(16)}%${(0x80 | (unit.charCodeAt(0) & 0x3f)).toString(16)}`
          : unit,
    },
    decimal: { own: '&', write: (unit) => `&#${unit.charCodeAt(0)};` },
    hexadecimal: { own: '&', write: (unit) => `&#X${hex(unit, 6)};` },
    unicode: { own: '\\', write: (unit) => `\\u${hex(unit, 4)}` },
    wide: {
      own: '',
      write: (unit) => (unit > ' ' && unit <= '~' ? String.fromCharCode(unit.charCodeAt(0) + 0xfee0) : unit),
    },
  };
  const layer = fc.record({ name: fc.constantFrom(...Object.keys(encoders)), coins: fc.infiniteStream(fc.nat(9)) });

  it('of up to ten is seen through', () => {
    fc.assert(
      fc.property(fc.array(layer, { maxLength: 10 }), fc.integer({ min: 1, max: 6 }), (layers, share) => {
        const encoded = layers.reduce((text, { name, coins }) => {
          const { own, write } = encoders[name] as { own: string; write: (unit: string) => string };
          if (text.length > 8_000) return text;
          return Array.from(text, (unit) =>
            own.includes(unit) || (coins.next().value as number) < share ? write(unit) : unit,
          ).join('');
        }, payload);
        expect({ encoded, found: texts(encoded).includes(payload) }).toEqual({ encoded, found: true });
      }),
      { numRuns: 300 },
    );
  });
});

describe('limits of decoding', () => {
  const faultOf = (text: string) => decode(text, options).at(-1)?.fault?.limit;
  const nest = (times: number, encode: (text: string) => string, text: string) =>
    Array.from({ length: times }).reduce<string>((inner) => encode(inner), text);

  it('is layers', () => {
    const layered = (layers: number) => `&${'amp;'.repeat(layers - 1)}#39;`;
    expect(faultOf(layered(VALUE_LIMITS.decodeLayers))).toBeUndefined();
    expect(texts(layered(VALUE_LIMITS.decodeLayers))).toContain("'");
    expect(faultOf(layered(VALUE_LIMITS.decodeLayers + 1))).toBe('decodeLayers');
  });

  it('is none for percent signs that were encoded again and again', () => {
    const readdressed = `1%${'25'.repeat(200)}27 or 1=1`;
    expect(faultOf(readdressed)).toBeUndefined();
    expect(texts(readdressed)).toContain("1' or 1=1");
  });

  it('is documents inside documents', () => {
    expect(faultOf(nest(VALUE_LIMITS.nestedDocuments, base64, "' or 1=1 --"))).toBeUndefined();
    expect(texts(nest(VALUE_LIMITS.nestedDocuments, base64, "' or 1=1 --"))).toContain("' or 1=1 --");
    expect(faultOf(nest(VALUE_LIMITS.nestedDocuments + 1, base64, "' or 1=1 --"))).toBe('nestedDocuments');
  });

  it('is texts inside a value', () => {
    const list = (count: number) => JSON.stringify(Array.from({ length: count }, (_, index) => `t${index}`));
    expect(faultOf(list(VALUE_LIMITS.nestedTexts))).toBeUndefined();
    expect(faultOf(list(VALUE_LIMITS.nestedTexts + 1))).toBe('nestedTexts');
  });

  it('passes on those of JSON', () => {
    expect(faultOf('['.repeat(VALUE_LIMITS.jsonDepth + 1) + ']'.repeat(VALUE_LIMITS.jsonDepth + 1))).toBe('jsonDepth');
  });
});

describe('hostile text', () => {
  const piece = fc.constantFrom(
    ...['%', '%25', '%2', '+', '&', '&amp;', '&#', ';', '\\', '\\u', '0027', '\\x2', '{', '}', '[', ']', '"', ',', ':'],
    ...[
      '\u0000',
      'ʼ',
      '＜',
      '\u00c0',
      '\u00af',
      '\ud835',
      '\udc00',
      'YWJj',
      '+ADw',
      '-',
      ' ',
      '\n',
      '=',
      'a',
      '\uffff',
    ],
  );
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
  );

  it('never throws, and gives a bounded number of characters', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const total = decode(text, options).reduce((sum, form) => sum + form.text.length, 0);
        expect(total).toBeLessThanOrEqual(16_384 + 60 * text.length);
      }),
      { numRuns: 5_000 },
    );
  });

  it('ends where nothing is left to undo', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const forms = decode(text, { base64: false });
        const done = forms.some(
          (form) => form.fault !== undefined || decode(form.text, { base64: false }).length === 1,
        );
        expect({ text, done }).toEqual({ text, done: true });
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    '%25',
    '%2525',
    '+',
    '&amp;',
    '&amp;amp;',
    '\\u005c',
    '\\x5c',
    '\\134',
    '＜',
    '\u00c0\u00af',
    '\u0000',
    '["',
    '{"a":[',
    '"\\"',
    'YWJj',
    'YWJjZGVmZ2hpamtsbW5v.',
    '+ADw',
    '+AAAA',
    '&#',
    '&lt',
    '%u0025',
    '% ',
    '𝐬',
    '%25+&amp;\\u0027＜ʼ',
    'aaaaaaaaaaaaaaa.',
  ])('made of %j takes time that grows with its length', (unit) => {
    expect(growthOf((length) => decode(unit.repeat(Math.ceil(length / unit.length)), options))).toBeLessThan(LINEAR);
  });

  it('have mixtures as far as the values of a request may have them together, and all else always', () => {
    const text = '%26lt;b \\\\u0061%2520+&#x41;\\\\x42';
    const purse = { characters: 1_000 };
    const first = decode(text, { base64: true }, purse);
    expect(purse.characters).toBeLessThan(1_000);
    for (let count = 0; count < 100; count++) decode(text, { base64: true }, purse);
    expect(purse.characters).toBe(0);
    const last = decode(text, { base64: true }, purse).map((form) => form.text);
    expect(last.length).toBeLessThan(first.length);
    expect(last).toContain(decode(text, { base64: true }).at(0)?.text);
    expect(last.some((form) => form.startsWith('<b'))).toBe(true);
  });

  it('are few of a text that is padded anew at each step', () => {
    const noise = ' %20\\t%09 &#32;+\\n&nbsp;%2520 \\u0020%0a&amp;#32; a%'.repeat(20);
    expect(decode(noise, { base64: true }).length).toBeLessThan(100);
  });
});
