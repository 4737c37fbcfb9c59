import type { Config } from '../config/schema.js';
import type { Inspected } from '../inspect.js';
import { isPromise, type MaybePromise } from '../maybe-promise.js';
import type { Finding } from '../verdict/verdict.js';
import { toEntry } from './blacklist.js';
import type { Counters } from './counters.js';
import { mayBan } from './may-ban.js';
import type { BlacklistEntry, Store } from './store.js';
import { strikeOf } from './strikes.js';

/** What bans need of the engine. */
export interface BansContext {
  readonly store: Store;
  readonly counters: Counters;
  onBanned(entry: BlacklistEntry): void;
  onStoreFailure(error: unknown): void;
}

/** Bans clients for their findings: at the first certain one, or at as many others as `BLACKLIST_STRIKES` says. */
export class Bans {
  readonly #context: BansContext;

  constructor(context: BansContext) {
    this.#context = context;
  }

  /** Counts a finding against the client of its request. Never throws or rejects. */
  strike({ exchange, sender, policy }: Inspected, finding: Finding): void {
    const { config } = policy.revision;
    const { client } = sender;
    if (client === undefined || config.BLACKLIST_OVERRIDE) return;
    if (!mayBan(finding, { client, message: exchange.message }, config)) return;
    const ban = (isEnough: boolean): void => {
      if (isEnough) this.#add(toEntry(client.address, config.BLACKLIST_DELAY));
    };
    try {
      const isEnough = this.#isEnough(client.key, finding, config);
      if (isPromise(isEnough)) isEnough.then(ban).catch(this.#context.onStoreFailure);
      else ban(isEnough);
    } catch (error) {
      this.#context.onStoreFailure(error);
    }
  }

  /** Strikes count for as long as a ban would last. */
  #isEnough(key: string, finding: Finding, config: Config): MaybePromise<boolean> {
    const kind = strikeOf(finding);
    const strikes = config.BLACKLIST_STRIKES[kind];
    if (strikes === 1) return true;
    const limit = { limit: strikes - 1, windowMs: config.BLACKLIST_DELAY * 1_000 };
    const waitMs = this.#context.counters.count(`strikes:${kind}`, key, limit);
    return isPromise(waitMs) ? waitMs.then((ms) => ms > 0) : waitMs > 0;
  }

  #add(entry: BlacklistEntry): void {
    const { store, onBanned, onStoreFailure } = this.#context;
    try {
      const added = store.addBlacklisted(entry);
      if (isPromise(added)) added.then(() => onBanned(entry)).catch(onStoreFailure);
      else onBanned(entry);
    } catch (error) {
      onStoreFailure(error);
    }
  }
}
