import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGate } from './gate.js';

/** Loopback and nothing else: there is no option for it. */
const ADDRESS = '127.0.0.1';
const MAX_CONNECTIONS = 64;
const REQUEST_TIMEOUT_MS = 30_000;

export interface Listening {
  readonly server: Server;
  /** `http://127.0.0.1:PORT/TOKEN`. */
  readonly url: string;
  close(): Promise<void>;
}

/** The port is taken, or not ours to take. */
export class PortError extends Error {}

export interface ListenOptions {
  readonly token: string;
  /** 0 takes any that is free. */
  readonly port: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Starts one server behind the gate. */
export async function listen(options: ListenOptions, listener: RequestListener): Promise<Listening> {
  const { token, port } = options;
  let taken = port;
  const server = createServer(createGate({ ...options, port: () => taken }, listener));
  server.maxConnections = MAX_CONNECTIONS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new PortError(explain(error, port))));
    server.listen(port, ADDRESS, resolve);
  });
  taken = (server.address() as AddressInfo).port;
  return {
    server,
    url: `http://${ADDRESS}:${taken}/${token}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function explain({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') return `port ${port} is in use: choose another one with --port, or leave --port out`;
  if (code === 'EACCES') return `port ${port} needs more rights than you have: choose one from 1024 on`;
  return `port ${port}: ${message}`;
}
