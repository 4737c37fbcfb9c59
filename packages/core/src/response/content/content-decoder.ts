import * as zlib from 'node:zlib';

/** Undoes one Content-Encoding piece by piece, synchronously. Throws where the bytes are not of that encoding. */
export interface ContentDecoder {
  push(piece: Buffer): Buffer;
  /** Frees what Node holds outside of its heap; nothing may be pushed any more. */
  close(): void;
}

type Engine = ReturnType<typeof zlib.createGunzip>;

/** Node's own, as its `…Sync` functions use it: outcome at once where no callback is given. */
interface SyncEngine extends Engine {
  _handle: { close(): void } | null;
  _processChunk(piece: Buffer, flush: number): Buffer | undefined;
}

const { createZstdDecompress } = zlib as { readonly createZstdDecompress?: () => Engine };

/** A decoder of a Content-Encoding; undefined: this Node cannot undo it. */
export function createContentDecoder(encoding: string): ContentDecoder | undefined {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return new StreamDecoder(() => zlib.createGunzip());
    case 'deflate':
      return new StreamDecoder((first) => (isZlib(first) ? zlib.createInflate() : zlib.createInflateRaw()));
    case 'br':
      return new StreamDecoder(() => zlib.createBrotliDecompress(), zlib.constants.BROTLI_OPERATION_FLUSH);
    case 'zstd':
      // ZSTD_e_flush; `zlib.constants` has it only where there is zstd.
      return createZstdDecompress === undefined ? undefined : new StreamDecoder(createZstdDecompress, 1);
    default:
      return undefined;
  }
}

/** RFC 1950 section 2.2: `deflate` is zlib's format, but raw deflate is sent and taken under that name too. */
function isZlib(first: Buffer): boolean {
  const [method = 0, flags = 0] = first;
  return (method & 0x0f) === 8 && ((method << 8) | flags) % 31 === 0;
}

/**
 * Decodes on this thread: an answer has to be judged before `write` returns, and its pieces are small. Node closes
 * its engine after each synchronous piece, unless it cannot; so do minizlib and npm with it keep theirs open.
 */
class StreamDecoder implements ContentDecoder {
  readonly #create: (first: Buffer) => Engine;
  readonly #flush: number;
  #engine: SyncEngine | undefined;
  #first: Buffer = NOTHING;

  constructor(create: (first: Buffer) => Engine, flush: number = zlib.constants.Z_SYNC_FLUSH) {
    this.#create = create;
    this.#flush = flush;
  }

  push(piece: Buffer): Buffer {
    let bytes = piece;
    if (this.#engine === undefined) {
      // Two bytes tell which of the two that are called deflate it is.
      bytes = Buffer.concat([this.#first, piece]);
      this.#first = bytes;
      if (bytes.length < 2) return NOTHING;
      this.#engine = this.#create(bytes) as SyncEngine;
    }
    return bytes.length === 0 ? NOTHING : processSync(this.#engine, bytes, this.#flush);
  }

  close(): void {
    this.#engine?.close();
  }
}

const NOTHING = Buffer.alloc(0);
const ignore = (): void => {};

function processSync(engine: SyncEngine, piece: Buffer, flush: number): Buffer {
  const handle = engine._handle;
  if (handle === null) throw new Error('it was closed');
  const { close } = handle;
  handle.close = ignore;
  try {
    // A copy: Node goes on with the memory that it hands out.
    return Buffer.from(engine._processChunk(piece, flush) ?? NOTHING);
  } finally {
    handle.close = close;
    engine._handle = handle;
    // Node adds a listener a piece, and emits what it throws once more, later.
    engine.removeAllListeners('error').on('error', ignore);
  }
}
