import { isSubscript } from './judge-backticks.js';
import type { Opening } from './openings.js';
import { isInBlock, isInListOfSteps, isInSession, isRecipe } from './quoted-files.js';
import {
  isBehindComment,
  isBehindItemSign,
  isBehindRun,
  isBlockScalar,
  isInJoinedScript,
  isInTableRow,
  isMarkedAsCode,
  isQualifiedName,
  lineStart,
  NO_COMMAND,
  startsAsValue,
} from './quoted-text.js';
import { isToldCommand } from './told-commands.js';
import { isNameUnit } from './word.js';

/** Characters looked at on either side of a span, and the longest span. */
const LOOK = 48;
const MAX_SPAN = 600;
const MAX_QUOTATION = 256;
const BACKTICK = 0x60;
const NEWLINE = 0x0a;
const NONE = -1;

/**
 * Where a text quotes commands instead of giving them: Markdown's code spans and fences, and paragraphs of their own
 * behind a line of prose. A shell would run them all the same, so what is quoted is never harmless, only undecided; and
 * only what the writing itself encloses is: prose anywhere else changes nothing.
 */
export class Quoting {
  /** Where the span, fence and paragraph that may enclose the place reached so far start. */
  private span = NONE;
  private fence = NONE;
  private paragraph = NONE;
  private paragraphEnd = NONE;
  /** Where the span started that the last backtick ended. */
  private closed = NONE;
  /** Where the last two backticks in a row end that hold nothing. */
  private emptyEnd = NONE;
  /** Where the last line that starts with a quoted command starts. */
  private commandLine = NONE;

  /** The text starts with what an application expects there: what follows breaks out of its place, however it is written. */
  private readonly continuesValue: boolean;

  /** The last line is a separator alone, which is there for what the application has behind its value. */
  private readonly isCutBelow: boolean;

  constructor(
    private readonly text: string,
    private readonly executables: ReadonlySet<string>,
  ) {
    this.continuesValue = startsAsValue(text);
    this.isCutBelow = CUT_BELOW.test(text.slice(-16));
  }

  /** Takes note of an opening; cheap, because nearly all of them come to nothing. */
  pass({ kind, start, end }: Opening): void {
    if (kind === '`') {
      if (end - start < 3) this.toggleSpan(start);
      else {
        this.fence = this.fence === NONE ? start : NONE;
        this.span = NONE;
      }
    } else if (kind === 'newline') {
      this.span = NONE;
      if (isBlankLine(this.text, start, end)) {
        this.paragraph = start;
        this.paragraphEnd = end;
      }
    }
  }

  /** Is the command behind the opening passed last quoted? */
  holds(opening: Opening): boolean {
    const isHeld = this.encloses(opening);
    if (isHeld && opening.kind === 'newline') this.commandLine = opening.end;
    return isHeld;
  }

  private encloses({ kind, doubled, start, end }: Opening): boolean {
    const { text } = this;
    if (this.continuesValue || (kind === '`' && (isInCommandPlace(text, start, end) || isSubscript(text, start))))
      return false;
    if (kind === 'newline' && (this.isBehindCommand(start) || isBehindComment(text, start))) return true;
    if (isMarkedAsCode(text, kind, start)) return true;
    if (kind === 'newline' && (isBlockScalar(text, start) || isInBlock(text, end))) return true;
    if (kind === 'newline' && (isRecipe(text, start, end) || isInSession(text, start))) return true;
    if ((kind === '$(' || kind === '`') && isInListOfSteps(text, start)) return true;
    if (kind !== 'newline' && this.isBehindCommand(start) && !this.isOut(kind, start)) return true;
    // At the start of a command line, what is behind nothing is the command.
    if (kind === '`' && this.emptyEnd === start && start > 1) return true;
    if (kind === '`' && isQualifiedName(text, start)) return true;
    // ` ```a``` b `: what ends a run of three ends the substitution as well.
    if (kind === '`' && end - start >= 3 && this.fence === NONE) return true;
    if (kind === '`' && end - start >= 3 && startsLine(text, start)) return true;
    // `> ` in front of a line is how mail and Markdown quote, and seldom how a shell redirects.
    if (kind === 'newline' && text.startsWith('> ', end)) return true;
    if (kind === '&' && doubled && isBehindItemSign(text, start)) return true;
    if (kind === '|' && isBehindRun(text, start)) return true;
    if (isInJoinedScript(text, start)) return true;
    if (kind === '|' && !doubled && isInTableRow(text, start)) return true;
    if ((kind === ';' || kind === '&' || kind === '|') && this.isBreakingOut(kind, start)) return false;
    if (this.fence !== NONE && this.isFenced()) return true;
    if (this.span !== NONE && isInCommandPlace(text, this.span, this.span + 1)) return false;
    if (this.span !== NONE) {
      const close = spanEnd(text, this.span + 1);
      if (close >= 0 && close + 1 >= end && isBesideProse(text, this.span, close + 1)) return true;
    } else if (kind === '`' && this.closed !== NONE && this.isQuotedPair(start)) return true;
    if (this.isOut(kind, start)) return false;
    if (this.paragraph !== NONE && !this.isCutBelow && endsInProse(text, this.paragraph)) {
      if (isAnnounced(text, this.paragraph, this.paragraphEnd)) return true;
    }
    if (kind === 'newline') return false;
    if (isInQuotation(text, start, end)) return true;
    return kind !== '`' && isToldCommand(text, start, this.executables);
  }

  /** `data.txt'; x`: behind a quote that nothing opened, whatever the sender's text says around it. */
  private isOut(kind: string, start: number): boolean {
    return (kind === ';' || kind === '&' || kind === '|') && closesQuote(this.text, start);
  }

  /**
   * `` `; cat /etc/passwd` ``, `1' && id`: nobody quotes a command line that starts with a separator, or with a value that
   * the separator ends. What stands in front of it in its span or line is looked at, and nothing else.
   */
  private isBreakingOut(kind: string, start: number): boolean {
    if (kind === ';' && this.text.charCodeAt(start) === NEWLINE) return true;
    const from = Math.max(this.span + 1, start - LOOK);
    const head = this.text.slice(from, start);
    const line = head.slice(head.lastIndexOf('\n') + 1);
    // What output is piped through is written with its bar: `| jq .`.
    if (kind === '|' && line.trim() === '') return false;
    return (line.length < head.length || from === this.span + 1) && NO_COMMAND.test(line);
  }

  /** The line of `start`, or the one that ends there, is a quoted command: what follows belongs to the same example. */
  private isBehindCommand(start: number): boolean {
    return this.commandLine !== NONE && lineStart(this.text, start) <= this.commandLine;
  }

  /** A backtick that ends a span; or starts one, where one before it had no other end. */
  private isQuotedPair(start: number): boolean {
    if (isBesideProse(this.text, this.closed, start + 1)) return true;
    const close = spanEnd(this.text, start + 1);
    return close >= 0 && isBesideProse(this.text, start, close + 1);
  }

  private toggleSpan(start: number): void {
    if (this.span !== NONE && this.span === start - 1 && this.text.charCodeAt(start + 1) !== BACKTICK)
      this.emptyEnd = start;
    this.closed = this.span;
    this.span = this.span === NONE ? start : NONE;
  }

  private isFenced(): boolean {
    const { text, fence } = this;
    if (startsLine(text, fence)) return true;
    const close = text.slice(fence + 3, fence + 3 + MAX_SPAN).indexOf('```');
    return close >= 0 && isBesideProse(text, fence, fence + close + 6);
  }
}

/**
 * ``x' ; `id` #``, ``|| `id` ||``: the command itself is substituted, behind a separator that ends the application's quote
 * or that no sentence has, or behind one value and nothing else, and in front of the end, another separator, a quote or a comment.
 */
export function isInCommandPlace(text: string, start: number, end: number): boolean {
  if (isCommentedOut(text, start, end)) return true;
  if (
    !/(?:^|[^`\s])\s{0,4}(?:&&|\|\|)\s{0,4}$|['"]\s{0,4}[;|&\n]\s{0,4}$/.test(
      text.slice(Math.max(0, start - 16), start),
    ) &&
    !(start < 80 && /^[\w.:/@-]{1,64}\s{0,4}[|&]\s{0,4}$/.test(text.slice(0, start))) &&
    !(start < 60 && WORDS_AND_SIGN.test(text.slice(0, start)) && isWholeRest(text, end))
  )
    return false;
  const close = spanEnd(text, end);
  return close >= 0 && /^\s{0,4}(?:$|[;|&'"#)\n])/.test(text.slice(close + 1, close + 8));
}

/** Two pieces at most, and a separator. */
const WORDS_AND_SIGN = /^\s{0,4}(?:[\w.:/@-]{1,24}(?: [\w.:/@-]{1,24})?)?\s{0,4}[|&;]\s{0,4}$/;

/** A comment's sign too, but for the lines of a script's comments. */
const CUT_BELOW = /\n\s*[;&|#]\s*$/;

/** Nothing but blanks behind the span; a table's row has another bar. */
function isWholeRest(text: string, from: number): boolean {
  const close = spanEnd(text, from);
  return close >= 0 && /^\s{0,8}$/.test(text.slice(close + 1, close + 10));
}

/** ``x & `id` #``: a comment of nothing at the text's end hides what the application has behind it. */
function isCommentedOut(text: string, start: number, end: number): boolean {
  if (!/[;|&]\s{0,4}$/.test(text.slice(Math.max(0, start - 8), start))) return false;
  const close = spanEnd(text, end);
  return close >= 0 && close + 9 > text.length && /^\s{1,4}#\s{0,4}$/.test(text.slice(close + 1));
}

function spanEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + MAX_SPAN);
  for (let at = from; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKTICK) return at === from ? NONE : at;
    if (unit === NEWLINE) return NONE;
  }
  return NONE;
}

/** Nothing but a few blanks before it on its line, and a line before that one. */
function startsLine(text: string, start: number): boolean {
  let at = start - 1;
  while (at >= 0 && start - at < 8 && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x3e)) at--;
  return at > 0 && text.charCodeAt(at) === NEWLINE;
}

/** ``Run `x` first``, ``[`x`](y)``, ``- `x` does``: words or Markdown's own signs on both sides, with blanks. */
function isBesideProse(text: string, start: number, after: number): boolean {
  const head = text.slice(Math.max(0, start - LOOK), start);
  const tail = text.slice(after, after + LOOK);
  if (/\[$/.test(head) && /^\]\(/.test(tail)) return true;
  if (/\|$/.test(head) && /^\s*\|/.test(tail) && isInTableRow(text, start - 1)) return true;
  if (/<br ?\/?>$/i.test(head) && /^(?:<br|<\/|\s*(?:\||$))/i.test(tail)) return true;
  if (
    !/(?:^|[\s(["*_>,/])$/.test(head) ||
    !/^(?:$|[\s,;:!?)\]*_"'/-]|\.(?!\w)|[、。，；：！？」）]|[a-z]{1,3}[\s.,])/.test(tail)
  )
    return false;
  if (head.endsWith('$(') || /\$\{[^{}\s]{1,40}$|\$\(\([^()]{0,40}$/.test(head)) return false;
  const before = wordsAtEnd(head);
  // Behind a line's end the prose is the line's own.
  if (/\n[ \t]*$/.test(head)) {
    if (/^[.,;:!?)\]*_"']{0,4}[ \t]+\p{L}|^[.,:]/u.test(tail)) return true;
    // `2. **Install it**`, and the span on a line of its own below.
    return /\n {2,8}$/.test(head) && /^[ \t\r]*(?:\n|$)/.test(tail) && isBehindItem(text, start);
  }
  if (before >= 2 || (before === 1 && /(?:^|[^$])\($|\p{L}{2}: $/u.test(head))) return true;
  if (/(?:^|\s)(?:[-*+>]|#{1,6}|\d{1,3}\.)\s+(?:\[[ x]\]\s+)?$/.test(head)) return true;
  // `` `init x` -> `exec create-x` ``
  if (/[`\p{L}] (?:[-=]>|→) $/u.test(head) && /^(?:\s|$)/.test(tail)) return true;
  // A cell of a table has a bar on both sides.
  if (/\|\s+$/.test(head) && (/^\s*\|/.test(tail) || /(?:^|\n)\s*\|[^\n]*$/.test(head))) return true;
  return (before === 1 || start === 0) && /^[.,;:!?)\]*_"']{0,4}\s+[^\s#]/.test(tail);
}

/** How many of the last three pieces between blanks hold a word. */
function wordsAtEnd(text: string): number {
  if (UNSPACED.test(text)) return 2;
  const pieces = text.trimEnd().split(/\s+/).slice(-3);
  return pieces.filter((piece) => /\p{L}{2}/u.test(piece)).length;
}

/** Scripts that write words without blanks between them (UAX 14, classes ID and SA). */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]{2}\s?$/u;

/**
 * `; then "cd x && npm test".`: a quotation of a sentence, between a blank and the sentence's punctuation; or between the
 * quotation marks of print, which no shell has.
 */
function isInQuotation(text: string, start: number, end: number): boolean {
  const head = text.slice(Math.max(0, start - MAX_QUOTATION), start);
  const mark = /([„“«‹])[\w$~.][^\n„“”«»‹›]*$/u.exec(head)?.[1];
  if (mark !== undefined) return /^[^\n„«‹]{0,200}?[“”»›]/u.test(text.slice(end, end + MAX_QUOTATION));
  if (!/\p{L}{2} "[\w$~.][^\n]*$/u.test(head)) return false;
  return /^[^\n]{0,200}?"(?:[.!?](?:\s|$)|\s\p{L}{3})/u.test(text.slice(end, end + MAX_QUOTATION));
}

/** Is the line before the one of `at` an item of a list, in words? */
function isBehindItem(text: string, at: number): boolean {
  const end = lineStart(text, at) - 1;
  const line = text.slice(lineStart(text, end), end);
  return /^ {0,3}(?:\d{1,3}\.|[-*+]) [*_]{0,2}\p{L}+ [\p{L} ]*\p{L}[*_:.]{0,3}(?:<br ?\/?>)?\s*$/u.test(line);
}

function isBlankLine(text: string, start: number, end: number): boolean {
  let lines = 0;
  for (let at = start; at < end && lines < 2; at++) if (text.charCodeAt(at) === NEWLINE) lines++;
  return lines === 2;
}

/** Is the line that ends at `at` three words or a piece of a sentence, a heading, or does it announce something? */
function endsInProse(text: string, at: number): boolean {
  const tail = text.slice(Math.max(0, at - 2 * LOOK), at);
  const line = tail.slice(tail.lastIndexOf('\n') + 1).trim();
  if (closesQuote(text, at) || TEST_END.test(line) || ASSIGNED_END.test(line)) return false;
  if (
    /^#{1,6} \p{L}|\p{L}{4}[.!?]$|\p{L}[。！？：]$/u.test(line) ||
    /\p{L}{2}[^\p{L}\s|&;]{0,4} ?:\P{L}{0,3}$/u.test(line)
  )
    return true;
  if (/\]\([^()\s]{1,160}\)\)?[.:]?$/.test(line)) return true;
  if (JOINING.test(line)) return true;
  const words = line.split(/\s+/).filter((piece) => PROSE_WORD.test(piece)).length;
  return words >= 3 || (words === 2 && /\p{L}[,.!?]$/u.test(line));
}

/**
 * Does the line that ends at `start` leave room for a command? A sentence or an item of a list does, and what goes on
 * below: `Hi, I ran … and it failed`. Loose words, or words that end in a value, do not announce what stands below them.
 */
function isAnnounced(text: string, start: number, end: number): boolean {
  const line = text.slice(lineStart(text, start), start).trimEnd();
  // `/tmp/x.l*`: no end of a sentence.
  if (/(?:^|\s)\.{0,2}\/[^\s*?[\]]{1,64}[*?\]]$/.test(line)) return false;
  if (/[^\p{L}\d\s-]$|^\s*[#*-]/u.test(line) || JOINING.test(line)) return true;
  if (/[\d-]$|\w\.\w{2,6}$/.test(line)) return false;
  return /^\s*\p{Lu}[\p{L}']* \S+ \S+ /u.test(line) || PROSE_BELOW.test(text.slice(end, end + MAX_SPAN));
}

/** Another paragraph that is no command line with options or paths itself: `( wget x`, a blank line, `strings /etc/x )`. */
const PROSE_BELOW = /\n[ \t\r]{0,8}\n\s{0,8}(?![a-z][\w.-]{0,31}[ \t]{1,4}(?:-{1,2}\w|[~.]{0,2}\/|['"$]))\S/;

/** `… data.txt"`: a quote that the line never opened is the application's, and ends its value. */
export function closesQuote(text: string, at: number): boolean {
  const line = text.slice(lineStart(text, at), at).trimEnd();
  const quote = line.charAt(line.length - 1);
  if (quote !== '"' && quote !== "'") return false;
  // An apostrophe inside a word opens nothing.
  const quotes = quote === '"' ? line.match(/"/g) : line.match(/(?<!\p{L})'|'(?!\p{L})/gu);
  return quotes !== null && quotes.length % 2 === 1;
}

/** `… data.txt' # x`, and a line below: a quote that the line never opened, and a comment that hides what the application appends. */
export function isBelowQuoteAndComment(text: string, start: number): boolean {
  const from = lineStart(text, start);
  const sign = /[ \t]{1,8}#[^#\n]{0,160}$/.exec(text.slice(Math.max(from, start - MAX_QUOTATION), start));
  return sign !== null && closesQuote(text, start - sign[0].length);
}

/** `| [ -f x ]`: the last thing that a shell tests. */
const TEST_END = /(?:^|[;|&]\s?)\[{1,2} [^\][]{1,80} \]{1,2}$/;

/** `` x`a=cat ``, `x| :`: no sentence ends in an assignment or in a command that does nothing. */
const ASSIGNED_END = /(?:^|[;&|`({])[ \t]{0,4}[A-Za-z_]\w{0,31}=\S{0,64}$|[;&|][ \t]{0,4}:$/;

/** `or`, `Or run`: two examples of the same thing. */
const JOINING = /^(?:or|and|then|oder|und|ou|o|y|e|et)(?: (?:run|use|try|with))?$/i;

const PROSE_WORD = /^[("'*_`<[]{0,3}\p{L}+[\p{L}'.,;:!?)"*_`>\]-]*$/u;

/** Whether the token that ends before `at` is a plain word of three letters or more. */
export function isBehindWord(text: string, at: number): boolean {
  let end = at;
  while (end > 0 && at - end < LOOK && text.charCodeAt(end - 1) <= 0x20) end--;
  let start = end;
  while (start > 0 && end - start < LOOK && isWordUnit(text.charCodeAt(start - 1))) start--;
  return end - start >= 3 && (start === 0 || isTokenStart(text.charCodeAt(start - 1)));
}

function isWordUnit(unit: number): boolean {
  return (isNameUnit(unit) && unit > 0x39) || unit > 127;
}

function isTokenStart(unit: number): boolean {
  return unit <= 0x20 || unit === 0x3b || unit === 0x7c || unit === 0x26;
}
