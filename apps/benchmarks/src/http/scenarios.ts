import type { PlainRequest } from '@rasp/core/testing';
import type autocannon from 'autocannon';
import { readWithCookies } from '../data.js';
import { countValues, type ValueCounts } from './value-counts.js';

/** A load: requests that are sent in turn, over and over. */
export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** Ratio of requests per second, protected over bare, that is the aim on each framework; none where there is none. */
  readonly goals: Readonly<Record<string, number>>;
  readonly requests: readonly autocannon.Request[];
  /** Texts of one of its requests, on average. */
  readonly values: ValueCounts;
}

/** What a browser sends with a navigation. */
export const BROWSER_HEADERS = {
  'cache-control': 'max-age=0',
  'sec-ch-ua': '"Chromium";v="124", "Not-A.Brand";v="99"',
  'sec-ch-ua-mobile': '?0',
  'sec-ch-ua-platform': '"Windows"',
  'upgrade-insecure-requests': '1',
  'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0',
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8',
  'sec-fetch-site': 'none',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-user': '?1',
  'sec-fetch-dest': 'document',
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'en-US,en;q=0.9,de;q=0.8',
};

const JSON_HEADERS = { ...BROWSER_HEADERS, 'content-type': 'application/json' };

/** How many recorded requests are sent in turn: a site's visitors repeat themselves. */
const RECORDED = 200;
const LARGE_BYTES = 64 * 1024;

/** The loads of the `http` measurement; `folder` holds the recorded requests. */
export function createScenarios(folder: string): readonly Scenario[] {
  return createLoads(folder).map((load) => ({ ...load, values: countValues(load.requests.map(toPlainRequest)) }));
}

function createLoads(folder: string): readonly Omit<Scenario, 'values'>[] {
  return [
    {
      name: 'get',
      title: "GET with a browser's headers",
      goals: { express: 0.95, koa: 0.84, fastify: 0.78, nest: 0.95 },
      requests: [{ method: 'GET', path: '/hello', headers: BROWSER_HEADERS }],
    },
    { name: 'json-300', title: 'JSON of 300 bytes', goals: {}, requests: [post(toDocument(300, toPlain))] },
    {
      name: 'json-64k',
      title: 'JSON of 64 kB, words and numbers',
      goals: allFrameworks(0.9),
      requests: [post(toDocument(LARGE_BYTES, toPlain))],
    },
    {
      name: 'json-64k-prose',
      title: 'JSON of 64 kB, sentences and addresses',
      goals: allFrameworks(0.65),
      requests: [post(toDocument(LARGE_BYTES, toProse))],
    },
    {
      name: 'browser',
      title: `${RECORDED} recorded browser requests with cookies`,
      goals: {},
      requests: readWithCookies(folder, RECORDED).map(toLoad),
    },
    {
      name: 'stream',
      title: 'response of 1 MB, streamed',
      goals: {},
      requests: [{ method: 'GET', path: '/stream', headers: BROWSER_HEADERS }],
    },
  ];
}

function toPlainRequest({ method = 'GET', path = '/', headers = {}, body = '' }: autocannon.Request): PlainRequest {
  const rawHeaders = Object.entries(headers).flatMap(([name, value]) => [name, String(value)]);
  return { method, target: path, rawHeaders, body: Buffer.from(body) };
}

function allFrameworks(goal: number): Record<string, number> {
  return { express: goal, koa: goal, fastify: goal, nest: goal };
}

function post(document: unknown): autocannon.Request {
  return { method: 'POST', path: '/json', headers: JSON_HEADERS, body: JSON.stringify(document) };
}

/** Entries until their JSON has `bytes`. */
function toDocument(bytes: number, toEntry: (index: number) => unknown): { readonly items: readonly unknown[] } {
  const items: unknown[] = [];
  for (let length = 0; length < bytes; length += JSON.stringify(items.at(-1)).length + 1) {
    items.push(toEntry(items.length));
  }
  return { items };
}

function toPlain(index: number): unknown {
  return { id: index, sku: `sku-${index * 7919}`, name: 'notebook', count: index % 17, price: index / 4, open: true };
}

function toProse(index: number): unknown {
  return {
    id: index,
    title: `Order no. ${index}: two notebooks, "ruled" & one pen`,
    address: `O'Brien Street ${index}, 0815 Dublin (Ireland)`,
    note: "Please don't ring; leave it with the neighbour. It's fine = really!",
    url: `https://shop.example.com/items/${index}?ref=mail&lang=en#top`,
  };
}

/** What the load generator writes itself, and what belongs to the recorded connection, is left out. */
const LEFT_OUT = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'content-encoding', 'expect']);

function toLoad({ method, target, rawHeaders, body }: PlainRequest): autocannon.Request {
  const headers: Record<string, string> = {};
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] as string).toLowerCase();
    if (!LEFT_OUT.has(name)) headers[name] = rawHeaders[index + 1] as string;
  }
  return { method: method as 'GET', path: target, headers, ...(body.length === 0 ? {} : { body }) };
}
