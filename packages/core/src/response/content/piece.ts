/** One write, as it was given and as bytes. */
export interface Piece {
  readonly chunk: string | Uint8Array;
  readonly encoding: BufferEncoding | undefined;
  readonly bytes: Buffer;
  readonly callback: (() => void) | undefined;
}

/** The parameters of `write` or `end`; undefined where Node will refuse them, or there is nothing to write. */
export function toPiece(parameters: readonly unknown[]): Piece | undefined {
  const [chunk] = parameters;
  if (typeof chunk !== 'string' && !(chunk instanceof Uint8Array)) return undefined;
  const encoding = typeof parameters[1] === 'string' ? (parameters[1] as BufferEncoding) : undefined;
  const last = parameters.at(-1);
  const callback = typeof last === 'function' ? (last as () => void) : undefined;
  if (typeof chunk !== 'string') return toBytesPiece(chunk, callback);
  if (encoding !== undefined && !Buffer.isEncoding(encoding)) return undefined;
  return { chunk, encoding, bytes: Buffer.from(chunk, encoding), callback };
}

/** Who waits for its callback may use the memory again then, and the callback comes early: a copy. */
function toBytesPiece(chunk: Uint8Array, callback: (() => void) | undefined): Piece {
  const view = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  const bytes = callback === undefined ? view : Buffer.from(view);
  return { chunk: bytes, encoding: undefined, bytes, callback };
}
