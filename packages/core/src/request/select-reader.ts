import type { IncomingHttpHeaders } from 'node:http';
import { BinaryReader } from './binary-reader.js';
import type { BodyReader, ReadStep } from './body-reader.js';
import { isEncoded } from './content-encoding.js';
import { parseContentType } from './content-type.js';
import { HeldBytes } from './held-bytes.js';
import { isTooLong, MultipartBodyReader } from './multipart-body.js';
import { PlainReader } from './plain-reader.js';

/** Chooses how a body is read, by what its head says of it. */
export function selectReader(headers: IncomingHttpHeaders, limitBytes: number): BodyReader {
  const type = parseContentType(headers['content-type']);
  const encoding = headers['content-encoding'];
  const [boundary] = type.boundaries;
  const isOneReading = type.kinds.size === 1 && type.boundaries.length === 1 && !isEncoded(encoding);
  // Only where every parser agrees that it is this multipart can a file stream by; everything else is held.
  if (boundary !== undefined && isOneReading && !isTooLong(boundary)) {
    return new MultipartBodyReader(boundary, limitBytes);
  }
  const options = { type, encoding, limitBytes };
  return type.kinds.has('binary') && type.charsets.length === 0 ? new BinaryReader(options) : new PlainReader(options);
}

/** Reads a body that somebody put together before us (`express.raw`), its content encoding undone. */
export function readBuffer(body: Buffer, headers: IncomingHttpHeaders, limitBytes: number): ReadStep {
  const held = new HeldBytes();
  held.append(body);
  const { 'content-type': type } = headers;
  return selectReader(type === undefined ? {} : { 'content-type': type }, limitBytes).read(held, true);
}
