import type { Reply } from '../request/request.js';

const HEADERS = ['setHeader', 'setHeaders', 'appendHeader', 'removeHeader', 'writeHead', 'flushHeaders'] as const;

/**
 * Lets whatever the application still answers vanish. Its handler runs and does not know that the client got a block:
 * headers set then throw (`ERR_HTTP_HEADERS_SENT`), often in a callback, where that ends the process, at a client's will.
 */
export function silence(reply: Reply): void {
  const target = reply as unknown as Record<string, unknown>;
  for (const name of HEADERS) target[name] = () => reply;
  target.write = (...parameters: unknown[]) => acknowledge(parameters, true);
  target.end = (...parameters: unknown[]) => acknowledge(parameters, reply);
}

/** Takes a `write` or `end` that goes nowhere: who waits for its callback goes on. */
export function acknowledge<T>(parameters: readonly unknown[], result: T): T {
  const callback = parameters.at(-1);
  if (typeof callback === 'function') process.nextTick(callback as () => void);
  return result;
}
