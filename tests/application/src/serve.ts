import type { Server } from 'node:http';
import type { Http2Server, Http2Session } from 'node:http2';
import type { AddressInfo } from 'node:net';

/** A server on an ephemeral port of the loopback. */
export interface Serving {
  readonly origin: string;
  close(): Promise<void>;
}

/** Listens, and knows how to stop again although clients keep connections open. */
export async function serve(server: Server | Http2Server): Promise<Serving> {
  const stop = toStop(server);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: stop };
}

function toStop(server: Server | Http2Server): () => Promise<void> {
  const sessions = new Set<Http2Session>();
  server.on('session', (session: Http2Session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
      for (const session of sessions) session.destroy();
    });
}
