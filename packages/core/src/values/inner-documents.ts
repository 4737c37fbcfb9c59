import { CharacterClass } from './character-classes.js';
import { formTexts, looksLikeAddress, looksLikeForm, queryTexts } from './decoders/form.js';
import { graphqlTexts, looksLikeGraphql } from './decoders/graphql.js';
import { looksLikeMessage, messageTexts } from './decoders/message.js';
import { packetTexts, startOfPacket } from './decoders/packet.js';
import { looksSerialized, serializedTexts } from './decoders/serialized.js';
import { looksLikeTable, tableTexts } from './decoders/table.js';
import { looksLikeXml, xmlTexts } from './decoders/xml.js';
import type { LimitFault } from './limits.js';
import type { DecodeStep, Source } from './value.js';
import type { WordFilter } from './word-filter.js';

/** What was read of a document, and the limit that hid the rest. */
export interface InnerTexts {
  readonly texts: readonly string[];
  /** The names of those texts, where checks ask what a text is called. */
  readonly paths?: readonly string[];
  readonly fault: LimitFault | undefined;
}

/** A notation that a value can be written in, whose parts an application reads and hands on. */
export interface InnerDocument {
  readonly step: DecodeStep;
  /** A text without all of these classes is none. */
  readonly needs: number;
  /** Told by how it begins: nearly every text is none at its first characters. */
  looksLike(text: string): boolean;
  read(text: string, words?: WordFilter): InnerTexts;
}

const { digit, newline, brace, doubleQuote, colon, angle, equals, operator } = CharacterClass;

/** Besides JSON and base64, which are looked for in other ways. */
export const INNER_DOCUMENTS: readonly InnerDocument[] = [
  {
    step: 'graphql',
    needs: brace | doubleQuote,
    looksLike: looksLikeGraphql,
    read: (text, words) => ({ texts: graphqlTexts(text, words), fault: undefined }),
  },
  { step: 'xml', needs: angle, looksLike: looksLikeXml, read: xmlTexts },
  { step: 'serialized', needs: colon | doubleQuote, looksLike: looksSerialized, read: serializedTexts },
  { step: 'json', needs: doubleQuote | digit, looksLike: (text) => startOfPacket(text) >= 0, read: packetTexts },
  { step: 'table', needs: newline, looksLike: looksLikeTable, read: tableTexts },
  { step: 'message', needs: newline | colon, looksLike: looksLikeMessage, read: messageTexts },
  { step: 'form', needs: equals, looksLike: looksLikeForm, read: formTexts },
  { step: 'query', needs: equals | operator, looksLike: looksLikeAddress, read: queryTexts },
];

const BUT_FORMS = INNER_DOCUMENTS.filter(({ step }) => step !== 'form' && step !== 'query');
const OF_BODIES: ReadonlySet<DecodeStep> = new Set(['xml', 'table', 'message']);
const BUT_BODIES = BUT_FORMS.filter(({ step }) => !OF_BODIES.has(step));

/** Those that are looked for in a value of this source. */
export function documentsIn(source: Source): readonly InnerDocument[] {
  switch (source) {
    // The readers of bodies have read forms and XML already, of which such a text is the whole; tables and mails are long.
    case 'text':
      return BUT_BODIES;
    // So has that of the referring page. Nothing decodes a header as a form.
    case 'referer':
    case 'headers_names':
    case 'headers_values':
    case 'user_agent':
      return BUT_FORMS;
    default:
      return INNER_DOCUMENTS;
  }
}
