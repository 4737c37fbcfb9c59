import type { Random } from '../../../random.js';
import { encodingMutators } from '../../encodings.js';
import { familyMutator, rewriteOne } from '../../family-mutator.js';
import { writePadding } from '../../padding.js';

const mutator = familyMutator('xxe');
const DOCTYPE = /<!DOCTYPE\s+[\w:]+/g;
const DECLARATION = /<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)\s/g;
const blanks = (random: Random): string => random.pick(['\n', '\t', '  ', '\n\n  ', '\r\n']);
/** What carries a document as a text of its own, JSON above all, has no prolog. */
const isDocument = (text: string): boolean => /^[\s\ufeff]*</.test(text);
/** Behind the declaration, which nothing may stand before. */
const prolog = (text: string, insert: string): string | undefined =>
  !isDocument(text) ? undefined : text.startsWith('<?xml ') ? text.replace('?>', `?>${insert}`) : `${insert}${text}`;
const rename = (text: string, random: Random, pattern: RegExp): string | undefined => {
  const old = random.pick([...text.matchAll(pattern)].map((match) => match[1] ?? '').concat(''));
  if (old === '' || /^(?:local_dtd|error|eval|ISO|expr|constant|condition|Body|Super)/.test(old)) return undefined;
  const declared = [...text.matchAll(/<!ENTITY\s+(?:%\s+)?([^\s"'<>&%;]+)\s/g)].map((match) => match[1]);
  // A second declaration of a name counts for nothing.
  const name = random.pick(['abc', 'ｘ', 'é', 'a.b', 'A-1', '_', 'entity', 'n4me', '数']);
  if (declared.includes(name)) return undefined;
  return text
    .replaceAll(`&${old};`, `&${name};`)
    .replaceAll(`%${old};`, `%${name};`)
    .replaceAll(new RegExp(`(<!ENTITY\\s+(?:%\\s+)?)${old}(?=\\s)`, 'g'), `$1${name}`);
};
const escaped = (random: Random, value: string): string =>
  [...value]
    .map((one) =>
      /[a-z]/.test(one) && random.chance(0.4)
        ? `&#${random.chance(0.5) ? one.charCodeAt(0) : `x${one.charCodeAt(0).toString(16)}`};`
        : one,
    )
    .join('');

/**
 * Rewritings of documents (XML 1.0). There are fewer freedoms than in HTML: no case, no repair; the encodings of bytes
 * that parsers undo belong to the body, not to its text.
 */
const DOCUMENT_MUTATORS = [
  mutator('declaration-added', (text) =>
    text.startsWith('<?xml ') || !isDocument(text) ? undefined : `<?xml version="1.0"?>${text.trimStart()}`,
  ),
  mutator('declaration-dropped', (text) =>
    /^<\?xml [^>]*\?>/.test(text) ? text.replace(/^<\?xml [^>]*\?>\s*/, '') : undefined,
  ),
  mutator('declaration-quotes', (text) =>
    text.startsWith('<?xml ')
      ? text.replace(/^<\?xml [^>]*\?>/, (found) =>
          found.includes("'") ? found.replaceAll("'", '"') : found.replaceAll('"', "'"),
        )
      : undefined,
  ),
  mutator('declaration-blanks', (text, random) =>
    text.startsWith('<?xml ')
      ? text
          .replace(/ (?=version|encoding|standalone)/g, () => blanks(random))
          .replace('="1.0"', random.pick([' = "1.0"', '\n=\n"1.0"']))
      : undefined,
  ),
  mutator('declaration-1.1', (text) => (text.startsWith('<?xml ') ? text.replace('1.0', '1.1') : undefined)),
  mutator('byte-order-mark', (text) => `\ufeff${text}`),
  mutator('blank-before', (text, random) => (text.startsWith('<?xml ') ? undefined : `${blanks(random)}${text}`)),
  mutator('comment-before-doctype', (text, random) =>
    prolog(text, `<!--${random.pick(['x', ' <!DOCTYPE html> ', '>', ' a > b '])}-->`),
  ),
  mutator('instruction-before-doctype', (text, random) =>
    prolog(text, `<?${random.pick(['x', 'php', 'a-b'])} ${random.pick(['y', '>', '<a>'])}?>`),
  ),
  mutator('blanks-in-prolog', (text, random) => prolog(text, blanks(random))),
  mutator('doctype-blanks', (text, random) =>
    rewriteOne(text, random, { pattern: DOCTYPE, write: ([found]) => found.replace(/\s+/, () => blanks(random)) }),
  ),
  mutator('doctype-name', (text, random) =>
    rewriteOne(text, random, {
      pattern: DOCTYPE,
      write: () => `<!DOCTYPE ${random.pick(['x', 'html', 'a.b', '_', 'é', 'x:y', 'svg'])}`,
    }),
  ),
  mutator('declaration-blanks-inside', (text, random) =>
    rewriteOne(text, random, { pattern: DECLARATION, write: ([found]) => found.trimEnd() + blanks(random) }),
  ),
  mutator('keyword-blanks', (text, random) =>
    rewriteOne(text, random, {
      pattern: /\s(SYSTEM|PUBLIC)\s/g,
      write: ([, word]) => `${blanks(random)}${word}${blanks(random)}`,
    }),
  ),
  mutator('system-to-public', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(<!ENTITY\s+(?:%\s+)?\S+\s+)SYSTEM/g,
      write: ([, before]) => `${before}PUBLIC "${random.pick(['x', '-//A//B//EN', ''])}"`,
    }),
  ),
  mutator('other-quotes', (text, random) =>
    rewriteOne(text, random, {
      pattern: /((?:SYSTEM|href=)\s*)(?:"([^"'<>]*)"|'([^"'<>]*)')/g,
      write: ([, before, double, single]) => (double === undefined ? `${before}"${single}"` : `${before}'${double}'`),
    }),
  ),
  mutator('comment-in-subset', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(?<=\[)(?=\s*<!(?:ENTITY|ELEMENT))/g,
      write: () => `<!--${random.pick(['x', ']>', '<!ENTITY a "b">'])}-->`,
    }),
  ),
  mutator('instruction-in-subset', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(?<=\[)(?=\s*<!(?:ENTITY|ELEMENT))/g,
      write: () => `<?x ${random.pick(['y', ']>', 'z'])}?>`,
    }),
  ),
  mutator('harmless-entity', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(?<=\[)(?=\s*<!(?:ENTITY|ELEMENT))/g,
      write: () => `<!ENTITY ${random.pick(['q1', 'copy', 'nbsp'])} "&#${100 + random.below(99)};">`,
    }),
  ),
  mutator('element-declared', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(?<=\[)(?=\s*<!ENTITY)/g,
      write: () => `<!ELEMENT zz${random.below(9)} ANY>`,
    }),
  ),
  mutator('entity-renamed', (text, random) => rename(text, random, /<!ENTITY\s+(?:%\s+)?([A-Za-z]\w*)\s/g)),
  mutator('entity-by-entity', (text, random) => {
    const inner = /<!ENTITY\s+(\w+)\s+SYSTEM\s+("[^"]*"|'[^']*')\s*>/.exec(text);
    if (inner === null) return undefined;
    const name = `w${random.below(99)}`;
    return text
      .replace(inner[0], `${inner[0]}<!ENTITY ${name} "&${inner[1]};">`)
      .replace(new RegExp(`(?<=[^"])&${inner[1]};(?!">)`), `&${name};`);
  }),
  mutator('declared-by-parameter', (text) => {
    const found = /<!ENTITY\s+\w+\s+SYSTEM\s+(?:"[^"'%&]*"|'[^"'%&]*')\s*>/.exec(text)?.[0];
    return found === undefined ? undefined : text.replace(found, `<!ENTITY % pp "${found.replaceAll('"', "'")}">%pp;`);
  }),
  mutator('declared-by-escapes', (text, random) => {
    const found = /<!ENTITY\s+\w+\s+SYSTEM\s+(?:"[^"'%&]*"|'[^"'%&]*')\s*>/.exec(text)?.[0];
    return found === undefined
      ? undefined
      : text.replace(
          found,
          `<!ENTITY % pq "${escaped(random, found.replaceAll('"', "'").replace('<', '&#60;'))}">%pq;`,
        );
  }),
  mutator('reference-twice', (text) => text.replace(/(?<=>)&(\w+);(?=<)/, '&$1;&$1;')),
  mutator('reference-in-text', (text, random) =>
    text.replace(
      /(?<=>)&(\w+);(?=<)/,
      (found) => `${random.pick(['a', 'x ', '&amp;', '1\n'])}${found}${random.pick(['b', '', ' &lt;'])}`,
    ),
  ),
  mutator('cdata-beside', (text) => text.replace(/(?<=>)&(\w+);(?=<)/, '<![CDATA[<a>&b;]]>&$1;')),
  mutator('attributes-added', (text, random) =>
    rewriteOne(text, random, {
      pattern: /<(?!xsl)([a-z]\w*)(?=[\s/>])/g,
      write: ([tag]) => `${tag} data="${random.pick(['1', '>', "it's"])}"`,
    }),
  ),
  mutator('scheme-case', (text, random) =>
    rewriteOne(text, random, { pattern: /(?<=["'])(?:file|http|ftp)(?=:)/g, write: ([found]) => found.toUpperCase() }),
  ),
  mutator('path-dots', (text) => text.replace('/etc/', '/etc/./').replace('/var/', '/var/../var/')),
  mutator('path-percent', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(?<=file:\/\/\/\w{0,6})[a-z]/g,
      write: ([found]) => `%${found.charCodeAt(0).toString(16)}`,
    }),
  ),
  mutator('file-localhost', (text) => text.replace('file:///', 'file://localhost/')),
  mutator('padding-in-comment', (text, random) => prolog(text, `<!--${writePadding(random)}-->`)),
  mutator('padding-in-subset', (text, random) =>
    rewriteOne(text, random, {
      pattern: /(?<=\[)(?=\s*<!(?:ENTITY|ELEMENT))/g,
      write: () => `<!--${writePadding(random)}-->`,
    }),
  ),
  mutator('padding-after', (text, random) => `${text}<!--${writePadding(random)}-->`),
  mutator('padding-in-content', (text, random) =>
    text.replace(/(?<=>)&(\w+);(?=<)/, (found) => `${writePadding(random)}${found}${writePadding(random)}`),
  ),
  mutator('blanks-before-root', (text, random) => text.replace(/\]>(?=<)/, `]>${blanks(random)}`)),
  mutator('line-ends', (text) => text.replaceAll('\n', '\r\n')),
];

/** Every way to write an attack on a parser differently that does the same. */
export const XXE_MUTATORS = [...DOCUMENT_MUTATORS, ...encodingMutators(['xxe'])];
