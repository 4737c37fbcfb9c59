import { connect } from 'node:net';

/** What came back for one request. */
export interface Answer {
  readonly status: number;
  /** Processor time of this process, which serves as well: what else the machine does is not in it. */
  readonly micros: number;
}

/** Longer than any request may take on a busy machine. */
const HANG_MS = 20_000;
const INFORMATIONAL = /^(?:HTTP\/1\.1 1\d\d [^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n)+/;

/** Sends bytes on a connection of their own and waits for the final status line. Rejects where there is none. */
export function send(port: number, bytes: Buffer): Promise<Answer> {
  const start = process.cpuUsage();
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve, reject) => {
    let head = '';
    const timer = setTimeout(() => fail(new Error(`no answer within ${HANG_MS} ms`)), HANG_MS);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(error);
    };
    socket.on('data', (chunk) => {
      head = (head + chunk.toString('latin1')).replace(INFORMATIONAL, '');
      const status = /^HTTP\/1\.1 ([2-5]\d\d) /.exec(head)?.[1];
      if (status === undefined) return;
      clearTimeout(timer);
      socket.destroy();
      const { user, system } = process.cpuUsage(start);
      resolve({ status: Number(status), micros: user + system });
    });
    socket.once('error', fail);
    socket.once('close', () => fail(new Error(`closed without an answer: ${JSON.stringify(head.slice(0, 60))}`)));
    socket.write(bytes);
  });
}
