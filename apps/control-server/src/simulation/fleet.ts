import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEngine, type Engine, sendBlock } from '@rasp/core/adapter';

/** Engines that share one plain server: the first part of a path says whose request it is. */
export interface Fleet {
  readonly engines: readonly Engine[];
  /** The status of one request to an engine, from an address. */
  send(index: number, path: string, address: string): Promise<number>;
  close(): Promise<void>;
}

const SILENT = { info() {}, warn() {}, error() {} };

/** Starts one engine for each key. */
export async function startFleet(cloudUrl: string, keys: readonly string[]): Promise<Fleet> {
  const engines: Engine[] = [];
  // A few at a time: what a start costs here is this process's own, and not to be measured.
  for (const key of keys) {
    const engine = createEngine({
      cloudUrl,
      key,
      logger: SILENT,
      framework: 'simulation',
      config: { VERDICT_CACHE_SIZE: 0 },
    });
    engines.push(engine);
    if (engines.length % 10 === 0) await engine.ready;
  }
  await Promise.all(engines.map((engine) => engine.ready));
  const server = createServer((message, reply) => {
    const [, index = '', target = ''] = /^\/(\d+)(.*)$/.exec(message.url ?? '') ?? [];
    const address = String(message.headers['x-address']);
    const exchange = { message, reply, target, address, parsedBody: undefined };
    void Promise.resolve(engines[Number(index)]?.inspect(exchange)).then((verdict) => {
      if (verdict?.action === 'block') sendBlock(reply, verdict);
      else reply.end('ok');
    });
  });
  const origin = await listen(server);
  return {
    engines,
    send: async (index, path, address) => {
      const response = await fetch(`${origin}/${index}${path}`, { headers: { 'x-address': address } });
      await response.arrayBuffer();
      return response.status;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await Promise.all(engines.map((engine) => engine.close()));
    },
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
