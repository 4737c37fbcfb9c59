import { isPromise, type MaybePromise } from '../../maybe-promise.js';

/** Upper bounds, seconds. Most requests take microseconds; a model or a long body takes milliseconds. */
export const TIME_BOUNDS = [1e-5, 2.5e-5, 5e-5, 1e-4, 2.5e-4, 5e-4, 1e-3, 2.5e-3, 5e-3, 1e-2, 5e-2, 0.1, 1] as const;

/** `none`: decided at once; `held`: the body had to arrive first, or a store had to answer. */
export const WAITS = ['none', 'held'] as const;
export type Wait = (typeof WAITS)[number];

/** A histogram: how many were within each bound (not cumulated), and beyond the last. */
export interface Times {
  readonly counts: number[];
  sum: number;
}

/** How long decisions took; off until somebody wants to know, since asking the clock costs as much as a check. */
export class InspectionTimes {
  readonly #times: Readonly<Record<Wait, Times>> = { none: emptyTimes(), held: emptyTimes() };
  #isOn = false;
  /** Somebody else's histogram. */
  onTime: ((seconds: number, wait: Wait) => void) | undefined;

  get isOn(): boolean {
    return this.#isOn;
  }

  start(): void {
    this.#isOn = true;
  }

  of(wait: Wait): Times {
    return this.#times[wait];
  }

  /** Hands the result on, and takes the time since `startMs` (of `performance.now()`) when it is there. */
  measure<T>(startMs: number, result: MaybePromise<T>): MaybePromise<T> {
    if (!isPromise(result)) {
      this.#record(startMs, 'none');
      return result;
    }
    return result.then((value) => {
      this.#record(startMs, 'held');
      return value;
    });
  }

  #record(startMs: number, wait: Wait): void {
    const seconds = (performance.now() - startMs) / 1_000;
    const times = this.#times[wait];
    const index = TIME_BOUNDS.findIndex((bound) => seconds <= bound);
    const place = index < 0 ? TIME_BOUNDS.length : index;
    times.counts[place] = (times.counts[place] ?? 0) + 1;
    times.sum += seconds;
    this.onTime?.(seconds, wait);
  }
}

function emptyTimes(): Times {
  return { counts: new Array<number>(TIME_BOUNDS.length + 1).fill(0), sum: 0 };
}
