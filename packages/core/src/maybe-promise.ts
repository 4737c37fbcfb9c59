/** A value now, or later: what is known at once is never wrapped. */
export type MaybePromise<T> = T | Promise<T>;

/** Whether a value has to be waited for. */
export function isPromise<T>(value: MaybePromise<T>): value is Promise<T> {
  return typeof (value as Promise<T> | undefined)?.then === 'function';
}

/** Goes on when something is done: at once where it is done already. */
export function afterwards<T>(pending: MaybePromise<void>, next: () => MaybePromise<T>): MaybePromise<T> {
  return isPromise(pending) ? pending.then(next) : next();
}
