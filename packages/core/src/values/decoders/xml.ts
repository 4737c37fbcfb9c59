import { collectXml } from '../collect-xml.js';
import { createCollection } from '../collection.js';
import type { InnerTexts } from '../inner-documents.js';
import type { WordFilter } from '../word-filter.js';

/** Comments in front are passed over. */
const START =
  /\s*(?:<!--(?:(?!-->).){0,1024}-->\s*){0,4}<(?:(?=\?xml\s|!DOCTYPE\s(?!\s*html))|([a-z_][\w.-]{0,64}(?::[\w.-]{1,64})?)(?=[\s/>]))/isy;

/**
 * Elements that texts of people have around them: pages and mails, whose paragraphs and examples are read by nobody but
 * people, pictures, and what applications make of them.
 */
const MARKUP = new Set(
  (
    'a abbr address article aside audio b base bdi bdo blockquote body br button canvas caption center cite code col ' +
    'colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame ' +
    'frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark ' +
    'math menu meta meter nav noscript object ol optgroup option output p picture pre progress q rp rt ruby s samp script ' +
    'search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea ' +
    'tfoot th thead time title tr track tt u ul var video wbr'
  ).split(' '),
);

/** A document of XML that is all of a text, and no page of HTML or a part of one. */
export function looksLikeXml(text: string): boolean {
  START.lastIndex = 0;
  const match = START.exec(text);
  if (match === null) return false;
  let end = text.length - 1;
  while (end > 0 && text.charCodeAt(end) <= 0x20) end--;
  return text.charCodeAt(end) === 0x3e && (match[1] === undefined || !MARKUP.has(match[1].toLowerCase()));
}

/** The texts and attributes of it, without the words that nobody has to judge. */
export function xmlTexts(text: string, words?: WordFilter): InnerTexts {
  const into = createCollection(words);
  collectXml(text, into);
  return { texts: into.values.map((value) => value.text), fault: into.fault };
}
