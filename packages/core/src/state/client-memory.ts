import { isPromise, type MaybePromise } from '../maybe-promise.js';
import { Bans } from './bans.js';
import { type Blacklist, createBlacklist } from './blacklist.js';
import { findBlacklisted } from './blacklist-lookup.js';
import { Counters } from './counters.js';
import { createMemoryStore } from './memory-store.js';
import type { BlacklistEntry, Store } from './store.js';

/** What is remembered of clients needs this of the engine. */
export interface ClientMemoryContext {
  /** Undefined: this process's own memory. */
  readonly store: Store | undefined;
  /** `BLACKLIST_DELAY` in force. */
  delaySeconds(): number;
  onBanned(entry: BlacklistEntry): void;
  /** Tells of a failure of the store. */
  reportFailure(error: unknown): void;
  /** Tells of a failure, and throws where requests are refused without a store. */
  onStoreFailure(error: unknown): undefined;
}

/** Everything that is remembered of clients between their requests. */
export class ClientMemory {
  readonly store: Store;
  readonly counters: Counters;
  readonly bans: Bans;
  readonly blacklist: Blacklist;
  readonly #context: ClientMemoryContext;

  constructor(context: ClientMemoryContext) {
    this.#context = context;
    this.store = context.store ?? createMemoryStore();
    this.counters = new Counters({ store: this.store, onStoreFailure: (error) => context.onStoreFailure(error) });
    this.bans = new Bans({
      store: this.store,
      counters: this.counters,
      onBanned: (entry) => context.onBanned(entry),
      onStoreFailure: (error) => context.reportFailure(error),
    });
    this.blacklist = createBlacklist(this.store, {
      delaySeconds: () => context.delaySeconds(),
      onRemoved: (key) => this.counters.forget(key),
    });
  }

  /** The entry by which a client's key is refused now. */
  findBlacklisted(key: string): MaybePromise<BlacklistEntry | undefined> {
    try {
      const found = findBlacklisted(this.store, key);
      return isPromise(found) ? found.catch((error: unknown) => this.#context.onStoreFailure(error)) : found;
    } catch (error) {
      return this.#context.onStoreFailure(error);
    }
  }
}
