import type { AttackPosition } from '../../attack.js';
import { familyMutator, rewriteOne } from '../../family-mutator.js';
import { writePadding } from '../../padding.js';

const any = familyMutator('template');
const python = familyMutator('template', /^(?:jinja2|flask|tornado)$/);
const java = familyMutator('template', /^(?:el|spel|ognl|freemarker|velocity-java)$/);
const scriptlet = familyMutator('template', /^(?:ejs|eta|erb|razor)$/);
const mustached = familyMutator('template', /^(?:nunjucks|jinja2|flask|twig|liquid|handlebars|dot)$/);
/** Pug reads its lines from their beginning, and so do other engines where a line is code by itself. */
const lines = ({ dialect = '' }: AttackPosition, text: string): boolean =>
  dialect === 'pug' || /^\s*(?:!?==?\s|[-~&%]=?\s|%[a-z][\w.#]*[={(-]|#(?:import|from)\s|%\s)/.test(text);

/** What stands around a template's tags, and inside of them. */
export const SURROUNDING_MUTATORS = [
  any('word-before', (text, random, { position }) =>
    lines(position, text) ? undefined : `${random.pick(['Hello ', 'x', '1 ', 'Dear customer, ', '"'])}${text}`,
  ),
  any('word-after', (text, random, { position }) =>
    lines(position, text) ? undefined : `${text}${random.pick([' bye', 'x', '!', ' 1', '"'])}`,
  ),
  any('padding-before', (text, random, { position }) =>
    lines(position, text) ? undefined : `${writePadding(random)}${text}`,
  ),
  any('padding-after', (text, random, { position }) =>
    lines(position, text) ? undefined : `${text}${writePadding(random)}`,
  ),
  any('padding-around', (text, random, { position }) =>
    lines(position, text) ? undefined : `${writePadding(random)}${text}${writePadding(random)}`,
  ),
  any('line-before', (text, _, { position }) => (lines(position, text) ? undefined : `\n${text}`)),
  any('repeated', (text, _, { position }) => (lines(position, text) ? undefined : `${text}\n${text}`)),
  any('in-markup', (text, random, { position }) =>
    lines(position, text) ? undefined : `<${random.pick(['b', 'p', 'div class="x"'])}>${text}`,
  ),
  mustached('tag-blanks', (text, random) =>
    rewriteOne(text, random, {
      pattern: /\{\{\s*(?![#/!-])/g,
      write: () => random.pick(['{{  ', '{{\n', '{{\t', '{{ ']),
    }),
  ),
  mustached('tag-end-blanks', (text, random) =>
    rewriteOne(text, random, { pattern: /\s*\}\}/g, write: () => random.pick(['  }}', '\n}}', '\t}}', ' }}']) }),
  ),
  scriptlet('scriptlet-blanks', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(<%[=-]?)\s*/g,
      write: ([, tag]) => `${tag}${random.pick(['  ', '\n', '\t', ' '])}`,
    }),
  ),
  python('item-for-attribute', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(?<=[\w)\]'"])\.(__\w+__|popen|read|system|os)\b/g,
      write: ([, name]) => `['${name}']`,
    }),
  ),
  python('attr-filter', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(?<=[\w)\]'"])\.(__\w+__)(?=[}\s|])/g,
      write: ([, name]) => `|attr('${name}')`,
    }),
  ),
  python('escaped-underscores', (text, random) =>
    rewriteOne(text, random, { pattern: /'__(\w+)__'/g, write: ([, name]) => `'\\x5f\\x5f${name}\\x5f\\x5f'` }),
  ),
  python('joined-string', (text, random) =>
    rewriteOne(text, random, {
      pattern: /'([a-z_]{3,})'/g,
      write: ([, word = '']) => `'${word.slice(0, 2)}'~'${word.slice(2)}'`,
    }),
  ),
  python('other-quotes', (text) => (text.includes('"') ? undefined : text.replaceAll("'", '"'))),
  java('java-blanks', (text, random) =>
    rewriteOne(text, random, { pattern: /(?<=\w)\((?=['"])/g, write: () => random.pick(['( ', ' (', '(\t', '(\n']) }),
  ),
  java('java-joined', (text, random) =>
    rewriteOne(text, random, {
      pattern: /'(java\.lang\.Runtime|getRuntime|exec|id|whoami)'/g,
      write: ([, word = '']) => `'${word.slice(0, 2)}'+'${word.slice(2)}'`,
    }),
  ),
];
