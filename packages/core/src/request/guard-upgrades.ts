import { type IncomingMessage, type Server, ServerResponse } from 'node:http';
import { isPromise, type MaybePromise } from '../maybe-promise.js';
import { sendBlock } from '../response/send-block.js';
import type { Verdict } from '../verdict/verdict.js';
import type { Exchange } from './request.js';

const GUARDED = Symbol.for('rasp.guarded-upgrades');

/** Decides on the head of an upgrade request. */
export type InspectUpgrade = (exchange: Exchange) => MaybePromise<Verdict>;

type Emit = (this: Server, event: string | symbol, ...parameters: unknown[]) => boolean;

/**
 * Judges upgrade requests (WebSocket) before any listener of the server sees them; no framework's middleware does.
 * A listener cannot stop the listeners after it, so the server's `emit` is where an upgrade can be refused.
 */
export function guardUpgrades(server: Server, inspect: InspectUpgrade): void {
  const guarded = server as Server & { [GUARDED]?: true };
  if (guarded[GUARDED] === true) return;
  guarded[GUARDED] = true;
  const emit = server.emit as Emit;
  server.emit = function emitGuarded(this: Server, event: string | symbol, ...parameters: unknown[]): boolean {
    if (event !== 'upgrade') return emit.call(this, event, ...parameters);
    const exchange = toExchange(parameters[0] as IncomingMessage);
    const apply = (verdict: Verdict): boolean => {
      if (verdict.action === 'pass') return emit.call(this, event, ...parameters);
      refuse(exchange, verdict);
      return true;
    };
    const verdict = inspect(exchange);
    if (!isPromise(verdict)) return apply(verdict);
    void verdict.then(apply);
    return true;
  };
}

interface UpgradeExchange extends Exchange {
  readonly message: IncomingMessage;
  readonly reply: ServerResponse;
}

/** Node hands out a bare socket with an upgrade: a response of our own on it writes a correct answer. */
function toExchange(message: IncomingMessage): UpgradeExchange {
  const target = message.url ?? '';
  const address = message.socket.remoteAddress;
  return { message, reply: new ServerResponse(message), target, address, parsedBody: undefined, headOnly: true };
}

function refuse({ message, reply }: UpgradeExchange, verdict: Extract<Verdict, { action: 'block' }>): void {
  const { socket } = message;
  socket.on('error', () => socket.destroy());
  reply.assignSocket(socket);
  reply.setHeader('Connection', 'close');
  reply.on('finish', () => socket.end());
  sendBlock(reply, verdict);
}
