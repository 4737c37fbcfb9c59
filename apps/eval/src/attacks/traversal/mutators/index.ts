import type { Random } from '../../../random.js';
import type { Attack, Mutator } from '../../attack.js';
import { encodingMutators } from '../../encodings.js';
import { writePadding } from '../../padding.js';
import { textMutator } from '../../text-mutator.js';

type Rewrite = (text: string, random: Random, attack: Attack) => string | undefined;

const mutator = (name: string, rewrite: Rewrite): Mutator =>
  textMutator('traversal', name, (attack, random) => rewrite(attack.text, random, attack));

/** Where a path is read as segments, not as a URL with a scheme or the name of a share. */
const isPlain = ({ text, position }: Attack): boolean =>
  position.dialect !== 'php' &&
  position.context !== 'fetch' &&
  !/^(?:[\\/]{2}|[a-z]:|(?!file:)[a-z][\w.+-]+:)/i.test(text);
const isWindows = ({ position }: Attack): boolean => position.dialect === 'windows';
const plain = (name: string, rewrite: Rewrite): Mutator =>
  mutator(name, (text, random, attack) => (isPlain(attack) ? rewrite(text, random, attack) : undefined));
const windows = (name: string, rewrite: Rewrite): Mutator =>
  mutator(name, (text, random, attack) => (isWindows(attack) ? rewrite(text, random, attack) : undefined));

/** Rewrites some of the places where a pattern matches, the first at least. */
function each(text: string, pattern: RegExp, random: Random, write: (found: string) => string): string | undefined {
  let first = true;
  return text.replace(pattern, (found) => {
    const chosen = first || random.chance(0.5);
    first = false;
    return chosen ? write(found) : found;
  });
}

const climbs = (text: string): boolean => /^[\\/]?(?:\.\.[\\/])/.test(text);
const folder = (random: Random): string =>
  random.pick(['a', 'img', 'x', 'static', 'en', 'files', '.', '...', 'old docs', 'ü']);
const folders = (random: Random): string =>
  writePadding(random).replaceAll('. ', '/').replaceAll(' ', '-').slice(0, -1);

/** As many steps up as folders down. */
function balanced(path: string): string {
  return `${path}/${'../'.repeat(path.split('/').length)}`;
}

export const TRAVERSAL_MUTATORS: readonly Mutator[] = [
  plain('slash-repeated', (text, random) =>
    each(text, /(?<=[^/])\/(?=[^/])/g, random, () => random.pick(['//', '///'])),
  ),
  plain('dot-segment', (text, random) => each(text, /\//g, random, () => random.pick(['/./', '/././', '//./']))),
  plain('down-and-up', (text, random) =>
    each(text, /\//g, random, () => `/${random.pick(['a', 'img', 'x', 'y z'])}/../`),
  ),
  plain('deeper', (text, random) =>
    climbs(text) ? '../'.repeat(1 + random.below(12)) + text.replace(/^[\\/]/, '') : undefined,
  ),
  plain('folder-first', (text, random) =>
    climbs(text)
      ? `${random.pick(['images', 'a', 'static', 'x y', 'Documents'])}/../${text.replace(/^[\\/]/, '')}`
      : undefined,
  ),
  plain('file-first', (text, random) =>
    climbs(text) ? `${random.pick(['logo.png', 'index.html', 'a.b.c'])}/../${text.replace(/^[\\/]/, '')}` : undefined,
  ),
  plain('dot-first', (text, random) =>
    climbs(text) ? `${random.pick(['./', '././', './/'])}${text.replace(/^[\\/]/, '')}` : undefined,
  ),
  plain('slash-first', (text, random) =>
    climbs(text) && !text.startsWith('/') ? random.pick(['/', '//', '/./']) + text : undefined,
  ),
  plain('folders-between', (text, random) => each(text, /\.\.\//g, random, (found) => `${folder(random)}/../${found}`)),
  plain('padding-before', (text, random) =>
    climbs(text) ? balanced(folders(random)) + text.replace(/^[\\/]/, '') : undefined,
  ),
  plain('padding-name-before', (text, random) =>
    climbs(text) ? `${'a'.repeat(random.pick([255, 1_024, 10_240]))}/../${text.replace(/^[\\/]/, '')}` : undefined,
  ),
  plain('padding-dots-around', (text, random) => text.replace('/', `/${'./'.repeat(random.pick([20, 512, 5_120]))}`)),
  plain('padding-slashes-around', (text, random) =>
    text.replace(/(?<=.)\//, '/'.repeat(random.pick([20, 1_024, 10_240]))),
  ),
  plain('padding-after', (text, random) => (text.includes('\u0000') ? text : `${text}\u0000${writePadding(random)}`)),
  plain('nul-suffix', (text, random) =>
    text.includes('\u0000') || text.includes('%00')
      ? undefined
      : `${text}\u0000${random.pick(['', '.png', '.html', '/', 'x'])}`,
  ),
  plain('percent-nul-suffix', (text, random) =>
    text.includes('\u0000') || text.includes('%00')
      ? undefined
      : `${text}%00${random.pick(['', '.png', '.html', '.'])}`,
  ),
  plain('percent-dots', (text, random) => each(text, /\./g, random, () => random.pick(['%2e', '%2E']))),
  plain('percent-slashes', (text, random) =>
    each(text, /[\\/]/g, random, (found) =>
      found === '/' ? random.pick(['%2f', '%2F']) : random.pick(['%5c', '%5C']),
    ),
  ),
  plain('double-percent-dots', (text, random) =>
    each(text, /\./g, random, () => random.pick(['%252e', '%252E', '%25%32%65'])),
  ),
  plain('double-percent-slashes', (text, random) =>
    each(text, /[\\/]/g, random, (found) => (found === '/' ? random.pick(['%252f', '%25%32%66']) : '%255c')),
  ),
  plain('overlong-slashes', (text, random) =>
    each(text, /\//g, random, () => random.pick(['%c0%af', '%C0%AF', '%e0%80%af'])),
  ),
  plain('overlong-dots', (text, random) =>
    each(text, /\./g, random, () => random.pick(['%c0%ae', '%C0%AE', '%e0%80%ae'])),
  ),
  plain('percent-u-slashes', (text, random) =>
    each(text, /[\\/]/g, random, (found) => (found === '/' ? '%u002f' : '%u005c')),
  ),
  plain('full-width-dots', (text, random) => each(text, /\./g, random, () => '．')),
  plain('filter-residue', (text) => (text.includes('../') ? text.replaceAll('../', '....//') : undefined)),
  plain('filter-residue-inside', (text) => (text.includes('../') ? text.replaceAll('../', '..././') : undefined)),
  plain('matrix-parameter', (text, random, { position }) =>
    position.location === 'path' && text.includes('../')
      ? text.replaceAll('../', `..;${random.pick(['', 'a=b', 'x'])}/`)
      : undefined,
  ),
  mutator('process-root', (text, random, { position }) =>
    position.dialect === 'posix' && position.context !== 'write'
      ? text.replace(
          /(?<=^|\/)(?=etc\/|var\/log|root\/)/,
          random.pick(['proc/self/root/', 'proc/1/root/', 'proc/self/cwd/../../../../']),
        )
      : undefined,
  ),
  mutator('as-file-url', (text, random, { position }) =>
    position.dialect === 'posix' && position.context === 'fetch' && text.startsWith('file:///')
      ? text.replace('file:///', random.pick(['file:/', 'FILE:///', 'file://localhost/', 'File:////']))
      : undefined,
  ),
  mutator('file-url-percent', (text, random, { position }) =>
    position.context === 'fetch' && text.startsWith('file:')
      ? `file:${each(text.slice(5), /[a-z]/g, random, (one) => `%${one.charCodeAt(0).toString(16)}`)}`
      : undefined,
  ),
  windows('other-slashes', (text, random) =>
    each(text, /(?<!^|^[\\/])[\\/]/g, random, (found) => (found === '/' ? '\\' : '/')),
  ),
  windows('letter-case', (text, random) =>
    [...text].map((one) => (random.chance(0.5) ? one.toUpperCase() : one.toLowerCase())).join(''),
  ),
  windows('trailing-dots', (text, random) =>
    text.includes('\u0000') || text.includes('%')
      ? undefined
      : `${text}${random.pick(['.', '...', ' ', '. .', '::$DATA'])}`,
  ),
  windows('device-prefix', (text, random) =>
    /^c:\\/i.test(text) ? random.pick(['\\\\?\\', '\\\\.\\']) + text : undefined,
  ),
  windows('drive-twice', (text, random) =>
    /^c:[\\/]/i.test(text) ? text.replace(/^c:[\\/]/i, random.pick(['C:\\\\', 'c:/./', 'C:\\x\\..\\'])) : undefined,
  ),
  ...encodingMutators(['traversal']),
];
