import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Exchange } from '../../../../packages/core/src/request/request.js';
import type { WireRequest } from '../sample.js';

/** A request as Node's parser would hand it out, without a connection. */
export interface InProcessExchange {
  readonly exchange: Exchange;
  /** Lets the body arrive, whole. */
  arrive(): void;
}

/** Headers that the recording's proxy or browser wrote for its own copy of the body. */
const FRAMING = /^(content-length|transfer-encoding|content-encoding|expect|trailer)$/i;

/** Wraps a wire request for the engine. */
export function toExchange(request: WireRequest, address: string): InProcessExchange {
  const message = new IncomingMessage(new Socket());
  const body = Buffer.from(request.body);
  const headers = Object.entries(request.headers).filter(([name]) => !FRAMING.test(name));
  if (body.length > 0) headers.push(['Content-Length', String(body.length)]);
  message.method = request.method;
  message.url = request.target;
  message.httpVersion = '1.1';
  message.rawHeaders = headers.flat();
  for (const [name, value] of headers) message.headers[name.toLowerCase()] = value;
  const exchange = {
    message,
    reply: new ServerResponse(message),
    target: request.target,
    address,
    parsedBody: undefined,
  };
  return {
    exchange,
    arrive() {
      if (body.length > 0) message.push(body);
      message.push(null);
      message.complete = true;
    },
  };
}
