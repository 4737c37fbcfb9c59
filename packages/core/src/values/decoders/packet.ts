import type { InnerTexts } from '../inner-documents.js';
import type { WordFilter } from '../word-filter.js';
import { jsonTexts } from './json.js';

/**
 * What socket.io sends (engine.io's payload, protocols 3 and 4): lengths and types in digits, attachments, a namespace, the
 * number of an answer, and JSON behind them; over HTTP as plain text, several of them one after the other.
 */
const START = /\d[\d:-]{0,15}(?:\/[^,"[{]{0,256},\d{0,9})?(?=[[{])/y;

/** Where the JSON of such a packet begins that is all of a text; -1 where it is none. */
export function startOfPacket(text: string): number {
  START.lastIndex = 0;
  if (!START.test(text)) return -1;
  const last = text.trimEnd().at(-1);
  return last === ']' || last === '}' ? START.lastIndex : -1;
}

export function packetTexts(text: string, words?: WordFilter): InnerTexts {
  return jsonTexts(text.slice(startOfPacket(text)), words);
}
