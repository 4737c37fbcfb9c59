/** How many are still fine, and within what time. */
export interface WindowLimit {
  readonly limit: number;
  readonly windowMs: number;
}

/**
 * Marks of one client. The newest group may be unfinished, so 31 whole groups have to hold the limit: a group is at
 * most a 31st of it (3.3 %), and that is the error.
 */
const MARKS = 32;
const MARK_MASK = MARKS - 1;
/** Clients are made room for in portions, so that a counter of few clients is small. */
const CHUNK_CLIENTS = 1_024;
const NONE = -1;

/** How many clients one counter knows; past it those that were quiet for longest are forgotten. */
export const MAX_COUNTED_CLIENTS = 50_000;

/**
 * Counts for each client over a sliding window, in constant memory and without allocating.
 *
 * What is kept is the time at which every `groupSize`-th began. A count is that of the groups that began within the
 * window: never more than there were, and less by at most a group, 3.3 % of the limit; exact up to a limit of 31.
 * Clients stand in a ring of least recent use.
 */
export class WindowCounter {
  readonly limit: number;
  readonly windowMs: number;
  readonly #groupSize: number;
  readonly #maxClients: number;
  readonly #slots = new Map<string, number>();
  readonly #keys: string[] = [];
  readonly #chunks: Uint32Array[] = [];
  /** Of each slot: the index of its newest mark, how many that group has, how many marks there are. */
  #newest = new Uint8Array(CHUNK_CLIENTS);
  #filled = new Uint32Array(CHUNK_CLIENTS);
  #marks = new Uint8Array(CHUNK_CLIENTS);
  #older = new Int32Array(CHUNK_CLIENTS);
  #newer = new Int32Array(CHUNK_CLIENTS);
  #oldestSlot = NONE;
  #newestSlot = NONE;

  constructor({ limit, windowMs }: WindowLimit, maxClients: number = MAX_COUNTED_CLIENTS) {
    this.limit = limit;
    this.windowMs = windowMs;
    this.#groupSize = Math.ceil(limit / (MARKS - 1));
    this.#maxClients = maxClients;
  }

  get size(): number {
    return this.#slots.size;
  }

  /** Counts one more; in how many milliseconds one more would be fine again, 0 while this one is. */
  count(key: string, nowMs: number): number {
    const slot = this.#slotOf(key);
    this.#mark(slot, nowMs);
    return this.#excessMs(slot, nowMs);
  }

  /** 0 while no more than the limit were counted; else in how many milliseconds one more would be fine. Counts nothing. */
  waitMs(key: string, nowMs: number): number {
    const slot = this.#slots.get(key);
    return slot === undefined ? 0 : this.#excessMs(slot, nowMs);
  }

  /** How many there were within the window, at least. */
  countOf(key: string, nowMs: number): number {
    const slot = this.#slots.get(key);
    return slot === undefined ? 0 : this.#within(slot, nowMs);
  }

  forget(key: string): void {
    const slot = this.#slots.get(key);
    if (slot !== undefined) this.#marks[slot] = 0;
  }

  #mark(slot: number, nowMs: number): void {
    const marks = this.#marks[slot] as number;
    const filled = this.#filled[slot] as number;
    if (marks > 0 && filled < this.#groupSize) {
      this.#filled[slot] = filled + 1;
      return;
    }
    const newest = marks === 0 ? 0 : ((this.#newest[slot] as number) + 1) & MARK_MASK;
    this.#newest[slot] = newest;
    this.#filled[slot] = 1;
    if (marks < MARKS) this.#marks[slot] = marks + 1;
    this.#chunkOf(slot)[this.#at(slot, newest)] = nowMs;
  }

  /** From the newest group to the oldest that began within the window. */
  #within(slot: number, nowMs: number): number {
    const marks = this.#marks[slot] as number;
    let count = 0;
    for (let back = 0; back < marks; back++) {
      if (this.#ageMs(slot, back, nowMs) >= this.windowMs) break;
      count += back === 0 ? (this.#filled[slot] as number) : this.#groupSize;
    }
    return count;
  }

  /** 0 where the count is within the limit; else until enough groups have left the window for one more. */
  #excessMs(slot: number, nowMs: number): number {
    const filled = this.#filled[slot] as number;
    // The youngest group with which the limit is passed: has it left the window, so have all before it.
    const decisive = this.#groupsUntil(this.limit - filled);
    if (decisive >= (this.#marks[slot] as number)) return 0;
    if (this.#ageMs(slot, decisive, nowMs) >= this.windowMs) return 0;
    const last = Math.max(0, this.#groupsUntil(this.limit - 1 - filled));
    return Math.max(1, this.windowMs - this.#ageMs(slot, last, nowMs));
  }

  /** How many whole groups it takes to have more than `count`. */
  #groupsUntil(count: number): number {
    return Math.floor(count / this.#groupSize) + 1;
  }

  /** Times are kept modulo 2^32 ms, 49 days. */
  #ageMs(slot: number, back: number, nowMs: number): number {
    const index = ((this.#newest[slot] as number) - back) & MARK_MASK;
    return (nowMs - (this.#chunkOf(slot)[this.#at(slot, index)] as number)) >>> 0;
  }

  #chunkOf(slot: number): Uint32Array {
    return this.#chunks[(slot / CHUNK_CLIENTS) | 0] as Uint32Array;
  }

  #at(slot: number, index: number): number {
    return (slot % CHUNK_CLIENTS) * MARKS + index;
  }

  #slotOf(key: string): number {
    const known = this.#slots.get(key);
    if (known !== undefined) {
      if (known !== this.#newestSlot) {
        this.#unlink(known);
        this.#append(known);
      }
      return known;
    }
    const slot = this.#slots.size < this.#maxClients ? this.#newSlot() : this.#freeOldest();
    const own = copyOf(key);
    this.#slots.set(own, slot);
    this.#keys[slot] = own;
    this.#marks[slot] = 0;
    this.#append(slot);
    return slot;
  }

  #newSlot(): number {
    const slot = this.#slots.size;
    if (slot % CHUNK_CLIENTS === 0) this.#chunks.push(new Uint32Array(CHUNK_CLIENTS * MARKS));
    if (slot === this.#newest.length) this.#grow();
    return slot;
  }

  #grow(): void {
    const length = Math.min(this.#newest.length * 2, this.#maxClients);
    this.#newest = grown(this.#newest, new Uint8Array(length));
    this.#marks = grown(this.#marks, new Uint8Array(length));
    this.#filled = grown(this.#filled, new Uint32Array(length));
    this.#older = grown(this.#older, new Int32Array(length));
    this.#newer = grown(this.#newer, new Int32Array(length));
  }

  #freeOldest(): number {
    const slot = this.#oldestSlot;
    this.#slots.delete(this.#keys[slot] as string);
    this.#unlink(slot);
    return slot;
  }

  #append(slot: number): void {
    this.#older[slot] = this.#newestSlot;
    this.#newer[slot] = NONE;
    if (this.#newestSlot === NONE) this.#oldestSlot = slot;
    else this.#newer[this.#newestSlot] = slot;
    this.#newestSlot = slot;
  }

  #unlink(slot: number): void {
    const older = this.#older[slot] as number;
    const newer = this.#newer[slot] as number;
    if (older === NONE) this.#oldestSlot = newer;
    else this.#newer[older] = newer;
    if (newer === NONE) this.#newestSlot = older;
    else this.#older[newer] = older;
  }
}

/** A piece of a header would keep the whole head alive. */
function copyOf(key: string): string {
  return Buffer.from(key, 'latin1').toString('latin1');
}

function grown<T extends Uint8Array | Uint32Array | Int32Array>(from: T, into: T): T {
  into.set(from);
  return into;
}
