import type { Certainty, Detection } from '../check.js';
import { judgeTag, type MarkupPlace } from './active-markup.js';
import { mayHoldActiveAttribute } from './attribute-scan.js';
import { isHtmlSpace } from './html-characters.js';
import {
  firstMarkup,
  type HtmlListener,
  type HtmlState,
  type HtmlTag,
  RAW_TEXT_ELEMENTS,
  readHtml,
} from './html-tokenizer.js';
import { findProse, judgeInstruction, leavesAttribute } from './markup-surroundings.js';
import type { ScriptPlace } from './script-text.js';

/** Levels of markup inside markup (srcdoc, data: documents, comments, values written out again) that are read. */
export const NESTED_MARKUP_LEVELS = 3;

/**
 * Documents (srcdoc, data: and javascript: URLs), and values that hold markup, that one reading of a text follows. A page has a few;
 * reading on would let a text of thousands cost more than its length, and passing the rest unread would hide one in them.
 */
export const NESTED_DOCUMENTS = 256;
export const NESTED_VALUES = 4096;

interface Nested {
  documents: number;
  values: number;
}

/** What text runs as markup, between tags and inside them; `certain` before `unsure`. */
export function findMarkup(text: string): Detection | undefined {
  const hasTags = firstMarkup(text) >= 0;
  const hasAttributes = text.includes('=') && (hasTags || mayHoldActiveAttribute(text));
  if (!hasTags && !hasAttributes) return undefined;
  const search = new MarkupSearch(text, 0, none());
  if (hasTags) readBetweenTags(search);
  if (hasTags && !search.isCertain) search.keep(leavesAttribute(text));
  if (hasAttributes && !search.isCertain) readInsideTags(search, text);
  return search.found;
}

/** What text runs as a document of its own, or as what stands between tags. */
export function findActiveMarkup(text: string, level: number, nested = none()): Detection | undefined {
  if (level >= NESTED_MARKUP_LEVELS || firstMarkup(text) < 0) return undefined;
  const search = new MarkupSearch(text, level, nested);
  search.read({ from: 0, state: 'data', rawText: true, context: 'between tags' });
  return search.found;
}

function none(): Nested {
  return { documents: 0, values: 0 };
}

function readBetweenTags(search: MarkupSearch): void {
  search.read({ from: 0, state: 'data', rawText: true, context: 'between tags' });
  // Inside svg and math, and after a sanitizer's other view of them, raw text elements hold markup.
  if (search.sawRawText && !search.isCertain) {
    search.read({ from: 0, state: 'data', rawText: false, context: 'between tags, inside svg or math' });
  }
}

/** The text leaves an attribute's value, or is a list of attributes. */
function readInsideTags(search: MarkupSearch, text: string): void {
  for (const { mark, context } of BREAKOUTS) {
    const at = text.indexOf(mark);
    if (at < 0) continue;
    search.read({ from: at + 1, state: 'tag', rawText: true, context });
    if (search.isCertain) return;
  }
  const context = 'inside an unquoted attribute value, or among attributes';
  search.read({ from: 0, state: 'tag', rawText: true, context, script: 'bare' });
  const space = firstSpace(text);
  if (search.isCertain || space <= 0 || search.passed(space)) return;
  search.read({ from: space, state: 'tag', rawText: true, context, script: 'bare' });
}

const BREAKOUTS = [
  { mark: '"', context: 'inside a double-quoted attribute value' },
  { mark: "'", context: 'inside a single-quoted attribute value' },
];

function firstSpace(text: string): number {
  for (let position = 0; position < text.length; position++) {
    if (isHtmlSpace(text.charCodeAt(position))) return position;
  }
  return -1;
}

interface Start {
  readonly from: number;
  readonly state: HtmlState;
  readonly rawText: boolean;
  readonly context: string;
  /** How far attributes of the page's own tag are believed. */
  readonly script?: ScriptPlace;
}

/** The readings of one text. Where a later one meets the state of the first, it ends: the rest is known. */
class MarkupSearch implements HtmlListener {
  found: Detection | undefined;
  sawRawText = false;

  /** Start and end of everything that the first reading did not take for text, in order. */
  private readonly spans: number[] = [];
  private readings = 0;
  private isFirst = false;
  private startsInTag = false;
  private cursor = 0;
  /** Where the first attribute of the last reading inside a tag ended. */
  private firstAttributeEnd = -1;
  private sawDocument = false;
  /** Where prose begins; -1 before anybody asked. */
  private prose = -1;
  private ownPlace: MarkupPlace | undefined;
  private pagePlace: MarkupPlace | undefined;
  private readonly firstTag: number;

  constructor(
    private readonly text: string,
    private readonly level: number,
    private readonly nested: Nested,
  ) {
    this.firstTag = text.indexOf('<');
  }

  get isCertain(): boolean {
    return this.found?.certainty === 'certain';
  }

  /** Whether the last reading inside a tag was between attributes at this offset. */
  passed(offset: number): boolean {
    return this.firstAttributeEnd === offset;
  }

  read({ from, state, rawText, context, script = 'markup' }: Start): void {
    this.cursor = 0;
    if (this.level === 0) Object.assign(this.nested, none());
    this.startsInTag = state === 'tag';
    this.isFirst = this.readings++ === 0 && !this.startsInTag;
    this.ownPlace = this.place('markup', context, false);
    this.pagePlace = this.startsInTag ? this.place(script, context, true) : undefined;
    readHtml({ text: this.text, from, state, rawText, listener: this });
  }

  tag(tag: HtmlTag): boolean {
    const place = tag.name === '' ? this.pagePlace : this.ownPlace;
    if (place !== undefined) this.keep(judgeTag(this.text, tag, place));
    if (this.isFirst) this.remember(tag);
    return this.isCertain || (this.startsInTag && this.meetsFirst(tag));
  }

  comment(start: number, end: number): boolean {
    if (this.isFirst) this.spans.push(start, end);
    this.keep(judgeInstruction(this.text, start, end) ?? this.findInComment(start, end));
    return this.isCertain;
  }

  keep(detection: Detection | undefined): void {
    if (detection === undefined || this.isCertain) return;
    this.found = detection.certainty === 'certain' ? detection : (this.found ?? detection);
  }

  private place(script: ScriptPlace, context: string, isPageTag: boolean): MarkupPlace {
    const { judgeNested, judgeDocument, isFirst, firstTag, isLeading, isInDocument } = this;
    return {
      script,
      context,
      judgeNested,
      judgeDocument,
      isFirstReading: isFirst,
      isPageTag,
      firstTag,
      isLeading,
      isInDocument,
    };
  }

  private remember(tag: HtmlTag): void {
    if (RAW_TEXT_ELEMENTS.has(tag.name) && tag.name !== 'script') this.sawRawText = true;
    if (tag.name === 'html' || tag.name === 'head' || tag.name === 'body') this.sawDocument = true;
    this.spans.push(tag.start, Math.max(tag.end, tag.contentEnd));
  }

  /** Whether the first reading, too, took what follows this tag for text: from here on they agree. */
  private meetsFirst(tag: HtmlTag): boolean {
    if (tag.name === '') this.firstAttributeEnd = tag.firstAttributeEnd;
    return this.isTextAt(Math.max(tag.end, tag.contentEnd));
  }

  private isTextAt(offset: number): boolean {
    const { spans } = this;
    while (this.cursor < spans.length && (spans[this.cursor + 1] as number) < offset) this.cursor += 2;
    return this.cursor >= spans.length || offset <= (spans[this.cursor] as number) || offset === spans[this.cursor + 1];
  }

  private readonly isLeading = (offset: number): boolean => {
    if (this.prose < 0) this.prose = findProse(this.text);
    return offset <= this.prose;
  };

  private readonly isInDocument = (): boolean => this.sawDocument;

  private readonly judgeNested = (markup: string): Certainty | undefined => {
    if (++this.nested.values > NESTED_VALUES) return 'certain';
    return findActiveMarkup(markup, this.level + 1, this.nested)?.certainty;
  };

  /** Documents nested to the bound are an attacker's doing: nobody's editor writes them. */
  private readonly judgeDocument = (markup: string): Certainty | undefined => {
    if (this.level + 1 >= NESTED_MARKUP_LEVELS && firstMarkup(markup) >= 0) return 'certain';
    if (++this.nested.documents > NESTED_DOCUMENTS) return 'certain';
    return this.judgeNested(markup);
  };

  /** Old browsers ran conditional comments, sanitizers' output moves what is in them, and pages put text there. */
  private findInComment(start: number, end: number): Detection | undefined {
    const inner = findActiveMarkup(this.text.slice(start, end), this.level + 1, this.nested);
    return inner && { ...inner, start: inner.start + start, end: inner.end + start, context: 'inside a comment' };
  }
}
