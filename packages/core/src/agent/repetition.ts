/** How long to wait, in milliseconds. */
export interface Rhythm {
  /** After a success. */
  readonly delayMs: number;
  /** After the first failure; doubled with each further one. */
  readonly retryMs: number;
  readonly maxRetryMs: number;
}

/** Does something again and again, later and later while it fails. Its timer never keeps a process alive. */
export class Repetition {
  readonly #work: () => Promise<'again' | 'failed' | 'done'>;
  readonly #rhythm: () => Rhythm;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isStopped = true;
  #failures = 0;

  /** @param work Never rejects. */
  constructor(work: () => Promise<'again' | 'failed' | 'done'>, rhythm: () => Rhythm) {
    this.#work = work;
    this.#rhythm = rhythm;
  }

  get isRunning(): boolean {
    return !this.#isStopped;
  }

  /** Settles when what is under way has ended. */
  get settled(): Promise<void> {
    return this.#running ?? Promise.resolve();
  }

  /** Begins, or begins anew with another first delay. */
  start(firstDelayMs: number): void {
    this.#isStopped = false;
    this.#failures = 0;
    if (this.#running === undefined) this.#wait(firstDelayMs);
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #wait(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#running = this.#run();
    }, delayMs).unref();
  }

  async #run(): Promise<void> {
    const result = await this.#work();
    this.#running = undefined;
    if (result === 'done') this.#isStopped = true;
    if (this.#isStopped) return;
    this.#failures = result === 'failed' ? this.#failures + 1 : 0;
    this.#wait(nextDelayMs(this.#rhythm(), this.#failures));
  }
}

/** The delay after so many failures in a row, spread so that agents do not come all at once. */
export function nextDelayMs(rhythm: Rhythm, failures: number, random: () => number = Math.random): number {
  const { delayMs, retryMs, maxRetryMs } = rhythm;
  if (failures === 0) return delayMs * (0.95 + 0.1 * random());
  // 2^30 is past every bound; larger powers are not needed and end in Infinity.
  const backedOff = Math.min(maxRetryMs, retryMs * 2 ** Math.min(30, failures - 1));
  return backedOff * (0.5 + 0.5 * random());
}
