import { connect } from 'node:net';

/** What to write on a bare socket, and when to stop reading. */
export interface RawExchange {
  readonly bytes: string | Buffer;
  /** Ends the exchange as soon as what came back satisfies it; the connection's end does always. */
  readonly until?: (received: string) => boolean;
  /** How long to wait; what came until then is the result. */
  readonly timeoutMs?: number;
}

/** What came back over a bare socket. */
export interface RawAnswer {
  readonly text: string;
  /** The server closed the connection. */
  readonly closed: boolean;
}

/** Writes bytes that no HTTP client would, and reads what comes back. */
export function sendRaw(origin: string, exchange: RawExchange): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(origin);
    const socket = connect(Number(port), hostname);
    let text = '';
    const finish = (closed: boolean): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text, closed });
    };
    const timer = setTimeout(() => finish(false), exchange.timeoutMs ?? 3_000);
    socket.on('data', (piece) => {
      text += piece.toString('latin1');
      if (exchange.until?.(text) === true) finish(false);
    });
    socket.on('error', () => finish(true));
    socket.on('close', () => finish(true));
    socket.write(exchange.bytes);
  });
}

/** The status codes of the answers in a received text, in order. */
export function statusesOf(received: string): number[] {
  return [...received.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => Number(match[1]));
}
