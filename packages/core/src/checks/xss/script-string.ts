import type { Certainty } from '../check.js';
import { readScript } from './javascript-reader.js';
import type { ScriptReading } from './script-reading.js';

export interface StringBreakout {
  readonly certainty: Certainty;
  readonly start: number;
  readonly context: string;
}

const CONTEXTS = {
  "'": 'inside a single-quoted JavaScript string',
  '"': 'inside a double-quoted JavaScript string',
  '`': 'inside a JavaScript template literal',
} as const;

type Quote = keyof typeof CONTEXTS;

/** Whether text that a page puts between JavaScript quotes leaves them and runs something. */
export function findStringBreakout(text: string): StringBreakout | undefined {
  const end = endOfScript(text);
  // In an event handler, or a script of its own, `</script` is no end.
  return findBefore(text, end) ?? (end < text.length ? findBefore(text, text.length) : undefined);
}

function findBefore(text: string, end: number): StringBreakout | undefined {
  for (const quote of ["'", '"'] as const) {
    const first = text.indexOf(quote);
    if (first < 0 || first >= end) continue;
    // A page that escapes quotes but not backslashes turns `\"` into `\\"`: the quote closes after all.
    const isEscaped = text.charCodeAt(first - 1) === 92;
    const found = judge(text, { quote, close: first, end });
    if (found !== undefined) return found;
    const close = isEscaped ? unescapedQuote(text, quote) : -1;
    const other = close <= first || close >= end ? undefined : judge(text, { quote, close, end });
    if (other !== undefined) return other;
  }
  return undefined;
}

/** The same for template literals: `${…}` runs without leaving them. */
export function findTemplateBreakout(text: string): StringBreakout | undefined {
  if (!(text.includes('${') || text.includes('`'))) return undefined;
  const end = endOfScript(text);
  const found = judgeTemplate(text, { from: 0, end });
  // As with quotation marks, a backslash in front may undo the page's own.
  const escaped = found === undefined ? text.indexOf('\\`') : -1;
  return escaped < 0 ? found : judgeTemplate(text, { from: escaped + 1, end });
}

function judgeTemplate(text: string, at: { from: number; end: number }): StringBreakout | undefined {
  const reading = readScript(text, { ...at, after: 'template' });
  if (reading.error >= 0 || !reading.acts) return undefined;
  const start = Math.min(indexOrEnd(text, { part: '${', ...at }), indexOrEnd(text, { part: '`', ...at }));
  const isBreakout = text.charCodeAt(start) === 96;
  if (isBreakout && !endsInside(reading, '`') && at.end === text.length) return undefined;
  // Two code spans of Markdown are a tagged template, and `a`: b() is half of a conditional.
  const isCode = isBreakout && !reading.tagged && text.charCodeAt(start + 1) !== 58;
  // `` `.top-bar` and `x` ``: a tag that is no function of the browser's throws before anything else runs.
  const acts = isBreakout && reading.tagged ? reading.speaksBrowser : reading.reaches;
  // `` matches `/blog(all)/x` and more ``: a span of Markdown's, and no names of a browser's.
  if (isBreakout && !reading.speaksBrowser && opensSpan(text, start)) return undefined;
  return { certainty: isCode || acts ? 'certain' : 'unsure', start, context: CONTEXTS['`'] };
}

function judge(text: string, at: { quote: Quote; close: number; end: number }): StringBreakout | undefined {
  if (!mayFollowString(text, at.close + 1)) return undefined;
  const reading = readScript(text, { from: at.close + 1, end: at.end, after: 'string' });
  if (reading.error >= 0 || !reading.acts) return undefined;
  const fits = endsInside(reading, at.quote) || at.end < text.length;
  if (!(fits || reading.speaksBrowser)) return undefined;
  return { certainty: 'certain', start: at.close, context: CONTEXTS[at.quote] };
}

/** What can stand behind a string: most quotation marks of prose and data are followed by a word. */
function mayFollowString(text: string, from: number): boolean {
  let position = from;
  while (text.charCodeAt(position) === 32) position++;
  if (position >= text.length) return false;
  const unit = text.charCodeAt(position);
  const lower = unit | 32;
  if ((lower >= 97 && lower <= 122) || unit === 95) return text.startsWith('in', position) || unit === 92;
  return !(unit >= 48 && unit <= 57) && unit !== 34 && unit !== 39;
}

/** Whether the page's own closing quote, which comes next, leaves a script that compiles. */
function endsInside(reading: ScriptReading, quote: Quote): boolean {
  return reading.ending === 'comment' || reading.ending === quote;
}

/** `</script` ends the script wherever it stands, inside strings and comments too (HTML 13.2.5.4). */
export function endOfScript(text: string): number {
  let at = text.indexOf('</');
  while (at >= 0) {
    if (text.slice(at + 2, at + 8).toLowerCase() === 'script') return at;
    at = text.indexOf('</', at + 2);
  }
  return text.length;
}

function unescapedQuote(text: string, quote: Quote): number {
  let position = 0;
  while (position < text.length) {
    const unit = text.charCodeAt(position);
    if (unit === quote.charCodeAt(0)) return position;
    position += unit === 92 ? 2 : 1;
  }
  return -1;
}

/** A backtick with a blank in front and none behind, and on the same line one with what may follow a word behind it. */
function opensSpan(text: string, start: number): boolean {
  if (start > 0 && !/[\s(]/.test(text.charAt(start - 1))) return false;
  return /^`[^\s`][^`\n]{0,200}`[\s.,;:!?)]/.test(text.slice(start, start + 204));
}

function indexOrEnd(text: string, at: { part: string; from: number; end: number }): number {
  const index = text.indexOf(at.part, at.from);
  return index < 0 ? at.end : index;
}
