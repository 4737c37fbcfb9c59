import { type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { isPromise, type MaybePromise } from '../maybe-promise.js';
import { sendBlock } from '../response/send-block.js';
import type { Verdict } from '../verdict/verdict.js';
import type { Exchange } from './request.js';

const GUARDED = Symbol.for('rasp.guarded-upgrades');

/** Decides on the head of an upgrade request. */
export type InspectUpgrade = (exchange: Exchange) => MaybePromise<Verdict>;

interface GuardedServer extends Server {
  [GUARDED]?: true;
}

/**
 * Judges upgrade requests (WebSocket) before any listener of the server sees them; no framework's middleware does.
 * A listener cannot stop the listeners after it, so the server's `emit` is where an upgrade can be refused.
 */
export function guardUpgrades(server: Server, inspect: InspectUpgrade): void {
  const guarded = server as GuardedServer;
  if (guarded[GUARDED] === true) return;
  guarded[GUARDED] = true;
  const emit = server.emit as (this: Server, event: string | symbol, ...parameters: unknown[]) => boolean;
  server.emit = function emitGuarded(this: Server, event: string | symbol, ...parameters: unknown[]): boolean {
    if (event !== 'upgrade') return emit.call(this, event, ...parameters);
    const [message, socket] = parameters as [IncomingMessage, Duplex];
    const apply = (verdict: Verdict): boolean =>
      verdict.action === 'pass' ? emit.call(this, event, ...parameters) : refuse(socket, message, verdict);
    const verdict = inspect(toExchange(message));
    if (!isPromise(verdict)) return apply(verdict);
    void verdict.then(apply);
    return true;
  };
}

function toExchange(message: IncomingMessage): Exchange {
  const address = message.socket.remoteAddress;
  return { message, reply: new ServerResponse(message), target: message.url ?? '', address, parsedBody: undefined };
}

/** Node hands out a bare socket here: a response of our own on it writes a correct answer. */
function refuse(socket: Duplex, message: IncomingMessage, verdict: Exclude<Verdict, { action: 'pass' }>): boolean {
  const reply = new ServerResponse(message);
  socket.on('error', () => socket.destroy());
  reply.assignSocket(socket as IncomingMessage['socket']);
  reply.setHeader('Connection', 'close');
  reply.on('finish', () => socket.end());
  sendBlock(reply, verdict);
  return true;
}
