import { isBehindPadding, isBesideProse, MAX_SPAN, spanEnd, startsLine } from './code-spans.js';
import { isInCommandPlace, isSubscript } from './command-place.js';
import type { Opening } from './openings.js';
import { closesQuote, endsInProse, isAnnounced, isBelowQuoteAndComment, isBlankLine } from './paragraphs.js';
import {
  isBehindKey,
  isInBlock,
  isInHeredoc,
  isInListOfSteps,
  isInSession,
  isInStep,
  isRecipe,
} from './quoted-files.js';
import {
  isBehindComment,
  isBehindItemSign,
  isBehindRun,
  isBlockScalar,
  isInCodeBlock,
  isInJoinedScript,
  isInTableRow,
  isMarkedAsCode,
  isQualifiedName,
  lineStart,
  NO_COMMAND,
  roleStart,
  startsAsValue,
} from './quoted-text.js';
import { isName, isToldCommand, OPERAND } from './told-commands.js';

const LOOK = 48;
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
    if (
      kind === 'newline' &&
      (this.isBehindCommand(start) || (isBehindComment(text, start) && !this.isBelowQuote(start)))
    )
      return true;
    if (isMarkedAsCode(text, kind, start) || isInCodeBlock(text, kind, start)) return true;
    if (kind === 'newline' && (isBlockScalar(text, start) || isInBlock(text, end) || isInHeredoc(text, end)))
      return true;
    if (kind === 'newline' && (isRecipe(text, start, end) || isInSession(text, start))) return true;
    if ((kind === '$(' || kind === '`') && (isInListOfSteps(text, start) || isInStep(text, start))) return true;
    if (kind !== 'newline' && this.isBehindCommand(start) && !this.isOut(kind, start)) return true;
    // At the start of a command line, what is behind nothing is the command.
    if (kind === '`' && this.emptyEnd === start && start > 1) return true;
    if (kind === '`' && (isQualifiedName(text, start) || this.isInRole(start))) return true;
    // ` ```a``` b `: what ends a run of three ends the substitution as well.
    if (kind === '`' && end - start >= 3 && this.fence === NONE) return true;
    if (kind === '`' && end - start >= 3 && (startsLine(text, start) || isFencedText(text, start))) return true;
    // `> ` in front of a line is how mail and Markdown quote, and seldom how a shell redirects.
    if (kind === 'newline' && text.startsWith('> ', end) && !REDIRECTED_LINE.test(text.slice(end, end + 96)))
      return true;
    if (kind === '&' && doubled && (isBehindItemSign(text, start) || isBehindKey(text, start))) return true;
    if (kind === '|' && isBehindRun(text, start)) return true;
    if (isInJoinedScript(text, start)) return true;
    if (kind === '|' && !doubled && isInTableRow(text, start)) return true;
    if ((kind === ';' || kind === '&' || kind === '|') && this.isBreakingOut(kind, start)) return false;
    if (this.fence !== NONE && this.isFenced()) return true;
    if (this.span !== NONE && isInCommandPlace(text, this.span, this.span + 1)) return false;
    if (this.span !== NONE) {
      const close = spanEnd(text, this.span + 1);
      if (close >= 0 && close + 1 >= end && isBesideProse(text, this.span, close + 1))
        return !isBehindPadding(text, this.span, close + 1);
    } else if (kind === '`' && this.closed !== NONE && this.isQuotedPair(start)) return true;
    if (this.isOut(kind, start)) return false;
    if (
      this.paragraph !== NONE &&
      !this.isCutBelow &&
      endsInProse(text, this.paragraph) &&
      !this.isBelowQuote(this.paragraph)
    ) {
      if (isAnnounced(text, this.paragraph, this.paragraphEnd)) return true;
    }
    if (kind === 'newline') return false;
    if (isInQuotation(text, start, end, this.executables)) return true;
    return kind !== '`' && isToldCommand(text, start, this.executables);
  }

  /** `data.txt' # see above`, and what stands below: the quote that nothing opened is the application's. */
  private isBelowQuote(start: number): boolean {
    return closesQuote(this.text, start) || isBelowQuoteAndComment(this.text, start);
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

  /** ``See :ref:`x`.``: a span whose kind stands in front of it. */
  private isInRole(start: number): boolean {
    const role = roleStart(this.text, start);
    const close = role < 0 ? -1 : spanEnd(this.text, start + 1);
    return close >= 0 && isBesideProse(this.text, role, close + 1);
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
    if (startsLine(text, fence) || isFencedText(text, fence)) return true;
    const close = text.slice(fence + 3, fence + 3 + MAX_SPAN).indexOf('```');
    return close >= 0 && isBesideProse(text, fence, fence + close + 6);
  }
}

/** A fence of some language that the text begins with, and another line that ends it: how programs answer. */
function isFencedText(text: string, start: number): boolean {
  return start === 0 && /^```[a-z][\w+#.-]{0,15}[ \t]*\r?\n/.test(text.slice(0, 24)) && text.includes('\n```', 4);
}

/** `> /dev/null cat /x`: a file in front of a command, and no sentence that goes on. */
const REDIRECTED_LINE = /^> (?!(?:\/usr)?\/s?bin\/)[^\s;&|]*[/\\$][^\s;&|]* [^\s-]/;

/** A comment's sign too, but for the lines of a script's comments. */
const CUT_BELOW = /\n\s*[;&|#]\s*$/;

/**
 * `; then "cd x && npm test".`: a quotation of a sentence, between a blank and the sentence's punctuation; or between the
 * quotation marks of print, which no shell has. What is quoted is a command line, and starts with its command.
 */
function isInQuotation(text: string, start: number, end: number, executables: ReadonlySet<string>): boolean {
  const head = text.slice(Math.max(0, start - MAX_QUOTATION, lineStart(text, start)), start);
  const quoted = /[„“«‹]([\w$~.][^„“”«»‹›]*)$/u.exec(head)?.[1];
  if (quoted !== undefined)
    return (
      startsWithCommand(quoted, executables) && /^[^\n„«‹]{0,200}?[“”»›]/u.test(text.slice(end, end + MAX_QUOTATION))
    );
  const typed = openQuotation(head, text.charAt(start));
  if (typed === undefined || !startsWithCommand(typed, executables)) return false;
  return /^[^\n]{0,200}?"(?:[.!?](?:\s|$)|\s\p{L}{3})/u.test(text.slice(end, end + MAX_QUOTATION));
}

/** What stands behind the quote that a sentence opens and nothing closes; a text of the command's own stands in it: `echo "x"`. */
function openQuotation(head: string, behind: string): string | undefined {
  let from = -1;
  let depth = 0;
  for (let at = head.indexOf('"'); at >= 0; at = head.indexOf('"', at + 1)) {
    if (depth === 0) from = at;
    const opens =
      depth === 0 || (/[\s=]/.test(head.charAt(at - 1)) && /[\w$~./'-]/.test(head.charAt(at + 1) || behind));
    depth += opens ? 1 : -1;
  }
  return depth > 0 && /\p{L}{2} $/u.test(head.slice(0, from)) ? head.slice(from + 1) : undefined;
}

/** `cd x`, `$ ls`, `./configure`, `$HOME/x`, `A=b make`, `express /tmp/x`. */
function startsWithCommand(quoted: string, executables: ReadonlySet<string>): boolean {
  const [, word = '', next = ''] =
    /^(?:\$ |[A-Z_]\w{0,31}=\S{0,64} )?([^\s;&|]{1,64})(?: ([^\s;&|]{1,64}))?/.exec(quoted) ?? [];
  return (
    /^(?:[$~.]|\w{1,32}\/)[\w.{}/-]*\/[\w./-]+$/.test(word) ||
    isName(word, executables) ||
    (WORD.test(word) && OPERAND.test(next))
  );
}

const WORD = /^[a-z][\w.-]{1,39}$/;
