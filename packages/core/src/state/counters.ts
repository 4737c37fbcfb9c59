import { isPromise, type MaybePromise } from '../maybe-promise.js';
import { withinLimit } from './blacklist-lookup.js';
import type { Counter, Store } from './store.js';
import { WindowCounter, type WindowLimit } from './window-counter.js';

/** What the counters need of the engine. */
export interface CountersContext {
  readonly store: Store;
  /** The store failed: what is counted instead, or a throw where requests are refused then. */
  onStoreFailure(error: unknown): undefined;
}

/** Counts clients: in the store where it can count, else in this process's memory. */
export class Counters {
  readonly #context: CountersContext;
  readonly #own = new Map<Counter, WindowCounter>();

  constructor(context: CountersContext) {
    this.#context = context;
  }

  /** Counts one more; in how many milliseconds one more would be fine again, 0 while this one is. */
  count(counter: Counter, key: string, limit: WindowLimit): MaybePromise<number> {
    const { store } = this.#context;
    if (store.count === undefined) return this.#ownFor(counter, limit).count(key, Date.now());
    return this.#ask(() => store.count?.(counter, key, limit, Date.now()));
  }

  /** In how many milliseconds the count is within the limit again; 0 while it is. Counts nothing. */
  waitMs(counter: Counter, key: string, limit: WindowLimit): MaybePromise<number> {
    const { store } = this.#context;
    if (store.count === undefined) return this.#own.get(counter)?.waitMs(key, Date.now()) ?? 0;
    return this.#ask(() => store.waitMs?.(counter, key, limit, Date.now()));
  }

  /** Forgets what was counted against a client in this process. */
  forget(key: string): void {
    for (const counter of this.#own.values()) counter.forget(key);
  }

  #ask(run: () => MaybePromise<number | undefined>): MaybePromise<number> {
    const failed = (error: unknown): number => this.#context.onStoreFailure(error) ?? 0;
    try {
      const answer = run();
      return isPromise(answer) ? withinLimit(answer).then(toWait).catch(failed) : toWait(answer);
    } catch (error) {
      return failed(error);
    }
  }

  /** With another limit counting begins anew: what is kept of a window fits its limit. */
  #ownFor(counter: Counter, limit: WindowLimit): WindowCounter {
    const known = this.#own.get(counter);
    if (known !== undefined && known.limit === limit.limit && known.windowMs === limit.windowMs) return known;
    const fresh = new WindowCounter(limit);
    this.#own.set(counter, fresh);
    return fresh;
  }
}

function toWait(answer: unknown): number {
  if (answer === undefined) return 0;
  if (typeof answer !== 'number' || Number.isNaN(answer)) throw new TypeError('the store answered no number');
  return answer;
}
