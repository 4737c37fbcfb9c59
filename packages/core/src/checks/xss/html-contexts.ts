import type { Certainty, Detection } from '../check.js';
import { judgeTag } from './active-markup.js';
import { firstMarkup, type HtmlState, readHtml } from './html-tokenizer.js';
import type { ScriptPlace } from './script-text.js';

/** Levels of markup inside markup (srcdoc, data: documents, comments, values written out again) that are read. */
export const NESTED_MARKUP_LEVELS = 4;

const RAW_TEXT = /^(?:style|xmp|iframe|noembed|noframes|noscript|title|textarea|plaintext)$/;

/** What text between tags runs. */
export function findActiveMarkup(text: string, level = 0): Detection | undefined {
  if (level >= NESTED_MARKUP_LEVELS || firstMarkup(text) < 0) return undefined;
  const search = new MarkupSearch(text, level);
  search.read({ from: 0, state: 'data', rawText: true, context: 'between tags' });
  // Inside svg and math, and after a sanitizer's other view of them, raw text elements hold markup.
  if (level === 0 && search.sawRawText && !search.isCertain()) {
    search.read({ from: 0, state: 'data', rawText: false, context: 'between tags, inside svg or math' });
  }
  return search.found;
}

/** What text runs that a page puts inside a tag: it leaves the attribute's value, or it is a list of attributes. */
export function findActiveAttributes(text: string): Detection | undefined {
  const search = new MarkupSearch(text, 0);
  for (const { mark, context } of BREAKOUTS) {
    const at = text.indexOf(mark);
    if (at < 0) continue;
    search.read({ from: at + 1, state: 'tag', rawText: true, context, script: 'markup' });
    if (search.isCertain()) return search.found;
  }
  const space = text.search(/[\t\n\f\r ]/);
  const context = 'inside an unquoted attribute value, or among attributes';
  search.read({ from: 0, state: 'tag', rawText: true, context, script: 'list' });
  if (space > 0 && !search.isCertain()) {
    search.read({ from: space, state: 'tag', rawText: true, context, script: 'bare' });
  }
  return search.found;
}

const BREAKOUTS = [
  { mark: '"', context: 'inside a double-quoted attribute value' },
  { mark: "'", context: 'inside a single-quoted attribute value' },
];

interface Start {
  readonly from: number;
  readonly state: HtmlState;
  readonly rawText: boolean;
  readonly context: string;
  /** How far attributes of the page's own tag are believed. */
  readonly script?: ScriptPlace;
}

class MarkupSearch {
  found: Detection | undefined;
  sawRawText = false;

  constructor(
    private readonly text: string,
    private readonly level: number,
  ) {}

  isCertain(): boolean {
    return this.found?.certainty === 'certain';
  }

  read({ from, state, rawText, context, script = 'markup' }: Start): void {
    const judgeNested = (markup: string): Certainty | undefined => findActiveMarkup(markup, this.level + 1)?.certainty;
    readHtml({
      text: this.text,
      from,
      state,
      rawText,
      listener: {
        tag: (tag) => {
          if (RAW_TEXT.test(tag.name)) this.sawRawText = true;
          return this.keep(
            judgeTag(this.text, tag, {
              script: tag.name === '' ? script : 'markup',
              context,
              judgeNested,
            }),
          );
        },
        comment: (start, end) => this.keep(this.findInComment(start, end)),
      },
    });
  }

  /** Old browsers ran conditional comments, sanitizers' output moves what is in them, and pages put text there. */
  private findInComment(start: number, end: number): Detection | undefined {
    const inner = findActiveMarkup(this.text.slice(start, end), this.level + 1);
    return inner && { ...inner, start: inner.start + start, end: inner.end + start, context: 'inside a comment' };
  }

  private keep(detection: Detection | undefined): boolean {
    if (detection === undefined) return this.isCertain();
    if (!this.isCertain()) this.found = detection.certainty === 'certain' ? detection : (this.found ?? detection);
    return this.isCertain();
  }
}
