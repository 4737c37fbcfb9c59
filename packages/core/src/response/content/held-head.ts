import type { ServerHttp2Stream } from 'node:http2';
import type { Reply } from '../../request/request.js';

const HELD = Symbol('rasp.held-head');

interface HeldStream {
  [HELD]?: unknown[];
  respond?: unknown;
}

/** Node's own state of an HTTP/1 head that is written and not yet sent. */
interface HeadState {
  _header: string | null;
  _contentLength: number | null;
  _hasBody: boolean;
  _removedConnection: boolean;
  _removedContLen: boolean;
  _removedTE: boolean;
  _trailer: string;
  chunkedEncoding: boolean;
}

/**
 * Keeps the head that is written next from being sent. HTTP/1 does so by itself: it sends a head with the first bytes
 * of the body. HTTP/2 sends it at once, through `respond` of its stream.
 */
export function holdHead(reply: Reply): void {
  if (!('stream' in reply)) return;
  (reply.stream as unknown as HeldStream).respond = keepHead;
}

function keepHead(this: ServerHttp2Stream & HeldStream, ...parameters: unknown[]): void {
  this[HELD] = parameters;
  // What the application sees must not differ: headers can be set no more.
  Object.defineProperty(this, 'headersSent', { value: true, configurable: true });
}

/** Lets a head that is held go, at once or with the bytes behind it. */
export function releaseHead(reply: Reply): void {
  if (!('stream' in reply)) return;
  const parameters = forgetStream(reply.stream as unknown as HeldStream);
  if (parameters === undefined || reply.stream.destroyed || reply.stream.closed) return;
  (reply.stream.respond as (...all: unknown[]) => void)(...parameters);
}

/** Makes a head that is held one that was never written, so that another can be. */
export function forgetHead(reply: Reply): void {
  if ('stream' in reply) {
    forgetStream(reply.stream as unknown as HeldStream);
    return;
  }
  const state = reply as unknown as HeadState;
  state._header = null;
  state._contentLength = null;
  state._hasBody = true;
  state._removedConnection = false;
  state._removedContLen = false;
  state._removedTE = false;
  state._trailer = '';
  state.chunkedEncoding = false;
}

function forgetStream(stream: HeldStream): unknown[] | undefined {
  const parameters = stream[HELD];
  delete stream[HELD];
  delete stream.respond;
  delete (stream as { headersSent?: unknown }).headersSent;
  return parameters;
}
