import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify } from '../values/character-classes.js';
import { decode } from '../values/decode.js';
import { jsonTexts } from '../values/decoders/json.js';
import { isFigure } from '../values/figures.js';
import { readDocument } from '../values/plain-document.js';
import { SOURCES, type Source } from '../values/value.js';
import type { ValueCheck } from './check.js';
import { REFERENCE_EXECUTABLES } from './command/executables-reference.js';
import { CHECKS } from './index.js';
import { createWordFilter } from './plain-words.js';
import { JOINING_NAMES } from './sqli/vocabulary.js';
import { ATTACK_LINES } from './testing/attack-lines.js';

const FILTER = createWordFilter(CHECKS, REFERENCE_EXECUTABLES);
const isLeftOut = (text: string): boolean => FILTER.holds(text) || FILTER.isProse(text, classify(text));
/** Names of fields, some of which tell a check what stands in them. */
const PATHS = ['a', 'a', 'script', 'inline', 'query', 'source.x', 'cmd', 'x-file-name', 'filter', 'items[3].note'];

/** What a check says of a text by itself, where it would be asked. */
function certaintyOf(check: ValueCheck, text: string, source: Source = 'cookies', path = 'a'): string | undefined {
  const classes = classify(text);
  if (!check.sources.has(source) || !check.applies(classes)) return undefined;
  return check.detect(text, { source, path, steps: [], executables: REFERENCE_EXECUTABLES, classes })?.certainty;
}

/** The checks that say anything of a text. All are asked about each: to make a text costs as much as to judge it. */
function sayingAnything(text: string, source: Source, path = 'a'): string[] {
  return CHECKS.filter((check) => certaintyOf(check, text, source, path) !== undefined).map(({ id }) => id);
}

/** Tens of thousands of texts, also where a busy machine has other things to do. */
const MANY = { timeout: 120_000 };

describe('figures', () => {
  const number = fc.oneof(fc.nat(255), fc.nat(), fc.bigInt({ min: 0n, max: 10n ** 19n - 1n })).map(String);
  const prefix = fc.constantFrom('', 'GA1.', 'fb.', 'x.', 'or.', 'in.', 'sys.', 'id.', 'w.', 'v1.', 'dbo.', 'net.');
  const figure = fc.oneof(
    fc
      .tuple(prefix, fc.array(number, { minLength: 2, maxLength: 12 }))
      .map(([start, numbers]) => start + numbers.join('.')),
    fc.uuid(),
    fc.uuid().map((uuid) => uuid.toUpperCase()),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.stringMatching(/^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d{3})?)?([+-]\d\d:\d\d)?)?$/),
  );

  it('are nothing to any check', MANY, () => {
    fc.assert(
      fc.property(figure, fc.constantFrom(...SOURCES), (text, source) => {
        fc.pre(isFigure(text));
        expect(sayingAnything(text, source)).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
  });

  it.each([
    '127.0.0.1',
    '10.0.0.1',
    '1',
    '1.',
    '.5',
    '1..2',
    '1.2.e',
    'abcd.1.2',
    '1-1',
    'a-b-c-d-e',
    '1.2\n',
    '2024-05-1',
    '2024-05-17T10:00;',
  ])('are not %j', (text) => expect(isFigure(text)).toBe(false));
});

describe('addresses of pages and for mail', () => {
  const hosts = CHECKS.flatMap((check) => [...(check.hosts ?? [])]);
  const label = fc.oneof(
    fc.constantFrom(
      'www',
      'cdn2',
      'a',
      'localhost',
      'metadata',
      'internal',
      '127-0-0-1',
      '7f000001',
      'a9fea9fe',
      '10',
      'x-y',
    ),
    fc.stringMatching(/^[a-z\d-]{1,12}$/),
  );
  const host = fc.oneof(
    fc
      .tuple(
        fc.array(label, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('com', 'il', 'me', 'io', 'net', 'st', 'local', 'internal'),
      )
      .map(([labels, top]) => [...labels, top].join('.')),
    fc.tuple(label, fc.constantFrom(...hosts)).map((parts) => parts.join('.')),
    fc.constantFrom(...hosts, '127.0.0.1', '0x7f.1'),
  );
  const folder = fc.oneof(
    fc.constantFrom(
      'etc',
      'passwd',
      'a',
      'b-c',
      'constructor',
      'prototype',
      '__proto__',
      'WEB-INF',
      'web',
      'or',
      '1',
      'cgi-bin',
    ),
    fc.constantFrom(
      'x.php',
      'a.png',
      '..',
      'PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg',
      'rO0ABXNyABFqYXZhLnV0aWw',
      'index.html',
    ),
    fc.stringMatching(/^[\w-]{1,20}$/),
  );
  const query = fc
    .array(
      fc.tuple(
        fc.constantFrom('a', 'id', 'url', 'onload', 'redirect', 'zend.x'),
        fc.constantFrom('=', ''),
        fc.oneof(folder, host),
      ),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((pairs) => `?${pairs.map((pair) => pair.join('')).join('&')}`);
  const address = fc
    .tuple(
      fc.constantFrom('http', 'https'),
      host,
      fc.array(folder, { maxLength: 5 }),
      fc.constantFrom('', '/'),
      fc.oneof(fc.constantFrom('', '?', '#top', '?a=b#onload'), query),
    )
    .map(([scheme, name, folders, end, behind]) => `${[`${scheme}://${name}`, ...folders].join('/')}${end}${behind}`);

  const local = fc
    .tuple(folder, fc.constantFrom('', '.a', '+tag', '-1', '.or', '_x'))
    .map(([start, end]) => `${start}${end}`);
  const mail = fc.tuple(local, host).map((parts) => parts.join('@'));

  it('are known', () => {
    expect(FILTER.holds('first.last+tag@example.com')).toBe(true);
    for (const text of [
      'https://www.example.com',
      'https://www.4chef.co.il/',
      'http://a.example.org/b/c-d/e_f.html',
      'https://shop.example.com/items/17?ref=mail&lang=en#top',
      'https://www.example.com?state=&page=2',
    ])
      expect(FILTER.holds(text)).toBe(true);
    for (const text of ['https://a.example.com/?a=b&id', 'https://a.example.com/?a|id', 'https://localhost/?a=b'])
      expect(FILTER.holds(text)).toBe(false);
  });

  it('are nothing to any check', MANY, () => {
    let seen = 0;
    fc.assert(
      fc.property(fc.oneof(address, mail), fc.constantFrom(...SOURCES), (text, source) => {
        if (!FILTER.holds(text)) return;
        seen++;
        expect(sayingAnything(text, source)).toEqual([]);
      }),
      { numRuns: 20_000 },
    );
    expect(seen).toBeGreaterThan(200);
  });
});

/** What people write: our own pages. */
const PROSE = readFileSync(new URL('../../../../ARCHITECTURE.md', import.meta.url), 'utf8');

/** Words of attacks and programs, words that matter to checks, numbers, and what nobody knows. */
const word = fc.oneof(
  fc.constantFrom(...new Set(ATTACK_LINES.flatMap((line) => line.match(/\w+/g) ?? []))),
  fc.constantFrom(...REFERENCE_EXECUTABLES),
  fc.constantFrom(...CHECKS.flatMap(({ words }) => [...(words?.names ?? []), ...(words?.members ?? [])])),
  fc.tuple(fc.nat(999), fc.constantFrom('', ...JOINING_NAMES)).map((parts) => parts.join('')),
  fc.constantFrom('Runtime', 'alert', 'f_back', 'php5', 'env', 'rO0ABXNyABFqYXZhLnV0aWwu', 'c2NyaXB0Pg'),
  fc.stringMatching(/^\w{1,9}$/),
);
const joinedBy = (...signs: string[]) =>
  fc
    .array(fc.tuple(word, fc.constantFrom(...signs)), { minLength: 2, maxLength: 5 })
    .map((parts) => parts.flat().slice(0, -1).join(''));

describe('tokens', () => {
  const SIGNS = [...'.-~:|,=&*!/', '=-', '..', '--', '~-', '=&', '==', '||', '.', '-', ':', '=', '&'];
  const name = fc.oneof(
    { weight: 3, arbitrary: word },
    { weight: 2, arbitrary: fc.stringMatching(/^[A-Za-z\d_]{2,24}$/) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('x-data', 'onload', 'datasrc', 'auto_prepend_file', 'zend.x', 'javascript'),
    },
    { weight: 1, arbitrary: fc.constantFrom('file', 'netdoc', 'data', 'localhost', 'ip6-localhost', 'exit', '5like4') },
  );
  const token = fc
    .tuple(
      fc.oneof({ weight: 19, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(...SIGNS) }),
      fc.array(fc.tuple(name, fc.constantFrom(...SIGNS)), { minLength: 1, maxLength: 5 }),
      fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constantFrom(...SIGNS) }),
    )
    .map(([start, parts, end]) => `${start}${parts.flat().slice(0, -1).join('')}${end}`);

  it('are known', () => {
    for (const text of [
      'GCL.1660541945.Cj0KCQjwuuKXBhCRARIsAC',
      'ID=29aa2853096fad21:T=1719929562:RT=1719929562:S=ALNI_MaLygLG0TAq5GkDYV',
      '1477B526641C18965D0509A82B6A67A9~-1~-1~000',
      'vt3=F8dD37ng45b&lg2=WqG3DMC9VAQiUQ',
      'Fe26.2*1*d9f8f7babe',
      '1728808785960|0|1728808785960||',
      '1728808785960%7C0%7C1728808785960',
      'a2%253D17',
      '1920x1080',
      '-4935944992369437265',
      'quyfN27OXiKjxAMaTphC43C9GIAAAAANLNDXoH1Ek0cVrGR80IRgg==',
    ])
      expect(isLeftOut(text), text).toBe(true);
    for (const text of [
      'x|id',
      'a&id',
      'a=1&id',
      'x&y=1',
      '1::text',
      '1--',
      'exit!',
      '1or~2',
      'or~1',
      '1=1',
      'a%2',
      '%3Cb',
    ])
      expect(isLeftOut(text), text).toBe(false);
    for (const text of [
      'file:x',
      'javascript:x',
      'onload=x',
      'x-data=y',
      'x-data.require=y',
      'x-data~require=y',
      'x-data,a=y',
      'onload!1=y',
      'zend.x=1',
      'a;b',
      '..',
      '/a|',
      'localhost/x',
    ])
      expect(isLeftOut(text), text).toBe(false);
  });

  it('are read to their full length, and no longer', () => {
    expect(isLeftOut('ab-'.repeat(682).concat('a1'))).toBe(true);
    expect(isLeftOut('ab-'.repeat(682).concat('a1b'))).toBe(false);
  });

  it('are nothing to any check', MANY, () => {
    let seen = 0;
    fc.assert(
      fc.property(
        token,
        fc.constantFrom(...SOURCES),
        fc.constantFrom(...PATHS),
        fc.nat(5),
        (plain, source, path, encoded) => {
          let text = plain;
          if (encoded > 3) text = encodeURIComponent(text);
          if (encoded > 4) text = encodeURIComponent(text);
          if (!isLeftOut(text)) return;
          seen++;
          for (const form of decode({ source, path, text }, { base64: true }))
            expect(sayingAnything(form.text, source, path), `${source} ${path} ${text}`).toEqual([]);
        },
      ),
      { numRuns: 30_000 },
    );
    expect(seen).toBeGreaterThan(5_000);
  });
});

describe('sentences', () => {
  const english = new Set(PROSE.toLowerCase().match(/[a-z]+/g));
  const number = fc.nat(3000).map(String);
  const spoken = fc.oneof(
    { weight: 7, arbitrary: fc.constantFrom(...english) },
    { weight: 3, arbitrary: word },
    { weight: 1, arbitrary: number },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...'größe über où été l’eau Ürün Ярлык что ЮЮ éor ſelect ıd Šystem ’s'.split(' ')),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(word, fc.constantFrom('é', 'Ø', 'ÿ', 'Ч', 'ŉ', 'K'))
        .map(([one, sign]) => one.slice(0, 2) + sign + one.slice(2)),
    },
  );
  const GAPS = [
    ' – ',
    '’s ',
    ' “',
    '” ',
    '… ',
    '\u00a0',
    ', ',
    '. ',
    '! ',
    '? ',
    ': ',
    '; ',
    ' - ',
    '-',
    ' & ',
    '.\n',
    ':\r\n',
    '\n',
    ' (',
    ') ',
    '), ',
    ' "',
    '" ',
    '", ',
    "'s ",
    "n't ",
    " O'",
  ];
  const gap = fc.oneof({ weight: 3, arbitrary: fc.constant(' ') }, { weight: 1, arbitrary: fc.constantFrom(...GAPS) });
  const sentence = fc
    .tuple(
      fc.array(fc.tuple(spoken, gap), { minLength: 2, maxLength: 10 }),
      fc.constantFrom('', '.', '?', ')', '"', '.)'),
      fc.boolean(),
    )
    .map(([parts, end, isProper]) => {
      const text = `${parts.flat().slice(0, -1).join('')}${end}`;
      return isProper ? text.replace(/(^|[.?!]\s)([a-z])/g, (begin) => begin.toUpperCase()) : text;
    });

  it('are known', () => {
    for (const text of [
      'Order no. 17: two notebooks, "ruled" & one pen',
      "O'Brien Street 17, 0815 Dublin (Ireland)",
      "The committee met 3 times in May, but no decision was made - until the chair said: we've had enough.",
      "Please don't ring; leave it with the neighbour.",
      'First line.\nSecond line, which is well-known.',
      'The box – it was damaged – isn’t here',
      'Größe 42, naïve Übermütige sind schön – “genau” so. Ähnlich: él pregunta, l’été, ça va',
      'Спасибо за заказ, мы позвоним завтра. Ждём вас',
      'Το δέμα έφτασε χθες',
    ])
      expect(isLeftOut(text), text).toBe(true);
    for (const text of [
      'select a from b',
      'x or 1',
      "x' or name like name",
      "don't union all",
      'true; whoami',
      'cat food',
      'a & id',
      'some words\nid',
      'System (x)',
      'spawn "words"',
      'exit! Now',
      'process. platform',
      'the __proto__ of it',
      'a = b',
      'one  <b> two',
      'x’ or name like name',
      'tea；whoami',
      'naïve＝text here',
      'größe or 1',
      'the éconstructor of it',
      '漢字 in a text',
      'a\u2028line of text',
      ' leading blank',
    ])
      expect(isLeftOut(text), text).toBe(false);
  });

  it('are read to their full length, and no longer', () => {
    const text = 'here '.repeat(820).slice(0, 4_096).trimEnd().padEnd(4_096, 'e');
    expect(isLeftOut(text)).toBe(true);
    expect(isLeftOut(`${text}e`)).toBe(false);
  });

  it('know the programs of the host', () => {
    const filter = createWordFilter(CHECKS, REFERENCE_EXECUTABLES);
    const text = 'frobnicate the data';
    expect(filter.isProse(text, classify(text))).toBe(true);
    filter.executables = new Set(['frobnicate']);
    expect(filter.isProse(text, classify(text))).toBe(false);
  });

  it('are nothing to any check', MANY, () => {
    let seen = 0;
    fc.assert(
      fc.property(sentence, fc.constantFrom(...SOURCES), fc.constantFrom(...PATHS), (text, source, path) => {
        if (!isLeftOut(text)) return;
        seen++;
        for (const form of decode({ source, path, text }, { base64: true }))
          expect(sayingAnything(form.text, source, path), `${source} ${path} ${text}`).toEqual([]);
      }),
      { numRuns: 40_000 },
    );
    expect(seen).toBeGreaterThan(3_000);
  });
});

describe('names joined by dots, dashes and slashes', () => {
  it('are known', () => {
    for (const text of ['www.example.com', 'order-17', 'app.2f9c-1.min.js', 'sku-7919', 'GA1.x-1.7'])
      expect(FILTER.holds(text), text).toBe(true);
    for (const text of ['process.env', 'x.php', 'java.lang.Runtime', '1or-1', '.env', 'window.alert'])
      expect(FILTER.holds(text), text).toBe(false);
    expect(FILTER.holdsPath('/assets/app-2.1/logo.png')).toBe(true);
    expect(FILTER.holdsPath('/assets/')).toBe(true);
    for (const path of ['//a', '/a/../b', '/.git/config', '/a//b', 'a/b', '/a/process/env'])
      expect(FILTER.holdsPath(path), path).toBe(false);
  });

  it('are nothing to any check', MANY, () => {
    let seen = 0;
    fc.assert(
      fc.property(joinedBy('.', '-', '.'), fc.constantFrom(...SOURCES), fc.boolean(), (text, source, isFile) => {
        if (!FILTER.holds(text)) return;
        seen++;
        const path = isFile ? 'x-file-name' : 'a';
        expect(sayingAnything(text, source, path), `${source} ${text}`).toEqual([]);
      }),
      { numRuns: 30_000 },
    );
    expect(seen).toBeGreaterThan(2_000);
  });

  it('are nothing to any check as the path of a page', MANY, () => {
    fc.assert(
      fc.property(joinedBy('/', '/', '.', '-'), fc.constantFrom('', '/'), (names, end) => {
        const path = `/${names}${end}`;
        if (FILTER.holdsPath(path)) expect(sayingAnything(path, 'path', ''), path).toEqual([]);
      }),
      { numRuns: 20_000 },
    );
  });
});

describe('documents of plain words', () => {
  it.each([
    ['plain', '{"visits":"a1b2","n":{"68611":1660561669},"shown":true,"list":[1,-2.5,null,"x_y"],"uuid":""}', 'plain'],
    ['quiet', '{"url":"https://www.example.com/a/b","day":"Thu, 10 Oct 2024 10:31:17 GMT"}', 'quiet'],
    ['other', '{"or":"x"}', 'other'],
    ['other', '{"a":"b"}{"c":"d"}', 'other'],
    ['other', '{{"a":"b"}}', 'other'],
    ['other', '{"a":"b;c"}', 'other'],
    ['other', '{"a":" b"}', 'other'],
    ['other', '{"a":"b\\u0022"}', 'other'],
    ['other', '{"prototype":1}', 'other'],
    ['other', '{"a":"b"', 'other'],
    ['other', '"a"', 'other'],
    ['other', '', 'other'],
  ])('%s: %s', (_, text, kind) => {
    expect(readDocument(text, FILTER)).toBe(kind);
  });

  const piece = fc.oneof(
    fc.constantFrom(...ATTACK_LINES),
    fc.constantFrom(...JOINING_NAMES, ...REFERENCE_EXECUTABLES),
    fc.constantFrom(
      'constructor',
      'prototype',
      '__proto__',
      'class',
      'id',
      '$ne',
      'type',
      'java.lang.Runtime',
      '@type',
    ),
    fc.constantFrom(
      'a',
      'user',
      '1',
      '10 Oct 2024',
      'https://a.example/b',
      'a b, c',
      'x+y',
      'a/../b',
      'me@a.example',
      '',
    ),
    fc.tuple(fc.constantFrom('a', 'x1', 'or', 'id'), fc.constantFrom(...ATTACK_LINES)).map((parts) => parts.join(' ')),
    fc.stringMatching(/^[\w \-:/,+@.=|;]{0,24}$/),
  );
  const document = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      piece,
      fc.integer(),
      fc.boolean(),
      fc.dictionary(piece, tie('value'), { maxKeys: 4 }),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  })).value;

  it('say no more to any check than their texts do', MANY, () => {
    let seen = 0;
    fc.assert(
      fc.property(document, (value) => {
        const text = JSON.stringify(value);
        if (readDocument(text, FILTER) === 'other') return;
        seen++;
        const wholes = [text, encodeURIComponent(text), Buffer.from(text).toString('base64')];
        const isCertain = (check: ValueCheck, texts: readonly string[]): boolean =>
          texts.some((one) => certaintyOf(check, one) === 'certain');
        const more = CHECKS.filter(
          (check) => isCertain(check, wholes) && !isCertain(check, jsonTexts(text, FILTER).texts),
        );
        expect(
          more.map(({ id }) => id),
          text,
        ).toEqual([]);
      }),
      { numRuns: 20_000 },
    );
    expect(seen).toBeGreaterThan(3_000);
  });
});
