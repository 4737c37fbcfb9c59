/** A power of two. */
const SLOTS = 512;

/** Larger ones are read each time: keeping them would let a client choose how much we remember. */
const MAX_CHARACTERS = 2_048;

/**
 * Header blocks known to be harmless: on a connection that is kept, a browser sends the same one again and again.
 * Compared name by name and value by value, never by hash alone; the last one of a slot is kept.
 */
export class HarmlessHeaders {
  #blocks: (readonly string[] | undefined)[] = new Array(SLOTS).fill(undefined);

  has(rawHeaders: readonly string[]): boolean {
    const known = this.#blocks[slotOf(rawHeaders)];
    if (known === undefined || known.length !== rawHeaders.length) return false;
    for (let index = 0; index < known.length; index++) if (known[index] !== rawHeaders[index]) return false;
    return true;
  }

  /** Keeps a copy: the array is the application's to change. */
  add(rawHeaders: readonly string[]): void {
    let characters = 0;
    for (const text of rawHeaders) characters += text.length;
    if (characters <= MAX_CHARACTERS) this.#blocks[slotOf(rawHeaders)] = rawHeaders.slice();
  }

  clear(): void {
    this.#blocks.fill(undefined);
  }
}

/** Of the lengths: cheaper than any letter. */
function slotOf(rawHeaders: readonly string[]): number {
  let hash = rawHeaders.length;
  for (let index = 0; index < rawHeaders.length; index++) hash = (hash * 31 + (rawHeaders[index] as string).length) | 0;
  return (hash ^ (hash >>> 9) ^ (hash >>> 18)) & (SLOTS - 1);
}
