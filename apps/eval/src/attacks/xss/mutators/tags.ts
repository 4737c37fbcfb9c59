import { rewriteOne } from '../../family-mutator.js';
import { mixCase, TAG, xssMutator } from './xss-mutator.js';

const gap = (name: string, blank: string) =>
  xssMutator(name, (text, random) => rewriteOne(text, random, { pattern: TAG, write: ([, tag]) => `<${tag}${blank}` }));
const junk = (name: string, attribute: string) => gap(name, ` ${attribute} `);

/** Tags written as the tokenizer reads them too (HTML standard, 13.2.5.8 to 13.2.5.36). */
export const TAG_MUTATORS = [
  xssMutator('tag-case', (text, random) => text.replace(/(?<=<\/?)[a-z][a-z0-9]*/gi, (tag) => mixCase(tag, random))),
  xssMutator('tag-upper', (text) => text.replace(/(?<=<\/?)[a-z][a-z0-9]*/gi, (tag) => tag.toUpperCase())),
  xssMutator('attribute-case', (text, random) =>
    text.replace(/(?<=[\s/"'])(?:on[a-z]{3,}|href|src|autofocus|formaction|srcdoc)(?=[\s=>])/gi, (name) =>
      mixCase(name, random),
    ),
  ),
  gap('gap-slash', '/'),
  gap('gap-slashes', '///'),
  gap('gap-newline', '\n'),
  gap('gap-carriage-return', '\r\n'),
  gap('gap-tab', '\t'),
  gap('gap-form-feed', '\f'),
  gap('gap-many', '  \n\t '),
  gap('gap-slash-blank', ' / '),
  junk('junk-attribute', 'x'),
  junk('junk-value', 'class="a b"'),
  junk('junk-greater', 'title=">"'),
  junk('junk-single', 'alt=\'it is "fine"\''),
  junk('junk-equals', '='.concat('x')),
  junk('junk-quote', '"x'),
  junk('junk-less', '<x'),
  junk('junk-handler', 'onx=1'),
  junk('junk-many', 'a b=c d="e" data-x'),
  xssMutator('gap-around-equals', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(?<=[\s/]on[a-z]+)=(?=\S)/gi,
      write: () => random.pick([' = ', '\n=\n', '\t=', '= ']),
    }),
  ),
  xssMutator('greater-missing', (text) => (/<[a-z][^<>]*>$/i.test(text) ? `${text.slice(0, -1)} ` : undefined)),
  xssMutator('greater-replaced', (text) => (/<[a-z][^<>]*["'\s]>$/i.test(text) ? `${text.slice(0, -1)}<b` : undefined)),
  xssMutator('less-doubled', (text, random) =>
    rewriteOne(text, random, { pattern: /<(?=[a-z])/gi, write: () => '<<' }),
  ),
  xssMutator('end-tag-blank', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(<\/[a-z]+)>/gi,
      write: ([, tag]) => `${tag}${random.pick([' ', '\n', '/', ' x', '\t'])}>`,
    }),
  ),
  xssMutator('comment-before', (text, random) =>
    rewriteOne(text, random, {
      pattern: /<(?=(?:svg|img|script|iframe|details|video|audio|input|body|style)\b)/gi,
      write: () => `<!--${random.pick(['x', '-', '<b>', ' > '])}--><`,
    }),
  ),
  xssMutator('stray-end-tag', (text, random) =>
    rewriteOne(text, random, {
      pattern: /<(?=(?:svg|img|script|iframe|details|video|audio|input|style)\b)/gi,
      write: () => `</${random.pick(['x', 'b', 'div', 'q x=y'])}><`,
    }),
  ),
  xssMutator('wrapped', (text, random) =>
    rewriteOne(text, random, {
      pattern: /<(?=(?:svg|img|script|iframe|details|video|audio|input|style)\b)/gi,
      write: () => `<${random.pick(['b', 'div', 'p class=x', 'x', 'a href="#"', 'font size=1'])}><`,
    }),
  ),
];
