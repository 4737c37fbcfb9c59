import type { Certainty, Detection } from '../check.js';
import { attributeAt, type HtmlAttribute, type MarkupPlace } from './active-markup.js';
import { decodeReferences } from './character-references.js';
import { findCssScript } from './css-script.js';
import { findTellingRule } from './css-telling.js';
import { EMBEDDING_JUDGES, isForeign } from './embedding-elements.js';
import { lowerName } from './html-characters.js';
import type { HtmlTag } from './html-tokenizer.js';
import { judgeScript, readWhole } from './script-text.js';
import { judgeUrl } from './url-judge.js';

/** What an element does, as a clause: `loads and runs x.js`. */
export type ElementJudgement = { readonly certainty: Certainty; readonly what: string };

export interface ActiveElement {
  readonly text: string;
  readonly tag: HtmlTag;
  readonly place: MarkupPlace;
}

/** Elements that act by what they are, not by an attribute that any element may have. */
const JUDGES: ReadonlyMap<string, (element: ActiveElement) => ElementJudgement | undefined> = new Map([
  ['script', judgeScriptElement],
  ['style', judgeStyleElement],
  ['base', judgeBase],
  ['meta', judgeMeta],
  ['link', judgeLink],
  ['animate', judgeAnimation],
  ['set', judgeAnimation],
  ['handler', judgeListener],
  ['listener', judgeListener],
  ['plaintext', judgePlainText],
  ['component', judgeComponent],
  ['animatetransform', judgeAnimation],
  ['animatemotion', judgeAnimation],
]);

/** What an element runs by its own nature. */
export function judgeElement(text: string, tag: HtmlTag, place: MarkupPlace): Detection | undefined {
  // `x:script` is a script once a page is read as XML.
  const name = tag.name.slice(tag.name.lastIndexOf(':') + 1);
  const judge = JUDGES.get(name) ?? EMBEDDING_JUDGES.get(name) ?? (holdsItself(name) ? judgeNested : undefined);
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

/** `scrscriptipt`: what a filter leaves that takes the name out once. */
function holdsItself(name: string): boolean {
  return NESTED_NAMES.some((whole) => {
    const at = name.length === 2 * whole.length ? name.indexOf(whole, 1) : -1;
    return at > 0 && name.startsWith(whole.slice(0, at)) && name.endsWith(whole.slice(at));
  });
}

const NESTED_NAMES = ['script', 'iframe', 'object', 'embed', 'svg', 'style', 'base', 'meta', 'link', 'form'] as const;

function judgeNested(): ElementJudgement {
  return { certainty: 'certain', what: 'acts once a filter has taken its name out of itself' };
}

/** The first attribute of one of these names; what has no value is none. */
export function elementAttribute({ text, tag }: ActiveElement, ...names: string[]): HtmlAttribute | undefined {
  for (let index = 0; index < tag.attributes.length; index += 4) {
    const length = (tag.attributes[index + 1] as number) - (tag.attributes[index] as number);
    if (!names.some((name) => name.length === length)) continue;
    const start = tag.attributes[index] as number;
    if (names.includes(lowerName(text, start, start + length))) return attributeAt(text, tag, index);
  }
  return undefined;
}

function judgeScriptElement(element: ActiveElement): ElementJudgement | undefined {
  if (!runsAsScript(element)) return undefined;
  const source = elementAttribute(element, 'src', 'href', 'xlink:href', 'x:href')?.value.trim();
  if (source) return { certainty: 'certain', what: `loads and runs ${source.slice(0, 80)}` };
  const { text, tag } = element;
  const content = text.slice(tag.contentStart, tag.contentEnd);
  const certainty = judgeContent(element, content);
  return certainty && { certainty, what: `runs ${content.slice(0, 80).trim() || 'what follows it in the page'}` };
}

function judgeContent(element: ActiveElement, content: string): Certainty | undefined {
  const isClosed = element.tag.contentEnd < element.text.length;
  // `How do I use <script>?` is a question; `"><script>` is somebody trying whether it works.
  const isLeading = element.place.isLeading(element.tag.start);
  if (content.trim() === '') return isLeading ? 'certain' : isClosed ? undefined : 'unsure';
  if (isVisualBasic(element)) return 'certain';
  const plain = judgeScript(content, 'markup');
  if (plain === 'certain') return plain;
  // Inside svg the content is ordinary text, references included.
  const decoded = judgeScript(decodeReferences(content), 'markup');
  if (decoded === 'certain') return decoded;
  if (isLeading && (content.trimStart().startsWith('<') || readWhole(content).error < 0)) return 'certain';
  if (!isClosed) return plain ?? decoded;
  // A whole element that has the means to act is taken at its word, even where the reader cannot follow it.
  return plain || decoded || /[(`=]/.test(content) ? 'certain' : oddContent(content);
}

/** A lone name or number in a whole element runs without effect, as probes do; prose does not compile. */
function oddContent(content: string): Certainty | undefined {
  return readWhole(content).error < 0 ? 'unsure' : undefined;
}

function isVisualBasic(element: ActiveElement): boolean {
  const language = elementAttribute(element, 'language')?.value ?? elementAttribute(element, 'type')?.value ?? '';
  return /^\s*(?:text\/)?vb/i.test(language);
}

/** HTML Standard 4.12.1.1: any other type is a data block. */
function runsAsScript(element: ActiveElement): boolean {
  const type = elementAttribute(element, 'type')?.value.trim().toLowerCase() ?? '';
  return type === '' || /script|module|importmap|speculationrules|vbs/.test(type);
}

function judgeStyleElement(element: ActiveElement): ElementJudgement | undefined {
  const { text, tag } = element;
  const css = text.slice(tag.contentStart, tag.contentEnd);
  const construct = tag.contentStart < 0 ? undefined : findCssScript(css);
  if (construct !== undefined) return { certainty: 'certain', what: `runs script from CSS by ${construct}` };
  const told = tag.contentStart < 0 ? undefined : findTellingRule(css);
  if (told !== undefined) return fromElsewhere(element, told);
  const type = elementAttribute(element, 'type')?.value ?? '';
  if (/javascript/i.test(type) && judgeScript(css, 'markup')) {
    return { certainty: 'certain', what: 'is a style sheet in JavaScript' };
  }
  return /@(?:im|\\)/i.test(css) ? fromElsewhere(element, 'imports a style sheet from elsewhere') : undefined;
}

/** A foreign base makes every relative script of the page load from elsewhere. */
function judgeBase(element: ActiveElement): ElementJudgement | undefined {
  const href = (elementAttribute(element, 'href')?.value ?? '').replaceAll(/[\t\n\r]/g, '').trim();
  return /^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(href)
    ? { certainty: 'certain', what: `makes the page load its relative scripts from ${href.slice(0, 80)}` }
    : undefined;
}

/** HTML Standard 4.2.5.3, the refresh state: white space alone may stand between the time and the address. */
function refreshTarget(content: string): string | undefined {
  const time = /^\s*[\d.]*/.exec(content)?.[0] ?? '';
  const rest = content.slice(time.length);
  if (!/^[;,\s]/.test(rest) && !/^\s/.test(content)) return undefined;
  const address = rest
    .trimStart()
    .replace(/^[;,]/, '')
    .trimStart()
    .replace(/^url\s*=\s*/i, '');
  const target = address.replace(/^["']/, '').trimStart();
  return target === '' || target.startsWith('"') || target.startsWith("'") ? undefined : target;
}

function judgeMeta(element: ActiveElement): ElementJudgement | undefined {
  const charset = elementAttribute(element, 'charset')?.value ?? '';
  const equivalent = elementAttribute(element, 'http-equiv')?.value.trim().toLowerCase();
  if (charset === '' && equivalent === undefined) return undefined;
  const content = elementAttribute(element, 'content')?.value ?? '';
  if (/utf-?7/i.test(charset) || /charset\s*=\s*["']?utf-?7/i.test(content)) {
    return { certainty: 'certain', what: 'makes old browsers read the page as UTF-7' };
  }
  const target = refreshTarget(content.slice(0, 4096));
  if (equivalent === 'set-cookie') return { certainty: 'certain', what: `sets the cookie ${content.slice(0, 80)}` };
  if (equivalent === 'link') return fromElsewhere(element, 'loads a style sheet from elsewhere');
  // It can switch the page's own scripts off, those that protect it among them.
  if (equivalent === 'content-security-policy') return fromElsewhere(element, 'decides what the page may load');
  if (equivalent !== 'refresh') return undefined;
  if (target === undefined) return fromElsewhere(element, 'loads the page again and again');
  const url = judgeUrl(target, 'markup', element.place.judgeDocument);
  return {
    certainty: 'certain',
    what: url ? `sends the page to a URL that ${url.effect}` : `sends the page to ${target.slice(0, 80)}`,
  };
}

function judgeLink(element: ActiveElement): ElementJudgement | undefined {
  const relation = elementAttribute(element, 'rel')?.value.toLowerCase() ?? '';
  if (/\bimport\b/.test(relation)) return { certainty: 'certain', what: 'imports an HTML document with its scripts' };
  const isScript = /script/i.test(elementAttribute(element, 'type')?.value ?? '');
  return relation.includes('stylesheet') &&
    (isScript || isForeign(elementAttribute(element, 'href')?.value.trim() ?? ''))
    ? fromElsewhere(element, 'loads a style sheet from elsewhere')
    : undefined;
}

/** Whole pages name their style sheets and reload themselves; a value that is no page has no business to. */
function fromElsewhere({ place }: ActiveElement, what: string): ElementJudgement {
  return { certainty: place.isInDocument() ? 'unsure' : 'certain', what };
}

/** SVG Tiny 1.2 15.5: Opera ran the content when the event came. */
function judgeListener(element: ActiveElement): ElementJudgement | undefined {
  const event = elementAttribute(element, 'ev:event', 'event')?.value;
  return event ? { certainty: 'certain', what: `runs its content on ${event.slice(0, 40)}` } : undefined;
}

/** Vue renders the element that `is` names, its content included. */
function judgeComponent(element: ActiveElement): ElementJudgement | undefined {
  const name = elementAttribute(element, 'is', ':is', 'v-bind:is')?.value ?? '';
  return /^\W*script\W*$/i.test(name) ? { certainty: 'certain', what: 'is rendered as a script by Vue' } : undefined;
}

/** HTML Standard 13.2.5.5: nothing ends it, so the rest of the page is gone. */
function judgePlainText(element: ActiveElement): ElementJudgement | undefined {
  return element.place.isLeading(element.tag.start)
    ? { certainty: 'certain', what: 'shows the rest of the page as its source' }
    : undefined;
}

/** SVG animations write any attribute, event handlers and `href` included. */
function judgeAnimation(element: ActiveElement): ElementJudgement | undefined {
  const target = elementAttribute(element, 'attributename')?.value.trim().toLowerCase() ?? '';
  for (const name of ['to', 'from', 'by', 'values']) {
    const value = elementAttribute(element, name)?.value ?? '';
    if (value === '') continue;
    if (/^on[a-z]{2}/.test(target) && judgeScript(value, 'markup')) {
      return { certainty: 'certain', what: `sets the handler ${target.slice(0, 40)} to ${value.slice(0, 80)}` };
    }
    const isAddress = target === 'href' || target.endsWith(':href');
    if (isAddress && /^\s*data:/i.test(value)) {
      return { certainty: 'certain', what: `sets ${target.slice(0, 40)} to ${value.slice(0, 80)}` };
    }
    for (const part of name === 'values' ? value.split(';') : []) {
      const url = judgeUrl(part, 'markup', element.place.judgeDocument);
      if (url !== undefined)
        return { certainty: url.certainty, what: `sets ${target.slice(0, 40)} to what ${url.effect}` };
    }
  }
  return undefined;
}
