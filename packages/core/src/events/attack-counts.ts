import type { EventAction } from './security-event.js';

/** How many attacks of one type had the same done about them. */
export interface AttackCount {
  readonly type: string;
  readonly action: EventAction;
  readonly count: number;
}

/** Attacks since the start, by type and by what was done; types are ours, so there are few. */
export class AttackCounts {
  readonly #counts = new Map<string, { type: string; action: EventAction; count: number }>();
  #logged = 0;
  #blocked = 0;

  get blocked(): number {
    return this.#blocked;
  }

  get logged(): number {
    return this.#logged;
  }

  add(type: string, action: EventAction): void {
    if (action === 'logged') this.#logged++;
    else this.#blocked++;
    const key = `${type} ${action}`;
    const known = this.#counts.get(key);
    if (known === undefined) this.#counts.set(key, { type, action, count: 1 });
    else known.count++;
  }

  list(): readonly AttackCount[] {
    return [...this.#counts.values()];
  }
}
