import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCrs } from './crs.js';
import { readHttpParams } from './httpparams.js';
import { readLibinjection } from './libinjection.js';
import { readRequests } from './requests.js';

const ALL = { wants: () => true };
let folder: string;

function put(name: string, text: string | Buffer): void {
  mkdirSync(join(folder, name, '..'), { recursive: true });
  writeFileSync(join(folder, name), text);
}

function putLines(name: string, rows: readonly object[]): void {
  put(name, gzipSync(rows.map((row) => `${JSON.stringify(row)}\n`).join('')));
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rasp-eval-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('benign requests', () => {
  const row = { site: 'shop', method: 'GET', url: '/a?b=c', headers: { Host: 'x' }, data: '' };

  it('keep a site together and count its rows', () => {
    putLines('benign/requests.jsonl.gz', [row, row, { ...row, site: 'blog' }]);
    const samples = [...readRequests(folder, ALL)];
    expect(samples.map(({ id, unit }) => [id, unit])).toEqual([
      ['requests/shop/0', 'site:shop'],
      ['requests/shop/1', 'site:shop'],
      ['requests/blog/0', 'site:blog'],
    ]);
  });

  it('of a site that is not wanted are passed over', () => {
    const only = { wants: (unit: string) => unit === 'site:blog' };
    expect([...readRequests(folder, only)].map(({ id }) => id)).toEqual(['requests/blog/0']);
  });

  it('say which line is damaged', () => {
    put('benign/requests.jsonl.gz', gzipSync(`${JSON.stringify(row)}\n{"site":`));
    expect(() => [...readRequests(folder, ALL)]).toThrow(/requests\.jsonl\.gz:2: damaged line/);
  });

  it('say that a file is cut off', () => {
    put('benign/requests.jsonl.gz', gzipSync(JSON.stringify(row)).subarray(0, 30));
    expect(() => [...readRequests(folder, ALL)]).toThrow(/requests\.jsonl\.gz: (damaged|unexpected)/);
  });

  it('say what is missing and where it should be', () => {
    rmSync(join(folder, 'benign/requests.jsonl.gz'));
    expect(() => [...readRequests(folder, ALL)]).toThrow(/requests\.jsonl\.gz: missing; --data must name/);
  });
});

describe('libinjection', () => {
  const texts = (lines: string): (string | undefined)[] => {
    put('attacks/libinjection/sqli-test.txt', lines);
    return [...readLibinjection(folder, ALL)].map(({ text }) => text);
  };

  it('passes comments and empty lines over', () => expect(texts('# source\n\nx\n')).toEqual(['x']));
  it('decodes what was found encoded', () => expect(texts('1%27+or+1%3D1')).toEqual(["1' or 1=1"]));
  it('leaves a line with a blank as it is', () => expect(texts('1 %27+')).toEqual(['1 %27+']));
  it('leaves a plus that nothing else says is encoded', () => expect(texts("1'+'1")).toEqual(["1'+'1"]));
  it('survives bytes that are no UTF-8', () => expect(texts('%bf%27')).toEqual(["\u00bf'"]));

  it('takes its false positives for benign', () => {
    put('attacks/libinjection/false_positives.txt', 'a or b\n');
    const benign = [...readLibinjection(folder, ALL)].filter(({ attack }) => !attack);
    expect(benign.map(({ text }) => text)).toEqual(['a or b']);
  });
});

describe('HttpParams', () => {
  const head = '"payload","length","attack_type","label"\n';

  it('reads quotes, commas and line breaks inside a field', () => {
    put(
      'attacks/httpparams/payload_train.csv',
      `${head}"a ""b"", c\nd","9","norm","norm"\n1' or 1,"3","sqli","anom"\n`,
    );
    const samples = [...readHttpParams(folder, ALL)];
    expect(samples.map(({ text, family, attack }) => [text, family, attack])).toEqual([
      ['a "b", c\nd', 'benign', false],
      ["1' or 1", 'sqli', true],
    ]);
  });

  it('keeps copies that differ in words and numbers in one unit', () => {
    put(
      'attacks/httpparams/payload_train.csv',
      `${head}"1' or 2=2","9","sqli","anom"\n"77' and 345=a","9","sqli","anom"\n`,
    );
    expect(new Set([...readHttpParams(folder, ALL)].map(({ unit }) => unit)).size).toBe(1);
  });

  it('names a row whose type it does not know', () => {
    put('attacks/httpparams/payload_train.csv', `${head}"x","1","what","anom"\n`);
    expect(() => [...readHttpParams(folder, ALL)]).toThrow(/damaged row 2/);
  });
});

describe('CRS tests', () => {
  const row = {
    rule: 942100,
    test: 1,
    desc: null,
    attack: true,
    method: 'POST',
    uri: '/p',
    headers: {},
    data: 'a=1',
    paranoia: 2,
  };

  it('are whole requests of the family of their rule', () => {
    putLines('attacks/crs/regression.jsonl.gz', [row, { ...row, rule: 934110, paranoia: 3, attack: false }]);
    const samples = [...readCrs(folder, ALL)];
    expect(samples.map(({ source, unit, family, attack }) => [source, unit, family, attack])).toEqual([
      ['crs/942 paranoia 1-2', 'crs:942100', 'sqli', true],
      ['crs/934 paranoia 3-4', 'crs:934110', 'ssrf', false],
    ]);
    expect(samples[0]?.request).toEqual({ method: 'POST', target: '/p', headers: {}, body: 'a=1' });
  });

  it('without a method are refused', () => {
    putLines('attacks/crs/regression.jsonl.gz', [{ ...row, method: 5 }]);
    expect(() => [...readCrs(folder, ALL)]).toThrow(/without method/);
  });
});
