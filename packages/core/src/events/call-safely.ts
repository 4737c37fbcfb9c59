import { isPromise } from '../maybe-promise.js';

/**
 * Calls what the application gave us. `async` functions fit where nothing is expected back: their rejection, which
 * nobody else waits for, would end the process.
 */
export function callSafely(call: () => unknown, onFailure: (error: unknown) => void): void {
  try {
    const result = call();
    if (isPromise(result)) result.then(undefined, onFailure);
  } catch (error) {
    onFailure(error);
  }
}
