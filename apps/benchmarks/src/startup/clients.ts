import { connect, type Socket } from 'node:net';

const CONNECTIONS = 20;
const PIPELINED = 16;
const STATUS_LINE = 'HTTP/1.1 ';

/** Sends one request from each of many client addresses, told by the proxy that we are; ends when all are answered. */
export async function sendAsManyClients(
  origin: string,
  { from, count }: { readonly from: number; readonly count: number },
): Promise<void> {
  const { hostname, port } = new URL(origin);
  const share = Math.ceil(count / CONNECTIONS);
  await Promise.all(
    Array.from({ length: CONNECTIONS }, (_, index) => {
      const first = from + index * share;
      return send(connect(Number(port), hostname), first, Math.min(first + share, from + count));
    }),
  );
}

/** One connection's requests, a few on their way at a time. */
function send(socket: Socket, first: number, end: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let next = first;
    let answered = first;
    const write = (): void => {
      let text = '';
      while (next < end && next - answered < PIPELINED) text += toRequest(next++);
      if (text !== '') socket.write(text);
    };
    let unread = '';
    socket.on('data', (chunk) => {
      const text = unread + chunk.toString('latin1');
      answered += text.split(STATUS_LINE).length - 1;
      // A status line may be split over two pieces: as much as could be its beginning is read again.
      unread = text.slice(Math.max(text.lastIndexOf(STATUS_LINE) + 1, text.length - STATUS_LINE.length + 1));
      if (answered < end) write();
      else socket.end(() => resolve());
    });
    socket.on('error', reject);
    write();
  });
}

/** Distinct for the first 16 million: 44.0.0.0/8. */
function toRequest(index: number): string {
  const address = `44.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
  return `GET /hello HTTP/1.1\r\nHost: a.example\r\nX-Forwarded-For: ${address}\r\n\r\n`;
}
