import type { Random } from '../random.js';
import type { WireRequest } from '../sample.js';

/** A way of talking to an API that has notations of its own. */
export interface Dialect {
  readonly name: string;
  make(random: Random): WireRequest;
}

export const FIELDS = ['price', 'createdAt', 'name', 'author.id', 'status', 'tags', 'stock', 'owner_id'];
export const WORDS = [
  'ferrari',
  'blue shoes',
  "o'neil",
  'C++',
  'rock & roll',
  'and/or',
  'Zürich',
  'select',
  'union',
  '50% off',
  'node.js',
  '#1',
];
const BROWSER = {
  Host: 'shop.example.org',
  'User-Agent':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
  Accept: 'application/json, text/plain, */*',
  'Accept-Encoding': 'gzip, deflate, br',
  'Accept-Language': 'en-GB,en;q=0.9',
  Referer: 'https://shop.example.org/catalogue',
};

export function get(path: string, pairs: readonly (readonly [string, string])[]): WireRequest {
  const query = pairs.map(([name, value]) => `${encodeName(name)}=${encodeURIComponent(value)}`).join('&');
  return { method: 'GET', target: query === '' ? path : `${path}?${query}`, headers: BROWSER, body: '' };
}

/** Browsers leave brackets and dollar signs of names as they are; libraries encode them: both are seen. */
function encodeName(name: string): string {
  return name.length % 2 === 0 ? encodeURIComponent(name) : name;
}

export function post(path: string, body: unknown, type = 'application/json'): WireRequest {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    method: 'POST',
    target: path,
    headers: { ...BROWSER, 'Content-Type': type, 'Content-Length': String(Buffer.byteLength(text)) },
    body: text,
  };
}

export const quoted = (random: Random): string => `'${random.pick(WORDS).replaceAll("'", "''")}'`;
