import { beginsTagName, isHtmlSpace, lowerName } from './html-characters.js';

/** A start tag as a browser would read it; the same object is reused for every tag of a reading. */
export interface HtmlTag {
  name: string;
  start: number;
  end: number;
  /** Four offsets for each attribute with a value: name start, name end, value start, value end. */
  readonly attributes: number[];
  firstAttributeEnd: number;
  /** The text between this tag and its end tag, for elements whose content is no markup; -1 when there is none. */
  contentStart: number;
  contentEnd: number;
}

/** Who listens to a reading. Returning true from `tag` ends it. */
export interface HtmlListener {
  tag(tag: HtmlTag): boolean;
  comment(start: number, end: number): boolean;
}

/** Where in a page the text lands: between tags, or inside one, where attributes are expected. */
export type HtmlState = 'data' | 'tag';

export interface HtmlReading {
  readonly text: string;
  readonly from: number;
  readonly state: HtmlState;
  /** False reads `<style>` and its like as markup: what svg and math make of them. */
  readonly rawText: boolean;
  readonly listener: HtmlListener;
}

/** Elements whose content the tokenizer takes as text (WHATWG HTML 13.2.6.2 and 13.2.6.4.7, scripting enabled). */
export const RAW_TEXT_ELEMENTS = new Set([
  'script',
  'style',
  'xmp',
  'iframe',
  'noembed',
  'noframes',
  'noscript',
  'title',
  'textarea',
  'plaintext',
]);

const GREATER_THAN = 62;
const SLASH = 47;
const EQUALS = 61;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const EXCLAMATION = 33;
const QUESTION = 63;
const DASH = 45;

/**
 * Reads text by the tokenizer states of the WHATWG HTML Standard, 13.2.5, and reports start tags and comments.
 * What the text leaves open at its end counts as present, because the page around it supplies the rest.
 */
export function readHtml(reading: HtmlReading): void {
  const { text, listener } = reading;
  const tag: HtmlTag = {
    name: '',
    start: 0,
    end: 0,
    attributes: [],
    firstAttributeEnd: -1,
    contentStart: -1,
    contentEnd: -1,
  };
  let position = reading.from;
  if (reading.state === 'tag') {
    tag.start = position;
    position = readAttributes(text, position, tag);
    if (listener.tag(tag)) return;
  }
  while (position < text.length) {
    const open = text.indexOf('<', position);
    if (open < 0) return;
    const next = text.charCodeAt(open + 1);
    if (beginsTagName(next)) {
      position = readStartTag(reading, open, tag);
      if (listener.tag(tag)) return;
    } else position = skipMarkup(reading, open, next);
  }
}

function readStartTag(reading: HtmlReading, open: number, tag: HtmlTag): number {
  const { text } = reading;
  const nameEnd = endOfTagName(text, open + 1);
  // `<scr<script>ipt>` is a script once a filter has taken the inner one for the whole.
  const inner = text.lastIndexOf('<', nameEnd - 1);
  tag.name = lowerName(text, inner + 1, nameEnd);
  tag.start = open;
  const end = readAttributes(text, nameEnd, tag);
  // A prefixed script is one once the page is read as XML.
  const isScript = tag.name === 'script' || tag.name.endsWith(':script');
  if (!(isScript || (reading.rawText && RAW_TEXT_ELEMENTS.has(tag.name)))) return end;
  tag.contentStart = end;
  tag.contentEnd = endOfRawText(text, end, tag.name);
  return tag.contentEnd;
}

/** Everything that starts with `<` and is no start tag: end tags, comments, declarations, plain text. */
function skipMarkup(reading: HtmlReading, open: number, next: number): number {
  const { text } = reading;
  if (next === EXCLAMATION || next === QUESTION) return skipComment(reading, open);
  if (next !== SLASH) return open + 1;
  const after = text.charCodeAt(open + 2);
  if (beginsTagName(after)) return readAttributes(text, endOfTagName(text, open + 2), ENDED);
  return after === GREATER_THAN ? open + 3 : skipComment(reading, open);
}

/** Comments, and what the standard calls bogus ones: declarations, processing instructions, CDATA outside of svg. */
function skipComment({ text, listener }: HtmlReading, open: number): number {
  // CDATA is text in svg and math, and markup for whom reads the text out of XML first.
  if (text.startsWith('![CDATA[', open + 1)) return open + '<![CDATA['.length;
  const isComment = text.startsWith('!--', open + 1);
  const end = isComment ? endOfComment(text, open + 4) : afterGreaterThan(text, open);
  return listener.comment(open + (isComment ? 4 : 2), end) ? text.length : end;
}

/** Attributes of end tags mean nothing, but a quoted `>` in them does not end the tag. */
const ENDED: HtmlTag = {
  name: '',
  start: 0,
  end: 0,
  attributes: [],
  firstAttributeEnd: -1,
  contentStart: -1,
  contentEnd: -1,
};

function endOfTagName(text: string, from: number): number {
  let position = from;
  while (position < text.length) {
    const unit = text.charCodeAt(position);
    if (unit === SLASH || unit === GREATER_THAN || isHtmlSpace(unit)) break;
    position++;
  }
  return position;
}

/** 13.2.5.32 to 13.2.5.40: returns the offset behind the tag's `>`, or the text's end. */
function readAttributes(text: string, from: number, tag: HtmlTag): number {
  tag.attributes.length = 0;
  tag.firstAttributeEnd = -1;
  tag.contentStart = -1;
  tag.contentEnd = -1;
  let position = from;
  while (position < text.length) {
    const unit = text.charCodeAt(position);
    if (unit === GREATER_THAN) {
      position++;
      break;
    }
    if (unit === SLASH || isHtmlSpace(unit)) position++;
    else {
      position = readAttribute(text, position, tag.attributes);
      if (tag.firstAttributeEnd < 0) tag.firstAttributeEnd = position;
    }
  }
  tag.end = position;
  return position;
}

function readAttribute(text: string, from: number, attributes: number[]): number {
  const nameEnd = endOfAttributeName(text, from);
  let position = skipHtmlSpace(text, nameEnd);
  if (text.charCodeAt(position) !== EQUALS) {
    return nameEnd;
  }
  position = skipHtmlSpace(text, position + 1);
  const quote = text.charCodeAt(position);
  if (quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE) {
    const close = text.indexOf(quote === DOUBLE_QUOTE ? '"' : "'", position + 1);
    const end = close < 0 ? text.length : close;
    attributes.push(from, nameEnd, position + 1, end);
    return close < 0 ? end : end + 1;
  }
  const end = endOfUnquotedValue(text, position);
  attributes.push(from, nameEnd, position, end);
  return end;
}

function endOfAttributeName(text: string, from: number): number {
  // A `=` in front belongs to the name (13.2.5.32).
  let position = from + 1;
  while (position < text.length) {
    const unit = text.charCodeAt(position);
    if (unit === EQUALS || unit === SLASH || unit === GREATER_THAN || isHtmlSpace(unit)) break;
    position++;
  }
  return position;
}

function endOfUnquotedValue(text: string, from: number): number {
  let position = from;
  while (position < text.length) {
    const unit = text.charCodeAt(position);
    if (unit === GREATER_THAN || isHtmlSpace(unit)) break;
    position++;
  }
  return position;
}

function skipHtmlSpace(text: string, from: number): number {
  let position = from;
  while (isHtmlSpace(text.charCodeAt(position))) position++;
  return position;
}

function afterGreaterThan(text: string, from: number): number {
  const close = text.indexOf('>', from);
  return close < 0 ? text.length : close + 1;
}

/** Comments end at `-->`, at `--!>`, and at once as `<!-->` and `<!--->` (13.2.5.43 to 13.2.5.51). */
function endOfComment(text: string, from: number): number {
  if (text.charCodeAt(from) === GREATER_THAN) return from + 1;
  if (text.startsWith('->', from)) return from + 2;
  let position = text.indexOf('--', from);
  while (position >= 0) {
    let after = position + 2;
    while (text.charCodeAt(after) === DASH) after++;
    if (text.charCodeAt(after) === GREATER_THAN) return after + 1;
    if (text.charCodeAt(after) === EXCLAMATION && text.charCodeAt(after + 1) === GREATER_THAN) return after + 2;
    position = text.indexOf('--', after);
  }
  return text.length;
}

/** The offset of the `</name` that ends raw text; the text's end without one. */
function endOfRawText(text: string, from: number, name: string): number {
  let position = text.indexOf('</', from);
  while (position >= 0) {
    const nameEnd = position + 2 + name.length;
    const after = text.charCodeAt(nameEnd);
    const ends = nameEnd >= text.length || after === SLASH || after === GREATER_THAN || isHtmlSpace(after);
    if (ends && lowerName(text, position + 2, nameEnd) === name) return position;
    position = text.indexOf('</', position + 2);
  }
  return text.length;
}

/** The offset of the first `<` that opens a tag, a comment or an end tag; -1 without one. */
export function firstMarkup(text: string): number {
  let position = text.indexOf('<');
  while (position >= 0) {
    const next = text.charCodeAt(position + 1);
    if (beginsTagName(next) || next === SLASH || next === EXCLAMATION || next === QUESTION) return position;
    position = text.indexOf('<', position + 1);
  }
  return -1;
}
