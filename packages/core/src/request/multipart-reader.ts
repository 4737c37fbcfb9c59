import { type BodyFault, type BodyReader, type ReadStep, toFault } from './body-reader.js';
import type { BodyReading } from './body-reading.js';
import { decodeUtf8 } from './charset.js';
import type { HeldBytes } from './held-bytes.js';
import { REQUEST_LIMITS } from './limits.js';
import { type Part, type ReadNested, toFieldReadings, toFileReadings, toPart } from './multipart-part.js';

/** How a multipart body is read. */
export interface MultipartOptions {
  readonly boundary: Buffer;
  /** Bytes of everything but the content of files. */
  readonly limitBytes: number;
  /**
   * Strict: a boundary stands between line ends of two characters, as busboy and formidable have it.
   * Loose: also after a bare line feed, and before more text on its line, as others have it.
   */
  readonly loose: boolean;
  readonly readNested: ReadNested;
}

type State = 'preamble' | 'headers' | 'field' | 'file-head' | 'file' | 'epilogue';

interface Delimiter {
  /** Where the content before it ends. */
  readonly start: number;
  readonly end: number;
  readonly isLast: boolean;
}

const BLANK_LINE = Buffer.from('\r\n\r\n');
const DASH = 0x2d;
const CR = 0x0d;
const LF = 0x0a;
/** A line end before a boundary, and two characters behind it. */
const AROUND_BOUNDARY_BYTES = 4;

/** Reads multipart (RFC 2046 section 5.1) while it arrives: fields as wholes, files by their names and heads. */
export class MultipartReader implements BodyReader {
  readonly #options: MultipartOptions;
  readonly #needle: Buffer;
  #state: State = 'preamble';
  /** Where what is being read began: the preamble, a part's headers, the epilogue. Offsets are those of the body. */
  #start = 0;
  #contentStart = 0;
  /** Up to where there is no boundary. */
  #scanned = 0;
  #part: Part | undefined;
  #parts = 0;
  #fieldBytes = 0;
  #sawFile = false;
  #isAmbiguous = false;
  #readings: BodyReading[] = [];
  #fault: BodyFault | undefined;

  constructor(options: MultipartOptions) {
    this.#options = options;
    this.#needle = Buffer.concat([Buffer.from('--'), options.boundary]);
  }

  /** Something looked like a boundary to some parsers only: the other reading is needed too. */
  get isAmbiguous(): boolean {
    return this.#isAmbiguous;
  }

  read(held: HeldBytes, ended: boolean): ReadStep {
    this.#readings = [];
    const view = held.view();
    const isOver = this.#state === 'epilogue';
    while (this.#fault === undefined && this.#step(view, held.start, ended)) {
      // Each step ends a part of the body.
    }
    this.#checkLimit(view, held);
    if (ended && this.#fault === undefined) this.#finish(view, held.start);
    const clearedBytes = this.#state === 'file' ? this.#scanned : this.#start;
    const isLast = !isOver && this.#state === 'epilogue';
    return { readings: this.#readings, clearedBytes, released: this.#sawFile, isLast, fault: this.#fault };
  }

  /** False: more bytes are needed. */
  #step(view: Buffer, offset: number, ended: boolean): boolean {
    if (this.#state === 'headers') return this.#readHeaders(view, offset, ended);
    if (this.#state === 'epilogue') return false;
    const delimiter = this.#findDelimiter(view, offset, ended);
    if (this.#state === 'file-head') {
      const available = (delimiter?.start ?? offset + view.length) - this.#contentStart;
      if (delimiter === undefined && !ended && available < REQUEST_LIMITS.headBytes) return false;
      this.#readFileHead(view, offset, available);
    }
    if (delimiter === undefined) return false;
    this.#endContent(view, offset, delimiter.start);
    this.#start = this.#scanned = delimiter.end;
    this.#state = delimiter.isLast ? 'epilogue' : 'headers';
    if (!delimiter.isLast) this.#parts++;
    if (this.#parts > REQUEST_LIMITS.parts) this.#fault = toFault('limit', `more than ${REQUEST_LIMITS.parts} parts`);
    return true;
  }

  #readFileHead(view: Buffer, offset: number, available: number): void {
    const from = this.#contentStart - offset;
    const head = view.subarray(from, from + Math.min(available, REQUEST_LIMITS.headBytes));
    this.#readings.push(...toFileReadings(this.#part as Part, head));
    this.#state = 'file';
    this.#sawFile = true;
  }

  #endContent(view: Buffer, offset: number, end: number): void {
    if (this.#state === 'file') return;
    this.#fieldBytes += end - this.#start;
    const content = view.subarray(this.#contentStart - offset, end - offset);
    if (this.#part === undefined || this.#state !== 'field') {
      // Preamble or epilogue: no parser shows it, an application that reads the body itself might.
      if (content.length > 2) this.#readings.push({ kind: 'text', text: decodeUtf8(content) });
      return;
    }
    const { readings, fault } = toFieldReadings(this.#part, content, this.#options.readNested);
    for (const reading of readings) this.#readings.push(reading);
    this.#fault ??= fault;
  }

  #readHeaders(view: Buffer, offset: number, ended: boolean): boolean {
    const from = this.#start - offset;
    const end = this.#options.loose ? this.#findLooseBlankLine(view, from) : this.#findBlankLine(view, from);
    if (end === undefined) {
      if (view.length - from > REQUEST_LIMITS.partHeaderBytes) {
        this.#fault = toFault('malformed', `a part's headers have more than ${REQUEST_LIMITS.partHeaderBytes} bytes`);
      }
      if (!ended) return false;
    }
    const { at, length } = end ?? { at: view.length, length: 0 };
    const block = view.subarray(from, Math.max(at, from));
    // busboy cuts the boundary out and takes what stood around it for one header.
    if (block.includes(this.#needle)) this.#fault = toFault('malformed', 'a boundary inside of a header');
    this.#part = toPart(block, this.#options.loose);
    this.#contentStart = this.#scanned = offset + at + length;
    this.#state = this.#part.isFile ? 'file-head' : 'field';
    return end !== undefined;
  }

  #findBlankLine(view: Buffer, from: number): { at: number; length: number } | undefined {
    // A part without headers begins with the blank line, whose first half is the boundary's own line end.
    const scanned = this.#scanned - (this.#start - from);
    const at = view.indexOf(BLANK_LINE, Math.max(from - 2, scanned - BLANK_LINE.length, 0));
    if (at < 0) {
      this.#scanned += view.length - scanned;
      return undefined;
    }
    return { at, length: BLANK_LINE.length };
  }

  /** Line by line: an empty line, or a boundary, whichever comes first. */
  #findLooseBlankLine(view: Buffer, from: number): { at: number; length: number } | undefined {
    let lineFeed = view[from - 1] === LF ? from - 1 : view.indexOf(LF, from);
    for (; lineFeed >= 0; lineFeed = view.indexOf(LF, lineFeed + 1)) {
      const next = lineFeed + 1;
      if (view.subarray(next, next + this.#needle.length).equals(this.#needle)) return { at: lineFeed, length: 0 };
      if (view[next] === LF) return { at: lineFeed, length: 2 };
      if (view[next] === CR && view[next + 1] === LF) return { at: lineFeed, length: 3 };
    }
    return undefined;
  }

  #findDelimiter(view: Buffer, offset: number, ended: boolean): Delimiter | undefined {
    for (let at = this.#find(view, offset); at >= 0; at = this.#find(view, offset)) {
      const end = at + this.#needle.length;
      if (end + 2 > view.length && !ended) {
        this.#scanned = Math.max(offset + at - 2, this.#contentStart);
        return undefined;
      }
      const delimiter = this.#toDelimiter(view, at, offset);
      if (delimiter !== undefined) return delimiter;
      this.#scanned = offset + at + 1;
    }
    const kept = this.#needle.length + AROUND_BOUNDARY_BYTES;
    this.#scanned = Math.max(this.#scanned, offset + view.length - kept);
    return undefined;
  }

  #find(view: Buffer, offset: number): number {
    return view.indexOf(this.#needle, Math.max(this.#scanned - offset, 0));
  }

  #toDelimiter(view: Buffer, at: number, offset: number): Delimiter | undefined {
    const end = at + this.#needle.length;
    const hasLineFeed = at > 0 && view[at - 1] === LF;
    // A line end that belongs to the blank line before the content is not another one: formidable reads on there.
    const hasLineEnd =
      offset + at === 0 || (hasLineFeed && view[at - 2] === CR && offset + at - 2 >= this.#contentStart);
    const isLast = view[end] === DASH && view[end + 1] === DASH;
    const isEnded = isLast || (view[end] === CR && view[end + 1] === LF);
    const lineEndBytes = hasLineFeed ? (view[at - 2] === CR ? 2 : 1) : 0;
    const start = Math.max(offset + at - lineEndBytes, this.#contentStart);
    if (hasLineEnd && isEnded) return { start, end: offset + end + 2, isLast };
    const isFirst = this.#parts === 0;
    if (!hasLineFeed && offset + at > 0 && !isFirst) return undefined;
    this.#isAmbiguous = true;
    if (!this.#options.loose) return undefined;
    return { start, end: offset + end + (isLast ? 2 : 0), isLast };
  }

  #checkLimit(view: Buffer, held: HeldBytes): void {
    const isFile = this.#state === 'file' || this.#state === 'file-head';
    const bytes = this.#fieldBytes + (isFile ? 0 : held.end - this.#start);
    if (bytes <= this.#options.limitBytes || this.#fault !== undefined) return;
    this.#finish(view, held.start);
    this.#fault = toFault('limit', `the fields have more than ${this.#options.limitBytes} bytes`);
  }

  /** The body ended without a last boundary, or is cut off here: what there is still counts. */
  #finish(view: Buffer, offset: number): void {
    if (this.#state === 'headers') this.#contentStart = this.#start;
    if (this.#state === 'epilogue') this.#contentStart = this.#start;
    this.#endContent(view, offset, offset + view.length);
    this.#start = offset + view.length;
  }
}
