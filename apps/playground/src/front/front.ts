import { readFile } from 'node:fs/promises';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { ATTACKS } from '../attacks.js';
import type { Pair } from '../playground.js';
import { SLOTS, slotOf } from '../slots.js';
import { fire } from './fire.js';

const MAX_QUESTION_LENGTH = 20_000;
const PUBLIC = new URL('../../public/', import.meta.url);

/** All that is served from disk, by its address. */
const FILES = new Map([
  ['/', { file: 'index.html', type: 'text/html; charset=utf-8' }],
  ['/app.js', { file: 'app.js', type: 'text/javascript; charset=utf-8' }],
  ['/style.css', { file: 'style.css', type: 'text/css; charset=utf-8' }],
]);

export interface Front {
  readonly listener: RequestListener;
  readonly pairs: readonly Pair[];
  add(pair: Pair): void;
}

/** The page that fires attacks at both sides. */
export function createFront(): Front {
  const pairs: Pair[] = [];
  const listener: RequestListener = (request, response) => {
    answer(pairs, request, response).catch((error: unknown) => {
      if (!response.headersSent) sendJson(response, 500, { error: String(error) });
    });
  };
  return { listener, pairs, add: (pair) => void pairs.push(pair) };
}

async function answer(pairs: readonly Pair[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url?.split('?')[0] ?? '/';
  const file = FILES.get(path);
  if (request.method === 'GET' && file !== undefined) return sendFile(response, pairs, file);
  if (request.method === 'GET' && path === '/api/playground') return sendJson(response, 200, describe(pairs));
  if (request.method === 'POST' && path === '/api/fire') return answerFire(pairs, request, response);
  if (request.method === 'POST' && path === '/api/forgive') {
    await forgive(pairs);
    return sendJson(response, 200, {});
  }
  return sendJson(response, 404, { error: 'There is nothing here.' });
}

async function answerFire(pairs: readonly Pair[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const question = await readQuestion(request);
  const pair = pairs.find(({ framework }) => framework === question?.framework);
  const slot = slotOf(String(question?.slot));
  if (pair === undefined || slot === undefined) {
    return sendJson(response, 400, { error: 'Name a framework, a slot and a payload.' });
  }
  const payload = String(question?.payload ?? '');
  const attack = ATTACKS.find((listed) => SLOTS[listed.slot] === slot && listed.payload === payload);
  return sendJson(response, 200, await fire(pair, slot.build(payload), attack));
}

function describe(pairs: readonly Pair[]): object {
  return {
    frameworks: pairs.map(({ framework, bare, guarded, rasp }) => ({
      framework,
      bare,
      guarded,
      status: rasp.status(),
    })),
    attacks: ATTACKS,
    slots: Object.entries(SLOTS).map(([id, { label, location }]) => ({ id, label, location })),
  };
}

/** Lets banned visitors in again. */
async function forgive(pairs: readonly Pair[]): Promise<void> {
  for (const { rasp } of pairs) {
    for (const { address } of await rasp.blacklist.list()) await rasp.blacklist.remove(address);
  }
}

async function readQuestion(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  let text = '';
  for await (const piece of request.setEncoding('utf8')) {
    text += piece;
    if (text.length > MAX_QUESTION_LENGTH) return undefined;
  }
  try {
    const question: unknown = JSON.parse(text);
    return question !== null && typeof question === 'object' ? (question as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

async function sendFile(
  response: ServerResponse,
  pairs: readonly Pair[],
  { file, type }: { readonly file: string; readonly type: string },
): Promise<void> {
  const content = await readFile(new URL(file, PUBLIC));
  response.writeHead(200, { 'content-type': type, ...pageHeaders(pairs) });
  response.end(content);
}

/** Answers of the shops are shown as text, or in a frame of their own that can do nothing but show. */
function pageHeaders(pairs: readonly Pair[]): Record<string, string> {
  const shops = pairs.flatMap(({ bare, guarded }) => [new URL(bare).origin, new URL(guarded).origin]);
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    'img-src data:',
    `frame-src ${shops.join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    'content-security-policy': policy.join('; '),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}
