import { sought } from '../../sought/sought-pattern.js';
import { findActingCall } from '../code/acting-call.js';
import { executingCalls } from '../code/calls.js';
import { foldConstants } from '../code/fold.js';
import { hasAny } from '../code/has-any.js';
import { findHiddenCallee } from '../code/hidden-callee.js';
import { kindOf } from '../code/operand-kind.js';
import {
  ATTACHING_LINK,
  CODE_NOTATIONS,
  INCLUDING_DIRECTIVE,
  INCLUDING_ELEMENT,
  PLACEHOLDER,
  PROGRAM_LINE,
  XSLT_CALL,
} from './code-notations.js';
import { deedOf } from './expression.js';
import { isPutIn } from './surroundings.js';

/** A tag whose inside is code of a language, with words of a text around it. */
export interface CodeTag {
  readonly start: number;
  readonly end: number;
  readonly engine: string;
  /** A program around it may be its author's own. */
  readonly ambiguous: boolean;
}

const LONGEST = 512;
const MAX_TAGS = 32;

/** How a tag opens and closes; an instruction is shown by lessons, and only found where a text has it put in. */
interface Kind {
  readonly open: string;
  readonly close: string;
  readonly engine: string;
  readonly isShown: boolean;
  /** Behind the sign stands a name. */
  readonly isNamed?: boolean;
}

const KINDS: readonly Kind[] = [
  // PHP's, Rivet's and other processing instructions.
  { open: '<?', close: '?>', engine: 'a language between `<?` and `?>`', isShown: true },
  // Toffee's code; to Jinja and Twig a comment, which says things in words.
  { open: '{#', close: '#}', engine: 'Toffee', isShown: false },
  // MVEL's `@if{…}`, `@code{…}`.
  { open: '@', close: '}', engine: 'MVEL', isShown: false, isNamed: true },
  // Tcl's commands; Markdown has brackets, too.
  { open: '[', close: ']', engine: 'Tcl', isShown: true, isNamed: true },
];

/** `@if{`, while `@{` is an expression's own; `[exec `. */
const NAMED = /@[a-z]{1,12}\{|\[(?:exec|open|source|load|glob|file|read)\s/y;
/** A comment in words. */
const SAID = /\p{L}{2,}[ \t\n]+\p{L}{2,}[ \t\n]+\p{L}{2,}/u;

/** Without one of these no tag holds anything that is called or reached. */
const CALLS = ['(', '`', '__', '{@', '{/'] as const;
/** How the tags of `KINDS` begin. */
const OPENS = sought(/<\?|\{#|@[a-z]{1,12}\{|\[(?:exec|open|source|load|glob|file|read)\s/);

/** The first such tag whose code reaches out of the page. */
export function findCodeTag(text: string, executables: ReadonlySet<string>): CodeTag | undefined {
  // Most texts hold none of the signs, and need not be tried against each notation.
  const including = hasAny(text, INCLUDES)
    ? (INCLUDING_ELEMENT.exec(text) ?? ATTACHING_LINK.exec(text) ?? INCLUDING_DIRECTIVE.exec(text))
    : null;
  if (including !== null) return toTag(including);
  // Tcl's commands need none of the signs of a call.
  const opened = findOpened(text, executables);
  if (opened !== undefined || !hasAny(text, CALLS)) return opened;
  return (hasAny(text, SIGNS) ? findPair(text, executables) : undefined) ?? findPlaceholder(text, executables);
}

const INCLUDES = ['=', '@'] as const;
const SIGNS = ['{', '[', '<', '=', '%('] as const;

function findOpened(text: string, executables: ReadonlySet<string>): CodeTag | undefined {
  if (!OPENS.test(text)) return undefined;
  for (const kind of KINDS) {
    const found = text.includes(kind.close) ? findOf(kind, text, executables) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function findPair(text: string, executables: ReadonlySet<string>): CodeTag | undefined {
  for (const pattern of CODE_NOTATIONS) {
    let seen = 0;
    for (const match of pattern.matchAll(text)) {
      if (++seen > MAX_TAGS) return undefined;
      // Of an attribute, what is between its quotes.
      const inside = (match[2] as string).replace(/^["']|["']$/g, '');
      if (acts(inside, executables)) return toTag(match);
    }
  }
  for (const match of PROGRAM_LINE.matchAll(text)) {
    if (kindOf(match[1] as string, executables) === 'command') return toTag(match);
  }
  return undefined;
}

function toTag(match: RegExpExecArray): CodeTag {
  return { ...spanOf(match), engine: 'a template engine', ambiguous: true };
}

/** Where prose speaks of such an expression, it has blanks around. */
function findPlaceholder(text: string, executables: ReadonlySet<string>): CodeTag | undefined {
  if (!text.includes('$') && !text.includes('@')) return undefined;
  if (!text.includes('(')) return undefined;
  let seen = 0;
  for (const match of PLACEHOLDER.matchAll(text)) {
    if (++seen > MAX_TAGS) return undefined;
    const { start, end } = spanOf(match);
    if (!match[0].includes('(') || (!match[0].includes('__') && !isPutIn(text, start, end))) continue;
    // `$__timeFilter(created_at)`: a macro of Grafana's; JMeter's functions, which look alike, stand in braces.
    const inside = match[0].replace(/^[$@][!:]?(?:__(?=[A-Za-z]\w{0,40}(?<!__)\())?/, '');
    if (acts(inside, executables)) return { start, end, engine: 'Cheetah', ambiguous: true };
  }
  return undefined;
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}

function findOf(kind: Kind, text: string, executables: ReadonlySet<string>): CodeTag | undefined {
  let seen = 0;
  for (let start = text.indexOf(kind.open); start >= 0 && seen < MAX_TAGS; start = text.indexOf(kind.open, start + 1)) {
    const inner = kind.isNamed ? endOfName(text, start) : start + kind.open.length;
    if (inner < 0) continue;
    seen++;
    const close = text.slice(inner, inner + LONGEST).indexOf(kind.close);
    if (close < 0) continue;
    const end = inner + close + kind.close.length;
    const inside = kind.open === '[' ? text.slice(start, end) : text.slice(inner, inner + close);
    if (!/[([]/.test(inside) || (kind.isShown && !isPutIn(text, start, end))) continue;
    const isActing = kind.open === '[' ? findActingCall(inside, executables) !== undefined : acts(inside, executables);
    if (isActing) return { start, end, engine: kind.engine, ambiguous: true };
  }
  return undefined;
}

function endOfName(text: string, start: number): number {
  NAMED.lastIndex = start;
  return NAMED.test(text) ? NAMED.lastIndex : -1;
}

/** Whether a script between a tag's delimiters runs, reads or reaches something. */
function acts(inside: string, executables: ReadonlySet<string>): boolean {
  if (SAID.test(inside)) return false;
  const folded = foldConstants(inside);
  return (
    deedOf(inside) === 'reach' ||
    findActingCall(inside, executables) !== undefined ||
    callsOutright(inside) ||
    XSLT_CALL.test(inside) ||
    findHiddenCallee(inside) !== undefined ||
    runsBackticked(inside, executables) ||
    (folded !== undefined && deedOf(folded) === 'reach')
  );
}

/** Perl's, PHP's and Ruby's program between backticks. */
function runsBackticked(inside: string, executables: ReadonlySet<string>): boolean {
  const program = /`([^`\n]{1,160})`/.exec(inside)?.[1];
  return program !== undefined && kindOf(program, executables) === 'command';
}

/** A call whose name says it all. */
export function callsOutright(inside: string): boolean {
  for (const { distinctive } of executingCalls(inside)) if (distinctive) return true;
  return false;
}
