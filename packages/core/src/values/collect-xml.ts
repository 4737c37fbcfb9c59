import { add, type Collection, exceed } from './collection.js';
import { htmlDecode } from './decoders/html.js';
import { VALUE_LIMITS } from './limits.js';

/**
 * The texts of the elements that are open. Parsers give an element's text in one piece, whatever stands in between:
 * comments, CDATA sections, instructions, other elements. `uni<!---->on` is one word to all of them.
 */
class OpenElements {
  readonly #into: Collection;
  readonly #open: Element[] = [{ name: '', texts: [] }];

  constructor(into: Collection) {
    this.#into = into;
  }

  /** Of the element that was opened last, whether it is still open or not. */
  open(name: string, isEmpty: boolean): void {
    if (!isEmpty) this.#open.push({ name, texts: [] });
  }

  close(): void {
    // What is closed without having been opened closes nothing.
    const closed = this.#open.length > 1 ? this.#open.pop() : undefined;
    if (closed !== undefined) this.#join(closed);
  }

  closeAll(): void {
    for (const element of this.#open.reverse()) this.#join(element);
  }

  addText(text: string): void {
    if (text !== '') this.#open.at(-1)?.texts.push(text);
  }

  #join({ name, texts }: Element): void {
    if (texts.length < 2) return;
    const text = texts.join('').trim();
    if (texts.some((one) => one.trim() === text)) return;
    add(this.#into, 'xml_values', name, text);
  }
}

interface Element {
  readonly name: string;
  readonly texts: string[];
}

/**
 * Reads the texts, attribute values, comments and CDATA sections of an XML document. Nothing is expanded: entities of
 * a DTD stay names. The whole document is one more value, in which a check can see its DOCTYPE.
 */
export function collectXml(text: string, into: Collection): void {
  collectParts(text, into);
  // Last, so that a finding names the element or attribute when it lies in one.
  add(into, 'text', '', text);
}

function collectParts(text: string, into: Collection): void {
  const first = into.values.length;
  const elements = new OpenElements(into);
  let name = '';
  let index = 0;
  while (index < text.length) {
    const open = indexOrEnd(text, '<', index);
    elements.addText(addText(into, name, text.slice(index, open)));
    if (open === text.length) break;
    const markup = readMarkup(text, open);
    if (markup.content !== undefined) {
      const content = addText(into, name, markup.content);
      if (markup.isText === true) elements.addText(content);
    }
    if (markup.closes === true) elements.close();
    if (markup.name !== undefined) {
      name = markup.name;
      elements.open(name, text[markup.end - 2] === '/');
      collectAttributes(text.slice(open + 1 + name.length, markup.end), name, into);
    }
    index = markup.end;
    if (into.values.length - first > VALUE_LIMITS.xmlValues) {
      exceed(into, 'xmlValues', 'xml_values');
      return;
    }
  }
  elements.closeAll();
}

interface Markup {
  readonly end: number;
  /** The element that a start tag opens. */
  readonly name?: string;
  /** What a comment, CDATA section or processing instruction holds. */
  readonly content?: string;
  /** It is text of the element. */
  readonly isText?: true;
  readonly closes?: true;
}

function readMarkup(text: string, open: number): Markup {
  if (text.startsWith('<!--', open)) return delimited(text, open + 4, '-->');
  if (text.startsWith('<![CDATA[', open)) return { ...delimited(text, open + 9, ']]>'), isText: true };
  if (text.startsWith('<?', open)) return delimited(text, open + 2, '?>');
  if (text.startsWith('<!', open)) return { end: endOfDeclaration(text, open) };
  if (text.startsWith('</', open)) return { end: indexOrEnd(text, '>', open) + 1, closes: true };
  return { end: endOfTag(text, open + 1) + 1, name: readName(text, open + 1) };
}

function delimited(text: string, start: number, close: string): Markup {
  const end = indexOrEnd(text, close, start);
  return { content: text.slice(start, end), end: Math.min(end + close.length, text.length) };
}

/** A DOCTYPE ends behind its internal subset, `[…]>`; what it declares is seen in the document as a whole. */
function endOfDeclaration(text: string, open: number): number {
  const close = indexOrEnd(text, '>', open);
  const bracket = text.slice(open, close).includes('[');
  return (bracket ? indexOrEnd(text, '>', indexOrEnd(text, ']', open)) : close) + 1;
}

/** A `>` inside a quoted attribute value ends nothing (XML 1.0 section 3.1). */
function endOfTag(text: string, start: number): number {
  let quote = 0;
  for (let index = start; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (quote !== 0) {
      if (unit === quote) quote = 0;
    } else if (unit === 0x22 || unit === 0x27) {
      quote = unit;
    } else if (unit === 0x3e) {
      return index;
    }
  }
  return text.length;
}

function readName(text: string, start: number): string {
  let end = start;
  while (end < text.length && !NAME_END.has(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

const NAME_END = new Set([0x09, 0x0a, 0x0d, 0x20, 0x22, 0x27, 0x2f, 0x3c, 0x3d, 0x3e]);

/** Adds every quoted value of a tag, each under the name before its `=`. */
function collectAttributes(tag: string, element: string, into: Collection): void {
  let index = 0;
  let nameStart = 0;
  while (index < tag.length) {
    const unit = tag.charCodeAt(index);
    if (unit !== 0x22 && unit !== 0x27) {
      index++;
      continue;
    }
    const end = indexOrEnd(tag, unit === 0x22 ? '"' : "'", index + 1);
    const name = tag.slice(nameStart, index).replace('=', '').trim();
    addText(into, `${element}@${name}`, tag.slice(index + 1, end));
    index = end + 1;
    nameStart = index;
  }
}

/** Gives the text back, its references undone. */
function addText(into: Collection, path: string, text: string): string {
  const decoded = text.includes('&') ? htmlDecode(text) : text;
  add(into, 'xml_values', path, decoded.trim());
  return decoded;
}

function indexOrEnd(text: string, search: string, start: number): number {
  const index = text.indexOf(search, start);
  return index === -1 ? text.length : index;
}
