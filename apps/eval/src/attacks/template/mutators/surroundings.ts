import type { AttackPosition } from '../../attack.js';
import { familyMutator, rewriteOne } from '../../family-mutator.js';
import { writePadding } from '../../padding.js';

const any = familyMutator('template');
const python = familyMutator('template', /^(?:jinja2|flask|tornado)$/);
const java = familyMutator('template', /^(?:el|spel|ognl|freemarker|velocity-java)$/);
const scriptlet = familyMutator('template', /^(?:ejs|eta|erb|razor)$/);
const mustached = familyMutator('template', /^(?:nunjucks|jinja2|flask|twig|liquid|handlebars|dot)$/);
/** Pug reads its lines from their beginning, and so do other engines where a line is code by itself. */
const LINE =
  /^\s*(?:!?==?\s|[-~&%]=?\s|%[a-z][\w.#]*[={(-]|#(?:import|from)\s|%\s|[a-z]\w*\s+[\w-]+=|[a-z.#][\w.#-]*\s?={1,2}\s|:?ruby:?\n|script=|\$(?:code|def|const)\b|\$ const\s|\|\s#)/;
/** Documents and settings whose directives begin a line, or that are read as a whole. */
const DOCUMENT =
  /^(?:\.\. |include::|!include|@startuml|%getenv|importstr|builtins\.|env:|\S+ as Text$|#(?:include|read)\b|push graphic|%!PS|#EXTM3U|mark |e?syscmd|include\(|=\{\{)/;
/** Expression languages evaluate the whole of a text but where it has brackets of theirs. */
const EXPRESSION = /^(?:ognl|mvel|jexl|spel|el|aviator|jasper)$/;

/** What nothing may stand before or behind. */
const lines = ({ dialect = '' }: AttackPosition, text: string): boolean =>
  dialect === 'pug' ||
  LINE.test(text) ||
  DOCUMENT.test(text) ||
  /^(?:new |\$[PV]\{)/.test(text) ||
  (EXPRESSION.test(dialect) && !/[$%#@*]\{|<%|\{\{|\[[#=]|<[a-z#]|__\$/.test(text));

/** Razor and Blade take an `@` behind a letter for a mail's, and a letter behind a name for a part of it. */
const between = (before: string, text: string, after: string): string =>
  `${before}${/\w$/.test(before) && /^@[a-zA-Z]/.test(text) ? ' ' : ''}${text}${/^@[\w.]+$/.test(text) && /^\w/.test(after) ? ' ' : ''}${after}`;

/** What stands around a template's tags, and inside of them. */
export const SURROUNDING_MUTATORS = [
  any('word-before', (text, random, { position }) =>
    lines(position, text) ? undefined : between(random.pick(['Hello ', 'x', '1 ', 'Dear customer, ', '"']), text, ''),
  ),
  any('word-after', (text, random, { position }) =>
    lines(position, text) ? undefined : between('', text, random.pick([' bye', 'x', '!', ' 1', '"'])),
  ),
  any('padding-before', (text, random, { position }) =>
    lines(position, text) ? undefined : between(writePadding(random), text, ''),
  ),
  any('padding-after', (text, random, { position }) =>
    lines(position, text) ? undefined : between('', text, writePadding(random)),
  ),
  any('padding-around', (text, random, { position }) =>
    lines(position, text) ? undefined : between(writePadding(random), text, writePadding(random)),
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
