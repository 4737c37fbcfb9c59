import { BodyGate, type BodyOutcome, type GateOptions } from './body-gate.js';
import { hasBody, isConsumed } from './message-stream.js';
import type { Message, Reply } from './request.js';
import { selectReader } from './select-reader.js';

/** How a body is held. */
export interface HoldOptions extends GateOptions {
  /** For the `100 Continue` that a waiting client needs before it sends anything. */
  readonly reply: Reply;
  /** Bytes of fields and text that are held back at most, before and after inflating. */
  readonly limitBytes: number;
}

/** A body between the client and the application. */
export interface BodyHold {
  /** Known at once where there is nothing to hold. */
  readonly outcome: BodyOutcome | Promise<BodyOutcome>;
  readonly receivedBytes: number;
  /** Hands everything to the application, inspected or not; `inspected` does so by itself. */
  release(): void;
  /** Throws away what is held and what follows. */
  discard(): void;
}

const nothing = (): void => {};
const NO_BODY: BodyHold = { outcome: { kind: 'none' }, receivedBytes: 0, release: nothing, discard: nothing };
const CONSUMED: BodyHold = { ...NO_BODY, outcome: { kind: 'consumed' } };
const GONE: BodyHold = { ...NO_BODY, outcome: { kind: 'aborted' } };

/** Holds a request's body back until it is inspected. Afterwards the stream is as fresh as if nobody had been here. */
export function holdBody(message: Message, options: HoldOptions): BodyHold {
  if (!hasBody(message)) return NO_BODY;
  if (isConsumed(message)) return CONSUMED;
  if (message.destroyed) return GONE;
  askForBody(message, options.reply);
  return new BodyGate(message, selectReader(message.headers, options.limitBytes), options);
}

/**
 * With a `checkContinue` listener the application sends `100 Continue` from its handler, which waits for us while the
 * client waits for it. A second one later is harmless (RFC 9110 section 15.2).
 */
function askForBody(message: Message, reply: Reply): void {
  if (message.headers.expect === undefined) return;
  if (message.headers.expect.toLowerCase() !== '100-continue' || reply.headersSent) return;
  if ((reply as { _sent100?: boolean })._sent100 !== true) reply.writeContinue();
}
