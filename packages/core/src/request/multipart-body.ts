import { type BodyReader, type ReadStep, toFault } from './body-reader.js';
import type { BodyReading } from './body-reading.js';
import { HeldBytes } from './held-bytes.js';
import { REQUEST_LIMITS } from './limits.js';
import type { PartContent, ReadNested } from './multipart-part.js';
import { MultipartReader } from './multipart-reader.js';

/** Reads a multipart body on its way: an application that gets files starts before they are complete. */
export class MultipartBodyReader implements BodyReader {
  readonly #strict: MultipartReader;
  readonly #boundary: string;
  readonly #limitBytes: number;
  #isReleased = false;

  constructor(boundary: string, limitBytes: number) {
    this.#boundary = boundary;
    this.#limitBytes = limitBytes;
    this.#strict = toReader(boundary, limitBytes, false);
  }

  read(held: HeldBytes, ended: boolean): ReadStep {
    const step = this.#strict.read(held, ended);
    if (!this.#strict.isAmbiguous || step.fault !== undefined) {
      this.#isReleased ||= step.released;
      return step;
    }
    const tooMuch = held.length > this.#limitBytes;
    if (this.#isReleased || tooMuch) return { ...step, fault: toFault('malformed', AMBIGUOUS) };
    if (!ended) return { ...step, released: false };
    const loose = readPass(held.view(), this.#boundary, { loose: true, depth: 0 });
    return { ...step, readings: [...step.readings, ...loose.readings], fault: loose.fault };
  }
}

const AMBIGUOUS = 'what looks like a boundary to some parsers is content to others';

/** Reads a whole multipart body in every way in which its boundaries could be taken. */
export function readMultipart(bytes: Buffer, boundaries: readonly string[], depth = 0): PartContent {
  if (boundaries.length > REQUEST_LIMITS.parameterReadings || boundaries.some(isTooLong)) {
    return { readings: [], fault: toFault('malformed', 'no parser agrees with another on the multipart boundary') };
  }
  const readings: BodyReading[] = [];
  let fault: PartContent['fault'];
  for (const boundary of boundaries) {
    for (const loose of [false, true]) {
      const pass = readPass(bytes, boundary, { loose, depth });
      for (const reading of pass.readings) readings.push(reading);
      fault ??= pass.fault;
      if (!pass.isAmbiguous) break;
    }
  }
  return { readings, fault };
}

/** Whether a boundary is longer than any client's. */
export function isTooLong(boundary: string): boolean {
  return boundary.length > REQUEST_LIMITS.boundaryLength;
}

/** The boundary of a body that is multipart by the look of it, whatever its Content-Type says. */
export function toSniffedBoundary(bytes: Buffer): string | undefined {
  const start = bytes[0] === 0x0d && bytes[1] === 0x0a ? 2 : 0;
  if (bytes[start] !== 0x2d || bytes[start + 1] !== 0x2d) return undefined;
  const head = bytes.toString('latin1', start + 2, start + REQUEST_LIMITS.headBytes);
  const lineEnd = head.indexOf('\n');
  const boundary = head.slice(0, Math.max(lineEnd, 0)).trimEnd();
  if (boundary === '' || isTooLong(boundary)) return undefined;
  return head.toLowerCase().includes('content-disposition') ? boundary : undefined;
}

interface PassOptions {
  readonly loose: boolean;
  readonly depth: number;
}

function readPass(bytes: Buffer, boundary: string, { loose, depth }: PassOptions) {
  const held = new HeldBytes();
  held.append(bytes);
  const reader = toReader(boundary, Number.POSITIVE_INFINITY, loose, depth);
  const { readings, fault } = reader.read(held, true);
  return { readings, fault, isAmbiguous: reader.isAmbiguous };
}

function toReader(boundary: string, limitBytes: number, loose: boolean, depth = 0): MultipartReader {
  const readNested: ReadNested = (content, boundaries) => {
    if (depth === REQUEST_LIMITS.nesting) {
      const explanation = `multipart is nested more than ${REQUEST_LIMITS.nesting} deep`;
      return { readings: [], fault: toFault('limit', explanation) };
    }
    // One reading is enough here: the part's whole content is inspected as a field too.
    return readMultipart(content, boundaries.slice(0, 1), depth + 1);
  };
  return new MultipartReader({ boundary: Buffer.from(boundary, 'latin1'), limitBytes, loose, readNested });
}
