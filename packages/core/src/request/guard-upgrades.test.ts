import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../engine.js';

const quiet = { info() {}, warn() {}, error() {} };

let server: Server;
let engine: Engine;
let upgraded: string[];

beforeEach(async () => {
  engine = createEngine({ framework: 'none', logger: quiet });
  upgraded = [];
  server = createServer((_message, reply) => reply.end('plain'));
  server.on('upgrade', (message, socket) => {
    upgraded.push(message.url ?? '');
    socket.end('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  });
  engine.protectUpgrades(server);
  engine.protectUpgrades(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterEach(async () => {
  server.close();
  await engine.close();
});

/** Sends an upgrade request over a raw socket; the whole answer. */
async function upgrade(target: string, extraHeader = ''): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${extraHeader}\r\n`);
  let answer = '';
  socket.on('data', (chunk) => (answer += chunk));
  await once(socket, 'close');
  return answer;
}

describe('upgrade requests', () => {
  it('reach the application when they are harmless, once', async () => {
    expect(await upgrade('/socket?room=7')).toMatch(/^HTTP\/1.1 101/);
    expect(upgraded).toEqual(['/socket?room=7']);
  });

  it('are refused for what their query holds, and no listener sees them', async () => {
    const answer = await upgrade(`/socket?room=${encodeURIComponent("1' OR '1'='1")}`);
    expect(answer).toMatch(/^HTTP\/1.1 403/);
    expect(answer).toContain('Blocked');
    expect(upgraded).toEqual([]);
  });

  it('that are refused take no connection with them, though the client never closes its end', async () => {
    const socket = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', allowHalfOpen: true });
    const target = `/socket?room=${encodeURIComponent("1' OR '1'='1")}`;
    socket.on('error', () => {});
    socket.write(`GET ${target} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\nmore`);
    socket.resume();
    await once(socket, 'end');
    await expect.poll(() => promisify(server.getConnections.bind(server))(), { timeout: 5_000 }).toBe(0);
    socket.destroy();
  });

  it('are refused for what a header holds', async () => {
    expect(await upgrade('/socket', 'Origin: <script>alert(1)</script>\r\n')).toMatch(/^HTTP\/1.1 403/);
  });

  it('do not wait for a body that they announce', async () => {
    expect(await upgrade('/socket', 'Content-Length: 10\r\n')).toMatch(/^HTTP\/1.1 101/);
  });
});
