import type { BlacklistEntry } from '../state/store.js';
import { MAX_ENTRIES, type RequestTotals, type SharedEntry } from './protocol.js';

/** What was not delivered yet: kept until a beacon is, within bounds. */
export class Outbox {
  readonly #entries = new Map<string, number>();
  readonly #maxEntries: number;
  #success = 0;
  #error = 0;
  #attacks = 0;
  #dropped = 0;

  constructor(maxEntries: number = MAX_ENTRIES) {
    this.#maxEntries = maxEntries;
  }

  /** Own entries that gave way to newer ones. */
  get dropped(): number {
    return this.#dropped;
  }

  get waiting(): number {
    return this.#entries.size;
  }

  /** An own detection. */
  share({ address, detectedAtMs }: BlacklistEntry): void {
    this.#entries.delete(address);
    this.#entries.set(address, Math.floor(detectedAtMs / 1_000));
    if (this.#entries.size <= this.#maxEntries) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
    this.#dropped++;
  }

  /** What became of one request: refused by us, or answered with `status`. */
  count(outcome: 'attack' | number): void {
    if (outcome === 'attack') this.#attacks++;
    else if (outcome >= 400) this.#error++;
    else this.#success++;
  }

  get entries(): readonly SharedEntry[] {
    return [...this.#entries];
  }

  get totals(): RequestTotals {
    return { success: this.#success, error: this.#error, errors: this.#error, attacks: this.#attacks };
  }

  /** What a server has taken is not sent again; what came since stays. */
  delivered(entries: readonly SharedEntry[], totals: RequestTotals | undefined): void {
    for (const [address, epoch] of entries) {
      if (this.#entries.get(address) === epoch) this.#entries.delete(address);
    }
    this.#success -= totals?.success ?? 0;
    this.#error -= totals?.error ?? 0;
    this.#attacks -= totals?.attacks ?? 0;
  }
}
