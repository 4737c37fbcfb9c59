import { sought } from '../../sought/sought-pattern.js';
import { findActingCall } from '../code/acting-call.js';
import { executingCalls } from '../code/calls.js';
import { foldConstants } from '../code/fold.js';
import { findHiddenCallee } from '../code/hidden-callee.js';
import { kindOf } from '../code/operand-kind.js';
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
}

const KINDS: readonly Kind[] = [
  // PHP's, Rivet's and other processing instructions.
  { open: '<?', close: '?>', engine: 'a language between `<?` and `?>`', isShown: true },
  // Toffee's code; to Jinja and Twig a comment, which says things in words.
  { open: '{#', close: '#}', engine: 'Toffee', isShown: false },
  // MVEL's `@if{…}`, `@code{…}`.
  { open: '@', close: '}', engine: 'MVEL', isShown: false },
];

/** Tags and elements that are called after a language hold code of it. */
const LANGUAGE = '(?:[a-z]{2,12}_)?(?:php|perl|python|py|ruby|rb|lua|tcl|erl|erlang|groovy|scala|js|eval|exec)';
/** Code between a tag and its end, in an attribute of a tag, or between braces that a sign doubles. */
const PAIRS = [
  // `[php]…[/php]`: posts of forums have lines there.
  sought(
    new RegExp(`\\[(${LANGUAGE})\\]([^[\\]\\n]{3,256}(?:\\[[^[\\]\\n]{0,64}\\][^[\\]\\n]{0,128}){0,4})\\[/\\1\\]`, 'g'),
  ),
  // `{eval}…{/eval}`, `{@eval}…{/eval}`.
  sought(new RegExp(`\\{@?(${LANGUAGE})\\}([^{}]{3,256})\\{/\\1\\}`, 'g')),
  // Yaws' `<erl>…</erl>`.
  sought(new RegExp(`<(${LANGUAGE})>([^<\\n]{3,256})</\\1>`, 'g')),
  // Dust's `{@if cond="…"}`, Smarty's `{function name=…}`.
  sought(
    /(\{)@?[a-z]\w{1,15}\s{1,4}[a-z]\w{0,15}\s{0,4}=\s{0,4}(["'][^{}\n]{3,256}(?:\{[^{}\n]{0,64}\}[^{}\n]{0,200}){0,4})\}/g,
  ),
  // Latte's `{=…}`, Blade's `{!! … !!}`.
  sought(/\{(=|!!|do\s)([^{}\n]{3,256})\}/g),
  // Tenjin's `{~ … ~}`.
  sought(/\{([~*+=?|^&:;,.-])([^{}\n]{3,256})\1\}/g),
  // An element of a library of tags, by its attribute: XSLT's `php:function(…)`, Struts' and JSTL's expressions.
  sought(/<[a-zA-Z]\w{0,15}:([a-zA-Z-]{2,20})\s[^<>\n]{0,80}?=\s{0,4}("[^"<>\n]{3,200}"|'[^'<>\n]{3,200}')/g),
  // Perl's and others' statements between braces, where no parenthesis in front makes a program's block of them.
  sought(
    /(?<![)=>]\s{0,2}|\b(?:else|try|do|finally|sub \w{1,30})\s{0,2})(\{)\s{1,4}(?!["']?[\w$-]{1,40}["']?\s{0,4}[:,}])([^{}\n]{6,256})\}/g,
  ),
];
/** XSLT 1.0, 12.1: another document; PHP's functions in XPath. */
const XSLT_CALL =
  /^(?:php:function(?:String)?\s?\(|(?:document|doc|unparsed-text|collection)\s?\(\s{0,4}["'](?:file:|\/|\.\.\/))/;
/** Files of the system in an attribute of an element that includes. */
const INCLUDES = sought(
  /<[a-zA-Z]\w{0,15}:(?:include|import|insert|load|read|forward|render|template)\w{0,10}\s[^<>\n]{0,80}?=\s{0,4}["'](?:file:\/|\.\.\/(?:\.\.\/){1,16}|\/(?:etc|proc|home|root|var|usr|srv|opt|tmp|app)\/)[^"'<>\n]{1,200}["']/i,
);
/** A program between backticks in a tag of statements: `` {foreach [`id`] as $x} ``. */
const BACKTICKED = sought(
  /\{(?:foreach|for|if|elseif|while|switch|var|set|assign|do|echo|print)\s[^{}`\n]{0,40}`([^`{}\n]{1,120})`[^{}`\n]{0,80}\}/g,
);
/** Cheetah's `$name(…).name`: an expression that needs no end. */
const PLACEHOLDER = /\$!?[a-zA-Z_]\w{0,40}(?:\.[a-zA-Z_]\w{0,40}|\([^()\n]{0,80}\)){2,12}/g;

/** `@if{`, `@{` is an expression's own. */
const NAMED = /@[a-z]{1,12}\{/y;
/** A comment in words. */
const SAID = /\p{L}{2,}[ \t\n]+\p{L}{2,}[ \t\n]+\p{L}{2,}/u;

/** The first such tag whose code reaches out of the page. */
export function findCodeTag(text: string, executables: ReadonlySet<string>): CodeTag | undefined {
  for (const kind of KINDS) {
    if (!text.includes(kind.close)) continue;
    const found = findOf(kind, text, executables);
    if (found !== undefined) return found;
  }
  return findPair(text, executables) ?? findPlaceholder(text, executables);
}

function findPair(text: string, executables: ReadonlySet<string>): CodeTag | undefined {
  for (const pattern of PAIRS) {
    let seen = 0;
    for (const match of pattern.matchAll(text)) {
      if (++seen > MAX_TAGS) return undefined;
      // Of an attribute, what is between its quotes.
      const inside = (match[2] as string).replace(/^["']|["']$/g, '');
      if (acts(inside, executables)) return toTag(match);
    }
  }
  const included = INCLUDES.exec(text);
  if (included !== null) return toTag(included);
  for (const match of BACKTICKED.matchAll(text)) {
    if (kindOf(match[1] as string, executables) === 'command') return toTag(match);
  }
  return undefined;
}

function toTag(match: RegExpExecArray): CodeTag {
  return { ...spanOf(match), engine: 'a template engine', ambiguous: true };
}

/** Where prose speaks of such an expression, it has blanks around. */
function findPlaceholder(text: string, executables: ReadonlySet<string>): CodeTag | undefined {
  if (!text.includes('$') || !text.includes('(')) return undefined;
  let seen = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    if (++seen > MAX_TAGS) return undefined;
    const { start, end } = spanOf(match);
    if (!match[0].includes('(') || (!match[0].includes('__') && !isPutIn(text, start, end))) continue;
    if (acts(match[0].replace(/^\$!?/, ''), executables)) return { start, end, engine: 'Cheetah', ambiguous: true };
  }
  return undefined;
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}

function findOf(kind: Kind, text: string, executables: ReadonlySet<string>): CodeTag | undefined {
  let seen = 0;
  for (let start = text.indexOf(kind.open); start >= 0 && seen < MAX_TAGS; start = text.indexOf(kind.open, start + 1)) {
    const inner = kind.open === '@' ? endOfName(text, start) : start + kind.open.length;
    if (inner < 0) continue;
    seen++;
    const close = text.slice(inner, inner + LONGEST).indexOf(kind.close);
    if (close < 0) continue;
    const end = inner + close + kind.close.length;
    const inside = text.slice(inner, inner + close);
    if (!/[([]/.test(inside) || (kind.isShown && !isPutIn(text, start, end))) continue;
    if (acts(inside, executables)) return { start, end, engine: kind.engine, ambiguous: true };
  }
  return undefined;
}

function endOfName(text: string, start: number): number {
  NAMED.lastIndex = start;
  return NAMED.test(text) ? NAMED.lastIndex : -1;
}

function acts(inside: string, executables: ReadonlySet<string>): boolean {
  if (SAID.test(inside)) return false;
  const folded = foldConstants(inside);
  return (
    deedOf(inside) === 'reach' ||
    findActingCall(inside, executables) !== undefined ||
    callsOutright(inside) ||
    XSLT_CALL.test(inside) ||
    findHiddenCallee(inside) !== undefined ||
    (folded !== undefined && deedOf(folded) === 'reach')
  );
}

/** A call whose name says it all. */
function callsOutright(inside: string): boolean {
  for (const { distinctive } of executingCalls(inside)) if (distinctive) return true;
  return false;
}
