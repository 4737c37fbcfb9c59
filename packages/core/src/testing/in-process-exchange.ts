import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Exchange } from '../request/request.js';

/** A request in plain words. */
export interface PlainRequest {
  readonly method: string;
  /** Path and query as the client writes them. */
  readonly target: string;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
}

/** A request as Node's parser would hand it out, without a connection: for measuring, not for proving. */
export interface InProcessExchange {
  readonly exchange: Exchange;
  /** Lets the body arrive, whole. */
  arrive(): void;
}

/** Headers that a recording wrote for its own copy of the body. */
const FRAMING = new Set(['content-length', 'transfer-encoding', 'content-encoding', 'expect', 'trailer']);

/** Wraps a plain request for an engine; `address` is the client's. */
export function toInProcessExchange(request: PlainRequest, address: string): InProcessExchange {
  const { method, target, body } = request;
  const message = new IncomingMessage(new Socket());
  message.method = method;
  message.url = target;
  message.httpVersion = '1.1';
  const add = (name: string, value: string): void => {
    message.rawHeaders.push(name, value);
    message.headers[name.toLowerCase()] = value;
  };
  for (let index = 0; index + 1 < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index] as string;
    if (!FRAMING.has(name.toLowerCase())) add(name, request.rawHeaders[index + 1] as string);
  }
  if (body.length > 0) add('Content-Length', String(body.length));
  const reply = new ServerResponse(message);
  return {
    exchange: { message, reply, target, address, parsedBody: undefined },
    arrive() {
      if (body.length > 0) message.push(body);
      message.push(null);
      message.complete = true;
    },
  };
}
