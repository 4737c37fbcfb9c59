import type { MaybePromise } from '../maybe-promise.js';
import { REQUEST_LIMITS } from './limits.js';
import { isPulled, pullBytes } from './message-stream.js';
import type { Message } from './request.js';

/**
 * Reads away what is left of a body that nobody will read. True: the connection can be used again.
 * False: answer with `Connection: close`. Node reads such a body away without any bound, and one that was paused
 * half way leaves the next request of its connection hanging.
 *
 * @param receivedBytes How much of the body has come already.
 */
export function drainBody(message: Message, receivedBytes = 0): MaybePromise<boolean> {
  // HTTP/2 resets the one stream, injected requests have no connection.
  if (isPulled(message) || message.complete) return true;
  if (message.destroyed || isWaitingForContinue(message)) return false;
  const length = Number(message.headers['content-length'] ?? 0);
  if (length - receivedBytes > REQUEST_LIMITS.drainBytes) return false;
  return new Promise((resolve) => {
    let drainedBytes = 0;
    const { push } = message;
    const settle = (drained: boolean): void => {
      clearTimeout(timer);
      message.removeListener('close', onClose);
      resolve(drained);
    };
    const onClose = (): void => settle(false);
    const timer = setTimeout(onClose, REQUEST_LIMITS.drainMs).unref();
    message.once('close', onClose);
    message.push = (chunk: Uint8Array | null): boolean => {
      if (chunk === null) {
        message.push = push;
        message.push(null);
        settle(true);
        return false;
      }
      drainedBytes += chunk.length;
      if (drainedBytes <= REQUEST_LIMITS.drainBytes) return true;
      settle(false);
      return false;
    };
    pullBytes(message);
  });
}

/** Such a client sends its body only after a `100 Continue` that it will never get. */
function isWaitingForContinue(message: Message): boolean {
  return message.headers.expect !== undefined && message.readableLength === 0;
}
