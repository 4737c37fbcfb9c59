import type { Server } from 'node:http';
import { WebSocketServer } from 'ws';

/** Echoes text messages on upgrades of a server at any path, as `ws` is usually attached. */
export function attachEcho(server: Server): void {
  const sockets = new WebSocketServer({ noServer: true });
  server.on('upgrade', (message, socket, head) => {
    sockets.handleUpgrade(message, socket, head, (client) => {
      client.on('error', () => {});
      client.on('message', (data) => client.send(String(data)));
    });
  });
}
