import { type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { isPromise, type MaybePromise } from '../maybe-promise.js';
import { sendBlock } from '../response/send-block.js';
import type { Verdict } from '../verdict/verdict.js';
import { REQUEST_LIMITS } from './limits.js';
import type { Exchange, Message, Reply } from './request.js';

const GUARDED = Symbol.for('rasp.guarded-upgrades');

/** What is done at a server itself, because no framework's middleware could. */
export interface ServerGuard {
  /** Gets a request and its response before any framework does. */
  prepare(message: Message, reply: Reply): void;
  /** Decides on the head of an upgrade request. */
  inspectUpgrade(exchange: Exchange): MaybePromise<Verdict>;
}

type Emit = (this: Server, event: string | symbol, ...parameters: unknown[]) => boolean;

/**
 * Judges upgrade requests (WebSocket) before any listener of the server sees them, and prepares all others. A listener
 * cannot stop the listeners after it, so the server's `emit` is where an upgrade can be refused.
 */
export function guardServer(server: Server, { prepare, inspectUpgrade }: ServerGuard): void {
  const guarded = server as Server & { [GUARDED]?: true };
  if (guarded[GUARDED] === true) return;
  guarded[GUARDED] = true;
  const emit = server.emit as Emit;
  server.emit = function emitGuarded(this: Server, event: string | symbol, ...parameters: unknown[]): boolean {
    if (event === 'request') prepare(parameters[0] as Message, parameters[1] as Reply);
    if (event !== 'upgrade') return emit.call(this, event, ...parameters);
    const [message, socket] = parameters as [IncomingMessage, Socket];
    // Node has taken its own listener away: a client that leaves while a verdict is waited for would end the process.
    const ignore = (): void => {};
    socket.on('error', ignore);
    const exchange = toExchange(message, socket);
    const apply = (verdict: Verdict): boolean => {
      if (verdict.action === 'block') return refuse(exchange, socket, verdict);
      socket.off('error', ignore);
      return emit.call(this, event, ...parameters);
    };
    const verdict = inspectUpgrade(exchange);
    if (!isPromise(verdict)) return apply(verdict);
    void verdict.then(apply);
    return true;
  };
}

interface UpgradeExchange extends Exchange {
  readonly reply: ServerResponse;
}

/** Node hands out a bare socket with an upgrade: a response of our own on it writes a correct answer. */
function toExchange(message: IncomingMessage, { remoteAddress }: Socket): UpgradeExchange {
  const target = message.url ?? '';
  // Injected ones (`injectWS` of @fastify/websocket) have no raw headers.
  message.rawHeaders ??= Object.entries(message.headers).flatMap(([name, value]) => [name, String(value)]);
  const reply = new ServerResponse(message);
  return { message, reply, target, address: remoteAddress, parsedBody: undefined, headOnly: true };
}

function refuse({ reply }: UpgradeExchange, socket: Socket, verdict: Extract<Verdict, { action: 'block' }>): true {
  reply.assignSocket(socket);
  reply.setHeader('Connection', 'close');
  reply.on('finish', () => socket.end());
  sendBlock(reply, verdict);
  leave(socket);
  return true;
}

/**
 * With an upgrade Node lets go of a socket, and of the time limits on it: a client that never closes its end would keep
 * it open for as long as it likes. What it still sends is read away, lest a reset takes the answer with it.
 */
function leave(socket: Socket): void {
  socket.resume();
  setTimeout(() => socket.destroy(), REQUEST_LIMITS.drainMs).unref();
}
