import { gzipSync } from 'node:zlib';
import { REFERENCE_EXECUTABLES } from '../../../packages/core/src/checks/command/executables-reference.js';
import { LeakScanner } from '../../../packages/core/src/checks/dlp/leak-scanner.js';
import { toLeakRules } from '../../../packages/core/src/checks/dlp/rules.js';
import { CHECKS } from '../../../packages/core/src/checks/index.js';
import { Kind, Lexer } from '../../../packages/core/src/checks/sqli/lexer.js';
import { readTokens } from '../../../packages/core/src/checks/template/tokens.js';
import { decodeReferences } from '../../../packages/core/src/checks/xss/character-references.js';
import { readHtml } from '../../../packages/core/src/checks/xss/html-tokenizer.js';
import { readWhole } from '../../../packages/core/src/checks/xss/script-text.js';
import { decodePercent } from '../../../packages/core/src/checks/xss/script-url.js';
import { parseForwardedAddress, walkForwarded } from '../../../packages/core/src/clients/forwarded.js';
import { readJsonText } from '../../../packages/core/src/config/json-text.js';
import { compilePattern } from '../../../packages/core/src/patterns/pattern.js';
import { normalizeAddress } from '../../../packages/core/src/request/address.js';
import type { BodyReading } from '../../../packages/core/src/request/body-reading.js';
import { decodeUtf8, detectCharsets } from '../../../packages/core/src/request/charset.js';
import { parseDisposition } from '../../../packages/core/src/request/content-disposition.js';
import { decodeContent } from '../../../packages/core/src/request/content-encoding.js';
import { parseContentType } from '../../../packages/core/src/request/content-type.js';
import { toIgnorablePath } from '../../../packages/core/src/request/ignorable-path.js';
import { readMultipart } from '../../../packages/core/src/request/multipart-body.js';
import { decodeTransfer } from '../../../packages/core/src/request/part-encoding.js';
import { parsePartHeaders } from '../../../packages/core/src/request/part-headers.js';
import { decodeUtf7 } from '../../../packages/core/src/request/utf-7.js';
import { readWholeBody } from '../../../packages/core/src/request/whole-body.js';
import { classify } from '../../../packages/core/src/values/character-classes.js';
import { collectReading } from '../../../packages/core/src/values/collect-body.js';
import { collectCookies } from '../../../packages/core/src/values/collect-cookies.js';
import { collectHead } from '../../../packages/core/src/values/collect-head.js';
import { createCollection } from '../../../packages/core/src/values/collection.js';
import { decode } from '../../../packages/core/src/values/decode.js';
import { base64Texts } from '../../../packages/core/src/values/decoders/base64.js';
import { jsonTexts } from '../../../packages/core/src/values/decoders/json.js';
import { unescapeJson } from '../../../packages/core/src/values/decoders/json-escapes.js';
import { mixedDecode } from '../../../packages/core/src/values/decoders/mixed.js';
import { percentDecodeLossy, percentDecodeStrict } from '../../../packages/core/src/values/decoders/percent.js';
import { plusDecode } from '../../../packages/core/src/values/decoders/plus.js';
import { DECODERS } from '../../../packages/core/src/values/decoders.js';

/** Something of ours that reads bytes that anyone can send. */
export interface Reader {
  readonly name: string;
  read(text: string): unknown;
}

const reader = (name: string, read: (text: string) => unknown): Reader => ({ name, read });
const onBytes = (name: string, read: (bytes: Buffer) => unknown): Reader =>
  reader(name, (text) => read(Buffer.from(text)));

const lexer = new Lexer();
const RULES = toLeakRules(
  { phones: true, cards: true, privateKeys: true, hashes: true, windows: true, linux: true },
  (number) => number.length > 9,
);
const LIMIT_BYTES = 1_048_576;
/** True would end it. */
const GOES_ON = { tag: () => false, comment: () => false };
const html = (state: 'data' | 'tag') => (text: string) =>
  readHtml({ text, from: 0, state, rawText: true, listener: GOES_ON });

const DECODING: readonly Reader[] = [
  ...DECODERS.map(({ step, decode: undo }) => reader(`decoder ${step}`, undo)),
  reader('decoder percent, strict', percentDecodeStrict),
  reader('decoder percent, lossy', percentDecodeLossy),
  reader('decoder plus', plusDecode),
  reader('decoder of mixtures', mixedDecode),
  reader('decoder base64', base64Texts),
  reader('decoder json', (text) => jsonTexts(text)),
  reader('decoder of escapes of JSON', unescapeJson),
  reader('decoder of character references', decodeReferences),
  reader('decoder of addresses of scripts', decodePercent),
  reader('every reading of a value', (text) => decode(text, { base64: true })),
  onBytes('decoder utf-8', decodeUtf8),
  onBytes('decoder utf-7', (bytes) => decodeUtf7(bytes)),
  onBytes('charsets of a body', detectCharsets),
  onBytes('decoder of parts, base64', (bytes) => decodeTransfer(bytes, 'base64')),
  onBytes('decoder of parts, quoted-printable', (bytes) => decodeTransfer(bytes, 'quoted-printable')),
  // Whole, and cut off.
  onBytes('decoder of contents, gzip', (bytes) => {
    const packed = gzipSync(bytes, { level: 1 });
    return decodeContent(packed.subarray(0, packed.length - (bytes.length % 4) * 3), 'gzip', LIMIT_BYTES);
  }),
  onBytes('decoder of contents, br', (bytes) => decodeContent(bytes, 'br', LIMIT_BYTES)),
];

const PARSING: readonly Reader[] = [
  ...(['form', 'json', 'xml', 'yaml'] as const).map((kind) =>
    reader(`body: ${kind}`, (text) => collectReading({ kind, text } as BodyReading)),
  ),
  onBytes('body: multipart', (bytes) => readMultipart(bytes, ['b'])),
  onBytes('body: as its first bytes look', (bytes) => readWholeBody(bytes, parseContentType(undefined))),
  reader('body: as its Content-Type says', (text) => readWholeBody(Buffer.from(text), parseContentType(text))),
  reader('head: target', (text) => collectHead({ target: text, rawHeaders: [] })),
  reader('head: headers', (text) => collectHead({ target: '/', rawHeaders: ['X-A', text, text.slice(0, 40), text] })),
  reader('head: cookies', (text) => collectCookies(text, createCollection())),
  reader('head: Content-Type', parseContentType),
  reader('head: Content-Disposition', parseDisposition),
  reader('head: of a part', (text) => [parsePartHeaders(text, false), parsePartHeaders(text, true)]),
  reader('head: X-Forwarded-For', (text) => [
    parseForwardedAddress(text),
    walkForwarded('127.0.0.1', text, () => true),
  ]),
  reader('address', normalizeAddress),
  reader('path to ignore', toIgnorablePath),
  reader('configuration', readJsonText),
  reader('pattern of a configuration', compilePattern),
];

const LEXING: readonly Reader[] = [
  ...(['mysql', 'ansi'] as const).map((dialect) =>
    reader(`lexer of SQL, ${dialect}`, (text) => {
      lexer.begin(text, 0, dialect);
      do lexer.next();
      while (lexer.kind !== Kind.end);
    }),
  ),
  reader('tokenizer of HTML, in data', html('data')),
  reader('tokenizer of HTML, in a tag', html('tag')),
  reader('reader of scripts', readWhole),
  reader('lexer of templates', readTokens),
  onBytes('scanner of leaks', (bytes) => new LeakScanner(RULES).push(bytes, true)),
  ...CHECKS.map((check) =>
    reader(`check ${check.id}`, (text) => {
      const context = { source: 'post_values', path: 'q', steps: [], executables: REFERENCE_EXECUTABLES } as const;
      return check.applies(classify(text)) ? check.detect(text, context) : undefined;
    }),
  ),
];

/** Every decoder, parser and lexer, and each check's own reading of a text. */
export const READERS: readonly Reader[] = [...DECODING, ...PARSING, ...LEXING];
