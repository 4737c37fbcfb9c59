import type { PlainRequest } from '@rasp/core/testing';

const HOST = ['Host', 'www.example.com'];

/** A GET whose query string is this. */
export function get(query: string, headers: readonly string[] = []): PlainRequest {
  const target = query === '' ? '/search' : `/search?${query}`;
  return { method: 'GET', target, rawHeaders: [...HOST, ...headers], body: Buffer.alloc(0) };
}

/** A POST of this body. */
export function post(type: string, body: string | Buffer): PlainRequest {
  return { method: 'POST', target: '/submit', rawHeaders: [...HOST, 'Content-Type', type], body: Buffer.from(body) };
}

/** Bytes of a request that its client chose. */
export function countBytes({ target, rawHeaders, body }: PlainRequest): number {
  return rawHeaders.reduce((sum, text) => sum + text.length, target.length) + body.length;
}
