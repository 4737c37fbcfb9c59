import type { Certainty, Detection } from '../check.js';
import { attributeAt, type HtmlAttribute, type MarkupPlace } from './active-markup.js';
import { decodeReferences } from './character-references.js';
import { findCssScript } from './css-script.js';
import { lowerName } from './html-characters.js';
import type { HtmlTag } from './html-tokenizer.js';
import { judgeScript, readWhole } from './script-text.js';
import { judgeUrl } from './url-judge.js';

type Judgement = { readonly certainty: Certainty; readonly what: string };

interface Element {
  readonly text: string;
  readonly tag: HtmlTag;
  readonly place: MarkupPlace;
}

/** Elements that act by what they are, not by an attribute that any element may have. */
const JUDGES: ReadonlyMap<string, (element: Element) => Judgement | undefined> = new Map([
  ['script', judgeScriptElement],
  ['style', judgeStyleElement],
  ['base', judgeBase],
  ['meta', judgeMeta],
  ['link', judgeLink],
  ['object', judgeEmbedded],
  ['embed', judgeEmbedded],
  ['applet', judgeEmbedded],
  ['iframe', judgeFrame],
  ['frame', judgeFrame],
  ['animate', judgeAnimation],
  ['set', judgeAnimation],
  ['animatetransform', judgeAnimation],
  ['animatemotion', judgeAnimation],
]);

/** What an element runs by its own nature. */
export function judgeElement(text: string, tag: HtmlTag, place: MarkupPlace): Detection | undefined {
  // `x:script` is a script once a page is read as XML.
  const judge = JUDGES.get(tag.name.endsWith(':script') ? 'script' : tag.name);
  const judgement = judge?.({ text, tag, place });
  if (judgement === undefined) return undefined;
  const end = Math.max(tag.end, tag.contentEnd);
  return {
    certainty: judgement.certainty,
    start: tag.start,
    end,
    context: place.context,
    explanation: `The element <${tag.name.slice(0, 40)}> ${judgement.what}.`,
  };
}

function attribute({ text, tag }: Element, ...names: string[]): HtmlAttribute | undefined {
  for (let index = 0; index < tag.attributes.length; index += 4) {
    const length = (tag.attributes[index + 1] as number) - (tag.attributes[index] as number);
    if (!names.some((name) => name.length === length)) continue;
    const start = tag.attributes[index] as number;
    if (names.includes(lowerName(text, start, start + length))) return attributeAt(text, tag, index);
  }
  return undefined;
}

function judgeScriptElement(element: Element): Judgement | undefined {
  if (!runsAsScript(element)) return undefined;
  const source = attribute(element, 'src', 'href', 'xlink:href', 'x:href')?.value.trim();
  if (source) return { certainty: 'certain', what: `loads and runs ${source.slice(0, 80)}` };
  const { text, tag } = element;
  const content = text.slice(tag.contentStart, tag.contentEnd);
  const certainty = judgeContent(element, content);
  return certainty && { certainty, what: `runs ${content.slice(0, 80).trim() || 'what follows it in the page'}` };
}

function judgeContent(element: Element, content: string): Certainty | undefined {
  const isClosed = element.tag.contentEnd < element.text.length;
  if (content.trim() === '') return isClosed ? undefined : 'unsure';
  if (isVisualBasic(element)) return 'certain';
  const plain = judgeScript(content, 'markup');
  if (plain === 'certain') return plain;
  // Inside svg the content is ordinary text, references included.
  const decoded = judgeScript(decodeReferences(content), 'markup');
  if (decoded === 'certain') return decoded;
  if (!isClosed) return plain ?? decoded;
  // A whole element that has the means to act is taken at its word, even where the reader cannot follow it.
  return plain || decoded || /[(`=]/.test(content) ? 'certain' : oddContent(content);
}

/** A lone name or number in a whole element runs without effect, as probes do; prose does not compile. */
function oddContent(content: string): Certainty | undefined {
  return readWhole(content).error < 0 ? 'unsure' : undefined;
}

function isVisualBasic(element: Element): boolean {
  const language = attribute(element, 'language')?.value ?? attribute(element, 'type')?.value ?? '';
  return /^\s*(?:text\/)?vb/i.test(language);
}

/** HTML Standard 4.12.1.1: any other type is a data block. */
function runsAsScript(element: Element): boolean {
  const type = attribute(element, 'type')?.value.trim().toLowerCase() ?? '';
  return type === '' || /script|module|importmap|speculationrules|vbs/.test(type);
}

function judgeStyleElement({ text, tag }: Element): Judgement | undefined {
  const css = text.slice(tag.contentStart, tag.contentEnd);
  const construct = tag.contentStart < 0 ? undefined : findCssScript(css);
  if (construct !== undefined) return { certainty: 'certain', what: `runs script from CSS by ${construct}` };
  return /@im/i.test(css) ? { certainty: 'unsure', what: 'imports a style sheet from elsewhere' } : undefined;
}

/** A foreign base makes every relative script of the page load from elsewhere. */
function judgeBase(element: Element): Judgement | undefined {
  const href = (attribute(element, 'href')?.value ?? '').replaceAll(/[\t\n\r]/g, '').trim();
  return /^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(href)
    ? { certainty: 'certain', what: `makes the page load its relative scripts from ${href.slice(0, 80)}` }
    : undefined;
}

function judgeMeta(element: Element): Judgement | undefined {
  const charset = attribute(element, 'charset')?.value ?? '';
  const equivalent = attribute(element, 'http-equiv')?.value.trim().toLowerCase();
  if (charset === '' && equivalent === undefined) return undefined;
  const content = attribute(element, 'content')?.value ?? '';
  if (/utf-?7/i.test(charset) || /charset\s*=\s*["']?utf-?7/i.test(content)) {
    return { certainty: 'certain', what: 'makes old browsers read the page as UTF-7' };
  }
  // HTML Standard 4.2.5.3, the refresh state: white space alone may stand between the time and the address.
  const target = /^\s*[\d.]*[;,\s]\s*[;,]?\s*(?:url\s*=\s*)?["']?\s*([^\s"'].*)/is.exec(content.slice(0, 4096))?.[1];
  if (equivalent !== 'refresh' || target === undefined) return undefined;
  const url = judgeUrl(target, 'markup', element.place.judgeDocument);
  return {
    certainty: 'certain',
    what: url ? `sends the page to a URL that ${url.effect}` : `sends the page to ${target.slice(0, 80)}`,
  };
}

function judgeLink(element: Element): Judgement | undefined {
  const relation = attribute(element, 'rel')?.value.toLowerCase() ?? '';
  if (/\bimport\b/.test(relation)) return { certainty: 'certain', what: 'imports an HTML document with its scripts' };
  const isForeign = /^\s*(?:https?:|[\\/]{2})/i.test(attribute(element, 'href')?.value ?? '');
  return relation.includes('stylesheet') && isForeign
    ? { certainty: 'unsure', what: 'loads a style sheet from elsewhere' }
    : undefined;
}

function judgeEmbedded(element: Element): Judgement | undefined {
  const source = attribute(element, 'src', 'data', 'code', 'codebase', 'archive', 'classid')?.value.trim();
  return source ? { certainty: 'unsure', what: `embeds ${source.slice(0, 80)}` } : undefined;
}

/** A foreign page in a frame cannot script this one; it can pose as it, or be a video. */
function judgeFrame(element: Element): Judgement | undefined {
  const source = attribute(element, 'src')?.value.trim() ?? '';
  const isForeign = /^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(source) && !/^(?:https|about|blob):/i.test(source);
  return isForeign ? { certainty: 'unsure', what: `shows ${source.slice(0, 80)} inside the page` } : undefined;
}

/** SVG animations write any attribute, event handlers and `href` included. */
function judgeAnimation(element: Element): Judgement | undefined {
  const target = attribute(element, 'attributename')?.value.trim().toLowerCase() ?? '';
  for (const name of ['to', 'from', 'by', 'values']) {
    const value = attribute(element, name)?.value ?? '';
    if (value === '') continue;
    if (/^on[a-z]{2}/.test(target) && judgeScript(value, 'markup')) {
      return { certainty: 'certain', what: `sets the handler ${target.slice(0, 40)} to ${value.slice(0, 80)}` };
    }
    for (const part of name === 'values' ? value.split(';') : []) {
      const url = judgeUrl(part, 'markup', element.place.judgeDocument);
      if (url !== undefined)
        return { certainty: url.certainty, what: `sets ${target.slice(0, 40)} to what ${url.effect}` };
    }
  }
  return undefined;
}
