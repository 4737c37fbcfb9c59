import { describe, expect, it } from 'vitest';
import { growthOf, LINEAR } from '../testing/growth.js';
import { collectYaml } from './collect-yaml.js';
import { createCollection } from './collection.js';
import { VALUE_LIMITS } from './limits.js';

const read = (text: string) => {
  const into = createCollection();
  collectYaml(text, into);
  return into.values.map((value) => value.text);
};

describe('the texts that YAML makes', () => {
  it.each([
    ['of double quotes, without their escapes', '"\\x61\\u0062\\U00000063\\n\\"\\/"', ['abc\n"/']],
    ['of double quotes, whose lines are folded', 'a: "b  \n   c\n\n\n   d"', ['b c\n\nd']],
    ['of double quotes, where a backslash takes the line end', 'a: "sel\\\n   ect"', ['select']],
    ['of single quotes, where two are one', "a: 'it''s\n  \\n'", ["it's \\n"]],
    ['of lines that go on', 'a: b\n  c\n  d\ne:\n  f\n  g\nh: i', ['b c d', 'f g']],
    ['of lists, also in brackets', '- a\n  b\n- - c\n    d\n- [e\n  f, g]', ['a b', 'c d', 'e f']],
    ['of a document that is one text', 'a\nb\n', ['a b']],
    ['of folded blocks', 'a: >-\n    b\n    c\n\nd: e', ['b c']],
    ['of blocks that are bytes', 'a: !!binary |\n  YWJj\n  ZGVm\nb: |\n  c d\n  e', ['YWJj\nZGVm']],
    ['behind a header of a block', 'a: >2+ # told\n  b\n    c: "d\ne: "\\x66"', ['b c: "d', 'f']],
    ['behind tags and anchors', 'a: !!str &x "\\x62"\nc: *x\n', ['b']],
    ['of several documents', '%YAML 1.2\n--- "\\x61"\n...\n--- b\n  c\n', ['a', 'b c']],
    ['of signs that stand for nothing', 'a: b:c#d\n  -e ?f\n', ['b:c#d -e ?f']],
    ['behind comments with quotes', 'a: b # "\nc: "\\x64"\n', ['d']],
    ['of keys, and of complex ones', '"\\x61": 1\n? "\\x62"\n: c\n', ['a', 'b']],
    ['up to the end where a quote is never closed', 'a: "b\n c', ['b c']],
  ])('%s', (_what, text, texts) => expect(read(text)).toEqual(texts));

  it('are none where it says what stands there', () => {
    expect(read('a: b c # d\n"e": [\'f\', "g"]\nh: |\n  npm ci\n  npm test\n- i\n{j: k}\n')).toEqual([]);
  });

  it('have the key in front of them for a path', () => {
    const into = createCollection();
    collectYaml('a:\n  b: [c, "\\x64"]\n', into);
    expect(into.values.map(({ source, path, text }) => [source, path, text])).toEqual([['text', 'b', 'd']]);
  });

  it('are read up to a number', () => {
    const into = createCollection();
    collectYaml('- a\n'.repeat(VALUE_LIMITS.jsonValues + 2), into);
    expect(into.fault?.limit).toBe('jsonValues');
  });

  it.each([
    '"',
    "'",
    '"\\\n',
    '"a\n',
    '|',
    '|\n',
    '>\n ',
    ' ',
    'a\n ',
    'a: ',
    '- ',
    '[',
    '{"',
    '#',
    ': ',
    '\r',
    "''",
    'a:\n',
  ])('take time in proportion to them (%j)', (unit) =>
    expect(growthOf((length) => read(unit.repeat(length / unit.length)))).toBeLessThan(LINEAR),
  );
});
