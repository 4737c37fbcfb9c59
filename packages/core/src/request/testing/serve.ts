import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A real server on a port of its own, for the time of `use`. */
export async function serve<T>(listener: RequestListener, use: (port: number, server: Server) => Promise<T>) {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    return await use((server.address() as AddressInfo).port, server);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

/** Writes the pieces, one TCP segment each where possible, and answers all that came back until the socket closed. */
export async function exchange(port: number, pieces: readonly (string | Buffer)[], untilText?: string) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let answer = '';
  const closed = new Promise<void>((done) => socket.once('close', () => done()));
  const found = new Promise<void>((done) => {
    socket.on('data', (bytes) => {
      answer += bytes.toString('latin1');
      if (untilText !== undefined && answer.includes(untilText)) done();
    });
  });
  socket.on('error', () => {});
  for (const piece of pieces) {
    socket.write(piece);
    if (pieces.length > 1) await new Promise((done) => setTimeout(done, 5));
  }
  await Promise.race([closed, found]);
  socket.destroy();
  return answer;
}
