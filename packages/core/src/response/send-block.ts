import type { Reply } from '../request/request.js';
import type { Block } from '../verdict/verdict.js';

/**
 * What an earlier middleware may have said of a body that is not sent now: representation metadata (RFC 9110,
 * section 8), framing, and cookies. What it said of the exchange itself (CORS, HSTS) stays.
 */
const OF_THE_UNSENT_BODY = [
  'content-type',
  'content-encoding',
  'content-language',
  'content-length',
  'content-range',
  'content-disposition',
  'transfer-encoding',
  'trailer',
  'etag',
  'last-modified',
  'accept-ranges',
  'expires',
  'set-cookie',
] as const;

/** RFC 9113, section 7. */
const CANCEL = 0x8;

/** Writes a block on a raw response. Headers already sent: nothing honest can be said any more, the connection ends. */
export function sendBlock(reply: Reply, block: Block): void {
  if (reply.headersSent) {
    endConnection(reply);
    return;
  }
  for (const name of OF_THE_UNSENT_BODY) reply.removeHeader(name);
  reply.statusCode = block.status;
  if (!('stream' in reply)) reply.statusMessage = '';
  for (const name in block.headers) reply.setHeader(name, block.headers[name] as string);
  reply.end(block.body);
}

/** Ends an exchange whose answer has begun: the client sees a cut connection, never a complete answer. */
export function endConnection(reply: Reply): void {
  if (reply.writableEnded) return;
  if ('stream' in reply) reply.stream.close(CANCEL);
  else reply.destroy();
}
