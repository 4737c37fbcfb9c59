import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileScan, toScanModule } from '../../scripts/compile-scan.js';
import { growthOf, LINEAR } from '../testing/growth.js';
import { classify } from '../values/character-classes.js';
import { collectJson } from '../values/collect-json.js';
import { createCollection } from '../values/collection.js';
import { unescapeJson } from '../values/decoders/json-escapes.js';
import { VALUE_LIMITS } from '../values/limits.js';
import type { Value } from '../values/value.js';
import type { WordFilter } from '../values/word-filter.js';
import { REFERENCE_EXECUTABLES } from './command/executables-reference.js';
import { CHECKS } from './index.js';
import { createWordFilter } from './plain-words.js';
import { ATTACK_LINES } from './testing/attack-lines.js';

const createFilter = (): WordFilter => createWordFilter(CHECKS, REFERENCE_EXECUTABLES);
const FILTER = createFilter();

/** The strings of a list in which the scan sees nothing that has to be judged. */
function passed(strings: readonly string[], filter = FILTER): string[] {
  const text = `["${strings.join('","')}"]`;
  const scanned = filter.scan(text);
  expect(scanned?.end).toBe(text.length);
  let at = 2;
  return strings.filter((written) => {
    const start = at;
    at += written.length + 3;
    return !scanned?.odd.includes(start);
  });
}

/** Whether a string of JSON, as it is written, is a word or prose that nobody has to judge. */
function isHarmless(written: string): boolean {
  const content = unescapeJson(written);
  return content === '' || FILTER.holds(content) || FILTER.isProse(content, classify(content));
}

describe('the scan of a JSON document', () => {
  it('is what assembly/scan.ts becomes', async () => {
    expect(readFileSync('packages/core/src/values/scan-module.ts', 'utf8')).toBe(toScanModule(await compileScan()));
  }, 60_000);

  it('tells strings that have to be judged from words and sentences', () => {
    const prose = ['notebook', 'sku-7919', '', 'two notebooks and a pen', "Please don't ring, we are out."];
    const odd = ["1' or 1=1", '<b>', '$ne', '__proto__', 'tea; whoami', 'a\\u0027 or 1'];
    for (let round = 0; round < 3; round++) expect(passed([...prose, ...odd])).toEqual(prose);
  });

  const word = fc.constantFrom(
    ...'we house garden green sleep time find sort and or in is not between union select where having limit with'.split(
      ' ',
    ),
    ...'like some do then while only once one self this top class true order process env constructor 17 169 0815 3'.split(
      ' ',
    ),
    ...'größe über où été Ярлык что ЮЮ éor ſelect ıd Šystem l’été ’s'.split(' '),
    ...'abc123 1or i s t re ve ll O Brien Smith And Then Sleep Hello alert eval drop cat whoami null well-known'.split(
      ' ',
    ),
  );
  const sign = fc.constantFrom(
    ...[
      ' ',
      ', ',
      '. ',
      '! ',
      '? ',
      ': ',
      '; ',
      ' (',
      ') ',
      ')',
      "'",
      "n't ",
      "'s ",
      '-',
      ' - ',
      ' & ',
      '\\" ',
      ' \\"',
    ],
    ...[
      '.',
      '!',
      '?',
      ',',
      ':',
      ';',
      '  ',
      '     ',
      '_',
      '/',
      '=',
      '\\n',
      "O'",
      '. (',
      ' (\\"',
      '\\")',
      '.\\" ',
      '\\u0020',
    ],
  );
  const sentence = fc
    .array(fc.tuple(word, fc.oneof({ weight: 3, arbitrary: fc.constant(' ') }, sign)), { minLength: 1, maxLength: 9 })
    .chain((pieces) => fc.constantFrom('', '.', '!').map((end) => pieces.flat().slice(0, -1).join('') + end));

  it('says of each string what reading it says, whatever was learnt before', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 12 }), (strings) => {
        expect(passed(strings)).toEqual(strings.filter(isHarmless));
      }),
      { numRuns: 3_000 },
    );
  });

  it('says so of attacks, and of what is left of them', () => {
    const lines = ATTACK_LINES.filter((line) => /^[ -~]+$/.test(line)).map((line) => JSON.stringify(line).slice(1, -1));
    for (const line of lines) {
      const cut = line.slice(0, line.length >> 1).replace(/\\+$/, '');
      expect(passed([line, cut])).toEqual([line, cut].filter(isHarmless));
    }
  });

  it('forgets what it has learnt when the programs of the host change', () => {
    const filter = createFilter();
    expect(passed(['frobnicate the garden', 'the garden'], filter)).toHaveLength(2);
    filter.executables = new Set(['frobnicate']);
    expect(passed(['frobnicate the garden', 'the garden'], filter)).toEqual(['the garden']);
  });

  it('knows a string by all of it: neither its beginning, nor what a byte of zero would end', () => {
    passed(['notebook', 'a'.repeat(15), 'b'.repeat(16), 'c'.repeat(31)]);
    expect(passed(['notebook\u0000', 'notebook<', `${'a'.repeat(15)}\u0000`, `${'c'.repeat(31)}'`])).toEqual([]);
    expect(passed([`${'b'.repeat(16)}\u0000`, `${'b'.repeat(15)}\u0000`])).toEqual([]);
  });

  it('stops where something stands that JSON does not have there', () => {
    for (const text of ['{a:1}', "['x']", '[1 2]', '[tru]', '[nullx]', '["a" "b", <b>]', '["a', '[1'])
      expect(FILTER.scan(text)?.end ?? -1).toBeLessThan(text.length);
    for (const text of ['{"a":1.5e-7,"b":[true,false,null]}', '[\r\n\t"a" , -3\n]', '{}'])
      expect(FILTER.scan(text)).toEqual({ end: text.length, odd: [] });
  });

  it('tells where odd strings begin in units, whatever stands before them', () => {
    for (const sign of ['é', '€', '😀', '\ud800', '\udc00x', 'Größe ist schön', 'Спасибо за заказ'])
      for (let count = 0; count < 40; count += 13) {
        const before = `["a b","${sign.repeat(count)}",`;
        const text = `${before}"<b>","${sign}","c d"]`;
        const scanned = FILTER.scan(text);
        expect(scanned?.end, text).toBe(text.length);
        expect(scanned?.odd, text).toContain(before.length + 1);
        expect(FILTER.scan(`${before}x`)?.end, text).toBe(before.length);
      }
  });

  it('knows words of European alphabets', () => {
    const prose = ['Das Gerät läuft einwandfrei', 'Спасибо за быстрый ответ', 'Größe und Länge, schön'];
    const odd = ['Größe；ls', 'ſelect a', '漢字 und so', 'größe or 1', 'é <b>'];
    for (let round = 0; round < 3; round++) expect(passed([...prose, ...odd])).toEqual(prose);
  });

  it('leaves to the reader what is more than may be read', () => {
    const deep = (depth: number) => FILTER.scan('['.repeat(depth) + ']'.repeat(depth))?.end;
    expect(deep(VALUE_LIMITS.jsonDepth)).toBe(2 * VALUE_LIMITS.jsonDepth);
    expect(deep(VALUE_LIMITS.jsonDepth + 1)).toBe(VALUE_LIMITS.jsonDepth);
    const list = (count: number) => `[${Array.from({ length: count }, () => '"a"').join(',')}]`;
    expect(FILTER.scan(list(VALUE_LIMITS.jsonValues))?.end).toBe(4 * VALUE_LIMITS.jsonValues + 1);
    expect(FILTER.scan(list(VALUE_LIMITS.jsonValues + 1))?.end).toBe(4 * VALUE_LIMITS.jsonValues + 1);
    expect(FILTER.scan(`["${'a '.repeat(524_288)}"]`)).toBeUndefined();
    expect(FILTER.scan(`["${'a '.repeat(524_000)}"]`)?.odd).toEqual([2]);
  });

  it('takes time in proportion to the document', { timeout: 60_000 }, () => {
    for (const unit of ['"a b",', '"w%",', '"x y z\\"",', '"\\\\",', '[', '17,', "it's ", '"a', '"é",'])
      expect(
        growthOf((length) => FILTER.scan(`[${unit.repeat(length / unit.length)}`)),
        unit,
      ).toBeLessThan(LINEAR);
  });
});

describe('a document that was scanned', () => {
  const key = fc.constantFrom(
    'name',
    'note',
    '$ne',
    'a$b',
    '$or',
    'x y',
    'the \\"key\\" here',
    '__proto__',
    '',
    "it's",
  );
  const text = fc.oneof(
    fc.constantFrom(
      'notebook',
      'two green pens',
      'we said \\"no\\" to it',
      "1' or 1=1--",
      '',
      '$(id)',
      'a\\nb',
      'größe',
    ),
    fc.constantFrom(...ATTACK_LINES).map((line) => JSON.stringify(line).slice(1, -1)),
  );
  const bare = fc.constantFrom('1', 'true', 'null', '-0.5e3', 'x', "'y z'", '1 2', '/* c */');
  const { document } = fc.letrec<{ document: string }>((tie) => ({
    document: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'document' },
      text.map((one) => `"${one}"`),
      bare,
      fc.array(tie('document'), { maxLength: 5 }).map((items) => `[${items.join(',')}]`),
      fc.array(fc.tuple(key, tie('document')), { maxLength: 5 }).map((entries) => {
        return `{${entries.map(([name, value]) => `"${name}": ${value}`).join(', ')}}`;
      }),
    ),
  }));

  const plain = (value: Value) => [value.source, value.path, value.text, value.joined === true];

  it('gives the values that it gives without, but for prose that nobody has to judge', () => {
    const slow = createFilter();
    slow.scan = () => undefined;
    fc.assert(
      fc.property(document, (written) => {
        const values = (filter: WordFilter) => {
          const into = createCollection(filter);
          return { isJson: collectJson(written, into, filter), into };
        };
        const fast = values(FILTER);
        const expected = values(slow);
        const isLeftOut = (value: Value) =>
          value.joined !== true && !value.path.includes('$') && FILTER.isProse(value.text, classify(value.text));
        const judged = (all: readonly Value[]) => all.filter((value) => !isLeftOut(value)).map(plain);
        expect(judged(fast.into.values)).toEqual(judged(expected.into.values));
        expect([fast.isJson, fast.into.fault]).toEqual([expected.isJson, expected.into.fault]);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is read the same where there is no WebAssembly', () => {
    const { WebAssembly } = globalThis as { WebAssembly?: unknown };
    try {
      Reflect.deleteProperty(globalThis, 'WebAssembly');
      const filter = createFilter();
      expect(filter.scan('["a b"]')).toBeUndefined();
      const into = createCollection(filter);
      collectJson('["notebook","<b>"]', into, filter);
      expect(into.values.map(({ text }) => text)).toEqual(['<b>']);
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', { value: WebAssembly, configurable: true, writable: true });
    }
  });
});
