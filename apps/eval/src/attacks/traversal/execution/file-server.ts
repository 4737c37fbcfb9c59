import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { posix } from 'node:path';
import express from 'express';
import { SERVED_FOLDERS, type TestTree } from './test-tree.js';

/** A small application with the two classic mistakes, on Node's own parser and on Express's. */
export interface FileServer {
  /** Whether a request for this path, sent as it is, comes back with a file that is not served. */
  leaks(path: string): Promise<'node:http' | 'express' | undefined>;
  close(): Promise<void>;
}

const LEAKED = 200;

/** Listens on the loopback address only. */
export async function startFileServer(tree: TestTree): Promise<FileServer> {
  const leak = (name: string): boolean =>
    SERVED_FOLDERS.some((folder) => tree.read(posix.join(folder, name)) !== undefined);
  const answer = (name: string): number => (leak(name) ? LEAKED : 404);
  const naive = createServer((incoming, outgoing) => {
    try {
      outgoing.writeHead(answer(decodeURIComponent(incoming.url ?? ''))).end();
    } catch {
      outgoing.writeHead(400).end();
    }
  });
  const application = express();
  // Express prints what goes wrong in every other environment.
  application.set('env', 'test');
  application.get('/:name', (incoming, outgoing) => void outgoing.status(answer(String(incoming.params.name))).end());
  const framed = createServer(application);
  const ports = [await listen(naive), await listen(framed)] as const;
  return {
    async leaks(path) {
      if ((await ask(ports[0], path)) === LEAKED) return 'node:http';
      return (await ask(ports[1], path)) === LEAKED ? 'express' : undefined;
    },
    async close() {
      for (const server of [naive, framed]) await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** The status; 0 where the client or the parser refuses the path. */
function ask(port: number, path: string): Promise<number> {
  return new Promise((resolve) => {
    try {
      request({ host: '127.0.0.1', port, path: path.startsWith('/') ? path : `/${path}`, agent: false }, (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
      })
        .on('error', () => resolve(0))
        .end();
    } catch {
      resolve(0);
    }
  });
}
