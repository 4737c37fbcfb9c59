import { createSocket } from 'node:dgram';
import { createServer as createHttp, type IncomingMessage, type RequestListener } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createConfiguration } from '../../../config/configuration.js';
import type { Config, ConfigInput } from '../../../config/schema.js';

/** A complete configuration of a log. */
export function logConfig(config: ConfigInput): Config {
  return createConfiguration({ config: { LOG_ENABLED: true, ...config } }).current.config;
}

/** Something that receives lines. */
export interface Receiver {
  readonly port: number;
  readonly lines: string[];
  close(): Promise<void>;
}

/** Resolves as soon as something holds; fails after a while, saying what was there. */
export async function until(holds: () => boolean, limitMs = 15_000, shown: () => unknown = () => ''): Promise<void> {
  const endMs = performance.now() + limitMs;
  while (!holds()) {
    if (performance.now() > endMs) throw new Error(`it does not come about: ${String(shown())}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A TCP server on loopback that keeps the lines it reads; `meet` may do something else with a connection. */
export async function startTcpReceiver(
  { port = 0, meet }: { readonly port?: number; readonly meet?: (socket: Socket) => void } = {},
  create: (listener: (socket: Socket) => void) => Server = createServer,
): Promise<Receiver> {
  const lines: string[] = [];
  const sockets = new Set<Socket>();
  const server = create((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
    meet?.(socket);
    let rest = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() ?? '';
      lines.push(...parts);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    lines,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** A UDP server on loopback; a datagram is a line. */
export async function startUdpReceiver(): Promise<Receiver> {
  const lines: string[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (message) => lines.push(message.toString()));
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { port: socket.address().port, lines, close: () => new Promise((resolve) => socket.close(() => resolve())) };
}

/** An HTTP server on loopback that keeps the bodies it was sent, and what came with them. */
export async function startHttpReceiver(answer: (status: number) => number = () => 200, port = 0) {
  const requests: IncomingMessage[] = [];
  const lines: string[] = [];
  const listener: RequestListener = (request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => {
      response.statusCode = answer(requests.length);
      if (response.statusCode < 300) lines.push(body);
      requests.push(request);
      response.end('ok');
    });
  };
  const server = createHttp(listener);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    lines,
    requests,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
