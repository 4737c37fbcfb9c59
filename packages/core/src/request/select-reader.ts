import type { IncomingHttpHeaders } from 'node:http';
import type { BodyReader } from './body-reader.js';
import type { BodyReading } from './body-reading.js';
import { PlainReader } from './plain-reader.js';

/** Chooses how a body is read, by what its head says of it. */
export function selectReader(headers: IncomingHttpHeaders, limitBytes: number): BodyReader {
  return new PlainReader(limitBytes, (bytes) => {
    const text = bytes.toString('utf8');
    const kind: 'json' | 'form' = headers['content-type']?.includes('json') ? 'json' : 'form';
    const reading: BodyReading = { kind, text };
    return { readings: [reading] };
  });
}
