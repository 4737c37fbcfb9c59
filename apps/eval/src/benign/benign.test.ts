import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.js';
import { isActiveHtml } from './active-html.js';
import type { Document } from './documents.js';
import { TEXT_KINDS } from './kinds/index.js';
import { isEither } from './outside-line.js';
import { codeBlocks, htmlText, paragraphs } from './passages.js';

const README = `# Union of lists

Select the lists that you "really" need, or pass \`null\`; see https://lists.example.net/docs?id=7 for all of it.

\`\`\`sh
npm install lists && npm test
\`\`\`

Then query them like this, and the order will be what you asked for (O'Brien's order).

\`\`\`js
const found = lists.select("a = 'b'").match(/^(a|b)+$/i);
\`\`\`
`;

const NOTES = `- select: lists that "or" joins are \`null\` now

\`\`\`yaml
on: [push]
\`\`\`

| list | what it is |
|---|---|
| or | 'one' |
`;

function document(kind: Document['kind'], text: string): Document {
  return { package: 'lists', path: 'README', kind, text };
}

const DOCUMENTS = [
  document('markdown', README),
  document('markdown', NOTES),
  document('plain', README),
  document('html', '<h1>Lists</h1><p>Select the lists that "you" need, or drop them, and order what is left.</p>'),
  document('json', '{"name": "lists", "scripts": {"test": "node test.js && echo done", "or": "1"}}'),
  document('css', '.list > li {\n  color: #fff;\n  content: "or";\n}\n'),
  document('script', 'const pattern = /^(select|union)\\s+(.*)$/i;'),
  document('script', '// Selects what the caller really asked for.\nfail("Select one of the lists or drop them");\n'),
  { ...document('json', '{"none": "Select one of {count} lists"}'), path: 'locales/en.json' },
];

describe('kinds of benign text', () => {
  it('are twenty-five that pass, and what is on neither side', () => {
    expect(TEXT_KINDS.filter(({ side }) => side === 'passes')).toHaveLength(25);
  });

  it.each(TEXT_KINDS.map((kind) => [kind.name, kind] as const))('%s: finds texts, always the same', (_, kind) => {
    const collect = () =>
      [
        ...kind.collect({
          documents: DOCUMENTS,
          paths: new Map([['lists', ['src/select.js']]]),
          random: createRandom('x'),
        }),
      ].map(({ text }) => text);
    expect(collect().length).toBeGreaterThan(0);
    expect(collect()).toEqual(collect());
  });
});

describe('passages', () => {
  it('paragraphs are prose without the code between them', () => {
    expect(paragraphs(document('markdown', README))).toHaveLength(2);
  });

  it('code blocks know what was said before them', () => {
    expect(
      codeBlocks(document('markdown', README)).map(({ language, before }) => [language, before.slice(0, 6)]),
    ).toEqual([
      ['sh', 'Select'],
      ['js', 'Then q'],
    ]);
  });

  it('a page is read without its scripts', () => expect(htmlText('<p>a</p><script>b</script>').trim()).toBe('a'));
});

describe('active HTML', () => {
  it.each(['<script>1</script>', '<b onclick=x>', '<a href=" javascript:x">', '<iframe src=x>'])('%s', (text) => {
    expect(isActiveHtml(text)).toBe(true);
  });

  it.each([
    'a < b && c > d',
    '<b class="onclick">x</b>',
    '`<script>` in words: &lt;script&gt;'.replace('<script>', ''),
    '<a href="/x">',
  ])('not %s', (text) => expect(isActiveHtml(text)).toBe(false));
});

describe('texts on neither side of the line', () => {
  it.each([
    '<script>1</script>',
    '{"extends": "../base.json"}',
    '["x", {"build": "node build.js"}]',
    '{"test": "tsc && npm test"}',
    '{"types": "./../a.d.ts"}',
    'npm exec -y -- create-foo',
    '`npm install --save-dev lists`',
    'cat a.txt | sort',
    'if [ -n "$A" ]; then echo "$A"; fi',
  ])('%s', (text) => {
    expect(isEither(text)).toBe(true);
  });

  it.each([
    'run node build.js',
    'find out which --flag is the right one',
    'If you can, sort it; then print it. Done.',
    '{"type": "git", "url": "git+https://x.test/a.git"}',
    '{"path": "../x"',
    '{"find": "find"}',
  ])('not %s', (text) => expect(isEither(text)).toBe(false));
});
