import { isPromise, type MaybePromise } from '../maybe-promise.js';
import { type BodyFault, type BodyReader, type ReadStep, toFault } from './body-reader.js';
import type { BodyReading } from './body-reading.js';
import { HeldBytes } from './held-bytes.js';
import { REQUEST_LIMITS } from './limits.js';
import { hasArrived, isPulled, peekBytes, pullBytes, readTrailers } from './message-stream.js';
import type { Message } from './request.js';

/**
 * How the inspection of a body ended.
 * `none`: there is no body. `inspected`: harmless so far, the application has it; what follows a file part is judged
 * on its way. `stopped`: `judge` said no. `aborted`: the client went away. `consumed`: somebody read it before us.
 */
export type BodyOutcome = { readonly kind: 'none' | 'inspected' | 'stopped' | 'aborted' | 'consumed' } | BodyFault;

/** What the engine wants of a held body. */
export interface GateOptions {
  readonly timeoutMs: number;
  /** Whether the body may go on. `isDue`: the application acts on what came so far, at its start or at the end. */
  readonly judge: (readings: readonly BodyReading[], isDue: boolean) => MaybePromise<boolean>;
  /**
   * A finding or a fault in what follows a file part, while the handler runs. Nothing is forwarded until `release`
   * or `discard` is called.
   */
  readonly onLate: (outcome: BodyOutcome) => void;
}

const GATE = Symbol('rasp.body-gate');

/** A message that knows who holds its body. */
type Gated = Message & { [GATE]?: BodyGate | undefined };

/** Makes room for a gate on a message that none may ever be set on: see `ExpressRoom` for what that saves. */
export function reserveBodyGate(message: Message): void {
  (message as Gated)[GATE] = undefined;
  const { push } = message;
  message.push = push;
}

/** holding: nothing forwarded. undecided: the engine has to say. streaming: judged on its way. closed: not ours now. */
type Phase = 'holding' | 'undecided' | 'streaming' | 'closed';

/**
 * Stands between the HTTP parser and the request's stream. Node hands a body over by calling `push` on the message,
 * so a `push` of our own sees every byte first, and the stream stays untouched until it is released.
 * A `data` listener instead would start the stream for everybody; a second stream would not be the `request`
 * that multer, busboy and @fastify/multipart read.
 */
export class BodyGate {
  readonly outcome: Promise<BodyOutcome>;
  readonly #message: Message;
  readonly #reader: BodyReader;
  readonly #options: GateOptions;
  readonly #held = new HeldBytes();
  readonly #push: Message['push'];
  readonly #timer: NodeJS.Timeout;
  #settle: (outcome: BodyOutcome) => void = nobody;
  #phase: Phase = 'holding';
  #ended: boolean;
  /** The stream had its end before we came, and must not get a second one. */
  readonly #endedBefore: boolean;
  /** Bytes that the stream had before we came: inspected where they are, never forwarded again. */
  #presentBytes = 0;
  /** The application may have seen a part. */
  #started = false;
  #judging = false;
  /** The parser was told to wait for a judgement, and nobody but us will tell it to go on. */
  #starved = false;

  constructor(message: Message, reader: BodyReader, options: GateOptions) {
    this.#message = message;
    this.#reader = reader;
    this.#options = options;
    this.#push = message.push;
    this.outcome = new Promise((settle) => {
      this.#settle = settle;
    });
    this.#ended = this.#endedBefore = hasArrived(message);
    this.#timer = setTimeout(expire, options.timeoutMs, this).unref();
    (message as Gated)[GATE] = this;
    message.push = acceptForGate;
    message.on('close', abortGate);
    this.#start();
  }

  /** Bytes of the body that have come so far. */
  get receivedBytes(): number {
    return this.#held.end;
  }

  /** Hands everything to the application, inspected or not; a body that is judged on its way goes on being judged. */
  release(): void {
    if (this.#phase === 'holding' || this.#phase === 'undecided') this.#open();
  }

  /** Throws away what is held. What comes after that is dropped too if the application has seen a part already. */
  discard(): void {
    if (this.#phase === 'closed') return;
    this.#leave();
    // A clean end would make a truncated upload look whole.
    if (this.#started) this.#message.push = () => true;
    else if (this.#ended && !this.#endedBefore) this.#message.push(null);
    this.#held.clear();
  }

  #start(): void {
    for (const chunk of peekBytes(this.#message)) this.#held.append(chunk);
    this.#presentBytes = this.#held.end;
    if (this.#presentBytes > 0 || this.#ended) this.#advance();
    // HTTP/1 bytes come by themselves, unless the parser was paused because nobody read the first ones.
    if (isPulled(this.#message) || this.#presentBytes > 0) this.#pull();
  }

  /** What would be pushed to the message; false asks the parser to pause. */
  accept(chunk: unknown, encoding?: BufferEncoding): boolean {
    if (chunk === null) return this.#acceptEnd();
    this.#held.append(toBuffer(chunk, encoding));
    if (this.#phase === 'undecided') return false;
    const from = this.#held.start;
    const flowing = this.#judging || this.#advance();
    if (this.#judging && this.#held.length > REQUEST_LIMITS.aheadBytes) {
      this.#starved = true;
      return false;
    }
    // A stream that got nothing does not ask for more by itself.
    if (this.#held.start === from && isPulled(this.#message)) process.nextTick(() => this.#pull());
    return flowing;
  }

  #acceptEnd(): boolean {
    // HTTP/2 ends the stream of a request whose connection is gone, and says so only afterwards.
    if (this.#message.aborted) this.abort();
    this.#ended = true;
    if (this.#isActive && !this.#judging) this.#advance();
    return false;
  }

  get #isActive(): boolean {
    return this.#phase === 'holding' || this.#phase === 'streaming';
  }

  /** Reads what is new and has it judged; false where the stream has enough. */
  #advance(): boolean {
    const { end } = this.#held;
    const ended = this.#ended;
    const step = this.#reader.read(this.#held, ended);
    const readings = ended ? [...step.readings, ...readTrailers(this.#message)] : step.readings;
    const isDue = ended || step.isLast === true || (this.#phase === 'holding' && step.released);
    const judged = (readings.length === 0 && !isDue) || this.#options.judge(readings, isDue);
    if (!isPromise(judged)) return this.#apply(step, judged, ended);
    this.#judging = true;
    const goOn = (harmless: boolean): void => {
      this.#judging = false;
      if (!this.#isActive) return;
      this.#apply(step, harmless, ended);
      if (this.#isActive && (this.#held.end > end || this.#ended !== ended)) this.#advance();
      if (this.#isActive && this.#starved && !this.#judging) this.#pull();
    };
    judged.then(goOn, () => goOn(false));
    return true;
  }

  #apply(step: ReadStep, harmless: boolean, ended: boolean): boolean {
    if (!harmless) return this.#stop(STOPPED);
    if (step.fault !== undefined) return this.#stop(step.fault);
    if (this.#phase === 'holding') {
      if (!ended && !step.released) return true;
      this.#phase = 'streaming';
      this.#started = true;
      clearTimeout(this.#timer);
      this.#settle(INSPECTED);
    }
    if (!ended) return this.#forward(step.clearedBytes);
    this.#open();
    return true;
  }

  #stop(outcome: BodyOutcome): boolean {
    this.#phase = 'undecided';
    clearTimeout(this.#timer);
    if (this.#started) this.#options.onLate(outcome);
    else this.#settle(outcome);
    return false;
  }

  /** A client that sends slowly enough would hold a handler back for ever. What it did send is judged nevertheless. */
  expire(): void {
    if (this.#phase !== 'holding') return;
    const fault = toFault('timeout', `the body was not complete after ${this.#options.timeoutMs} ms`);
    if (this.#judging) {
      this.#stop(fault);
      return;
    }
    const { readings } = this.#reader.read(this.#held, true);
    const judged = this.#options.judge(readings, true);
    if (!isPromise(judged)) {
      this.#stop(judged ? fault : STOPPED);
      return;
    }
    this.#judging = true;
    const end = (harmless: boolean): void => {
      this.#judging = false;
      if (this.#phase === 'holding') this.#stop(harmless ? fault : STOPPED);
    };
    judged.then(end, () => end(false));
  }

  abort(): void {
    if (this.#phase === 'closed') return;
    this.#leave();
    this.#held.clear();
    this.#settle(ABORTED);
  }

  #open(): void {
    this.#forward(this.#held.end);
    this.#leave();
    if (this.#endedBefore) return;
    if (this.#ended) this.#message.push(null);
    // A reader to come resumes the parser by itself. Resuming it for nobody leaves Node unable to dump an unread body.
    else if (isPulled(this.#message) || this.#message.readableFlowing === true) pullBytes(this.#message);
  }

  #forward(offset: number): boolean {
    const from = this.#held.start;
    let bytes = this.#held.takeUntil(offset);
    if (from < this.#presentBytes) bytes = bytes.subarray(this.#presentBytes - from);
    return bytes.length === 0 || this.#push.call(this.#message, bytes);
  }

  #leave(): void {
    this.#phase = 'closed';
    clearTimeout(this.#timer);
    this.#message.removeListener('close', abortGate);
    // Assigned, not deleted: deleting would put the message into V8's slow mode, and lose another's own `push`.
    this.#message.push = this.#push;
    (this.#message as Gated)[GATE] = undefined;
  }

  #pull(): void {
    if (this.#phase === 'closed' || this.#ended || this.#message.destroyed) return;
    this.#starved = false;
    pullBytes(this.#message);
  }
}

/**
 * Shared by all requests. A closure of its own on each message made the garbage collector keep every request until the
 * next full collection (V8 11 to 13), because the function reaches what holds it.
 */
function acceptForGate(this: Message, chunk: unknown, encoding?: BufferEncoding): boolean {
  return (this as Gated)[GATE]?.accept(chunk, encoding) ?? false;
}

function abortGate(this: Message): void {
  (this as Gated)[GATE]?.abort();
}

function expire(gate: BodyGate): void {
  gate.expire();
}

function nobody(): void {}

const STOPPED: BodyOutcome = { kind: 'stopped' };
const INSPECTED: BodyOutcome = { kind: 'inspected' };
const ABORTED: BodyOutcome = { kind: 'aborted' };

function toBuffer(chunk: unknown, encoding: BufferEncoding | undefined): Buffer {
  if (Buffer.isBuffer(chunk)) return chunk;
  return typeof chunk === 'string' ? Buffer.from(chunk, encoding) : Buffer.from(chunk as Uint8Array);
}
