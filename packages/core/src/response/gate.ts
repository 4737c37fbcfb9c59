import type { Reply } from '../request/request.js';
import type { Block } from '../verdict/verdict.js';
import { ContentGate } from './content/content-gate.js';
import { planContent } from './content/content-head.js';
import { openReading } from './content/content-reading.js';
import type { ContentWatch } from './content/content-watch.js';
import { holdHead } from './content/held-head.js';
import { toPiece } from './content/piece.js';
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
  /** Looks at what is sent. */
  readonly content: ContentWatch<S> | undefined;
}

type Method = (...parameters: unknown[]) => unknown;

/** `open`: nobody has decided on the head; `passing`: it goes as it comes; `replaced`: what follows vanishes. */
type Phase = 'open' | 'passing' | 'replaced';

const GATE = Symbol('rasp.response-gate');

/** What is used of a response; structural, because Node's overloads fit no function that takes them all. */
interface Guarded {
  [GATE]: Gate | undefined;
  writeHead: Method;
  write: Method;
  end: Method;
  /** HTTP/2's types do not know it, and it has it. */
  flushHeaders?: Method | undefined;
  /** Node's own, HTTP/1: calls `writeHead`, and whoever stands before it. */
  _implicitHeader?: () => void;
  statusCode: number;
  readonly headersSent: boolean;
  readonly writableEnded: boolean;
  /** Node's own, HTTP/1: set while its `end` writes the head. */
  readonly _contentLength?: number | null;
  /** Node's own, HTTP/1: false makes it drop what is still written. */
  _hasBody?: boolean;
}

/** What the response would do without us. */
interface Originals {
  readonly writeHead: Method;
  readonly write: Method;
  readonly end: Method;
  readonly flushHeaders: Method | undefined;
}

interface Gate extends Originals {
  readonly watch: ResponseWatch<unknown>;
  readonly subject: unknown;
  phase: Phase;
  isTold: boolean;
  /** Undefined: nobody looks at the content, or nothing of it was seen yet. */
  content: ContentGate | undefined;
  /** Whether the head that is written next is one whose content is looked at. */
  isContentWanted: boolean;
}

/** What a reserved place holds until a gate is set: what the prototype has, whatever that is by then. */
const RESERVED: Originals = {
  writeHead(this: Guarded, ...parameters: unknown[]) {
    return prototypeOf(this).writeHead.apply(this, parameters);
  },
  write(this: Guarded, ...parameters: unknown[]) {
    return prototypeOf(this).write.apply(this, parameters);
  },
  end(this: Guarded, ...parameters: unknown[]) {
    return prototypeOf(this).end.apply(this, parameters);
  },
  flushHeaders(this: Guarded, ...parameters: unknown[]) {
    return prototypeOf(this).flushHeaders?.apply(this, parameters);
  },
};

/** The prototype of a response, or of the response that an object was made of. */
function prototypeOf(reply: Guarded): Guarded {
  let owner: Guarded | null = reply;
  while (owner !== null && !Object.hasOwn(owner, GATE)) owner = Object.getPrototypeOf(owner);
  return Object.getPrototypeOf(owner ?? reply);
}

/** Makes room for a gate on a response that none may ever be set on; until then it works as it did. */
export function reserveGate(reply: Reply): void {
  const target = reply as unknown as Guarded;
  target[GATE] = undefined;
  target.writeHead = RESERVED.writeHead;
  target.write = RESERVED.write;
  target.end = RESERVED.end;
  target.flushHeaders = RESERVED.flushHeaders;
}

/**
 * Stands between an application and its answer. `writeHead`, which Node itself calls for implicit headers too, is the
 * last moment at which headers can change; `write` and `end` are taken over only where an answer may be replaced, or is
 * looked at, because inside them it is too late. The functions are shared by all responses.
 */
export function guardResponse<S>(reply: Reply, watch: ResponseWatch<S>, subject: S): void {
  const target = reply as unknown as Guarded;
  const gate = createGate(target, watch as ResponseWatch<unknown>, subject);
  target[GATE] = gate;
  target.writeHead = guardedWriteHead;
  if (watch.replace !== undefined || watch.content !== undefined) {
    target.write = guardedWrite;
    target.end = guardedEnd;
  }
  if (watch.content !== undefined) target.flushHeaders = guardedFlushHeaders;
  if (watch.unanswered !== undefined) reply.on('close', tellUnanswered);
  // Mounted behind something that answers already.
  if (reply.headersSent) tellAnswered(gate, reply.statusCode);
}

function createGate(target: Guarded, watch: ResponseWatch<unknown>, subject: unknown): Gate {
  const { writeHead, write, end, flushHeaders } = target;
  const prototype = prototypeOf(target);
  const originals = {
    writeHead: writeHead === RESERVED.writeHead ? prototype.writeHead : writeHead,
    write: write === RESERVED.write ? prototype.write : write,
    end: end === RESERVED.end ? prototype.end : end,
    flushHeaders: flushHeaders === RESERVED.flushHeaders ? prototype.flushHeaders : flushHeaders,
  };
  const phase = watch.replace === undefined ? 'passing' : 'open';
  const isContentWanted = watch.content !== undefined;
  return { watch, subject, ...originals, phase, isTold: false, content: undefined, isContentWanted };
}

function guardedWriteHead(this: Guarded, ...parameters: unknown[]): unknown {
  const gate = this[GATE] as Gate;
  if (gate.phase === 'replaced') return this;
  if (this.headersSent) return gate.writeHead.apply(this, parameters);
  const status = toStatus(parameters[0]);
  const isInside = isInsideEnd(this);
  if (gate.phase === 'open' && !isInside && isReplaced(this, gate, status)) return this;
  const { serverHeader } = gate.watch;
  if (serverHeader !== undefined) disguise(toReply(this), serverHeader, parameters);
  if (gate.isContentWanted && !isInside) openContent(this, gate, parameters);
  if (gate.content?.isHolding !== true) tellAnswered(gate, status);
  return gate.writeHead.apply(this, parameters);
}

function guardedWrite(this: Guarded, ...parameters: unknown[]): unknown {
  const gate = this[GATE] as Gate;
  if (gate.phase === 'open') isReplaced(this, gate, this.statusCode);
  if (gate.phase === 'replaced') return acknowledge(parameters, true);
  // Inside of Node's own it would be too late to keep anything.
  if (gate.isContentWanted && !this.headersSent && toPiece(parameters) !== undefined) writeHeadNow(this);
  return gate.content === undefined ? gate.write.apply(this, parameters) : gate.content.write(parameters);
}

function guardedEnd(this: Guarded, ...parameters: unknown[]): unknown {
  const gate = this[GATE] as Gate;
  if (gate.phase === 'open') isReplaced(this, gate, this.statusCode);
  if (gate.phase === 'replaced') return acknowledge(parameters, this);
  if (gate.content !== undefined) return gate.content.end(parameters);
  if (gate.isContentWanted && !this.headersSent && isWholeRefused(this, gate, parameters)) {
    return acknowledge(parameters, this);
  }
  return gate.end.apply(this, parameters);
}

function guardedFlushHeaders(this: Guarded, ...parameters: unknown[]): unknown {
  const gate = this[GATE] as Gate;
  if (!this.headersSent) writeHeadNow(this);
  return gate.content === undefined ? gate.flushHeaders?.apply(this, parameters) : gate.content.flushHeaders();
}

function writeHeadNow(reply: Guarded): void {
  if (reply._implicitHeader !== undefined) reply._implicitHeader();
  else reply.writeHead(reply.statusCode);
}

/** Takes over the content behind a head that is about to be written, if anybody wants to look at it. */
function openContent(reply: Guarded, gate: Gate, parameters: readonly unknown[]): void {
  gate.isContentWanted = false;
  const watch = gate.watch.content as ContentWatch<unknown>;
  if (!watch.wants(gate.subject)) return;
  const status = toStatus(parameters[0]);
  const plan = planContent(toReply(reply), status, parameters);
  const reading = plan === undefined ? undefined : openReading(plan, { watch, subject: gate.subject });
  if (plan === undefined || reading === undefined) return;
  const { subject } = gate;
  const onHead = (): void => tellAnswered(gate, status);
  gate.content = new ContentGate({ reply: toReply(reply), originals: gate, plan, reading, watch, subject, onHead });
  if (gate.content.isHolding) holdHead(toReply(reply));
}

/** An answer that comes in one piece is judged before its head is written: Node counts its length by itself. */
function isWholeRefused(reply: Guarded, gate: Gate, parameters: readonly unknown[]): boolean {
  gate.isContentWanted = false;
  const watch = gate.watch.content as ContentWatch<unknown>;
  const piece = toPiece(parameters);
  if (piece === undefined || !watch.wants(gate.subject)) return false;
  const plan = planContent(toReply(reply), reply.statusCode, []);
  const reading = plan === undefined ? undefined : openReading(plan, { watch, subject: gate.subject });
  const leak = reading?.push(piece.bytes, true);
  if (leak === undefined) return false;
  const block = watch.found(gate.subject, leak);
  if (block === undefined) return false;
  replaceBy(reply, gate, block);
  return true;
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
  replaceBy(reply, gate, block);
  return true;
}

function replaceBy(reply: Guarded, gate: Gate, block: Block): void {
  gate.isContentWanted = false;
  // What lies outside us (compression, say) has done its part on the old head: the way of the block leads past it.
  reply.write = gate.write;
  reply.end = gate.end;
  sendBlock(toReply(reply), block);
  silence(toReply(reply));
  // A `write` that somebody kept from before us goes on after its head: without a body, Node drops the rest.
  if (!('stream' in reply)) reply._hasBody = false;
  gate.phase = 'replaced';
}

function tellAnswered(gate: Gate, status: number): void {
  if (gate.isTold) return;
  gate.isTold = true;
  gate.watch.answered?.(gate.subject, status);
}

function tellUnanswered(this: Guarded): void {
  const gate = this[GATE] as Gate;
  if (gate.isTold) return;
  gate.isTold = true;
  gate.watch.unanswered?.(gate.subject);
}
