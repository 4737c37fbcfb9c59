import { classify } from '../character-classes.js';
import { collectForm, QUERY_SOURCES } from '../collect-form.js';
import { createCollection } from '../collection.js';
import type { InnerTexts } from '../inner-documents.js';
import type { WordFilter } from '../word-filter.js';

/** No digit begins it, as numbers and base64 do. */
const NAME = '[a-z_$@[][\\w.$:@~%[\\]-]{0,63}=';
const FORM = new RegExp(`(?=${NAME}[^=])`, 'iy');
const NEXT_PAIR = new RegExp(`&${NAME}`, 'i');
/** What senders of forms encode: a condition, a setting or a statement of code that begins with a name, and is no form. */
const WRITTEN = /[\s"<>`{}|\\;]/;
/** `PATH=/usr/bin`, `DB_URL=postgres://db`: without an escape one pair is a setting as well. */
const ESCAPED = /\+|%[\da-f]{2}/i;
/** What an address has in front of its question mark; nothing there opens, closes or quotes, as in markup and code. */
const ADDRESS = new RegExp(`[^\\s"'<>\`{}|\\\\^?&=]{0,2048}\\?(?=${NAME}[^=])`, 'iy');

/** Pairs of names and values that are all of a text: several, or one with escapes as in a form. */
export function looksLikeForm(text: string): boolean {
  FORM.lastIndex = 0;
  return FORM.test(text) && (NEXT_PAIR.test(text) || (ESCAPED.test(text) && !WRITTEN.test(text)));
}

export function formTexts(text: string, words?: WordFilter): InnerTexts {
  return pairsOf([text], words);
}

/** An address or a path with a query; whoever reads it for a part of that has the rest of the text in it, too. */
export function looksLikeAddress(text: string): boolean {
  ADDRESS.lastIndex = 0;
  return ADDRESS.test(text);
}

/** Parsers of addresses cut a fragment off, a plain split does not. */
export function queryTexts(text: string, words?: WordFilter): InnerTexts {
  const query = text.slice(text.indexOf('?') + 1);
  const hash = query.indexOf('#');
  return pairsOf(hash === -1 ? [query] : [query.slice(0, hash), query], words);
}

/** A plain name says nothing, and a sentence is none. */
const NO_NAME = /^(?!.*__)[\w-]*$|\s/;

/** Names and values as the parsers of forms read them, but for words, identifiers and sentences that nobody judges. */
function pairsOf(forms: readonly string[], words: WordFilter | undefined): InnerTexts {
  const into = createCollection(words);
  for (const form of forms) collectForm(form, QUERY_SOURCES, into, false);
  const texts: string[] = [];
  const paths: string[] = [];
  for (const { source, path, text, joined } of into.values) {
    if (joined === true || (source === QUERY_SOURCES.names && NO_NAME.test(text))) continue;
    if (words?.isProse(text, classify(text)) === true && !path.includes('$')) continue;
    texts.push(text);
    paths.push(path);
  }
  return { texts, paths, fault: into.fault };
}
