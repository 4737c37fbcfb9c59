/** Requests that may wait at the same time; each holds a socket and memory. */
export const MAX_WAITING = 10_000;

/** Lets requests wait, boundedly, for a start that takes time. */
export class Readiness {
  readonly whenReady: Promise<void>;
  #isReady = false;
  #waiting = 0;

  /** @param start What has to end first; undefined when everything is there. Its failure counts as its end. */
  constructor(start: Promise<void> | undefined) {
    this.#isReady = start === undefined;
    const done = (): void => {
      this.#isReady = true;
    };
    this.whenReady = start === undefined ? Promise.resolve() : start.then(done, done);
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** Whether the start ended within the time; false at once when too many are waiting. */
  async wait(limitMs: number): Promise<boolean> {
    if (this.#waiting >= MAX_WAITING) return false;
    this.#waiting++;
    let timer: NodeJS.Timeout | undefined;
    const expired = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, limitMs).unref();
    });
    await Promise.race([this.whenReady, expired]);
    clearTimeout(timer);
    this.#waiting--;
    return this.#isReady;
  }
}
