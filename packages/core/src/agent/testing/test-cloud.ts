import { createServer as createPlain, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTls, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';

/** One request that a cloud got. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
}

type Answer = object | ((response: ServerResponse, asked: Asked) => void);

/** A real server that answers as a test says, and remembers what it was asked. */
export interface TestCloud {
  readonly origin: string;
  readonly asked: Asked[];
  /** What is answered from now on: an object as JSON, or whatever a function does. */
  answer: Answer;
  /** Settles when one more request has come. */
  next(): Promise<Asked>;
  close(): Promise<void>;
}

/** Starts one on loopback, with TLS where there is a certificate. */
export async function startCloud(answer: Answer, tls?: ServerOptions): Promise<TestCloud> {
  const asked: Asked[] = [];
  const waiting: ((one: Asked) => void)[] = [];
  const listener = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { method = '', url: path = '', headers } = request;
    const text = Buffer.concat(chunks).toString();
    const one = { method, path, headers, body: text === '' ? {} : JSON.parse(text) };
    asked.push(one);
    const { answer: current } = cloud;
    if (typeof current === 'function') current(response, one);
    else response.setHeader('content-type', 'application/json').end(JSON.stringify(current));
    for (const resolve of waiting.splice(0)) resolve(one);
  };
  const handle = (request: IncomingMessage, response: ServerResponse): void =>
    void listener(request, response).catch(() => response.destroy());
  const server: Server = tls === undefined ? createPlain(handle) : createTls(tls, handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cloud: TestCloud = {
    origin: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answer,
    next: () => new Promise((resolve) => waiting.push(resolve)),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return cloud;
}

/** Answers a status with a text that is not JSON. */
export function status(code: number, text = '<h1>no</h1>'): Answer {
  return (response) => void response.writeHead(code, { 'content-type': 'text/html' }).end(text);
}
