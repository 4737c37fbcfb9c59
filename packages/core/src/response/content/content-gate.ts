import type { Reply } from '../../request/request.js';
import { endConnection, sendBlock } from '../send-block.js';
import { acknowledge, silence } from '../silence.js';
import type { ContentPlan } from './content-head.js';
import type { ContentReading } from './content-reading.js';
import type { ContentWatch } from './content-watch.js';
import { forgetHead, releaseHead } from './held-head.js';
import { type Piece, toPiece } from './piece.js';

type Method = (...parameters: unknown[]) => unknown;

/** The response as it was before us. */
export interface Originals {
  readonly write: Method;
  readonly end: Method;
  readonly flushHeaders: Method | undefined;
}

export interface ContentGateOptions {
  readonly reply: Reply;
  readonly originals: Originals;
  readonly plan: ContentPlan;
  readonly reading: ContentReading;
  readonly watch: ContentWatch<unknown>;
  readonly subject: unknown;
  /** Called as the head goes out. */
  onHead(): void;
}

/** What larger answers keep back while they stream by: a leak is shorter. */
const WINDOW_BYTES = 4_096;

interface Queued extends Piece {
  /** The end of its content, decoded. */
  readonly end: number;
}

/**
 * Stands between the writes of an application and the client: holds a small answer back until it was seen whole, lets
 * a larger one follow at a distance, and ends either at the first leak.
 */
export class ContentGate {
  readonly #options: ContentGateOptions;
  readonly #queue: Queued[] = [];
  #heldBytes = 0;
  #isHolding: boolean;
  /** The answer was ended by us: whatever the application still says vanishes. */
  #isStopped = false;
  #isOver = false;
  #isEnding = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ContentGateOptions) {
    this.#options = options;
    this.#isHolding = !options.watch.onlyLogs && !options.plan.isLive;
    if (!this.#isHolding) options.onHead();
  }

  /** Nothing was sent, the head included. */
  get isHolding(): boolean {
    return this.#isHolding;
  }

  write(parameters: readonly unknown[]): unknown {
    const { originals, reply, watch } = this.#options;
    if (this.#isStopped) return acknowledge(parameters, true);
    // HTTP/2's own `end` writes its bytes through us once more.
    const piece = this.#isOver || this.#isEnding ? undefined : toPiece(parameters);
    // Node says itself what is wrong with it.
    if (piece === undefined) return originals.write.apply(reply, parameters as unknown[]);
    if (watch.onlyLogs) return this.#watchOnly(originals.write, parameters, piece, false);
    const leak = this.#read(piece.bytes, false);
    if (leak !== undefined) {
      this.#stop(leak);
      return acknowledge(parameters, true);
    }
    if (piece.bytes.length === 0 && this.#isHolding) return this.#keep(piece);
    this.#enqueue(piece);
    const isReadable = !this.#options.reading.isOver;
    if (this.#isHolding && isReadable && this.#heldBytes <= watch.holdBytes) return this.#keep(piece);
    this.#startSending();
    return this.#send(isReadable && !this.#options.plan.isLive ? WINDOW_BYTES : 0, piece);
  }

  end(parameters: readonly unknown[]): unknown {
    const { originals, reply, watch } = this.#options;
    if (this.#isStopped) return acknowledge(parameters, reply);
    if (this.#isOver) return originals.end.apply(reply, parameters as unknown[]);
    const piece = toPiece(parameters);
    if (watch.onlyLogs) return this.#watchOnly(originals.end, parameters, piece, true);
    const leak = this.#read(piece?.bytes ?? Buffer.alloc(0), true);
    if (leak !== undefined) {
      this.#stop(leak);
      return acknowledge(parameters, reply);
    }
    this.#finish();
    return originals.end.apply(reply, parameters as unknown[]);
  }

  flushHeaders(): void {
    if (this.#isHolding) this.#arm();
    else this.#options.originals.flushHeaders?.apply(this.#options.reply, []);
  }

  #read(bytes: Buffer, isLast: boolean): unknown {
    return this.#options.reading.push(bytes, isLast);
  }

  /** Nothing is touched: the answer goes first, its copy is read then. */
  #watchOnly(send: Method, parameters: readonly unknown[], piece: Piece | undefined, isLast: boolean): unknown {
    const { watch, subject, reply } = this.#options;
    this.#isEnding = isLast;
    const result = send.apply(reply, parameters as unknown[]);
    const leak = this.#read(piece?.bytes ?? Buffer.alloc(0), isLast);
    if (leak !== undefined || isLast) this.#close();
    if (leak !== undefined) watch.found(subject, leak);
    return result;
  }

  #enqueue(piece: Piece): void {
    this.#queue.push({ ...piece, end: this.#options.reading.total });
    this.#heldBytes += piece.bytes.length;
  }

  /** Who waits for the callback of a write before the next one must not wait for the end. */
  #keep(piece: Piece): boolean {
    this.#arm();
    return acknowledge([piece.callback], true);
  }

  #arm(): void {
    this.#timer ??= setTimeout(() => this.#release(), this.#options.watch.holdMs).unref();
  }

  #disarm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Time is over for what is held: an answer that comes slowly is one that somebody watches come. */
  #release(): void {
    this.#timer = undefined;
    const { reply, originals } = this.#options;
    if (this.#isOver || isGone(reply)) return;
    const isFirst = this.#isHolding;
    this.#startSending();
    if (this.#queue.length > 0) this.#send(0);
    else if (isFirst) originals.flushHeaders?.apply(reply, []);
  }

  #startSending(): void {
    if (!this.#isHolding) return;
    this.#isHolding = false;
    this.#options.onHead();
    releaseHead(this.#options.reply);
  }

  /** Sends all but the last `keepBytes`; what is sent of `current` is answered by Node, its callback included. */
  #send(keepBytes: number, current?: Piece): boolean {
    const { originals, reply, reading } = this.#options;
    const latest = reading.total - keepBytes;
    let isReady = true;
    let isCurrentSent = false;
    while (this.#queue.length > 0 && (this.#queue[0] as Queued).end <= latest) {
      const { chunk, encoding, bytes, callback } = this.#queue.shift() as Queued;
      this.#heldBytes -= bytes.length;
      isCurrentSent = current !== undefined && this.#queue.length === 0;
      const sent = isCurrentSent ? callback : undefined;
      // Over HTTP/2, Node 20 sends foreign memory where texts are queued with bytes and an empty text.
      const isText = typeof chunk === 'string' && !('stream' in reply);
      isReady = originals.write.call(reply, isText ? chunk : bytes, isText ? encoding : undefined, sent) as boolean;
    }
    this.#disarm();
    if (this.#queue.length > 0) this.#arm();
    if (current !== undefined && !isCurrentSent) acknowledge([current.callback], true);
    return isReady && reply.writableNeedDrain !== true;
  }

  #finish(): void {
    this.#close();
    this.#startSending();
    this.#send(0);
    this.#disarm();
  }

  #close(): void {
    this.#isOver = true;
    this.#options.reading.close();
  }

  /** The client gets a block, or an answer that is visibly cut: never the rest, never the end. */
  #stop(leak: unknown): void {
    const { reply, watch, subject } = this.#options;
    this.#close();
    this.#isStopped = true;
    this.#disarm();
    this.#queue.length = 0;
    const block = watch.found(subject, leak);
    if (this.#isHolding && block !== undefined) {
      forgetHead(reply);
      // The head of the block is told of as it is written, as any other.
      this.#isHolding = false;
      sendPastAll(reply, () => sendBlock(reply, block));
    } else {
      endConnection(reply);
    }
    silence(reply);
  }
}

/**
 * The way of a block leads past whoever took these functions over, before us or behind us: compression, for one, has
 * chosen an encoding with the head that is no more, and would go on in it.
 */
function sendPastAll(reply: Reply, send: () => void): void {
  const { write, end } = Object.getPrototypeOf(reply) as Pick<Reply, 'write' | 'end'>;
  Object.assign(reply, { write, end });
  send();
}

function isGone(reply: Reply): boolean {
  return reply.writableEnded || ('stream' in reply ? reply.stream.destroyed : reply.destroyed);
}
