const EMPTY = Buffer.alloc(0);
const SMALLEST_BYTES = 1_024;

/**
 * The bytes of a body that are held back, in one piece, addressed by their offset in the body.
 * One growing buffer instead of a list of chunks: a client that sends single bytes would make a list cost
 * a hundred times the body, and readers could not scan across chunks.
 */
export class HeldBytes {
  #buffer: Buffer = EMPTY;
  #length = 0;
  #start = 0;

  /** The offset in the body of the first byte held. */
  get start(): number {
    return this.#start;
  }

  /** The offset in the body after the last byte received. */
  get end(): number {
    return this.#start + this.#length;
  }

  get length(): number {
    return this.#length;
  }

  /** What is held, valid until the next change. */
  view(): Buffer {
    return this.#buffer.length === this.#length ? this.#buffer : this.#buffer.subarray(0, this.#length);
  }

  append(chunk: Buffer): void {
    if (this.#length === 0) {
      this.#buffer = chunk;
    } else {
      this.#reserve(this.#length + chunk.length);
      chunk.copy(this.#buffer, this.#length);
    }
    this.#length += chunk.length;
  }

  /** Hands out everything before `offset`; the application owns that memory from then on. */
  takeUntil(offset: number): Buffer {
    const count = Math.min(Math.max(offset - this.#start, 0), this.#length);
    // Asked at every piece that comes: to copy the rest each time would be quadratic in a field that comes byte by byte.
    if (count === 0) return EMPTY;
    const taken = this.#buffer.subarray(0, count);
    const rest = this.#buffer.subarray(count, this.#length);
    // Copied, so that a small rest does not keep a large chunk alive, and no later append writes into `taken`.
    this.#buffer = rest.length === 0 ? EMPTY : Buffer.from(rest);
    this.#start += count;
    this.#length = rest.length;
    return taken;
  }

  clear(): void {
    this.#buffer = EMPTY;
    this.#start += this.#length;
    this.#length = 0;
  }

  #reserve(bytes: number): void {
    if (this.#owned && this.#buffer.length >= bytes) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(SMALLEST_BYTES, bytes + (bytes >> 1)));
    this.#buffer.copy(grown, 0, 0, this.#length);
    this.#buffer = grown;
  }

  /** A buffer with room behind its content can only be one that `#reserve` made: others are exactly full. */
  get #owned(): boolean {
    return this.#buffer.length > this.#length;
  }
}
