import { isIP } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isObject } from '../config/kinds.js';
import type { Config } from '../config/schema.js';
import { normalizeAddress } from '../request/address.js';
import { type Blacklist, toEntry } from '../state/blacklist.js';
import { isSpecialAddress, toAddressSet } from '../state/special-addresses.js';
import type { Store } from '../state/store.js';
import type { AgentContext } from './agent-context.js';
import { MAX_ENTRIES } from './protocol.js';

/** Entries taken from a cloud within a minute; what is more is refused. */
export const MAX_ENTRIES_PER_MINUTE = MAX_ENTRIES;
const MINUTE_MS = 60_000;
/** Entries between two turns of the event loop. */
const ENTRIES_A_TURN = 500;

/** Puts a cloud's entries into the store, those that nobody needs to fear. */
export class RemoteBlacklist {
  readonly #store: Store;
  readonly #blacklist: Pick<Blacklist, 'remove'>;
  readonly #config: () => Config;
  #refused = 0;
  #windowStartMs = Number.NEGATIVE_INFINITY;
  #taken = 0;

  constructor({ store, blacklist, configuration }: Pick<AgentContext, 'store' | 'blacklist' | 'configuration'>) {
    this.#store = store;
    this.#blacklist = blacklist;
    this.#config = () => configuration.current.config;
  }

  /** Entries that were not taken. */
  get refused(): number {
    return this.#refused;
  }

  /** A start's `{address: epoch}`. What has expired by the server's clock is dropped; ours may be wrong. */
  async takeStart(blacklist: unknown, serverTimeMs: number): Promise<void> {
    if (blacklist === undefined || blacklist === null) return;
    if (!isObject(blacklist)) throw new Error('"blacklist" is no object of addresses and epochs');
    const nowMs = Date.now();
    const lifeMs = this.#config().BLACKLIST_DELAY * 1_000;
    const entries = Object.entries(blacklist).map(([address, epoch]) => {
      const ageMs = typeof epoch === 'number' ? Math.max(0, serverTimeMs - epoch * 1_000) : Number.NaN;
      return { address, detectedAtMs: nowMs - ageMs, isAlive: ageMs < lifeMs, isSound: !Number.isNaN(ageMs) };
    });
    await this.#add(entries.filter(({ isAlive, isSound }) => isAlive || !isSound));
  }

  /** A beacon's `{new: [address], remove: [address]}`. */
  async takeUpdate(blacklist: unknown): Promise<void> {
    if (blacklist === undefined || blacklist === null) return;
    if (!isObject(blacklist)) throw new Error('"blacklist" is no object with "new" and "remove"');
    const added = toList(blacklist.new, 'new');
    const removed = toList(blacklist.remove, 'remove').slice(0, MAX_ENTRIES_PER_MINUTE);
    const detectedAtMs = Date.now();
    await this.#add(added.map((address) => ({ address, detectedAtMs, isSound: true })));
    for (const [index, address] of removed.entries()) {
      if (index % ENTRIES_A_TURN === 0) await nextTurn();
      if (typeof address !== 'string' || isIP(address) === 0) continue;
      await this.#blacklist.remove(address);
    }
  }

  async #add(entries: readonly Candidate[]): Promise<void> {
    const config = this.#config();
    const mayTake = createFilter(config);
    for (const [index, { address, detectedAtMs, isSound }] of entries.entries()) {
      if (index % ENTRIES_A_TURN === 0) await nextTurn();
      if (!isSound || !mayTake(address) || !this.#hasRoom()) this.#refused++;
      else await this.#store.addBlacklisted(toEntry(normalizeAddress(address), config.BLACKLIST_DELAY, detectedAtMs));
    }
  }

  /** By a clock that never jumps. */
  #hasRoom(): boolean {
    const nowMs = performance.now();
    if (nowMs - this.#windowStartMs >= MINUTE_MS) {
      this.#windowStartMs = nowMs;
      this.#taken = 0;
    }
    return this.#taken++ < MAX_ENTRIES_PER_MINUTE;
  }
}

interface Candidate {
  readonly address: unknown;
  readonly detectedAtMs: number;
  readonly isSound: boolean;
}

/** A range would ban a network, a private address our own proxy: no cloud may do either. */
function createFilter({ WHITELIST, TRUSTED_PROXIES }: Config): (address: unknown) => address is string {
  const whitelist = toAddressSet(WHITELIST);
  const proxies = toAddressSet(typeof TRUSTED_PROXIES === 'number' ? [] : TRUSTED_PROXIES);
  return (address): address is string => {
    if (typeof address !== 'string' || isIP(address) === 0) return false;
    const one = normalizeAddress(address);
    return !isSpecialAddress(one) && !whitelist.has(one) && !proxies.has(one);
  };
}

function toList(value: unknown, name: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new Error(`"blacklist.${name}" is no list`);
  return value;
}
