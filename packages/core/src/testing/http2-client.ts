import { type ClientHttp2Session, connect } from 'node:http2';
import type { Answer, ClientMessage } from './client.js';

/** Opens a session over clear text, hands it out, and closes it again. */
export async function withSession<T>(origin: string, use: (session: ClientHttp2Session) => Promise<T>): Promise<T> {
  const session = connect(origin);
  session.on('error', () => {});
  try {
    return await use(session);
  } finally {
    session.destroy();
  }
}

/** Sends one request as a stream of the session. */
export function sendStream(session: ClientHttp2Session, message: ClientMessage): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = message.body === undefined ? 'GET' : 'POST', path = '/echo', headers = {} } = message;
    // Optional in HTTP/2, but the parsers of Koa take a request without it for one without a body.
    const length = message.body === undefined ? {} : { 'content-length': String(Buffer.byteLength(message.body)) };
    const stream = session.request({ ':method': method, ':path': path, ...length, ...headers });
    let status = 0;
    let received: Answer['headers'] = {};
    const pieces: Buffer[] = [];
    stream.on('response', (head) => {
      status = Number(head[':status']);
      received = head;
    });
    stream.on('data', (piece: Buffer) => pieces.push(piece));
    stream.on('error', reject);
    stream.on('close', () => resolve({ status, headers: received, text: Buffer.concat(pieces).toString('utf8') }));
    stream.end(message.body);
  });
}
