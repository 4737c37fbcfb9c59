import type { BodyReading } from '../../request/body-reading.js';
import { type BodyKind, parseContentType } from '../../request/content-type.js';
import type { RequestDetection } from '../request-check.js';

type Readings = readonly BodyReading[];

/** Whether a body that has this type says what a body of it says; types that are not here promise nothing. */
const FITS: { readonly [K in BodyKind]?: (readings: Readings) => boolean } = {
  json: (readings) => says(readings, 'json', isJson),
  xml: (readings) => says(readings, 'xml', isXml),
  form: (readings) => !says(readings, 'json', isContainer) && !says(readings, 'xml', isXml),
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
  if (isKept(contentType, readings) && !(MEDIA.test(contentType) && says(readings, 'json', isContainer)))
    return undefined;
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

/** A type that names two kinds is kept by either. */
function isKept(contentType: string, readings: Readings): boolean {
  for (const kind of parseContentType(contentType).kinds) {
    const fits = FITS[kind];
    if (fits === undefined || fits(readings)) return true;
  }
  return false;
}

/** Whether one of the readings of this kind is such a text. */
function says(readings: Readings, kind: 'json' | 'xml', isSuch: (text: string) => boolean): boolean {
  return readings.some((reading) => reading.kind === kind && isSuch(reading.text));
}

function isEmpty(reading: BodyReading): boolean {
  return 'text' in reading ? reading.text.trim() === '' : reading.kind === 'trailers';
}

/** RFC 8259 section 2: an object, an array, a string, a number, or one of three words. */
function isJson(text: string): boolean {
  return isContainer(text) || isBetween(text, '"', '"') || /^(?:true|false|null|-?\d[\d.eE+-]*)$/.test(text.trim());
}

function isContainer(text: string): boolean {
  return isBetween(text, '{[', '}]');
}

function isXml(text: string): boolean {
  return isBetween(text, '<', '>');
}

/** Whether a text starts and ends with one of these; one character is not both. */
function isBetween(text: string, opening: string, closing: string): boolean {
  const trimmed = text.trim();
  const last = trimmed.length - 1;
  return last > 0 && opening.includes(trimmed.charAt(0)) && closing.includes(trimmed.charAt(last));
}
