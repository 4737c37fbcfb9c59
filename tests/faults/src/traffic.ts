import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { toAddress } from './probe.js';

const CONNECTIONS = 10;
const PIPELINED = 16;

/** One attack from each of `count` addresses: each is blocked, and each is remembered. */
export async function attackFromManyAddresses(port: number, count: number): Promise<void> {
  const share = Math.ceil(count / CONNECTIONS);
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, index) => sendPipelined(port, index * share, share)));
}

function sendPipelined(port: number, first: number, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let next = 0;
    let answered = 0;
    let unread = '';
    const write = (): void => {
      let text = '';
      while (next < count && next - answered < PIPELINED) text += toAttack(first + next++);
      if (text !== '') socket.write(text);
    };
    socket.on('data', (chunk) => {
      const text = unread + chunk.toString('latin1');
      answered += text.split('HTTP/1.1 403').length - 1;
      unread = text.slice(Math.max(text.lastIndexOf('HTTP/1.1 403') + 1, text.length - 11));
      if (answered < count) write();
      else socket.end(() => resolve());
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`closed after ${answered} of ${count} answers`)));
    write();
  });
}

function toAttack(number: number): string {
  return `GET /ok?q=1'%20or%20'1'='1'--%20 HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: ${toAddress(number, 46)}\r\n\r\n`;
}

/** Opens connections that send `text` a byte at a time, or nothing, and keeps them for a while. */
export async function holdConnections(
  port: number,
  count: number,
  options: { text: string; forMs: number },
): Promise<void> {
  const sockets: Socket[] = [];
  for (let index = 0; index < count; index++) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    sockets.push(socket);
    if (index % 500 === 499) await new Promise((resolve) => setTimeout(resolve, 50));
  }
  let at = 0;
  const timer = setInterval(() => {
    const byte = options.text[at++];
    if (byte === undefined) return;
    for (const socket of sockets) if (socket.writable) socket.write(byte);
  }, 20);
  await new Promise((resolve) => setTimeout(resolve, options.forMs));
  clearInterval(timer);
  for (const socket of sockets) socket.destroy();
}

/** Asks for a path and gives up after a while, as an impatient visitor does. Ends whatever comes. */
export function visit(port: number, path: string, impatientMs = 300): Promise<void> {
  return new Promise((resolve) => {
    const sent = request({ port, host: '127.0.0.1', path, headers: { 'x-forwarded-for': '47.0.0.1' } }, (response) => {
      response.resume();
      response.once('close', () => resolve());
    });
    sent.setTimeout(impatientMs, () => sent.destroy());
    sent.once('error', () => resolve());
    sent.end();
  });
}

/** Sends the beginning of a body, then hangs up. */
export function abortUpload(port: number): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        `POST /ok HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 47.0.0.2\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"a":"${'x'.repeat(5_000)}`,
        () => setTimeout(() => socket.destroy(), 5),
      );
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve());
  });
}
