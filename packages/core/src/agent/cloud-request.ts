import { type ClientRequest, type IncomingMessage, request as send } from 'node:http';
import type { Socket } from 'node:net';
import { openConnection } from './connection.js';
import { describeNetworkError } from './network-errors.js';
import { MAX_ANSWER_BYTES } from './protocol.js';

/** One question to a cloud. */
export interface CloudRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body?: string;
  readonly authorities: readonly string[] | undefined;
  readonly timeoutMs: number;
  /** Whether the process stays alive for the answer. */
  readonly holdsProcess?: boolean;
}

/** What a cloud answered. */
export interface CloudReply {
  readonly status: number;
  readonly text: string;
  /** The server's clock, epoch milliseconds; ours where it says none. */
  readonly serverTimeMs: number;
}

/**
 * Asks once: no redirect is followed, so the key never travels on; nothing takes longer than `timeoutMs` or becomes
 * larger than `MAX_ANSWER_BYTES`. Rejects with one sentence for people.
 */
export async function askCloud(request: CloudRequest): Promise<CloudReply> {
  const { url, authorities, timeoutMs } = request;
  const control = new AbortController();
  const expired = new Error(`no answer within ${timeoutMs} ms`);
  const timer = setTimeout(() => control.abort(expired), timeoutMs);
  if (request.holdsProcess !== true) timer.unref();
  try {
    const { signal } = control;
    const socket = await openConnection(new URL(url), { authorities, signal });
    if (request.holdsProcess !== true) socket.unref();
    return await exchange(socket, request, signal);
  } catch (error) {
    throw control.signal.aborted ? expired : new Error(describeNetworkError(error));
  } finally {
    clearTimeout(timer);
  }
}

async function exchange(socket: Socket, request: CloudRequest, signal: AbortSignal): Promise<CloudReply> {
  const { host, pathname, search } = new URL(request.url);
  const asked = send({
    createConnection: () => socket,
    method: request.method,
    path: pathname + search,
    headers: { ...request.headers, host, connection: 'close', accept: 'application/json', ...bodyHeaders(request) },
    signal,
  });
  asked.end(request.body);
  try {
    const response = await whenAnswered(asked);
    const status = response.statusCode ?? 0;
    if (status >= 300 && status < 400) throw new Error(`the server redirects (${status}), which is not followed`);
    return { status, text: await readAll(response), serverTimeMs: toTime(response.headers.date) };
  } finally {
    asked.destroy();
  }
}

function bodyHeaders({ body }: CloudRequest): Record<string, string> {
  if (body === undefined) return {};
  return { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) };
}

function whenAnswered(asked: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    asked.once('response', resolve);
    // For good: an error may follow the answer.
    asked.on('error', reject);
  });
}

async function readAll(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += (chunk as Buffer).byteLength;
    if (bytes > MAX_ANSWER_BYTES) throw new Error(`the answer is longer than ${MAX_ANSWER_BYTES} bytes`);
    chunks.push(chunk as Buffer);
  }
  if (!response.complete) throw new Error('the answer ended early');
  return Buffer.concat(chunks).toString('utf8');
}

function toTime(date: string | undefined): number {
  const time = Date.parse(date ?? '');
  return Number.isNaN(time) ? Date.now() : time;
}
