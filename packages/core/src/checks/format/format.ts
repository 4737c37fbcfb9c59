import type { BodyReading } from '../../request/body-reading.js';
import { type BodyKind, parseContentType } from '../../request/content-type.js';
import type { RequestDetection } from '../request-check.js';

type Readings = readonly BodyReading[];

/** Whether a body that has this type says what a body of it says; types that are not here promise nothing. */
const FITS: { readonly [K in BodyKind]?: (readings: Readings) => boolean } = {
  json: (readings) => textsOf(readings, 'json').some(isJson),
  xml: (readings) => textsOf(readings, 'xml').some(isXml),
  form: (readings) => !textsOf(readings, 'json').some(isContainer) && !textsOf(readings, 'xml').some(isXml),
  multipart: (readings) => readings.some(({ kind }) => kind === 'field' || kind === 'file'),
};

/** Types of pictures, sounds and letters, which no JSON document is. */
const MEDIA = /^\s*(?:image|audio|video|font)\//i;

/**
 * Finds a body that is not what its Content-Type says. Empty bodies, `text/plain`, `application/octet-stream` and no
 * type at all never are. It looks at the ends of a text, not at all of it: what is broken in between is no mismatch.
 */
export function findMismatch(contentType: string | undefined, readings: Readings): RequestDetection | undefined {
  if (contentType === undefined || readings.every(isEmpty)) return undefined;
  const kinds = [...parseContentType(contentType).kinds];
  const isMediaText = MEDIA.test(contentType) && textsOf(readings, 'json').some(isContainer);
  const judges = kinds.flatMap((kind) => FITS[kind] ?? []);
  // A type that names two kinds is kept by either.
  const isKept = judges.length < kinds.length || judges.some((fits) => fits(readings));
  if (isKept && !isMediaText) return undefined;
  return {
    location: 'request',
    path: 'content-type',
    payload: contentType,
    certainty: 'certain',
    start: 0,
    end: contentType.length,
    context: 'the body and its Content-Type',
    explanation: 'The body is not what its Content-Type says; it was inspected under both readings.',
  };
}

function textsOf(readings: Readings, kind: 'json' | 'xml'): readonly string[] {
  return readings.flatMap((reading) => (reading.kind === kind ? [reading.text] : []));
}

function isEmpty(reading: BodyReading): boolean {
  return 'text' in reading ? reading.text.trim() === '' : reading.kind === 'trailers';
}

/** RFC 8259 section 2: an object, an array, a string, a number, or one of three words. */
function isJson(text: string): boolean {
  const trimmed = text.trim();
  return isContainer(trimmed) || /^(?:".*"|true|false|null|-?\d[\d.eE+-]*)$/s.test(trimmed);
}

function isContainer(text: string): boolean {
  const trimmed = text.trim();
  return /^[{[]/.test(trimmed) && /[}\]]$/.test(trimmed);
}

function isXml(text: string): boolean {
  const trimmed = text.trim();
  return trimmed.startsWith('<') && trimmed.endsWith('>');
}
