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
    textMutator('prototype', name, ({ text, position }, random) =>
      contexts.test(position.context ?? '') ? rewrite(text, random) : undefined,
    );

const onName = onContext(/^(?:bracket-name|dot-name|path-value)$/);
const onBrackets = onContext(/^(?:bracket-name|dot-name|path-value|query-string)$/);
const onBody = onContext(/^body$/);
const onPatch = onContext(/^patch$/);
const onQuery = onContext(/^query-string$/);

const outer = (random: Random): string => random.pick(['user', 'a', 'data', 'filter', 'x', 'items', 'options']);
const startsWithName = (text: string): boolean => /^[\w]+[.[]/.test(text);
const identifier = (random: Random): string => writePadding(random).replaceAll(/[. ]+/g, '_');

const NAME_MUTATORS: readonly Mutator[] = [
  onBrackets('brackets-as-dots', (text) => (/\[\w+\]/.test(text) ? text.replace(/\[(\w+)\]/g, '.$1') : undefined)),
  onBrackets('dots-as-brackets', (text) => (/\.\w+/.test(text) ? text.replace(/\.(\w+)/g, '[$1]') : undefined)),
  onBrackets('brackets-quoted', (text, random) =>
    /\[\w+\]/.test(text) ? text.replace(/\[(\w+)\]/g, random.pick(['["$1"]', "['$1']"])) : undefined,
  ),
  onBrackets('one-dot', (text) => (/\[\w+\]/.test(text) ? text.replace(/\[(\w+)\]/, '.$1') : undefined)),
  onName('name-before', (text, random) => (startsWithName(text) ? `${outer(random)}.${text}` : undefined)),
  onName('index-before', (text, random) =>
    startsWithName(text) ? `${outer(random)}[${random.below(5)}].${text}` : undefined,
  ),
  onName('names-before', (text, random) =>
    startsWithName(text)
      ? `${Array.from({ length: 2 + random.below(5) }, () => outer(random)).join('.')}.${text}`
      : undefined,
  ),
  onName('padding-before', (text, random) => (startsWithName(text) ? `${identifier(random)}.${text}` : undefined)),
  onName('padding-after', (text, random) =>
    startsWithName(text) && !text.endsWith(']') ? `${text}.${identifier(random)}` : undefined,
  ),
  onName('padding-names-around', (text, random) =>
    startsWithName(text) ? `${'a.'.repeat(random.pick([10, 100, 1_000]))}${text}` : undefined,
  ),
  onName('name-after', (text, random) =>
    startsWithName(text) && !/^__proto__$/.test(text) ? `${text}${random.pick(['[x]', '[0]', '[a][b]'])}` : undefined,
  ),
  onName('empty-parts', (text) => (startsWithName(text) ? text.replace(/\./, '..') : undefined)),
];

const PATH_MUTATORS: readonly Mutator[] = [
  onContext(/./)('by-constructor', (text) => byConstructor(text)),
  onContext(/./)('by-proto', (text) =>
    /constructor"?\s*[.[/:{]/.test(text)
      ? text
          .replace(/constructor(\]?\[|\.|\/)prototype/, '__proto__')
          .replace(/"constructor"\s*:\s*\{\s*"prototype"\s*:\s*(\{[^{}]*\})\s*\}/, '"__proto__":$1')
      : undefined,
  ),
  onContext(/./)('instance-constructor', (text) =>
    /^(\w+)\.constructor\.prototype/.test(text)
      ? text.replace('constructor.prototype', '__proto__.constructor.prototype')
      : undefined,
  ),
];

const BODY_MUTATORS: readonly Mutator[] = [
  onBody(
    'body-inside',
    (text, random) => `{"${random.pick(['user', 'data', 'settings', 'profile', 'options', 'config'])}":${text}}`,
  ),
  onBody('body-in-array', (text, random) => `{"${random.pick(['items', 'list', 'rows'])}":[${text}]}`),
  onBody('own-field-before', (text, random) =>
    text.replace(
      /^\s*\{/,
      () =>
        `{"${outer(random)}${random.below(9)}":${random.pick(['1', '"hello there"', '[1,2,3]', 'null', '{"city":"Bern"}'])},`,
    ),
  ),
  onBody('own-field-after', (text, random) =>
    text.replace(/\}\s*$/, () => `,"z${random.below(9)}":${random.pick(['1', '"hello there"', '[1,2,3]', 'null'])}}`),
  ),
  onBody('own-padding-before', (text, random) =>
    text.replace(/^\s*\{/, () => `{"comment":${JSON.stringify(writePadding(random))},`),
  ),
  onBody('own-padding-after', (text, random) =>
    text.replace(/\}\s*$/, () => `,"comment":${JSON.stringify(writePadding(random))}}`),
  ),
  onBody('polluted-more', (text, random) =>
    text.replace(
      /("__proto__"\s*:\s*\{|"prototype"\s*:\s*\{)/,
      (head) => `${head}"${random.pick(['a', 'extra', 'title', 'lang'])}":${random.pick(['1', '"x"', 'true'])},`,
    ),
  ),
  onPatch('operation-before', (text, random) =>
    text.replace('[', () => `[{"op":"add","path":"/${outer(random)}","value":1},`),
  ),
  onPatch('operation-after', (text, random) =>
    text.replace(/\]\s*$/, () => `,{"op":"add","path":"/${outer(random)}","value":"x"}]`),
  ),
  onPatch('pointer-slashes', (text) => text.replace(/"\/(?=__proto__|constructor)/, '"/user/')),
  onQuery('pair-before', (text, random) =>
    text.replace(/^([?#]?)/, (mark) => `${mark}${outer(random)}=${random.below(99)}&`),
  ),
  onQuery('pair-after', (text, random) => `${text}&${outer(random)}=${random.below(99)}`),
  onQuery('pair-percent', (text) => text.replaceAll('[', '%5B').replaceAll(']', '%5D')),
  onQuery('pair-percent-name', (text) => text.replaceAll('_', '%5f').replace('constructor', 'c%6fnstructor')),
  onQuery(
    'pair-padding',
    (text, random) =>
      `${text.startsWith('?') || text.startsWith('#') ? '' : 'note='}${text.startsWith('?') || text.startsWith('#') ? text : `${encodeURIComponent(writePadding(random))}&${text}`}`,
  ),
];

/** Every way to write a path to a prototype differently. */
export const PROTOTYPE_MUTATORS: readonly Mutator[] = [
  ...NAME_MUTATORS,
  ...PATH_MUTATORS,
  ...BODY_MUTATORS,
  ...jsonMutators('prototype'),
  ...encodingMutators(['prototype']),
];

/** The other way to the same object, in the notation that the text has. */
function byConstructor(text: string): string | undefined {
  if (/"__proto__"\s*:\s*\{[^{}]*\}/.test(text))
    return text.replace(/"__proto__"\s*:\s*(\{[^{}]*\})/, '"constructor":{"prototype":$1}');
  if (text.includes('[__proto__]')) return text.replace('[__proto__]', '[constructor][prototype]');
  if (/__proto__\[/.test(text)) return text.replace('__proto__[', 'constructor[prototype][');
  if (text.includes('/__proto__/')) return text.replace('/__proto__/', '/constructor/prototype/');
  return /__proto__\./.test(text) ? text.replace('__proto__.', 'constructor.prototype.') : undefined;
}
