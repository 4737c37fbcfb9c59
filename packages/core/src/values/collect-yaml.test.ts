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

describe('the texts of a YAML document', () => {
  it.each([
    ['plain ones, with their keys', 'a: b c\nd:   e # told\n', ['a', 'b c', 'd', 'e']],
    ['in lists, also in one line', '- a\n- - b\n-   c: d\n', ['a', 'b', 'c', 'd']],
    ['in brackets, over lines', '{a: b, "c": [d, e\n  f]}', ['a', 'b', 'c', 'd', 'e f']],
    ['in double quotes, without their escapes', '"\\x61\\u0062\\U00000063\\n\\"\\/"', ['abc\n"/']],
    ['in double quotes, whose lines are folded', 'a: "b  \n   c\n\n\n   d"', ['a', 'b c\n\nd']],
    ['in double quotes, where a backslash takes the line end', 'a: "sel\\\n   ect"', ['a', 'select']],
    ['in single quotes, where two are one', "a: 'it''s\n  \\n'", ['a', "it's \\n"]],
    ['of lines that go on', 'a: b\n  c\n  d\ne:\n  f\n  g\n', ['a', 'b c d', 'e', 'f g']],
    ['of a document that is one text', 'a\nb\n', ['a b']],
    ['folded', 'a: >-\n    b\n    c\n\nd: e', ['a', 'b c', 'd', 'e']],
    ['of blocks', 'a: |2+ # told\n  b\n    c: "d\ne: |', ['a', 'b\nc: "d', 'e']],
    ['behind tags and anchors', 'a: !!str &x "b"\nc: *x\n', ['a', 'b', 'c']],
    ['of several documents', '%YAML 1.2\n--- "a"\n...\n--- b\n', ['a', 'b']],
    ['with signs in them', 'a: b:c#d -e ?f\n', ['a', 'b:c#d -e ?f']],
    ['behind comments with quotes', 'a: b # "\nc: "d"\n', ['a', 'b', 'c', 'd']],
    ['of keys in quotes, and of complex ones', '"a": 1\n? "b"\n: c\n', ['a', '1', 'b', 'c']],
    ['up to the end where a quote is never closed', 'a: "b\n c', ['a', 'b c']],
  ])('%s', (_what, text, texts) => expect(read(text)).toEqual(texts));

  it('have the key in front of them for a path', () => {
    const into = createCollection();
    collectYaml('a:\n  b: [c, d]\n', into);
    expect(into.values.map(({ source, path, text }) => [source, path, text])).toEqual([
      ['text', 'a', 'a'],
      ['text', 'b', 'b'],
      ['text', 'b', 'c'],
      ['text', 'b', 'd'],
    ]);
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
