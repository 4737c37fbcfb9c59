import type { Opening } from './openings.js';
import { readOperands, skipBlanks } from './operands.js';
import { closesQuote, isBelowQuoteAndComment } from './paragraphs.js';
import { isBelowCutValue } from './quoted-text.js';
import { skipRedirection } from './redirections.js';
import type { SpecialForm } from './special-forms.js';

/** What a shell takes out of a word: empty quotes, substitutions and expansions, a backslash, a line's end. */
const NOTHING = '``|\\$\\(\\)|\\$[@*]|\\$\\{\\w{1,16}:?-?\\}|\'\'|""|\\\\\\n';
/** The same, and quotes around a part of it. */
const QUOTED = `\\\\(?=[\\w/.-])|'[\\w.-]{1,16}'|"[\\w.-]{1,16}"`;
const DISGUISED = new RegExp(
  `[ \\t(@]{0,8}((?:[/\\w.?-]|\\[[\\w!^-]{1,8}\\]|${NOTHING}|${QUOTED}){3,64})(?=[\\s;|&)>\`#]|\\$\\{?IFS|$)`,
  'y',
);
const HIDES = new RegExp(`[\\w.'"-](?:${NOTHING})[\\w./-]`);
/** `re$()boot`: is something inside of the name that leaves nothing? */
export function isHiddenName(written: string): boolean {
  return /\w(?:''|""|\$\(\)|\$[@*]|\$\{\w{1,16}:?-?\})\w/.test(written);
}

/** `PATH=/tmp q''z`, `(A=b q''z`: assignments in front of the name (POSIX XCU 2.9.1). */
const ASSIGNED = /[ \t(]{0,8}(?:[A-Za-z_]\w{0,31}=[^\s;&|]{0,64}(?:\s|\\\n){1,4}){1,4}/y;
const REDIRECTED = />{1,2}\s?\/(?:dev|tmp|var|etc|home|root)\//;
const HIDES_IN_QUOTES = new RegExp(`(?:^|[\\w'"])(?:${QUOTED})[\\w.-]|\\w(?:${QUOTED})`);

/**
 * A name that the shell has to put together, whatever program it is: `$(qz``9 -d)`, `1.txt`q\z9``. Nobody hides a name
 * who only writes about it; where a command line alone stands, that is enough.
 */
export function readDisguisedProgram(text: string, opening: Opening): SpecialForm | undefined {
  const { kind, doubled, start, end: from } = opening;
  if (kind === 'start' || kind === 'directive' || kind === '<(') return undefined;
  ASSIGNED.lastIndex = programStart(text, from);
  DISGUISED.lastIndex = ASSIGNED.test(text) ? ASSIGNED.lastIndex : programStart(text, from);
  const written = DISGUISED.exec(text)?.[1];
  if (written === undefined || !/[a-z]\w/.test(written.replace(/['"\\]/g, ''))) return undefined;
  // Noise has all of these signs, and capitals.
  if (kind === '`' && /[A-Z]/.test(written)) return undefined;
  // JSON's and others' line ends, behind the backtick that ends a span of Markdown's.
  if (/^(?:\\[nr])+$/.test(written)) return undefined;
  const isHidden = HIDES.test(written);
  if (!isHidden && !HIDES_IN_QUOTES.test(written)) return undefined;
  const { end, isCode, grouped, prose, plain, definite, likely } = readOperands(
    text,
    DISGUISED.lastIndex,
    kind === '`',
  );
  if (isCode || grouped || prose > 0 || plain > 1 + definite) return undefined;
  const isSingle = !doubled && (kind === '&' || kind === '|');
  const isRedirected = REDIRECTED.test(text.slice(DISGUISED.lastIndex, Math.min(end, from + 256)));
  const leavesQuote = closesQuote(text, start);
  if (isSingle && !(isHidden ? isRedirected || leavesQuote : leavesQuote && (isRedirected || definite > 1)))
    return undefined;
  const isBelowCut =
    kind === 'newline' && isHidden && (isBelowCutValue(text, start) || isBelowQuoteAndComment(text, start));
  const isBelowQuote =
    kind === 'newline' &&
    ((leavesQuote && (isHidden || isRedirected || definite > 1)) || isBelowCut || isBelowFile(text, start));
  // `(qz\\\n9)`: a subshell's own bracket.
  const isGrouped = text.charCodeAt(end) === 0x29 && /^[ \t]*\(/.test(text.slice(from, from + 8));
  const close = text.charCodeAt(isGrouped ? end + 1 : end);
  const isPlaced =
    kind === '$('
      ? close === 0x29 && (isHidden || definite + likely > 0)
      : kind === '`'
        ? close === 0x60 &&
          text.charCodeAt(from) > 0x20 &&
          (((isHidden || start === 0) && isRedirected) ||
            /[\w.'"=:@/-]$/.test(text.slice(Math.max(0, start - 1), start)))
        : definite > 0
          ? doubled || (kind === ';' && (isHidden || leavesQuote || isRedirected)) || isSingle || isBelowQuote
          : isBelowCut || (isHidden && leavesQuote && (doubled || kind === ';'));
  return isPlaced ? { start, end, context: 'as a program whose name is hidden' } : undefined;
}

/** `data.txt`, and nothing else in front. */
function isBelowFile(text: string, start: number): boolean {
  return start < 80 && /^[\w:/@-]{1,48}(?:\.\w{2,6}|\d)\s{0,4}$/.test(text.slice(0, start));
}

/** Behind what is redirected in front of a name, in a subshell too: `2>/dev/null qz9 >/tmp/x`, `(2>/dev/null qz9)`. */
export function programStart(text: string, from: number): number {
  const bracket = skipBlanks(text, from);
  const first = text.charCodeAt(bracket) === 0x28 ? skipBlanks(text, bracket + 1) : bracket;
  const behind = skipRedirection(text, first);
  return behind > first ? behind : from;
}
