import type { SecurityEvent } from '../security-event.js';

/** Events that wait at most, and the memory that their texts may take. */
export const MAX_QUEUED_EVENTS = 10_000;
export const MAX_QUEUED_BYTES = 32 * 1024 * 1024;

/** What an event takes besides its texts. */
const FIXED_BYTES = 500;

/** A bounded queue. Full, it takes nothing new: an attacker who floods it cannot wash out how the attack began. */
export class LogQueue {
  #events: SecurityEvent[] = [];
  #first = 0;
  #bytes = 0;

  get size(): number {
    return this.#events.length - this.#first;
  }

  /** False when it is full. */
  add(event: SecurityEvent): boolean {
    const bytes = sizeOf(event);
    if (this.size >= MAX_QUEUED_EVENTS || this.#bytes + bytes > MAX_QUEUED_BYTES) return false;
    this.#events.push(event);
    this.#bytes += bytes;
    return true;
  }

  /** The oldest events, at most `count`. */
  peek(count: number): readonly SecurityEvent[] {
    return this.#events.slice(this.#first, this.#first + count);
  }

  /** Forgets the `count` oldest. */
  drop(count: number): void {
    for (const event of this.peek(count)) this.#bytes -= sizeOf(event);
    this.#first = Math.min(this.#first + count, this.#events.length);
    if (this.#first * 2 < this.#events.length) return;
    this.#events = this.#events.slice(this.#first);
    this.#first = 0;
  }
}

/** Two bytes for each unit of a text. */
function sizeOf({ payload, target, explanation, path, application }: SecurityEvent): number {
  return FIXED_BYTES + 2 * (payload.length + target.length + explanation.length + path.length + application.length);
}
