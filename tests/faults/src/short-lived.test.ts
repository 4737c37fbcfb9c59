import { Agent, request } from 'node:http';
import { expect, it } from 'vitest';
import { startServer } from './server-process.js';

const WARM = 400;
const MEASURED = 800;
/** What a request of these may leave behind. It makes about 20 kB; while old requests held new ones, 6 kB of it stayed. */
const LEFT_BYTES = 1_000;
/** Optimised code leaves some objects out altogether, so that what holds what would depend on when it was compiled. */
// A full collection meanwhile would free what is counted.
const FLAGS = ['--no-opt', '--initial-old-space-size=256'];

const BODY = JSON.stringify({ items: Array.from({ length: 4 }, (_, id) => ({ id, name: 'notebook', open: true })) });

function post(port: number, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    request({ port, host: '127.0.0.1', path: '/ok', method: 'POST', agent, headers }, (response) => {
      response.resume().on('end', resolve);
    })
      .on('error', reject)
      .end(BODY);
  });
}

async function postMany(port: number, count: number): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 20 });
  await Promise.all(Array.from({ length: count }, () => post(port, agent)));
  agent.destroy();
}

// Not Express: it gives each request a shape of its own, and shapes are born old.
it.each(['fastify', 'koa'] as const)(
  '%s: what a request with a body needed is free as soon as it is answered',
  async (framework) => {
    const server = await startServer({ framework, rasp: {} }, FLAGS);
    try {
      await postMany(server.port, WARM);
      const before = await server.oldBytes();
      await postMany(server.port, MEASURED);
      const grown = (await server.oldBytes()) - before;
      expect(grown).toBeGreaterThan(0);
      expect(grown / MEASURED).toBeLessThan(LEFT_BYTES);
    } finally {
      await server.stop();
    }
  },
  60_000,
);
