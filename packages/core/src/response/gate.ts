import type { Reply } from '../request/request.js';
import type { Block } from '../verdict/verdict.js';
import { disguise } from './disguise.js';
import { sendBlock } from './send-block.js';
import { acknowledge, silence } from './silence.js';

/**
 * What is wanted of answers; one object for all requests of a configuration. `S` is what its owner knows of a request.
 * None of its functions may throw.
 */
export interface ResponseWatch<S> {
  /** What `Server` says; undefined: as the application has it. */
  readonly serverHeader: string | undefined;
  /** Asked once, before a head with this status is written: an answer in its place, or undefined. */
  readonly replace: ((subject: S, status: number) => Block | undefined) | undefined;
  /** Told once of each answer's status, as its head is written. */
  readonly answered: ((subject: S, status: number) => void) | undefined;
  /** Told instead where the connection ends before any head; costs a listener a request. */
  readonly unanswered: ((subject: S) => void) | undefined;
}

type Method = (...parameters: unknown[]) => unknown;

/** `open`: nobody has decided on the head; `passing`: it goes as it comes; `replaced`: what follows vanishes. */
type Phase = 'open' | 'passing' | 'replaced';

const GATE = Symbol('rasp.response-gate');

/** What is used of a response; structural, because Node's overloads fit no function that takes them all. */
interface Guarded {
  [GATE]: Gate;
  writeHead: Method;
  write: Method;
  end: Method;
  statusCode: number;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  /** Node's own, HTTP/1: set while its `end` writes the head. */
  readonly _contentLength?: number | null;
  /** Node's own, HTTP/1: false makes it drop what is still written. */
  _hasBody?: boolean;
}

interface Gate {
  readonly watch: ResponseWatch<unknown>;
  readonly subject: unknown;
  readonly writeHead: Method;
  readonly write: Method;
  readonly end: Method;
  phase: Phase;
  isTold: boolean;
}

/**
 * Stands between an application and its answer. `writeHead`, which Node itself calls for implicit headers too, is the
 * last moment at which headers can change; `write` and `end` are taken over only where an answer may be replaced,
 * because inside them it is too late. The functions are shared by all responses.
 */
export function guardResponse<S>(reply: Reply, watch: ResponseWatch<S>, subject: S): void {
  const target = reply as unknown as Guarded;
  const { writeHead, write, end } = target;
  const phase = watch.replace === undefined ? 'passing' : 'open';
  target[GATE] = { watch: watch as ResponseWatch<unknown>, subject, writeHead, write, end, phase, isTold: false };
  target.writeHead = guardedWriteHead;
  if (watch.replace !== undefined) {
    target.write = guardedWrite;
    target.end = guardedEnd;
  }
  if (watch.unanswered !== undefined) reply.on('close', tellUnanswered);
  // Mounted behind something that answers already.
  if (reply.headersSent) tellAnswered(target[GATE], reply.statusCode);
}

function guardedWriteHead(this: Guarded, ...parameters: unknown[]): unknown {
  const gate = this[GATE];
  if (gate.phase === 'replaced') return this;
  if (!this.headersSent) {
    const status = toStatus(parameters[0]);
    if (gate.phase === 'open' && !isInsideEnd(this) && isReplaced(this, gate, status)) return this;
    const { serverHeader } = gate.watch;
    if (serverHeader !== undefined) disguise(toReply(this), serverHeader, parameters);
    tellAnswered(gate, status);
  }
  return gate.writeHead.apply(this, parameters);
}

function guardedWrite(this: Guarded, ...parameters: unknown[]): unknown {
  const gate = this[GATE];
  if (gate.phase === 'open') isReplaced(this, gate, this.statusCode);
  return gate.phase === 'replaced' ? acknowledge(parameters, true) : gate.write.apply(this, parameters);
}

function guardedEnd(this: Guarded, ...parameters: unknown[]): unknown {
  const gate = this[GATE];
  if (gate.phase === 'open') isReplaced(this, gate, this.statusCode);
  return gate.phase === 'replaced' ? acknowledge(parameters, this) : gate.end.apply(this, parameters);
}

function toReply(guarded: Guarded): Reply {
  return guarded as unknown as Reply;
}

/** Node takes numerals too: `writeHead('404')`. */
function toStatus(status: unknown): number {
  return Number(status) | 0;
}

/**
 * Whether Node's own `end` writes this head: somebody before us kept it and calls it past us. There is no way out of
 * it: whatever is sent instead, it goes on and ends the response a second time.
 */
function isInsideEnd(reply: Guarded): boolean {
  if (reply.writableEnded) return true;
  return !('stream' in reply) && typeof reply._contentLength === 'number';
}

/** Decides on the head; the answer is sent at once, and the application's own is silenced. */
function isReplaced(reply: Guarded, gate: Gate, status: number): boolean {
  gate.phase = 'passing';
  if (reply.headersSent) return false;
  const block = gate.watch.replace?.(gate.subject, status);
  if (block === undefined) return false;
  // What lies outside us (compression, say) has done its part on the old head: the way of the block leads past it.
  reply.write = gate.write;
  reply.end = gate.end;
  sendBlock(toReply(reply), block);
  silence(toReply(reply));
  // A `write` that somebody kept from before us goes on after its head: without a body, Node drops the rest.
  if (!('stream' in reply)) reply._hasBody = false;
  gate.phase = 'replaced';
  return true;
}

function tellAnswered(gate: Gate, status: number): void {
  if (gate.isTold) return;
  gate.isTold = true;
  gate.watch.answered?.(gate.subject, status);
}

function tellUnanswered(this: Guarded): void {
  const gate = this[GATE];
  if (gate.isTold) return;
  gate.isTold = true;
  gate.watch.unanswered?.(gate.subject);
}
