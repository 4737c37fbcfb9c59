import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CharacterClass, classify } from '../values/character-classes.js';
import { collectReading } from '../values/collect-body.js';
import type { WordFilter } from '../values/word-filter.js';
import type { Finding } from '../verdict/verdict.js';
import type { ValueCheck } from './check.js';
import { REFERENCE_EXECUTABLES } from './command/executables-reference.js';
import { CHECKS } from './index.js';
import { Judge, type JudgeOptions } from './judge.js';
import { isPlainWord } from './plain-words.js';
import { sqli } from './sqli/sqli.js';
import { MAX_LOGGED_FINDINGS } from './value-judge.js';
import { xss } from './xss/xss.js';

const OPTIONS: JudgeOptions = {
  checks: CHECKS.map((check) => ({ check, mode: 1 })),
  base64: true,
  executables: { names: new Set(['cat', 'id']) },
  cacheEntries: 1_000,
  faultMode: 1,
  onCheckFailure: (check, error) => {
    throw new Error(check, { cause: error });
  },
};

/** Thousands of requests, also where a busy machine has other things to do. */
const MANY = { timeout: 120_000 };

interface Sent {
  readonly target: string;
  readonly headers: readonly string[];
  readonly json: string;
}

const toSent = (sent: Partial<Sent>): Sent => ({ target: '/', headers: [], json: '', ...sent });

function judge(judge: Judge, { target, headers, json }: Sent, filter?: WordFilter): Finding[] {
  const findings: Finding[] = [];
  judge.judgeHead({ target, rawHeaders: headers }, { findings });
  judge.judgeBody(collectReading({ kind: 'json', text: json }, filter), { findings }, target);
  return findings;
}

const PIECES = [
  'a',
  '1',
  ' or ',
  "'",
  '--',
  '; cat ',
  '/etc/passwd',
  '../',
  '<b ',
  'onclick=',
  '$ne',
  '__proto__',
  '%27',
  '.',
];
const NAMES = ['a', 'prototype', 'constructor', '$ne', '$regex', 'password', 'startsWith', '__proto__'];

const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((pieces) => pieces.join(''));
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    texts,
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 2 }),
    fc.array(tie('value'), { maxLength: 2 }),
  ),
})).value;
const pairs = (join: string): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...NAMES), texts), { maxLength: 3 })
    .map((all) => all.map((pair) => pair.join('=')).join(join));
const requests: fc.Arbitrary<Sent> = fc.record({
  target: fc.tuple(texts, pairs('&')).map(([path, query]) => `/${path}?${query}`),
  headers: fc
    .tuple(pairs('; '), pairs('&'), texts)
    .map(([cookie, query, other]) => ['Cookie', cookie, 'Referer', `https://a.example/?${query}`, 'X-Other', other]),
  json: json.map((value) => JSON.stringify(value)),
});

describe('the memory of harmless texts', () => {
  it('never changes what is found, whatever was seen before', MANY, () => {
    let found = 0;
    const forgetful = new Judge({ ...OPTIONS, cacheEntries: 0 });
    fc.assert(
      fc.property(fc.array(requests, { minLength: 2, maxLength: 12 }), (sequence) => {
        const remembering = new Judge(OPTIONS);
        for (const sent of [...sequence, ...sequence]) {
          const expected = judge(forgetful, sent);
          expect(judge(remembering, sent)).toEqual(expected);
          found += expected.length;
        }
      }),
      { numRuns: 100 },
    );
    expect(found).toBeGreaterThan(100);
  });

  it('does not take a key for harmless because it was so in another place', () => {
    const remembering = new Judge(OPTIONS);
    expect(judge(remembering, toSent({ json: '{"prototype":"x"}' }))).toEqual([]);
    const [finding] = judge(remembering, toSent({ json: '{"constructor":{"prototype":{"x":"1"}}}' }));
    expect(finding?.check).toBe('prototype');
  });

  it('forgets all when programs of this host become known', () => {
    const programs: ValueCheck = {
      ...withoutWords(CHECKS[0] as ValueCheck),
      applies: () => true,
      detect: (text, { executables }) =>
        executables.has(text) ? { certainty: 'certain', start: 0, end: 1, context: '', explanation: '' } : undefined,
    };
    const executables: { names: ReadonlySet<string> } = { names: new Set() };
    const remembering = new Judge({ ...OPTIONS, checks: [{ check: programs, mode: 1 }], executables });
    const sent = toSent({ headers: ['Cookie', 'a=frobnicate'] });
    expect(judge(remembering, sent)).toEqual([]);
    executables.names = new Set(['frobnicate']);
    expect(judge(remembering, sent)).toHaveLength(1);
  });

  it.each([
    ['from the start', REFERENCE_EXECUTABLES, REFERENCE_EXECUTABLES],
    ['later', new Set<string>(), REFERENCE_EXECUTABLES],
  ])('judges sentences by the programs of this host, known %s', (_, first, later) => {
    const executables: { names: ReadonlySet<string> } = { names: first };
    const judging = new Judge({ ...OPTIONS, executables });
    judge(judging, toSent({ json: '["good morning"]' }));
    executables.names = later;
    expect(judge(judging, toSent({ json: '["tea; whoami"]' }), judging.wordFilter)).toHaveLength(1);
    expect(judge(judging, toSent({ json: '["tea; today"]' }), judging.wordFilter)).toHaveLength(0);
  });

  it('asks nobody about a head that it knows', () => {
    const asked: string[] = [];
    const spy: ValueCheck = {
      ...withoutWords(CHECKS[0] as ValueCheck),
      applies: () => true,
      detect: (text) => void asked.push(text),
    };
    const remembering = new Judge({ ...OPTIONS, checks: [{ check: spy, mode: 1 }] });
    const sent = toSent({
      target: '/one/two?a=b',
      headers: ['Cookie', 'c=d; e=f', 'Referer', 'https://a.example/?g=h', 'Accept', '*/*'],
    });
    judge(remembering, sent);
    expect(asked.splice(0)).toContain('d');
    judge(remembering, sent);
    expect(asked).toEqual([]);
  });

  it('does not remember the values of a large body', () => {
    const asked: string[] = [];
    const spy: ValueCheck = {
      ...withoutWords(CHECKS[0] as ValueCheck),
      applies: () => true,
      detect: (text) => void asked.push(text),
    };
    const remembering = new Judge({ ...OPTIONS, checks: [{ check: spy, mode: 1 }] });
    const sent = toSent({ json: JSON.stringify(Array.from({ length: 65 }, (_, index) => `value ${index}`)) });
    judge(remembering, sent);
    judge(remembering, sent);
    expect(asked.length).toBe(130);
  });
});

describe('findings that are only logged', () => {
  const attacks = JSON.stringify(Array.from({ length: 1_000 }, (_, index) => `' OR ${index}=${index} -- `));
  const checks: JudgeOptions['checks'] = [
    { check: sqli, mode: 3 },
    { check: xss, mode: 1 },
  ];

  it('are bounded: a body cannot make as many events as it has texts', () => {
    expect(judge(new Judge({ ...OPTIONS, checks }), toSent({ json: attacks }))).toHaveLength(MAX_LOGGED_FINDINGS);
  });

  it('hide no attack behind them that is blocked', () => {
    const json = `${attacks.slice(0, -1)},"<script>alert(1)</script>"]`;
    const findings = judge(new Judge({ ...OPTIONS, checks }), toSent({ json }));
    expect(findings.at(-1)).toMatchObject({ check: 'xss', mode: 1 });
  });

  it('are not taken for harmless where they were too many to be told', () => {
    const remembering = new Judge({ ...OPTIONS, checks });
    const headers = Array.from({ length: 200 }, (_, index) => [`X-${index}`, `' OR ${index}=${index} -- `]).flat();
    judge(remembering, toSent({ headers }));
    expect(judge(remembering, toSent({ headers: headers.slice(-2) }))).toHaveLength(1);
  });
});

/** A check that looks for words in keys and values, and says which. */
const SECRETS = ['admin', 'open-sesame', 'a1b2c3'];
const WORD = CharacterClass.letter | CharacterClass.digit | CharacterClass.dash;
const words: ValueCheck = {
  ...withoutWords(CHECKS[0] as ValueCheck),
  applies: () => true,
  words: { classes: WORD, names: new Set(SECRETS), longerThan: 14 },
  detect: (text) =>
    SECRETS.includes(text.toLowerCase()) || text.length > 14 || /__|[^\w-]/.test(text)
      ? { certainty: 'certain', start: 0, end: text.length, context: '', explanation: '' }
      : undefined,
};
const hidden = Buffer.from('<script>').toString('base64url');

describe('words that no check has to see', () => {
  const word = fc.oneof(
    fc.constantFrom(...SECRETS, 'Admin', 'adman', 'a1b2c4', 'x__y', 'x_y', 'open-sesamy', hidden, 'two words', ''),
    fc.stringMatching(/^[\w-]{0,20}$/),
    fc.string({ maxLength: 12, unit: 'binary' }),
  );
  const document = fc.letrec((tie) => ({
    value: fc.oneof(
      word,
      fc.integer(),
      fc.dictionary(word, tie('value'), { maxKeys: 3 }),
      fc.array(tie('value'), { maxLength: 3 }),
    ),
  })).value;

  it('make no difference to what is found in a document', () => {
    const options: JudgeOptions = { ...OPTIONS, checks: [{ check: words, mode: 3 }] };
    let found = 0;
    fc.assert(
      fc.property(document, (value) => {
        const one = new Judge(options);
        const sent = toSent({ json: JSON.stringify(value) });
        const blind: JudgeOptions = { ...options, checks: [{ check: withoutWords(words), mode: 3 }] };
        const expected = judge(new Judge(blind), sent);
        expect(judge(one, sent, one.wordFilter)).toEqual(expected);
        found += expected.length;
      }),
      { numRuns: 2_000 },
    );
    expect(found).toBeGreaterThan(1_000);
  });

  it('are not even collected', () => {
    const { wordFilter } = new Judge({ ...OPTIONS, checks: [{ check: words, mode: 1 }] });
    const text = '{"name": "plain", "day": "2024-05-17", "role": "admin", "snake_case": 7, "x": "a b"}';
    const { values } = collectReading({ kind: 'json', text }, wordFilter);
    expect(values.map((value) => `${value.path}=${value.text}`)).toEqual(['role=admin', 'x=a b']);
  });

  it('are all collected where one check does not say which it needs', () => {
    const { wordFilter } = new Judge({
      ...OPTIONS,
      checks: [words, withoutWords(words)].map((check) => ({ check, mode: 1 })),
    });
    expect(collectReading({ kind: 'json', text: '["plain"]' }, wordFilter).values).toHaveLength(1);
  });

  it.each(CHECKS.filter((check) => check.words !== undefined).map((check) => [check.id, check] as const))(
    '%s says which it needs',
    (_, check) => {
      const places = fc.constantFrom('', 'a', 'user.ne', 'constructor.prototype', 'password.startsWith', '@type');
      const pieces = fc.constantFrom(...WORD_PIECES);
      const text = fc.oneof(
        fc.stringMatching(/^[\w-]{1,24}$/),
        fc.string({ unit: fc.oneof(pieces, fc.stringMatching(/^\w$/)), minLength: 1, maxLength: 6 }),
      );
      fc.assert(
        fc.property(text, places, fc.constantFrom(...check.sources), (word, path, source) => {
          const classes = classify(word);
          fc.pre(isPlainWord(check, { text: word, classes }, path));
          const context = { source, path, steps: [], executables: OPTIONS.executables.names, classes };
          if (check.applies(classes)) expect(check.detect(word, context)).toBeUndefined();
        }),
        { numRuns: 20_000 },
      );
    },
  );

  it.each(['user.$ne', 'user[$ne]', 'a.$or[0].b'])('behind an operator are all seen: %s', (path) => {
    for (const check of CHECKS) expect(isPlainWord(check, { text: 'toto', classes: WORD }, path)).toBe(false);
  });

  it('make no difference to what any check finds in a request', MANY, () => {
    // A check that says of nothing that it need not see it: nothing is left out.
    const curious: ValueCheck = { ...withoutWords(words), id: 'curious', applies: () => true, detect: () => undefined };
    const all: JudgeOptions['checks'] = CHECKS.map((check) => ({ check, mode: 3 }));
    const value = fc.oneof(
      texts,
      fc.constantFrom(
        'https://www.example.com/a',
        'a@example.com',
        '2024-05-17',
        '1.2.3',
        'toto',
        '1',
        '{}',
        '[]',
        'or',
      ),
      // Programs of this host among words, where a command begins and where none does.
      fc.constantFrom(
        'some tea; cat',
        'one cat & id',
        'id the cat',
        'First line.\nId',
        'a cat of mine',
        'tea: cat; tea',
      ),
      fc.constantFrom('{"a":"b"}', '{"$ne":"a"}', 'eyIkbmUiOiJhIn0', '%7B%22a%22%3A%22or%22%7D', '{"a":"x or 1=1"}'),
    );
    const name = fc.constantFrom(...NAMES, 'a[$ne]', 'a.b', '$or', 'url', 'constructor[prototype]');
    const any = fc.record({
      target: fc
        .array(fc.tuple(name, value), { maxLength: 3 })
        .map((pairs) => `/a?${pairs.map((p) => p.join('=')).join('&')}`),
      headers: fc.tuple(name, value, value).map(([key, one, other]) => ['Cookie', `${key}=${one}`, 'X-Other', other]),
      json: fc
        .dictionary(name, fc.oneof(value, fc.dictionary(name, value, { maxKeys: 2 })), { maxKeys: 2 })
        .map((one) => JSON.stringify(one)),
    });
    let found = 0;
    const one = new Judge({ ...OPTIONS, cacheEntries: 0, checks: all });
    const seeing = new Judge({ ...OPTIONS, cacheEntries: 0, checks: [...all, { check: curious, mode: 3 }] });
    fc.assert(
      fc.property(any, (sent) => {
        const expected = judge(seeing, sent, seeing.wordFilter).map(({ check, path }) => `${check} ${path}`);
        expect(judge(one, sent, one.wordFilter).map(({ check, path }) => `${check} ${path}`)).toEqual(expected);
        found += expected.length;
      }),
      { numRuns: 1_500 },
    );
    expect(found).toBeGreaterThan(250);
  });

  it.each(['{"$or":[{},{"user":"toto"}]}', '{"user":{"$nin":[]}}', '{"a":"{\\"$ne\\":\\"toto\\"}"}'])(
    'leave out nothing that an operator takes: %s',
    (json) => {
      const one = new Judge(OPTIONS);
      expect(judge(one, toSent({ json }), one.wordFilter).map(({ check }) => check)).toContain('nosql');
    },
  );

  it('leave out most of a document of all checks', () => {
    const { wordFilter } = new Judge({ ...OPTIONS, checks: CHECKS.map((check) => ({ check, mode: 1 })) });
    const text =
      '{"name": "plain", "role": "admin", "startsWith": 1, "x": "0x2e2e", "a[$ne]": "toto", "b": {"$ne": "c"}}';
    const { values } = collectReading({ kind: 'json', text }, wordFilter);
    expect(values.map((value) => value.text)).toEqual(['startsWith', '0x2e2e', 'a[$ne]', 'toto', 'b', '$ne', 'c']);
  });
});

/** What words of attacks are made of. */
const WORD_PIECES = [
  ...['rO0AB', 'aced0005', 'KztAAU', '_CRYO_FUNCTION_', 'constructor', 'prototype', '_proto_', 'startsWith', 'not'],
  ...[
    'information_schema',
    'sysobjects',
    'pg_catalog',
    'web',
    '-inf',
    'echo',
    'or',
    'and',
    '-',
    '1',
    '0',
    'x2e',
    'sess_',
  ],
];

function withoutWords(check: ValueCheck): ValueCheck {
  const { words: _, ...rest } = check;
  return rest;
}
