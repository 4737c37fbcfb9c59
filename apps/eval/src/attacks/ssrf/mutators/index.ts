import type { Random } from '../../../random.js';
import type { Mutator } from '../../attack.js';
import { encodingMutators } from '../../encodings.js';
import { writePadding } from '../../padding.js';
import { textMutator } from '../../text-mutator.js';
import { type Bytes, findDotted, toDecimal, toHexadecimal, toMapped, toOctal } from '../addresses.js';

type Rewrite = (text: string, random: Random) => string | undefined;

const mutator = (name: string, rewrite: Rewrite): Mutator =>
  textMutator('ssrf', name, ({ text }, random) => rewrite(text, random));

/** Rewrites the dotted address that is the host; one inside a longer name is part of that name. */
const onAddress = (name: string, write: (bytes: Bytes, random: Random) => string): Mutator =>
  mutator(name, (text, random) => {
    const found = findDotted(text);
    if (
      found === undefined ||
      /[\w-]\.$/.test(text.slice(0, found.at)) ||
      /^\.?[a-z]/i.test(text.slice(found.at + found.length)) ||
      text[found.at - 1] === ':'
    )
      return undefined;
    return text.slice(0, found.at) + write(found.bytes, random) + text.slice(found.at + found.length);
  });

const URL_PARTS = /^([a-z+]+:)(\/\/)([^/?#\\@]*)([\s\S]*)$/i;

/** Rewrites scheme, host with port, and the rest of a plain URL. */
const onParts = (
  name: string,
  write: (parts: { scheme: string; host: string; rest: string }, random: Random) => string | undefined,
): Mutator =>
  mutator(name, (text, random) => {
    const found = URL_PARTS.exec(text);
    if (found === null || /^(?:http\+)?unix/i.test(text) || found[3]?.startsWith('unix:')) return undefined;
    return write({ scheme: found[1] ?? '', host: found[3] ?? '', rest: found[4] ?? '' }, random);
  });
const onHttp: typeof onParts = (name, write) =>
  onParts(name, (parts, random) => (/^https?:$/i.test(parts.scheme) ? write(parts, random) : undefined));

const hasUser = (rest: string): boolean => rest.startsWith('@');
const CIRCLED = '⓪①②③④⑤⑥⑦⑧⑨';
const name = (random: Random): string =>
  random.pick(['example.com', 'cdn.example.org', 'user', 'admin', 'www.trusted.example']);
const identifier = (random: Random): string => writePadding(random).replaceAll(/[. ]+/g, '-');

export const SSRF_MUTATORS: readonly Mutator[] = [
  onAddress('address-decimal', toDecimal),
  onAddress('address-octal', toOctal),
  onAddress('address-hexadecimal', toHexadecimal),
  onAddress('address-mapped', (bytes, random) => `[${toMapped(bytes, random)}]`),
  onAddress('address-nat64', (bytes) => `[64:ff9b::${bytes.join('.')}]`),
  onAddress('address-mixed', ([a, b, c, d]) => `${a}.0x${b.toString(16)}.0${c.toString(8)}.${d}`),
  onAddress('address-three-parts', ([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`),
  onAddress('address-two-parts', ([a, b, c, d]) => `${a}.${b * 65_536 + c * 256 + d}`),
  onAddress('address-zeros', (bytes) => bytes.map((one) => (one < 8 ? `00${one}` : String(one))).join('.')),
  onAddress('address-full-width', (bytes) =>
    [...bytes.join('.')].map((one) => (one === '.' ? one : String.fromCharCode(one.charCodeAt(0) + 0xfee0))).join(''),
  ),
  onAddress('address-circled', (bytes) => bytes.join('.').replace(/\d/g, (one) => CIRCLED[Number(one)] ?? one)),
  onAddress('address-other-dots', (bytes, random) => bytes.join(random.pick(['。', '．', '｡']))),
  onAddress('address-percent', (bytes, random) =>
    bytes.join('.').replace(/[\d.]/g, (one) => (random.chance(0.5) ? `%${one.charCodeAt(0).toString(16)}` : one)),
  ),
  onAddress('address-by-name', (bytes, random) =>
    random.pick([`${bytes.join('.')}.nip.io`, `app.${bytes.join('.')}.sslip.io`, `${bytes.join('-')}.sslip.io`]),
  ),
  onAddress('address-trailing-dot', (bytes) => `${bytes.join('.')}.`),
  mutator('name-case', (text, random) =>
    text.replace(/localhost|[a-z]+\.internal|nip\.io/i, (found) =>
      [...found].map((one) => (random.chance(0.5) ? one.toUpperCase() : one)).join(''),
    ),
  ),
  mutator('name-trailing-dot', (text) => text.replace(/localhost(?![\w.-])/i, 'localhost.')),
  mutator('name-below', (text, random) =>
    text.replace(/(?<=\/\/)localhost(?![\w.-])/i, `${random.pick(['a', 'app', 'x.y'])}.localhost`),
  ),
  mutator('name-percent', (text, random) =>
    text.replace(/localhost/, (found) =>
      [...found].map((one) => (random.chance(0.4) ? `%${one.charCodeAt(0).toString(16)}` : one)).join(''),
    ),
  ),
  mutator('name-full-width', (text, random) =>
    text.replace(/localhost/, (found) =>
      [...found].map((one) => (random.chance(0.4) ? String.fromCharCode(one.charCodeAt(0) + 0xfee0) : one)).join(''),
    ),
  ),
  mutator('name-as-address', (text, random) =>
    text.replace(
      /(?<=\/\/|@)localhost(?![\w.-])/i,
      random.pick(['127.0.0.1', '0', '127.1', '[::1]', '2130706433', '0.0.0.0']),
    ),
  ),
  onParts(
    'scheme-case',
    ({ scheme, host, rest }, random) =>
      `${[...scheme].map((one) => (random.chance(0.5) ? one.toUpperCase() : one)).join('')}//${host}${rest}`,
  ),
  onHttp('scheme-other', ({ scheme, host, rest }) => `${scheme === 'http:' ? 'https:' : 'http:'}//${host}${rest}`),
  onHttp('scheme-missing', ({ host, rest }) => `//${host}${rest}`),
  onHttp(
    'slashes-other',
    ({ scheme, host, rest }, random) =>
      `${scheme}${random.pick(['\\\\', '/\\', '\\/', '///', '/', '////'])}${host}${rest}`,
  ),
  onParts('user-before', ({ scheme, host, rest }, random) =>
    hasUser(rest) ? undefined : `${scheme}//${name(random)}@${host}${rest}`,
  ),
  onParts('user-and-password-before', ({ scheme, host, rest }, random) =>
    hasUser(rest) ? undefined : `${scheme}//${name(random)}:${random.pick(['80', 'pw', '443', '%40'])}@${host}${rest}`,
  ),
  onHttp('padding-before', ({ scheme, host, rest }, random) =>
    hasUser(rest) ? undefined : `${scheme}//${identifier(random)}@${host}${rest}`,
  ),
  onParts('port-added', ({ scheme, host, rest }, random) =>
    hasUser(rest) || /:\d*$/.test(host)
      ? undefined
      : `${scheme}//${host}:${random.pick([80, 443, 8080, 8_443, 3_000, 22])}${rest}`,
  ),
  onParts('path-added', ({ scheme, host, rest }, random) =>
    hasUser(rest)
      ? undefined
      : `${scheme}//${host}${rest.includes('?') || rest.includes('#') ? rest : `${rest.replace(/\/$/, '')}/${random.pick(['a/b', 'index.html', '../x', 'logo.png', 'caf%C3%A9'])}`}`,
  ),
  onParts('query-added', ({ scheme, host, rest }, random) =>
    hasUser(rest) || rest.includes('#')
      ? undefined
      : `${scheme}//${host}${rest === '' ? '/' : rest}${rest.includes('?') ? '&' : '?'}${random.pick(['url=https://example.com/', 'x=1', 'v=2.0', 'next=/home'])}`,
  ),
  onParts('fragment-added', ({ scheme, host, rest }, random) =>
    hasUser(rest) || rest.includes('#')
      ? undefined
      : `${scheme}//${host}${rest === '' ? '/' : rest}#${random.pick(['top', '.example.com', '@example.com', 'https://example.com/'])}`,
  ),
  onParts('padding-path', ({ scheme, host, rest }, random) =>
    hasUser(rest) || /[?#]/.test(rest)
      ? undefined
      : `${scheme}//${host}${rest.replace(/\/$/, '')}/${identifier(random)}`,
  ),
  onParts('padding-query', ({ scheme, host, rest }, random) =>
    hasUser(rest) || /[?#]/.test(rest)
      ? undefined
      : `${scheme}//${host}${rest === '' ? '/' : rest}?q=${encodeURIComponent(writePadding(random))}`,
  ),
  onHttp(
    'tabs-inside',
    ({ scheme, host, rest }, random) =>
      `${scheme}//${host.slice(0, 2)}${random.pick(['\t', '\n', '\r\n'])}${host.slice(2)}${rest}`,
  ),
  mutator(
    'blanks-around',
    (text, random) => `${random.pick([' ', '\t', '\n ', '   '])}${text}${random.pick(['', ' ', '\n'])}`,
  ),
  onHttp('soft-hyphen', ({ scheme, host, rest }, random) =>
    /^[a-z]/i.test(host)
      ? `${scheme}//${host.slice(0, 2)}${random.pick(['\u00ad', '\u200b', '\u2060'])}${host.slice(2)}${rest}`
      : undefined,
  ),
  mutator('ipv6-longer', (text, random) =>
    text.replace(
      '[::1]',
      random.pick([
        '[0:0:0:0:0:0:0:1]',
        '[0000:0000:0000:0000:0000:0000:0000:0001]',
        '[::0:1]',
        '[0::1]',
        '[::0.0.0.1]',
        '[::ffff:127.0.0.1]',
      ]),
    ),
  ),
  mutator('ipv6-case', (text) =>
    text.replace(/\[[0-9a-f:.]+\]/i, (found) =>
      found === found.toUpperCase() ? found.toLowerCase() : found.toUpperCase(),
    ),
  ),
  ...encodingMutators(['ssrf']),
];
