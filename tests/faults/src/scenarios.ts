import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { damageModel, prepareModel } from './model-files.js';
import { FRAMEWORKS } from './protocol.js';
import { type Prepared, pause, type Scenario } from './scenario.js';
import { FILE_CONFIG } from './server-process.js';
import { abortUpload, attackFromManyAddresses, holdConnections, visit } from './traffic.js';

const SLOW_HEADERS = 'GET /ok HTTP/1.1\r\nHost: a\r\nX-Slow: ';
const SLOW_BODY =
  'POST /ok HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"a":"';
/** What goes on for each: long enough for several rounds of everything. */
const WHILE_MS = 4_000;

/** Everything that breaks, or presses. */
export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'addresses',
    title: 'attacks from 100,000 addresses',
    frameworks: FRAMEWORKS,
    play: (server, scale) => attackFromManyAddresses(server.port, Math.ceil(100_000 * scale)),
  },
  {
    name: 'slow-headers',
    title: '500 connections that send their headers a byte at a time',
    frameworks: FRAMEWORKS,
    play: ({ port }) => holdConnections(port, 500, { text: SLOW_HEADERS + 'x'.repeat(1_000), forMs: WHILE_MS }),
  },
  {
    name: 'slow-bodies',
    title: '500 connections that send their bodies a byte at a time',
    frameworks: FRAMEWORKS,
    async play({ port }) {
      await holdConnections(port, 500, { text: SLOW_BODY + 'x'.repeat(1_000), forMs: WHILE_MS });
    },
  },
  {
    name: 'idle-connections',
    title: '10,000 idle connections',
    frameworks: ['express'],
    play: ({ port }, scale) => holdConnections(port, Math.ceil(10_000 * scale), { text: '', forMs: WHILE_MS }),
  },
  {
    name: 'handlers',
    title: 'handlers that throw, hang, end twice, abort, and uploads that are given up',
    frameworks: FRAMEWORKS,
    async play({ port }, scale) {
      for (let round = 0; round < 200 * scale; round++) {
        const visits = ['/throw', '/hang', '/twice', '/abort'].map((path) => visit(port, path));
        await Promise.all([...visits, abortUpload(port)]);
      }
    },
  },
  {
    name: 'log-server',
    title: 'a log server that goes, hangs and comes back',
    frameworks: FRAMEWORKS,
    prepare: prepareLogServer,
    play: () => pause(WHILE_MS),
  },
  {
    name: 'full-disk',
    title: 'a log file on a full disk',
    frameworks: ['fastify'],
    prepare: async () => ({
      rasp: { config: { LOG_ENABLED: true, LOG_PROTOCOL: 'file', LOG_PATH: '/dev/full' } },
      end: async () => {},
    }),
    play: () => pause(WHILE_MS),
  },
  {
    name: 'cloud',
    title: 'a cloud that answers half, wrongly, slowly or not at all',
    frameworks: FRAMEWORKS,
    prepare: prepareCloud,
    play: () => pause(WHILE_MS),
  },
  {
    name: 'configuration',
    title: 'a configuration file that is damaged, emptied, taken away and replaced',
    frameworks: FRAMEWORKS,
    prepare: prepareFile,
    async play(_server, scale) {
      const rounds = Math.max(2, Math.ceil(10 * scale));
      for (let round = 0; round < rounds; round++) await damageFile();
    },
  },
  {
    name: 'model',
    title: 'model files that are damaged, taken away and replaced',
    frameworks: FRAMEWORKS,
    prepare: prepareModel,
    play: damageModel,
  },
  {
    name: 'descriptors',
    title: 'no file descriptor left for a second',
    frameworks: ['express'],
    async play(server) {
      // Connections that stand already go on; what the system does to new ones is the same without us.
      await pause(500);
      await server.ask({ kind: 'descriptors', forMs: 1_000 });
      await pause(1_000);
    },
  },
  {
    name: 'clock',
    title: 'a clock that jumps an hour ahead and a day back',
    frameworks: FRAMEWORKS,
    async play(server) {
      await pause(500);
      await server.ask({ kind: 'clock', byMs: 3_600_000 });
      await pause(1_000);
      await server.ask({ kind: 'clock', byMs: -86_400_000 });
      await pause(1_000);
    },
  },
  {
    name: 'workers',
    title: 'two workers on one port, each with a memory of its own',
    frameworks: ['express', 'fastify'],
    prepare: async () => ({ rasp: {}, workers: 2, end: async () => {} }),
    async play(server) {
      await pause(WHILE_MS);
      const { workers } = (await server.status()) as { workers: { store: string }[] };
      const stores = workers.map(({ store }) => store).join(', ');
      // Each says itself that what it knows is its own.
      if (stores !== 'memory, memory') throw new Error(`the workers say that their state is in: ${stores}`);
    },
  },
];

async function prepareLogServer(): Promise<Prepared> {
  const sockets = new Set<Socket>();
  const take = (): Server =>
    createTcpServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.resume();
    });
  let server = take();
  const port = await listen(server, 0);
  let turn = 0;
  const timer = setInterval(() => {
    turn++;
    if (turn % 2 === 1) {
      server.close();
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    } else {
      server = take();
      server.on('error', () => {});
      server.listen(port, '127.0.0.1');
      // It takes connections and does not read.
      if (turn % 4 === 0) server.on('connection', (socket) => socket.pause());
    }
  }, 400);
  return {
    rasp: { config: { LOG_ENABLED: true, LOG_PROTOCOL: 'tcp', LOG_SERVER: '127.0.0.1', LOG_PORT: port } },
    async end() {
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const CLOUD_ANSWERS = [
  '{"config":{}}',
  '{"config":{"FLOOD_RATIO":"many"}}',
  '{"conf',
  '',
  '{"config":[],"blacklist":7}',
];

async function prepareCloud(): Promise<Prepared> {
  let turn = 0;
  const server = createServer((_request, response) => {
    const which = turn++ % (CLOUD_ANSWERS.length + 2);
    if (which === CLOUD_ANSWERS.length) response.destroy();
    else if (which < CLOUD_ANSWERS.length) {
      response.writeHead(which === 3 ? 500 : 200, { 'content-type': 'application/json' }).end(CLOUD_ANSWERS[which]);
    }
    // The last is never answered.
  });
  const port = await listen(server, 0);
  const cloudUrl = `http://127.0.0.1:${port}/config`;
  return {
    rasp: {
      cloudUrl,
      key: 'key',
      config: { BEACON: true, BEACON_URL: cloudUrl, BEACON_DELAY: 1, TELEMETRY_DATA: true, BLACKLIST_SHARE: true },
    },
    async end() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

let folder = '';

async function prepareFile(): Promise<Prepared> {
  folder = mkdtempSync(join(tmpdir(), 'rasp-faults-'));
  const conf = join(folder, 'rasp.json');
  writeFileSync(conf, JSON.stringify(FILE_CONFIG));
  return { rasp: { conf }, end: async () => rmSync(folder, { recursive: true, force: true }) };
}

/** One round of what happens to files: half written, emptied, removed, replaced. */
async function damageFile(): Promise<void> {
  const conf = join(folder, 'rasp.json');
  const good = JSON.stringify(FILE_CONFIG);
  for (const text of [good.slice(0, 20), '', '{"SECURITY_CHECKS": {"sqli": 7}}', undefined, good]) {
    if (text === undefined) rmSync(conf);
    else writeFileSync(conf, text);
    await pause(120);
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
