import type { Random } from '../../../random.js';
import type { Mutator } from '../../attack.js';
import { encodingMutators } from '../../encodings.js';
import { jsonMutators } from '../../json-mutators.js';
import { writePadding } from '../../padding.js';
import { textMutator } from '../../text-mutator.js';

type Rewrite = (text: string, random: Random) => string | undefined;

const onContext =
  (contexts: RegExp): ((name: string, rewrite: Rewrite) => Mutator) =>
  (name, rewrite) =>
    textMutator('nosql', name, ({ text, position }, random) =>
      contexts.test(position.context ?? '') ? rewrite(text, random) : undefined,
    );

const onName = onContext(/^parameter-name$/);
const onQuery = onContext(/^(?:parameter-name|body|value)$/);
const onFilter = onContext(/^(?:body|value)$/);
const onScript = onContext(/^where/);

/** The first match, outside regular expressions of JavaScript. */
function replaced(
  text: string,
  pattern: RegExp,
  write: (found: string, ...groups: string[]) => string,
): string | undefined {
  return pattern.test(text) ? text.replace(pattern, write) : undefined;
}

const NAME_MUTATORS: readonly Mutator[] = [
  onName('name-inside', (text, random) =>
    text.startsWith('[') || text.startsWith('$')
      ? undefined
      : text.replace(/^([^[]+)/, `${random.pick(['filter', 'where', 'q', 'user', 'data'])}[$1]`),
  ),
  onName('name-deeper', (text, random) =>
    text.startsWith('[') || text.startsWith('$')
      ? undefined
      : text.replace(/^([^[]+)/, `${random.pick(['a', 'body', 'query'])}[${random.pick(['0', 'b', 'where'])}][$1]`),
  ),
  onName('name-not', (text) =>
    replaced(text, /\[(\$(?:gt|gte|lt|lte|regex|exists|in))\]/, (_, operator) => `[$not][${operator}]`),
  ),
  onName('name-padding', (text, random) =>
    text.startsWith('[') || text.startsWith('$')
      ? undefined
      : `${writePadding(random)
          .replaceAll(/[. ]+/g, '_')
          .slice(0, random.pick([64, 1_024]))}[${text.replace('[', '][').replace(/^([^\]]+)\]/, '$1]')}`,
  ),
  onName('operator-other', (text, random) =>
    replaced(text, /\[\$(?:ne|gt|gte|exists)\]/, () => `[${random.pick(['$ne', '$gt', '$gte', '$exists'])}]`),
  ),
];

const FILTER_MUTATORS: readonly Mutator[] = [
  onFilter('operator-synonym', (text, random) =>
    replaced(text, /\{\s*"\$ne"\s*:\s*(null|"[^"\\]*"|\d+)\s*\}/, (_, operand) =>
      random.pick([`{"$nin":[${operand}]}`, `{"$not":{"$eq":${operand}}}`, `{"$not":{"$in":[${operand}]}}`]),
    ),
  ),
  onFilter('operator-greater', (text, random) =>
    replaced(text, /\{\s*"\$gte?"\s*:\s*""\s*\}/, () =>
      random.pick(['{"$gt":" "}', '{"$gte":"!"}', '{"$not":{"$lt":""}}', '{"$gt":"","$lt":"~~"}']),
    ),
  ),
  onFilter('operand-other', (text, random) =>
    replaced(
      text,
      /("\$ne"\s*:\s*)(?:null|"[^"\\]*"|\d+)/,
      (_, head) =>
        head + random.pick(['null', '""', '0', '-1', 'false', '"zz"', '[]', '1e3', '"a long and harmless text"']),
    ),
  ),
  onFilter('pattern-other', (text, random) =>
    replaced(
      text,
      /("\$regex"\s*:\s*)"(?:\.\*|\^)"/,
      (_, head) => `${head}${random.pick(['"^.*$"', '"."', '"[^]*"', '"(?:)"', '".{0,}"', '"^(.*)"', '"[a-z]"'])}`,
    ),
  ),
  onFilter('wrapped-and', (text) => (isObject(text) && !text.includes('"$where"') ? `{"$and":[${text}]}` : undefined)),
  onFilter('wrapped-or', (text) => (isObject(text) ? `{"$or":[${text}]}` : undefined)),
  onFilter('wrapped-nor', (text) =>
    isObject(text) && !/^\s*\{\s*"\$(?:ne|gt|regex)/.test(text) ? `{"$nor":[{"$nor":[${text}]}]}` : undefined,
  ),
  onFilter('filter-inside', (text, random) =>
    isObject(text) ? `{"${random.pick(['filter', 'where', 'query', 'user'])}":${text}}` : undefined,
  ),
  onQuery('blanks-around', (text, random) =>
    /^[{[]/.test(text) ? random.pick([' ', '\n', '\t', '\r\n']) + text + random.pick([' ', '\n']) : undefined,
  ),
];

const SCRIPT_MUTATORS: readonly Mutator[] = [
  onScript('script-blanks', (text, random) =>
    text.replace(/ /g, () => random.pick(['  ', '\t', '\n', '\u00a0', '\ufeff ', '\u2028'])),
  ),
  onScript('script-comments', (text, random) =>
    text.replace(/ (?=\S)|(?<=\|\||&&|==)/g, () => random.pick(['/**/', ' /* x */ ', '/*\n*/'])),
  ),
  onScript('script-padding-around', (text, random) =>
    replaced(text, /\|\||&&|;/, (sign) => `${sign}/*${writePadding(random)}*/`),
  ),
  onScript('script-padding-before', (text, random) => (text.startsWith("'") ? writePadding(random) + text : undefined)),
  onScript('script-padding-after', (text, random) => (text.endsWith('//') ? text + writePadding(random) : undefined)),
  onScript('equality-strict', (text) => replaced(text, /(?<![=!])==(?!=)/, () => '===')),
  onScript('equality-negated', (text) =>
    replaced(text, /(?<![\w.'])(\d+)==(\d+)(?![\w.'])/, (_, left, right) => `!(${left}!=${right})`),
  ),
  onScript('truth-other', (text, random) =>
    replaced(text, /(?<![\w'/.])(?:true|1==1)(?![\w'/.])/, () =>
      random.pick(['!0', '!!1', '1', '2>1', '!![]', "'a'<'b'", '1<2', '[]+[]==""', '!false', '-1']),
    ),
  ),
  onScript('parenthesised', (text) =>
    replaced(text, /(?<![\w'/.])(true|1==1|\d+==\d+)(?![\w'/.])/, (found) => `((${found}))`),
  ),
  onScript('property-brackets', (text, random) =>
    replaced(text, /this\.(\w+)/, (_, name) =>
      random.pick([`this["${name}"]`, `this[\`${name}\`]`, `this?.${name}`, `this[/${name}/.source]`]),
    ),
  ),
  onScript('property-escaped', (text) =>
    replaced(
      text,
      /this\.(\w)(\w*)/,
      (_, first, rest) => `this.\\u${first.charCodeAt(0).toString(16).padStart(4, '0')}${rest}`,
    ),
  ),
  onScript('property-joined', (text) =>
    replaced(text, /this\.(\w{2})(\w+)/, (_, first, rest) => `this["${first}"+"${rest}"]`),
  ),
  onScript('or-other', (text, random) =>
    replaced(text, /\|\|/, () => random.pick(['|', ' || false || ', ' || 0 || ', '||!1||'])),
  ),
  onScript('return-spaced', (text, random) =>
    replaced(text, /return ?(?=[^;(])/, () => random.pick(['return/**/', 'return\t', 'return  ', 'return!!'])),
  ),
  onScript('comment-tail', (text, random) =>
    text.endsWith('//')
      ? `${text.slice(0, -2)}${random.pick(['//x', '// -', '//\u0000', '/*x*///', ';//'])}`
      : undefined,
  ),
  onScript('statement-empty', (text, random) =>
    replaced(text, /;/, () => random.pick([';;', ';;;', ';{}', ';0;', ';void 0;', '\n;'])),
  ),
  onScript('value-prose', (text, random) =>
    text.startsWith("'")
      ? random.pick(['dear all', 'green tea', '3 apples', "O\\'Brien", 'a@b.example']) + text
      : undefined,
  ),
];

const OF_VALUES = new Set(['encode-base64', 'encode-json']);

/** Every way to write a NoSQL injection differently: names, filters and scripts. */
export const NOSQL_MUTATORS: readonly Mutator[] = [
  ...NAME_MUTATORS,
  ...FILTER_MUTATORS,
  ...SCRIPT_MUTATORS,
  ...jsonMutators('nosql'),
  ...encodingMutators(['nosql']).map(ofValues),
];

/** Nothing reads base64, or the escapes of JSON, where the name of a parameter stands. */
function ofValues(encoding: Mutator): Mutator {
  if (!OF_VALUES.has(encoding.name)) return encoding;
  return {
    ...encoding,
    mutate: (attack, random) =>
      attack.position.context === 'parameter-name' ? undefined : encoding.mutate(attack, random),
  };
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
