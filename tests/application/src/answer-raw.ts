import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { brotliCompressSync, gzipSync } from 'node:zlib';

type Raw = Pick<ServerResponse, 'writeHead' | 'setHeader' | 'write' | 'end' | 'on' | 'once'>;

const WAYS: Record<string, (reply: Raw, text: string) => unknown> = {
  bytes(reply, text) {
    for (const byte of Buffer.from(text)) reply.write(Buffer.of(byte));
    reply.end();
  },
  pipe(reply, text) {
    Readable.from(Array.from(Buffer.from(text), (byte) => Buffer.of(byte))).pipe(reply as never);
  },
  events(reply, text) {
    reply.writeHead(200, { 'content-type': 'text/event-stream' });
    reply.write('data: first\n\n');
    setTimeout(() => {
      reply.write(`data: ${text}\n\n`);
      reply.end();
    }, 20);
  },
  gzip(reply, text) {
    reply.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' });
    const bytes = gzipSync(text);
    reply.write(bytes.subarray(0, 15));
    reply.end(bytes.subarray(15));
  },
  brotli(reply, text) {
    reply.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'br' });
    reply.end(brotliCompressSync(text));
  },
  large(reply, text) {
    // 8 MB in pieces of 64 KB.
    let left = 128;
    const piece = 'nothing to see here, '.repeat(3_121);
    const go = (): void => {
      while (left-- > 0) {
        if (!reply.write(piece)) {
          reply.once('drain', go);
          return;
        }
      }
      reply.end(text);
    };
    go();
  },
  twice(reply, text) {
    // Node tells of it by an event that ends the process where nobody listens.
    reply.on('error', () => {});
    reply.write('one ');
    reply.end(text);
    reply.end('again');
  },
  breaks(reply, text) {
    reply.write(text.slice(0, 5));
    setTimeout(() => (reply as ServerResponse).destroy(), 10);
  },
};

/** Answers with a text on the response as Node has it, in one of the ways in which applications do. */
export function answerRaw(reply: Raw, way: string, text: string): void {
  WAYS[way]?.(reply, text);
}
