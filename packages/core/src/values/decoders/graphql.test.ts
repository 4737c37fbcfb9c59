import fc from 'fast-check';
import { parse, visit } from 'graphql';
import { describe, expect, it } from 'vitest';
import { growthOf, LINEAR } from '../../testing/growth.js';
import { graphqlTexts, looksLikeGraphql } from './graphql.js';

describe('a document of GraphQL', () => {
  it.each([
    '{ user(name: "x") { id } }',
    'query { user(name: "x") { id } }',
    'query Find($id: ID!) { user(id: $id, name: "x") { id } }',
    'mutation{add(text:"x"){id}}',
    'subscription S { on(name: "x") }',
    'fragment F on User { posts(tag: "x") { id } }',
    '\ufeff,, # a comment "{"\n query { a(b: "x") }',
    '{ ...F }',
    '{ a: user(name: "x") }',
    '{ user\n, # by name =\n (name: "x") }',
    '"What it is for" query { a(b: "x") }',
    '"""\nWhat it is for\n""" query { a(b: "x") }',
  ])('is %j', (text) => expect(looksLikeGraphql(text)).toBe(true));

  it.each([
    '',
    '{',
    '{}',
    '{"a":"b"}',
    '{ "a": "b" }',
    'queries {"a"}',
    '{app="x"} |= "y"',
    '{ host != "x" }',
    'query-string {"a"}',
    'SELECT "x" {',
    '["a"]',
  ])('is not %j', (text) => expect(looksLikeGraphql(text)).toBe(false));
});

describe('the strings of a document', () => {
  it('are told wherever they stand, in lists and in objects', () => {
    expect(graphqlTexts('{ a(b: "1 2", c: ["3 4", {d: "5 6"}], e: 7, f: EIGHT, g: "") @h(i: "9 9") { j } }')).toEqual([
      '1 2',
      '3 4',
      '5 6',
      '9 9',
    ]);
  });

  it('have their escapes undone', () => {
    expect(graphqlTexts(String.raw`{ a(b: "\u0027 \"or\" \\ \/ \n \u{1F600}") }`)).toEqual(['\' "or" \\ / \n 😀']);
  });

  it('may be blocks, in which quotes and backslashes are themselves', () => {
    expect(graphqlTexts('{ a(b: """\n one "two" \\n """) c(d: "e f") }')).toEqual(['\n one "two" \\n ', 'e f']);
    expect(graphqlTexts('{ a(b: """one \\""" two""") }')).toEqual(['one """ two']);
  });

  it('are not hidden by comments, nor are comments strings', () => {
    expect(graphqlTexts('{ a # "not this"\n (b: "but # this") }')).toEqual(['but # this']);
    expect(graphqlTexts('{ a #"\n (b: "x y") #"\n }')).toEqual(['x y']);
  });

  it('go on behind one that a line ends, which no server takes', () => {
    expect(graphqlTexts('{ a(b: "open\n c: "x y") }')).toEqual(['open', 'x y']);
  });

  it('are found again, whatever they say', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', minLength: 1 }), { maxLength: 5 }), (strings) => {
        // What JSON writes is a string of GraphQL too.
        const list = strings.map((text) => JSON.stringify(text)).join(', ');
        expect(graphqlTexts(`query { a(b: [${list}]) { c } }`)).toEqual(strings);
      }),
    );
  });

  it('are read from any text, without a throw, in time linear in its length', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void [looksLikeGraphql(text), graphqlTexts(text)]));
    for (const piece of ['"', '"""', '\\', '#', '# "', '{"', '""" \\"""', ',', '"\\u{1}"']) {
      const read = (length: number): void => {
        const text = piece.repeat(length / piece.length);
        looksLikeGraphql(text);
        graphqlTexts(`{a${text}`);
      };
      expect(growthOf(read), piece).toBeLessThan(LINEAR);
    }
  });
});

describe('compared with the reference implementation', () => {
  const pieces = [
    'query',
    'mutation M',
    '{',
    '}',
    '(',
    ')',
    'a',
    'b:',
    '"x y"',
    '"\\"z"',
    '"""q "r"""',
    '"',
    '#c"\n',
    '\n',
    ' ',
    ',',
    '[',
    ']',
    '...F',
    '$v',
    '@d',
    '1',
    '\\',
  ];
  const strings = (text: string): string[] => {
    const found: string[] = [];
    visit(parse(text), { StringValue: (node) => void found.push(node.value) });
    return found.filter((value) => value !== '');
  };

  it('takes every document with strings for one, and sees at least its strings', () => {
    let valid = 0;
    const check = (text: string): void => {
      let expected: string[];
      try {
        expected = strings(text);
      } catch {
        return;
      }
      if (expected.length === 0) return;
      valid++;
      expect({ text, isOne: looksLikeGraphql(text) }).toEqual({ text, isOne: true });
      const seen = graphqlTexts(text).map((value) => value.trim());
      for (const one of expected) expect({ text, seen }).toEqual({ text, seen: expect.arrayContaining([one.trim()]) });
    };
    const around = fc.tuple(
      fc.array(fc.constantFrom(...pieces), { maxLength: 4 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 8 }),
    );
    fc.assert(
      fc.property(around, ([before, inside]) => {
        check(`${before.join(' ')} query { a(b: "x y" ${inside.join(' ')}) { c } }`);
        check(`${before.join(' ')} { a(b: ["x y", ${inside.join('')}]) }`);
        check([...before, ...inside].join(' '));
      }),
      { numRuns: 3_000 },
    );
    expect(valid).toBeGreaterThan(200);
  });
});
