import { field, file, form, head, parts, url, type Writing } from '../writing.js';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/** Texts in paths, queries, headers and cookies. */
export const IN_HEADS: readonly Writing[] = [
  { name: 'a path segment', location: 'path', write: (text) => ({ path: `/echo/${url(text)}` }) },
  {
    name: 'a path segment, percent-encoded twice',
    location: 'path',
    write: (text) => ({ path: `/echo/${url(url(text))}` }),
  },
  { name: 'a path that nobody serves', location: 'path', write: (text) => ({ path: `/echo/nobody/${url(text)}/x` }) },
  { name: 'a value of the query', location: 'qs_values', write: (text) => ({ path: `/echo?q=${url(text)}` }) },
  {
    name: 'a value of the query with plus signs',
    location: 'qs_values',
    write: (text) => ({ path: `/echo?q=${url(text).replaceAll('%20', '+')}` }),
  },
  {
    name: 'a value of the query, every byte percent-encoded',
    location: 'qs_values',
    write: (text) => ({
      path: `/echo?q=${[...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')}`,
    }),
  },
  {
    name: 'a value of the query that is a string of JSON',
    location: 'qs_values',
    write: (text) => ({ path: `/echo?input=${url(JSON.stringify(text))}` }),
    attack: '1 or not false',
  },
  {
    name: 'a value of the query behind a line end, which validators trim',
    location: 'qs_values',
    write: (text) => ({ path: `/echo?q=%0a${url(text)}%20` }),
    attack: "admin' #",
  },
  {
    name: 'a claim of a token whose signature is text',
    location: 'cookies',
    write: (text) =>
      head({ cookie: `t=${['{"alg":"HS256"}', JSON.stringify({ sub: text }), 'signature'].map(base64url).join('.')}` }),
    attack: '1 or not false',
  },
  {
    name: 'a nested value of the query',
    location: 'qs_values',
    write: (text) => ({ path: `/echo?a[b][c]=${url(text)}` }),
  },
  {
    name: 'the key of a nested parameter',
    location: 'qs_variables',
    write: (text) => ({ path: `/echo?a[${url(text)}]=1` }),
  },
  { name: 'the name of a parameter', location: 'qs_variables', write: (text) => ({ path: `/echo?${url(text)}=1` }) },
  { name: 'a parameter without a value', location: 'qs_variables', write: (text) => ({ path: `/echo?${url(text)}` }) },
  {
    name: 'the first of repeated parameters',
    location: 'qs_values',
    write: (text) => ({ path: `/echo?q=${url(text)}&q=1` }),
  },
  {
    name: 'the last of repeated parameters',
    location: 'qs_values',
    write: (text) => ({ path: `/echo?q=1&q=2&q=${url(text)}` }),
  },
  { name: 'a header', location: 'headers_values', write: (text) => head({ 'x-any': text }) },
  {
    name: 'the second of repeated headers',
    location: 'headers_values',
    write: (text) => head({ 'x-any': ['first', text] }),
  },
  { name: 'a cookie', location: 'cookies', write: (text) => head({ cookie: `a=1; b=${url(text)}; c=2` }) },
  { name: 'a quoted cookie', location: 'cookies', write: (text) => head({ cookie: `a="${url(text)}"` }) },
  { name: 'the user agent', location: 'user_agent', write: (text) => head({ 'user-agent': text }) },
  { name: 'the referer', location: 'referer', write: (text) => head({ referer: `http://127.0.0.1/?q=${url(text)}` }) },
  {
    name: 'a query that an equals sign of its own tears apart',
    location: 'qs_values',
    write: (text) => ({ path: `/echo?page=1&${url(text).replaceAll('%3D', '=')}` }),
    attack: "1' or '1'='1",
  },
  {
    name: 'the name in front of the host of an absolute target',
    location: 'headers_values',
    write: (text) => ({ path: `http://${url(text)}@localhost/echo` }),
  },
  {
    name: 'Basic credentials with characters that Buffer passes over',
    location: 'headers_values',
    write: (text) => head({ authorization: `Basic ${[...base64(`me:${text}`)].join('! ')}` }),
  },
  {
    name: 'a value in base64',
    location: 'qs_values',
    write: (text) => ({ path: `/echo?q=${url(base64(text))}` }),
  },
];

/** Texts in forms of both kinds. */
export const IN_FORMS: readonly Writing[] = [
  { name: 'a value of a form', location: 'post_values', write: (text) => form(`a=1&b=${url(text)}`) },
  { name: 'the name of a field of a form', location: 'post_variables', write: (text) => form(`${url(text)}=1`) },
  { name: 'a nested value of a form', location: 'post_values', write: (text) => form(`a[b][]=${url(text)}`) },
  {
    name: 'a form in latin-1',
    location: 'post_values',
    write: (text) => form(`a=%FC&b=${url(text)}`, '; charset=iso-8859-1'),
  },
  { name: 'a field of a multipart form', location: 'post_values', write: (text) => parts(field('a', text)) },
  {
    name: 'the last of repeated fields',
    location: 'post_values',
    write: (text) => parts(field('a', '1'), field('a', text)),
  },
  {
    name: 'a field behind a file',
    location: 'post_values',
    write: (text) => parts(file('photo', 'a.bin', Buffer.alloc(100_000, 1)), field('a', text)),
  },
  {
    name: 'a field in base64 transfer encoding',
    location: 'post_values',
    write: (text) =>
      parts({ ...field('a', Buffer.from(text).toString('base64')), headers: ['Content-Transfer-Encoding: base64'] }),
  },
  {
    name: 'a field of bytes without a file name, behind what would be seen of a file',
    location: 'post_values',
    write: (text) =>
      parts({
        ...field('a', `${'some words '.repeat(1_000)}${text}`),
        headers: ['Content-Type: application/octet-stream'],
      }),
  },
  {
    name: 'a field that some parsers take for a file',
    location: 'post_values',
    write: (text) =>
      parts({
        disposition: 'form-data; name="a"; filename =x',
        headers: ['Content-Type: text/plain'],
        content: `${'some words '.repeat(1_000)}${text}`,
      }),
  },
  {
    name: 'the extended name of a field',
    location: 'post_variables',
    write: (text) => parts({ disposition: `form-data; name*=utf-8''${url(text)}`, content: '1' }),
  },
  {
    name: 'the type of a file',
    location: 'text',
    write: (text) => parts({ ...file('photo', 'a.png', 'x'), headers: [`Content-Type: ${text}`] }),
  },
  {
    name: 'another header of a part',
    location: 'text',
    write: (text) => parts({ ...field('a', '1'), headers: ['Content-Length: 1', `X-Any: ${text}`] }),
  },
  {
    name: 'the name of a file',
    location: 'file_names',
    write: (text) => parts(file('photo', text, 'x')),
  },
  {
    name: 'the extended name of a file',
    location: 'file_names',
    write: (text) =>
      parts({ disposition: `form-data; name="photo"; filename="a.png"; filename*=UTF-8''${url(text)}`, content: 'x' }),
  },
];
/** Headers that routers take for the target. */
export const IN_OVERRIDES: readonly Writing[] = [
  {
    name: 'a path in X-Original-URL',
    location: 'headers_values',
    write: (text) => head({ 'x-original-url': `/echo/${url(url(text))}` }),
  },
  {
    name: 'a query in X-Rewrite-URL',
    location: 'headers_values',
    write: (text) => head({ 'x-rewrite-url': `/echo?q=${url(text)}` }),
  },
];
