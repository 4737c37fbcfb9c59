import type { BodyFault } from './body-reader.js';
import type { BodyReading } from './body-reading.js';
import { decodeCharset, decodeUtf8 } from './charset.js';
import { type Disposition, parseDisposition } from './content-disposition.js';
import { parseContentType } from './content-type.js';
import { decodeTransfer } from './part-encoding.js';
import { type PartHeaders, parsePartHeaders } from './part-headers.js';
import { toTextHead } from './text-likeness.js';
import { trimBlanks } from './trim-blanks.js';

/** A part's head, and what it makes of the content. */
export interface Part {
  readonly headers: PartHeaders;
  readonly disposition: Disposition;
  /** Every parser takes the content for a file's: it streams by. Where one would take it for a field, it is a field. */
  readonly isFile: boolean;
}

/** Reads multipart inside of a part. */
export type ReadNested = (content: Buffer, boundaries: readonly string[]) => PartContent;

/** What a part says. */
export interface PartContent {
  readonly readings: readonly BodyReading[];
  readonly fault?: BodyFault | undefined;
}

/** Reads a part's header block. */
export function toPart(block: Buffer, loose: boolean): Part {
  const headers = parsePartHeaders(block.toString('latin1'), loose);
  const disposition = parseDisposition(headers.dispositions.join('; '));
  // Where parsers disagree on where the part's head ends, they disagree on what it is.
  return { headers, disposition, isFile: !loose && isFile(headers, disposition) };
}

/**
 * busboy, @fastify/busboy and multer go by the file name or `application/octet-stream`, formidable goes by any
 * Content-Type at all, multiparty and undici (`formData()`) by the file name alone; a head that one of them could read
 * otherwise would smuggle a field past us as a file.
 */
function isFile({ dispositions, types, rest }: PartHeaders, { isFile, isPlain }: Disposition): boolean {
  const type = trimBlanks(types[0] ?? '');
  return dispositions.length === 1 && types.length === 1 && type !== '' && rest === undefined && isPlain && isFile;
}

/** What a part says of itself; busboy and formidable hand out its type, multiparty all of its headers. */
function toHeaderReadings({ types, others }: PartHeaders): BodyReading[] {
  const texts = [...types.filter((type) => !MEDIA_TYPE.test(type)), ...others];
  return texts.length === 0 ? [] : [{ kind: 'text', text: texts.map(trimBlanks).join('\n') }];
}

/** RFC 9110 section 8.3.1, as nearly all parts have it. */
const MEDIA_TYPE = /^[ \t]*[\w.+-]+\/[\w.+-]+(?:; ?charset=[\w-]+)?[ \t]*$/;

/** A file's name and the beginning of its content. */
export function toFileReadings({ disposition, headers }: Part, head: Buffer): BodyReading[] {
  const name = disposition.names[0] ?? '';
  const readings: BodyReading[] = [];
  const heads = [head, ...headers.transferEncodings.map((encoding) => decodeTransfer(head, encoding))];
  for (const fileName of disposition.fileNames.length === 0 ? [''] : disposition.fileNames) {
    for (const bytes of heads) {
      if (bytes !== undefined) readings.push({ kind: 'file', name, fileName, head: toTextHead(bytes) });
    }
  }
  readings.push(...toHeaderReadings(headers));
  return readings;
}

/** A field in every way in which a parser could read it. */
export function toFieldReadings(part: Part, content: Buffer, readNested: ReadNested): PartContent {
  const { disposition, headers } = part;
  const type = parseContentType(headers.types.join('; '));
  const readings: BodyReading[] = [];
  const [name = '', ...otherNames] = disposition.names;
  const texts = collectTexts(part, content, type.charsets);
  for (const text of texts) {
    readings.push({ kind: 'field', name, text });
    if (type.kinds.has('json')) readings.push({ kind: 'json', text });
    if (type.kinds.has('xml')) readings.push({ kind: 'xml', text });
    if (type.kinds.has('yaml')) readings.push({ kind: 'yaml', text });
  }
  for (const other of otherNames) readings.push({ kind: 'field', name: other, text: '' });
  for (const fileName of disposition.fileNames) readings.push({ kind: 'file', name, fileName, head: '' });
  readings.push(...toHeaderReadings(headers));
  if (!disposition.isPlain) for (const text of headers.dispositions) readings.push({ kind: 'text', text });
  if (!type.kinds.has('multipart') || type.boundaries.length === 0) return { readings };
  const nested = readNested(content, type.boundaries);
  readings.push(...nested.readings);
  return { readings, fault: nested.fault };
}

function collectTexts({ headers }: Part, content: Buffer, charsets: readonly string[]): Set<string> {
  const texts = new Set<string>();
  const transfers = headers.transferEncodings.map((encoding) => decodeTransfer(content, encoding));
  for (const bytes of [content, ...transfers]) {
    if (bytes === undefined) continue;
    texts.add(decodeUtf8(bytes));
    for (const charset of charsets) for (const text of decodeCharset(bytes, charset) ?? []) texts.add(text);
  }
  if (headers.rest !== undefined) texts.add(`${headers.rest}\r\n\r\n${decodeUtf8(content)}`);
  return texts;
}
