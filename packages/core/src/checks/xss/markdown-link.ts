import type { Certainty } from '../check.js';
import { decodeReferences } from './character-references.js';
import { mayBeScriptUrl } from './script-url.js';
import { type DocumentJudge, judgeUrl } from './url-judge.js';

export interface MarkdownLink {
  readonly certainty: Certainty;
  readonly start: number;
  readonly end: number;
  readonly effect: string;
}

/** A text with more links holds a list of them; it is judged by the first. */
const MAX_LINKS = 256;
const MAX_URL = 512;
const MAX_LOOK = 400;

/**
 * Links whose destination runs a script (CommonMark 6.3, 4.7): `[a](javascript:…)`, `[a]: javascript:…`. Renderers leave it
 * to a sanitizer behind them to look at schemes (marked, "Sanitize"), and some pages have none.
 */
export function findMarkdownLink(text: string, judgeDocument: DocumentJudge): MarkdownLink | undefined {
  let unsure: MarkdownLink | undefined;
  let seen = 0;
  for (let at = text.indexOf(']'); at >= 0; at = text.indexOf(']', at + 1)) {
    const sign = text.charCodeAt(at + 1);
    if (sign !== 0x28 && sign !== 0x3a) continue;
    const start = skipOpening(text, at + 2);
    if (!mayBeScriptUrl(text, start, Math.min(text.length, start + MAX_URL))) continue;
    if (++seen > MAX_LINKS) break;
    const found = judgeLink(text, { at, start, isReference: sign === 0x3a }, judgeDocument);
    if (found?.certainty === 'certain') return found;
    unsure ??= found;
  }
  return unsure;
}

/** Blanks, a line's end, and the `<` of a destination with blanks in it. */
function skipOpening(text: string, from: number): number {
  let at = from;
  while (at < from + 16 && text.charCodeAt(at) <= 0x20) at++;
  return text.charCodeAt(at) === 0x3c ? at + 1 : at;
}

function judgeLink(
  text: string,
  { at, start, isReference }: { at: number; start: number; isReference: boolean },
  judgeDocument: DocumentJudge,
): MarkdownLink | undefined {
  // A definition stands at the start of a line.
  if (isReference && !/(?:^|\n)[ >]{0,8}\[[^\]\n]{1,80}$/.test(text.slice(Math.max(0, at - 100), at))) return undefined;
  const end = endOfDestination(text, start, isReference);
  const url = decodeReferences(text.slice(start, end).replaceAll(/\\(?=[!-/:-@[-`{-~])/g, ''));
  const untitled = url.replace(TITLE, '');
  const first = judgeUrl(untitled, 'bare', judgeDocument);
  const judged = first?.certainty === 'certain' || untitled === url ? first : judgeUrl(url, 'bare', judgeDocument);
  if (judged === undefined) return undefined;
  return { ...judged, certainty: isShown(text, at, end) ? 'unsure' : judged.certainty, start: at, end };
}

/** `(javascript:x "title")`. */
const TITLE = /\s{1,8}(?:"[^"\n]{0,200}"|'[^'\n]{0,200}')\s{0,8}$/;

/** Behind the destination: its own parentheses are balanced. */
function endOfDestination(text: string, start: number, isReference: boolean): number {
  const limit = Math.min(text.length, start + MAX_URL);
  let depth = 0;
  for (let at = start; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x0a) return at;
    if (unit === 0x5c) at++;
    else if (unit === 0x28) depth++;
    else if (unit === 0x29 && --depth < 0 && !isReference) return at;
  }
  return limit;
}

/** In Markdown's own code it is no link. */
function isShown(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - MAX_LOOK), start);
  if (/`[^`\n]*$/.test(before) && /^[^`\n]*`/.test(text.slice(end, end + MAX_LOOK))) return true;
  return before.split('```').length % 2 === 0;
}
