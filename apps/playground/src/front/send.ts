import { request } from 'node:http';
import type { ShopRequest } from '../slots.js';

const ANSWER_LIMIT_CHARACTERS = 4_000;
const TIME_LIMIT_MS = 10_000;

export interface ShopAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** Sends one request to one shop, as a client that may set any header; no browser lets a page do that. */
export function send(shop: string, { method, target, headers, body }: ShopRequest): Promise<ShopAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${shop}/`, {
      method,
      path: new URL(shop).pathname + target,
      headers: { accept: 'text/html,*/*', ...headers, 'content-length': Buffer.byteLength(body) },
      timeout: TIME_LIMIT_MS,
      agent: false,
    });
    sent.on('timeout', () => sent.destroy(new Error('the shop did not answer')));
    sent.on('error', reject);
    sent.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => {
        text += piece.slice(0, ANSWER_LIMIT_CHARACTERS - text.length);
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body: text }),
      );
    });
    sent.end(body);
  });
}
