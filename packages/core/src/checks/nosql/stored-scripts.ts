import { SECRET } from './operators.js';
import { plainName } from './query-keys.js';

/** JavaScript or Painless that a database was told to keep or run, by the key that says so. */
const FUNCTION_KEY = /(?:^|[.\]])(?:map|reduce|finalize|rereduce|validate_doc_update)$/;
const FUNCTION = /^\s{0,8}(?:function\b|\(?[\w$, ]{0,40}\)?\s{0,4}=>)/;
/** Elasticsearch, "How to write scripts": `script`, `map_script`, and their `source` or, before 5.6, `inline`. */
const SCRIPT_KEY = /(?:^|[._\]])script(?:\.(?:source|inline))?$/;
const SCRIPT_IN_TEXT = /["'](?:\w{1,20}_)?script\\?["']\s{0,8}:/;
/** Painless: the field of a document that a script reads; whole documents are `_source`. */
const FIELD =
  /(?:\bdoc|\b_source)\s{0,2}(?:\[\s{0,2}\\?["']([\w.@-]{1,80})\\?["']\s{0,2}\]|\.\s{0,2}(?:get\s{0,2}\(\s{0,2}\\?["'])?([\w@-]{1,80}))/g;
const MAX_FIELDS = 64;
/** A script that changes the document: of an update by query, where an application only asked. */
const CHANGE =
  /\bctx\s{0,2}\.\s{0,2}(?:_source\s{0,2}(?:(?:\.\s{0,2}[\w@]{1,80}|\[[^\]\n]{1,80}\])\s{0,4}(?:=[^=]|[-+*/]=|\+\+|--)|\.\s{0,2}(?:remove|put|putAll|clear)\s{0,2}\()|op\s{0,2}=)/;

/** What the script would do, where the key or the text around says that it is one: scores by a field's value are what pages ask. */
export function findStoredScript(text: string, path: string): { start: number; end: number } | undefined {
  const whole = { start: 0, end: text.length };
  if (FUNCTION_KEY.test(path) && FUNCTION.test(text)) return whole;
  if (!text.includes('_source') && !text.includes('doc[') && !text.includes('ctx.')) return undefined;
  if (!SCRIPT_KEY.test(path) && !(text.includes('script') && SCRIPT_IN_TEXT.test(text))) return undefined;
  const change = CHANGE.exec(text);
  if (change !== null) return { start: change.index, end: change.index + change[0].length };
  let seen = 0;
  for (const match of text.matchAll(FIELD)) {
    if (SECRET.test(plainName(match[1] ?? match[2] ?? '')))
      return { start: match.index, end: match.index + match[0].length };
    if (++seen > MAX_FIELDS) break;
  }
  return undefined;
}
