import { type Agent, type ClientRequest, type IncomingHttpHeaders, request as startRequest } from 'node:http';

/** What a client sends. The path goes out exactly as it is written. */
export interface ClientMessage {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Buffer;
  /** Pieces of a chunked body, sent in order with `pauseMs` in between; instead of `body`. */
  readonly pieces?: Iterable<string | Buffer>;
  readonly pauseMs?: number;
  readonly agent?: Agent;
}

/** What a client got back. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends one request over a real socket, and waits for the whole answer. */
export function send(origin: string, message: ClientMessage = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const { method = message.body === undefined && message.pieces === undefined ? 'GET' : 'POST' } = message;
    const headers: Record<string, string | string[]> = { ...message.headers };
    if (message.body !== undefined) headers['content-length'] = String(Buffer.byteLength(message.body));
    else if (message.pieces !== undefined) headers['transfer-encoding'] = 'chunked';
    const agent = message.agent ?? false;
    const request = startRequest({ hostname, port, method, path: message.path ?? '/echo', headers, agent });
    request.on('error', reject);
    request.on('response', (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(pieces).toString('utf8');
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      });
    });
    void sendBody(request, message);
  });
}

/** With backpressure: a body of 50 MB must not lie in this process's memory because of its client. */
async function sendBody(request: ClientRequest, message: ClientMessage): Promise<void> {
  if (message.pieces === undefined) {
    request.end(message.body);
    return;
  }
  for (const piece of message.pieces) {
    if (request.destroyed) return;
    if (!request.write(piece)) await drained(request);
    if (message.pauseMs !== undefined) await pause(message.pauseMs);
  }
  request.end();
}

function drained(request: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      request.off('drain', done).off('close', done);
      resolve();
    };
    request.on('drain', done).on('close', done);
  });
}

/** Waits, without keeping the process alive. */
export function pause(timeMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, timeMs);
  });
}
