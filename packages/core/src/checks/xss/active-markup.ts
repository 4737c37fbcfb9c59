import type { Certainty, Detection } from '../check.js';
import { judgeElement } from './active-elements.js';
import { ACTIVE_NAMES } from './attribute-scan.js';
import { decodeReferences } from './character-references.js';
import { findCssScript } from './css-script.js';
import { judgeFrameworkAttribute } from './framework-attributes.js';
import { isAsciiLetter, lowerName } from './html-characters.js';
import type { HtmlTag } from './html-tokenizer.js';
import { BROWSER_NAMES, CALLED_NAMES, EVERYDAY_NAMES } from './javascript-words.js';
import { judgeScript, type ScriptPlace } from './script-text.js';
import { mayBeScriptUrl } from './script-url.js';
import { judgeUrl } from './url-judge.js';

export interface MarkupPlace {
  /** What the tag's start is: the text's own `<`, or the page's. */
  readonly script: ScriptPlace;
  /** For a developer: `between tags`. */
  readonly context: string;
  /** Judges markup inside an attribute's value, one level deeper. */
  readonly judgeNested: (markup: string) => Certainty | undefined;
  /** The same for `srcdoc` and for documents that URLs carry. */
  readonly judgeDocument: (markup: string) => Certainty | undefined;
  /** Values written out again are looked at once a text, not once a context. */
  readonly isFirstReading: boolean;
  /** The tag is the page's, not the text's. */
  readonly isPageTag: boolean;
  /** Offset of the text's first `<`; -1 without one. */
  readonly firstTag: number;
  /** Whether no prose stands in front of this offset. */
  readonly isLeading: (offset: number) => boolean;
  /** Whether the text is a page of its own. */
  readonly isInDocument: () => boolean;
}

/** One attribute as the browser sees it, character references undone. */
export interface HtmlAttribute {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

type Judgement = { readonly certainty: Certainty; readonly what: string };

/** What a start tag runs, by its attributes and by its element; `certain` before `unsure`. */
export function judgeTag(text: string, tag: HtmlTag, place: MarkupPlace): Detection | undefined {
  let unsure: Detection | undefined;
  const element = tag.name === '' ? undefined : judgeElement(text, tag, place);
  if (element !== undefined) {
    if (element.certainty === 'certain') return element;
    unsure = element;
  }
  for (let index = 0; index < tag.attributes.length; index += 4) {
    const found = judgeAttribute(text, tag, { index, place });
    if (found?.certainty === 'certain') return found;
    unsure ??= found;
  }
  return judgeCutTag(text, tag, place) ?? unsure;
}

/** `<svg/onload`, cut off: behind a slash a name is an attribute's, where `<b only` may be prose. */
function judgeCutTag(text: string, tag: HtmlTag, place: MarkupPlace): Detection | undefined {
  if (tag.end < text.length || tag.name === '' || !CUT_HANDLER.test(text.slice(-40))) return undefined;
  const explanation = `The tag <${tag.name.slice(0, 40)}> ends in the name of an event handler.`;
  return { certainty: 'certain', start: tag.start, end: text.length, context: place.context, explanation };
}

const CUT_HANDLER = /\/on[a-z]{3,}$/i;

/** Reads one attribute of a tag by its index in `tag.attributes`. */
export function attributeAt(text: string, tag: HtmlTag, index: number): HtmlAttribute {
  const start = tag.attributes[index] as number;
  const nameEnd = tag.attributes[index + 1] as number;
  const valueStart = tag.attributes[index + 2] as number;
  const valueEnd = tag.attributes[index + 3] as number;
  return {
    // Filters that take `''onload` for a quoted value drop the quotes.
    name: lowerName(text, tag.name === '' ? start : skipQuotes(text, start, nameEnd), nameEnd),
    value: decodeReferences(text.slice(valueStart, valueEnd)),
    start,
    end: valueEnd,
  };
}

function skipQuotes(text: string, start: number, end: number): number {
  let position = start;
  while (position < end - 1 && QUOTES.has(text.charCodeAt(position))) position++;
  return position;
}

const QUOTES = new Set([34, 39, 96]);

function judgeAttribute(
  text: string,
  tag: HtmlTag,
  at: { readonly index: number; readonly place: MarkupPlace },
): Detection | undefined {
  const valueStart = tag.attributes[at.index + 2] as number;
  const valueEnd = tag.attributes[at.index + 3] as number;
  const first = text.charCodeAt(tag.attributes[at.index] as number);
  const isPlain =
    !ACTIVE_NAMES.has(first) &&
    first > 32 &&
    (tag.name === '' || !QUOTES.has(first)) &&
    !mayBeScriptUrl(text, valueStart, valueEnd);
  const isCut = valueEnd === text.length;
  if (isPlain && !isCut && !hasMarkup(text, valueStart, valueEnd)) return undefined;
  const attribute = attributeAt(text, tag, at.index);
  const place =
    isProseLike(text, attribute.start, at.place) || isQuoted(text, attribute, at.place)
      ? { ...at.place, script: 'list' as const }
      : at.place;
  const judgement =
    judgeValue(attribute, place) ?? (isCut && tag.name !== '' ? judgeCut(text, attribute, valueStart) : undefined);
  if (judgement === undefined) return undefined;
  const owner = tag.name === '' ? 'the tag it lands in' : `<${tag.name.slice(0, 40)}>`;
  return {
    certainty: judgement.certainty,
    start: attribute.start,
    end: attribute.end,
    context: at.place.context,
    explanation: `The attribute ${attribute.name.slice(0, 40)} of ${owner} ${judgement.what}.`,
  };
}

/** The page's own text becomes a script, or the rest of an address up to its next quotation mark (dangling markup). */
function judgeCut(text: string, attribute: HtmlAttribute, valueStart: number): Judgement | undefined {
  if (attribute.value.trim() === '' && isHandlerName(attribute.name)) {
    return { certainty: 'certain', what: 'runs what follows in the page when its event fires' };
  }
  // A link waits for a click, and is how a post is cut off.
  if (attribute.name === 'href') return undefined;
  const quote = text.charCodeAt(valueStart - 1);
  if ((quote !== 34 && quote !== 39) || !/^\s*(?:https?:|[\\/]{2}).*[?=&]$/is.test(attribute.value)) return undefined;
  return { certainty: 'certain', what: `sends what follows in the page to ${attribute.value.slice(0, 80)}` };
}

/** Markup, a character reference, or an assignment. */
function hasMarkup(text: string, start: number, end: number): boolean {
  for (let position = start; position < end; position++) {
    const unit = text.charCodeAt(position);
    if (unit === 60 || unit === 38 || (unit === 61 && position > start && (text.charCodeAt(position - 1) | 32) >= 97))
      return true;
  }
  return false;
}

function judgeValue(attribute: HtmlAttribute, place: MarkupPlace): Judgement | undefined {
  const { name, value } = attribute;
  if (isHandlerName(name)) return judgeHandler(value, place);
  if (name === 'datasrc' || name === 'datafld')
    return { certainty: 'certain', what: 'takes markup from a data island' };
  if (name === 'style') {
    const construct = findCssScript(value);
    return construct === undefined ? undefined : { certainty: 'certain', what: `runs script from CSS by ${construct}` };
  }
  const isUrl = mayBeScriptUrl(value, 0, value.length) && isPlainName(name);
  const url = isUrl ? judgeUrl(value.replace(/^\s*`/, ''), place.script, place.judgeDocument) : undefined;
  if (url !== undefined) return { certainty: url.certainty, what: url.effect };
  const framework = isJsx(value) ? undefined : judgeFrameworkAttribute(name, value);
  if (framework !== undefined) return framework;
  return judgeScriptEntity(value) ?? judgeNestedMarkup(name, value, place) ?? judgeSlash(value, place);
}

/** `src=x/onerror=f()`: one value for a browser, two attributes for what rewrites tags by its own rules. */
function judgeSlash(value: string, place: MarkupPlace): Judgement | undefined {
  const handler = place.isPageTag ? null : /\/\s*on[a-z]{3,}\s*=\s*(.*)$/is.exec(value);
  if (handler === null || judgeScript(handler[1] ?? '', 'list') !== 'certain') return undefined;
  return {
    certainty: 'certain',
    what: `holds a handler that runs ${handler[1]?.slice(0, 80)} once the tag is rewritten`,
  };
}

/** Netscape 4 ran `&{script};` in any attribute. */
function judgeScriptEntity(value: string): Judgement | undefined {
  const open = value.indexOf('&{');
  if (open < 0) return undefined;
  const close = value.lastIndexOf('}');
  const script = value.slice(open + 2, close < open ? value.length : close);
  return judgeScript(script, 'markup') === 'certain'
    ? { certainty: 'certain', what: `runs ${script.slice(0, 80)}` }
    : undefined;
}

/**
 * A text that is nothing but `onclick=f()` may name a handler; `x onclick=f()` leaves a value. And `l'onde = f(x)` is
 * French: a letter on both sides makes the quote an apostrophe.
 */
function isProseLike(text: string, start: number, place: MarkupPlace): boolean {
  if (start === 0) return true;
  const isQuoted = text.charCodeAt(start - 1) === 39 && isAsciiLetter(text.charCodeAt(start - 2));
  return isQuoted && place.isPageTag;
}

/** `<p>"onclick=f()" is bad</p>`: behind a tag of the text's own, with a quotation mark at both ends, it is quoted. */
function isQuoted(text: string, { start, end }: HtmlAttribute, place: MarkupPlace): boolean {
  const { firstTag } = place;
  return (
    place.isPageTag &&
    firstTag >= 0 &&
    firstTag < start &&
    text.charCodeAt(end - 1) === 34 &&
    text.charCodeAt(start - 1) === 34
  );
}

/** `?u` and `"href` are what is left of other text, not attributes that an element knows. */
function isPlainName(name: string): boolean {
  return /^[a-z][a-z0-9:._-]*$/.test(name);
}

/** HTML Standard 8.1.8.1: event handler content attributes are `on` and the event's name. */
function isHandlerName(name: string): boolean {
  if (name.length < 4 || !name.startsWith('on')) return false;
  for (let index = 2; index < name.length; index++) {
    const unit = name.charCodeAt(index);
    if (unit < 97 || unit > 122) return false;
  }
  return true;
}

function judgeHandler(value: string, place: MarkupPlace): Judgement | undefined {
  if (isJsx(value)) return undefined;
  // Internet Explorer took backticks for quotation marks.
  const script = value.replace(/^`([^`]*)`?$/, '$1');
  const certainty = judgeScript(script, place.script) ?? (place.script === 'markup' ? oddHandler(value) : undefined);
  return certainty && { certainty, what: `runs ${value.slice(0, 80).trim() || 'what follows'} when its event fires` };
}

/** JSX writes handlers as `{expression}`; as HTML that is a block without an effect, or none that compiles. */
function isJsx(value: string): boolean {
  return value.charCodeAt(0) === 123 && judgeScript(value, 'bare') !== 'certain';
}

/** In a real tag: scripts of other languages, and values cut off; lone words and numbers do nothing. */
function oddHandler(value: string): Certainty | undefined {
  if (/[\w$\])]\(/.test(value)) return 'certain';
  const name = /^\s*(?:javascript:\s*)?(\w+)\s*(?:;\s*)?$/i.exec(value)?.[1];
  if (name !== undefined && BROWSER_NAMES.has(name) && (!EVERYDAY_NAMES.has(name) || CALLED_NAMES.has(name)))
    return 'certain';
  return /^[\s\w"'.,!?-]*$/.test(value) ? undefined : 'unsure';
}

/** `srcdoc` is a document; other values become markup when a sanitizer or script writes them out again (mutation). */
function judgeNestedMarkup(name: string, value: string, place: MarkupPlace): Judgement | undefined {
  if (!value.includes('<') || !(place.isFirstReading || name === 'srcdoc')) return undefined;
  const certainty = name === 'srcdoc' ? place.judgeDocument(value) : place.judgeNested(value);
  if (certainty === undefined) return undefined;
  const what =
    name === 'srcdoc' ? 'is a document that runs script' : 'holds markup that runs script once it is written out';
  return { certainty, what };
}
