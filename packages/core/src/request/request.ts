import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import type { Routed } from './routed.js';

/** A request as Node hands it out, HTTP/1 or HTTP/2. */
export type Message = IncomingMessage | Http2ServerRequest;
/** A response as Node hands it out, HTTP/1 or HTTP/2. */
export type Reply = ServerResponse | Http2ServerResponse;

/** What an adapter knows of one request; everything else is read from `message` here in the core. */
export interface Exchange extends Routed {
  readonly message: Message;
  readonly reply: Reply;
  /** The request target as the client wrote it, before any router rewrote it: `/a%20b?c=d`. */
  readonly target: string;
  /** The client's address by the framework's own proxy setting; undefined on a Unix socket. */
  readonly address: string | undefined;
  /** The framework's own id of the request, where it has one already: events name it. */
  readonly requestId?: string | undefined;
  /** The socket's address; left out where nobody is trusted, so that `address` is that. */
  readonly peer?: string | undefined;
  /**
   * The framework's own proxy setting, the same function for every request; left out where it trusts nobody. Is this
   * address, so many hops away from us (0: the socket's), a proxy whose forwarded headers are believed?
   */
  readonly trusts?: ((address: string | undefined, hop: number) => boolean) | undefined;
  /** A body that the application parsed before we were reached; undefined when nobody did. */
  readonly parsedBody: unknown;
  /** An upgrade: whatever bytes follow are another protocol's. */
  readonly headOnly?: true;
}
