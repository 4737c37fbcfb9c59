import { type ContentDecoder, createContentDecoder } from './content-decoder.js';
import type { ContentPlan } from './content-head.js';
import type { ContentScanner, ContentWatch } from './content-watch.js';
import { createUtf16Reader, type Utf16Reader } from './utf-16-reader.js';

/** More encodings on top of each other are nobody's. */
const MAX_ENCODINGS = 3;

type Told = Pick<ContentWatch<unknown>, 'createScanner' | 'unreadable' | 'failed'>;

/** For whom an answer is read. */
export interface Reader {
  readonly watch: Told;
  readonly subject: unknown;
}

/** Reads a copy of an answer as its reader will: without its encodings and in bytes of ASCII. */
export class ContentReading {
  readonly #decoders: readonly ContentDecoder[];
  readonly #scanner: ContentScanner;
  readonly #plan: ContentPlan;
  readonly #watch: Told;
  #charset: Utf16Reader | undefined;
  #hasStarted = false;
  #isOver = false;
  /** Bytes of content so far, decoded. */
  total = 0;

  constructor(plan: ContentPlan, decoders: readonly ContentDecoder[], { watch, subject }: Reader) {
    this.#plan = plan;
    this.#decoders = decoders;
    this.#watch = watch;
    this.#scanner = watch.createScanner(subject);
  }

  /** Nothing more will be found. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Judges more of the answer. What cannot be decoded is told of once, and not looked at any more. */
  push(piece: Buffer, isLast: boolean): unknown {
    if (this.#isOver) return undefined;
    const bytes = this.#decode(piece);
    if (bytes === undefined) return this.#scan(Buffer.alloc(0), true);
    return this.#scan(bytes, isLast);
  }

  close(): void {
    this.#isOver = true;
    for (const decoder of this.#decoders) decoder.close();
  }

  #scan(bytes: Buffer, isLast: boolean): unknown {
    if (isLast) this.close();
    const text = this.#toBytes(bytes);
    this.total += text.length;
    try {
      return this.#scanner.push(text, isLast);
    } catch (error) {
      this.close();
      this.#watch.failed(error);
      return undefined;
    }
  }

  #decode(piece: Buffer): Buffer | undefined {
    let bytes = piece;
    try {
      for (const decoder of this.#decoders) bytes = decoder.push(bytes);
      return bytes;
    } catch (error) {
      this.#watch.unreadable(this.#plan.encodings.join(', '), String(error));
      return undefined;
    }
  }

  #toBytes(bytes: Buffer): Buffer {
    if (!this.#hasStarted && bytes.length > 0) {
      this.#hasStarted = true;
      this.#charset = createUtf16Reader(this.#plan.charset, bytes);
    }
    return this.#charset === undefined ? bytes : this.#charset.push(bytes);
  }
}

/** Opens a reading; undefined where an encoding cannot be undone. */
export function openReading(plan: ContentPlan, reader: Reader): ContentReading | undefined {
  const decoders: ContentDecoder[] = [];
  for (const encoding of plan.encodings) {
    const decoder = decoders.length < MAX_ENCODINGS ? createContentDecoder(encoding) : undefined;
    if (decoder === undefined) {
      reader.watch.unreadable(encoding.slice(0, 40), 'unknown here');
      return undefined;
    }
    decoders.push(decoder);
  }
  return new ContentReading(plan, decoders, reader);
}
