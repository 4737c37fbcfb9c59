import { classify } from '../character-classes.js';
import type { InnerTexts } from '../inner-documents.js';
import type { WordFilter } from '../word-filter.js';

/** A request's line (RFC 9112, 3), or a header that mails begin with (RFC 5322, 3.6), and another header behind it. */
const START =
  /(?:[a-z]{3,16} (\S{1,8192}) http\/\d(?:\.\d)?|(?:from|to|subject|received|return-path|delivered-to|date|message-id|mime-version|content-type|host): [^\r\n]{0,998})\r?\n(?=[\w-]{1,64}:)/iy;
/** A header; its folded lines are one text with it. */
const HEADER = /[\w-]{1,64}:([^\r\n]*(?:\r?\n[ \t][^\r\n]*)*)(?:\r?\n|$)/y;
/** The first line of a multipart text (RFC 2046, 5.1.1), and what each part begins with (RFC 7578, 4.2). */
const BOUNDARY = /(--[\w'()+,./:=?-]{1,70})\r?\n(?=content-(?:disposition|type):)/iy;

export function looksLikeMessage(text: string): boolean {
  START.lastIndex = 0;
  return START.test(text) || boundaryOf(text) !== undefined;
}

function boundaryOf(text: string): string | undefined {
  BOUNDARY.lastIndex = 0;
  return BOUNDARY.exec(text)?.[1];
}

/** The target, the headers and the content of an HTTP request or mail, and of each part of a multipart text. */
export function messageTexts(text: string, words?: WordFilter): InnerTexts {
  const boundary = boundaryOf(text);
  const parts = boundary === undefined ? [text] : text.split(boundary).filter((part) => /^\r?\n/.test(part));
  const texts = parts.flatMap(textsOf).filter((one) => !isSilent(one, words));
  return { texts, fault: undefined };
}

function isSilent(text: string, words: WordFilter | undefined): boolean {
  return text === '' || words?.holds(text) === true || words?.isProse(text, classify(text)) === true;
}

function textsOf(message: string): string[] {
  START.lastIndex = 0;
  const target = START.exec(message)?.[1];
  const texts = target === undefined ? [] : [target];
  // A part begins with the end of its boundary's line.
  let end = target === undefined ? lineEndAt(message, 0) : START.lastIndex;
  HEADER.lastIndex = end;
  for (let header = HEADER.exec(message); header !== null; header = HEADER.exec(message)) {
    texts.push((header[1] as string).trim());
    end = HEADER.lastIndex;
  }
  texts.push(message.slice(end).trim());
  return texts;
}

/** Behind a line end that stands here. */
function lineEndAt(text: string, at: number): number {
  const start = text.charCodeAt(at) === 0x0d ? at + 1 : at;
  return text.charCodeAt(start) === 0x0a ? start + 1 : at;
}
