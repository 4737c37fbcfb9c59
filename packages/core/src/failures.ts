import type { Emitter, EngineFailure } from './events/emitter.js';
import type { Logger } from './rasp.js';

/** One kind of failure is told to people at most this often; events come every time. */
const TOLD_EVERY_MS = 60_000;

/** What is ours and failed: told, counted, never thrown into the application. */
export class Failures {
  readonly #logger: Logger;
  readonly #emitter: Emitter;
  readonly #toldAtMs = new Map<string, number>();
  #count = 0;
  #last = '';

  constructor(logger: Logger, emitter: Emitter) {
    this.#logger = logger;
    this.#emitter = emitter;
  }

  get summary(): { readonly count: number; readonly last: string } {
    return { count: this.#count, last: this.#last };
  }

  /** For what people have been told of in words of its own. `where` is one of our own words, never text of a request. */
  record(where: string, error: unknown): void {
    this.#count++;
    this.#last = `${where}: ${error instanceof Error ? error.message : String(error)}`;
    const failure: EngineFailure = { where, error };
    this.#emitter.emit('error', failure);
  }

  /** As `record`, and people are told. */
  report(where: string, error: unknown): void {
    this.record(where, error);
    // Not the wall clock, which may jump.
    const nowMs = performance.now();
    if (nowMs - (this.#toldAtMs.get(where) ?? Number.NEGATIVE_INFINITY) < TOLD_EVERY_MS) return;
    this.#toldAtMs.set(where, nowMs);
    this.#logger.error(`[!] ${this.#last}`);
  }
}
