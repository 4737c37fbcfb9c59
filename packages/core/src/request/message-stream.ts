import { IncomingMessage } from 'node:http';
import type { BodyReading } from './body-reading.js';
import type { Message } from './request.js';

/** What Node's streams keep inside; read where no public accessor exists. */
interface Internals {
  _consuming?: boolean | undefined;
  _read(size: number): void;
  readableBuffer?: Iterable<unknown>;
  _readableState?: { ended?: boolean; readingMore?: boolean };
}

/** Whether a body comes with this request, by its head alone. */
export function hasBody(message: Message): boolean {
  if ('stream' in message) return !message.stream.endAfterHeaders;
  // It counts where both are given (RFC 9112 6.3), which Node refuses unless it is told to be lenient (`insecureHTTPParser`).
  if (message.headers['transfer-encoding'] !== undefined) return true;
  const length = message.headers['content-length'];
  if (length !== undefined) return length !== '0';
  // light-my-request sets no header for a stream payload; every other message without one has no body.
  return isPulled(message);
}

/** Whether bytes come only when asked for: HTTP/2 and injected requests. HTTP/1 bytes come by themselves. */
export function isPulled(message: Message): boolean {
  return !(message instanceof IncomingMessage);
}

/** Whether somebody got bytes of this body already: too late to hold it back. */
export function isConsumed(message: Message): boolean {
  return message.readableDidRead || message.readableEnded;
}

/** Whether the whole body is in the stream already. */
export function hasArrived(message: Message): boolean {
  return (message as unknown as Internals)._readableState?.ended === true;
}

/** Lets bytes flow (again) without taking any. */
export function pullBytes(message: Message): void {
  const internals = message as unknown as Internals;
  const { _consuming: consuming, _readableState: state } = internals;
  const readingMore = state?.readingMore;
  internals._read(message.readableHighWaterMark);
  // Node reads an unread body away after the answer unless `_consuming` says that somebody reads it; we are nobody.
  internals._consuming = consuming;
  // The first `_read` takes away what keeps a fresh stream from asking for more by itself, which would say so too.
  if (consuming === false && state !== undefined && readingMore === true) state.readingMore = true;
}

/** The bytes that arrived before we came, without taking them out of the stream: `read` and `unshift` leave traces. */
export function peekBytes(message: Message): Buffer[] {
  const chunks: Buffer[] = [];
  if (message.readableLength === 0) return chunks;
  for (const chunk of (message as unknown as Internals).readableBuffer ?? []) {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk);
    // After `setEncoding` the stream holds strings. Node 22 leaves nulls where chunks were taken.
    else if (typeof chunk === 'string') chunks.push(Buffer.from(chunk, message.readableEncoding ?? 'utf8'));
  }
  return chunks;
}

const NO_TRAILERS: readonly BodyReading[] = [];

/** What a client said after its body (RFC 9112 section 7.1.2); known at the body's end. */
export function readTrailers({ rawTrailers }: Message): readonly BodyReading[] {
  // Injected requests have none, not even an empty list.
  return rawTrailers === undefined || rawTrailers.length === 0 ? NO_TRAILERS : [{ kind: 'trailers', rawTrailers }];
}
