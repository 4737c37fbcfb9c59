import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES, type Source } from '../../values/value.js';
import type { Certainty, DetectContext, Detection, ValueCheck } from '../check.js';
import { findActingCall } from '../code/acting-call.js';
import { foldConstants } from '../code/fold.js';
import { readPastBlanks } from '../past-blanks.js';
import { findCalledInBrackets } from './called-in-brackets.js';
import { callsOutright, findCodeTag } from './code-tags.js';
import { type Span, visitSpans } from './delimiters.js';
import { type Directive, findBareExpression, findDirective } from './directives.js';
import { type Deed, deedOf } from './expression.js';
import { computesGo, reachesGo } from './go-template.js';
import { holdsOnlyNames, opensNothing } from './holds-names.js';
import { findReachingLookup, findSpeltLookup, findTellingLookup } from './lookups.js';
import { findServerText } from './server-texts.js';
import { isPutIn, surroundingsOf } from './surroundings.js';

const NEEDED = CharacterClass.brace | CharacterClass.angle | CharacterClass.parenthesis;

/** `[% … %]` of Template Toolkit. */
const BRACKETED = CharacterClass.bracket | CharacterClass.percent;
/** `[=…]` of Freemarker; Blade's `@php` around PHP's backticks. */
const INTERPOLATED = CharacterClass.bracket | CharacterClass.equals;
/** `#[…]` of Mule. */
const MULE = CharacterClass.bracket | CharacterClass.hash;
/** `#EXTM3U` of a playlist; `#server.os.name#` of ColdFusion; `$x.class.y$` of StringTemplate. */
const LINES = CharacterClass.hash | CharacterClass.newline;
const HASHED = CharacterClass.hash | CharacterClass.dot;
const DOLLARED = CharacterClass.dollar | CharacterClass.dot;
/** `'|id'` of a picture. */
const PIPED = CharacterClass.newline | CharacterClass.pipe;
/** `[[7*7]]` of Thymeleaf. */
const INLINED = CharacterClass.bracket | CharacterClass.star;
const BLADE = CharacterClass.at | CharacterClass.backtick;

/** Template and expression-language injection, look-ups of loggers, server-side includes. */
export const template: ValueCheck = {
  id: 'template',
  title: 'Template injection',
  cwe: 1336,
  attack: 'T1190',
  sources: new Set<Source>(SOURCES),
  applies: (classes) =>
    (classes & NEEDED) !== 0 ||
    (classes & BRACKETED) === BRACKETED ||
    (classes & INTERPOLATED) === INTERPOLATED ||
    (classes & MULE) === MULE ||
    (classes & BLADE) === BLADE ||
    (classes & LINES) === LINES ||
    (classes & HASHED) === HASHED ||
    (classes & DOLLARED) === DOLLARED ||
    (classes & PIPED) === PIPED ||
    (classes & INLINED) === INLINED,
  words: {
    prose: true,
    classes: CharacterClass.letter | CharacterClass.digit | CharacterClass.dash,
    names: new Set(),
    longerThan: Number.POSITIVE_INFINITY,
  },
  detect: readPastBlanks(detect),
  clears: (text) => holdsOnlyNames(text) || opensNothing(text),
};

function detect(text: string, { executables }: DetectContext): Detection | undefined {
  const lookup = findReachingLookup(text) ?? findTellingLookup(text) ?? findSpeltLookup(text);
  if (lookup !== undefined) {
    return {
      certainty: 'certain',
      start: lookup.start,
      end: lookup.end,
      context: 'as a look-up in a logged or interpolated text',
      explanation: `Logged by Log4j or interpolated by Commons Text, the text would be evaluated to "${lookup.written.slice(0, 80)}" and reach out of the process.`,
    };
  }
  const found = detectSpans(text, executables);
  if (found?.certainty === 'certain') return found;
  const directive = findDirective(text);
  if (directive !== undefined) return describeDirective(text, directive);
  const bare = findBareExpression(text) ?? findElsewhere(text, executables);
  return bare === undefined ? found : describeDirective(text, bare);
}

function findElsewhere(text: string, executables: ReadonlySet<string>): Directive | undefined {
  const acts = (script: string): boolean =>
    deedOf(script, true) === 'reach' || findActingCall(script, executables) !== undefined;
  const written = findServerText(text, acts);
  if (written !== undefined) return { ...written, ambiguous: true, what: 'run, read or show what the sender chose' };
  const tag = findCodeTag(text, executables);
  if (tag !== undefined) return { ...tag, what: 'run or read what the sender chose' };
  const called = findCalledInBrackets(text, executables);
  return called && { ...called, ambiguous: true, engine: 'a template engine', what: 'reach beyond the page' };
}

/** One look tells documents with braces of their own from texts with a template's. */
const SIGN =
  /[$#*@%~!{]\{|\{%|<%|\{[\w.[\]]{0,60}\.(?:__|GetType\.)|\{\s{0,4}(?:[#@=]?\d|\$\w{1,20}\s{0,4}=|(?:bean|cdi|inject|config):|if\s|assign\s|=|!!|\*|do\s|popen|proc_open|system|exec|passthru|shell_exec|phpinfo|eval|pcntl_exec|file_|readfile|show_source|highlight_file|call_user|create_function)/i;

function detectSpans(text: string, executables: ReadonlySet<string>): Detection | undefined {
  let unsure: Detection | undefined;
  let certain: Detection | undefined;
  if (!SIGN.test(text)) return undefined;
  visitSpans(text, (span) => {
    const written = deedOfSpan(span);
    const deed = written === 'plain' ? deedOfPlain(text, span, executables) : written;
    if (deed === 'plain' || (deed === 'compute' && span.isPiece)) return false;
    const certainty = judge(text, span, deed);
    if (certainty === 'certain') certain = describeSpan(text, span, { deed, certainty });
    else unsure ??= describeSpan(text, span, { deed, certainty });
    return certain !== undefined;
  });
  return certain ?? unsure;
}

/** What names say nothing about: a call that acts, a name that is hidden, a constant that shows whether it is put out. */
function deedOfPlain(text: string, span: Span, executables: ReadonlySet<string>): Deed {
  if (acts(span, executables) || hides(span)) return 'reach';
  return isGluedConstant(text, span) ? 'compute' : 'plain';
}

const CONSTANT = /^\s{0,2}=?\s{0,2}(["'])[\w-]{1,32}\1\s{0,2}%?$/;

/** `48{{"77"}}30`, `48<%="77"%>30`: to a page a text in three pieces, to whoever looks for an engine what it leaves out. */
function isGluedConstant(text: string, { delimiter, inside, start, end }: Span): boolean {
  if (delimiter === '{' || inside.length > 40 || !CONSTANT.test(inside)) return false;
  const isCounted = /\d/.test(text.charAt(start - 1)) && /\d/.test(text.charAt(end));
  return isCounted || (delimiter === '{{' && /\w/.test(text.charAt(start - 1)) && /\w/.test(text.charAt(end)));
}

/** `{{ salt['cmd.run']('id') }}`: between delimiters, what would be an attack where code is evaluated. */
function acts({ delimiter, inside }: Span, executables: ReadonlySet<string>): boolean {
  if (delimiter === '{' || !/[([]/.test(inside)) return false;
  return findActingCall(inside, executables) !== undefined || callsOutright(inside);
}

/** `` this[`constructor`] ``, `x['con'.concat('structor')]`: what its constants come to reaches. */
function hides({ delimiter, inside }: Span): boolean {
  if (delimiter === '{' || !/[([\\]/.test(inside)) return false;
  const folded = foldConstants(inside);
  return (
    folded !== undefined && deedOf(folded, delimiter === '<%' || delimiter === '#{', delimiter === '{{') === 'reach'
  );
}

function deedOfSpan(span: Span): Deed {
  const { delimiter, inside } = span;
  if (delimiter === '{') return deedOfBraces(span);
  if (delimiter === '{%' && /^\s*(?:debug\s*$|get_admin_log\b)/.test(inside)) return 'reach';
  if (delimiter === '{{' && (reachesGo(inside) || WHOLE_CONFIGURATION.test(inside))) return 'reach';
  if (delimiter === '%{' && CONTEXT_VARIABLE.test(inside)) return 'reach';
  if ((delimiter === '{{' || delimiter === '{%') && NAMED_FILE.test(inside)) return 'reach';
  if (delimiter === '{{' && (SHOP_SETTING.test(inside) || computesGo(inside))) return 'compute';
  return deedOf(inside, delimiter === '<%' || delimiter === '#{', delimiter === '{{');
}

/** Flask's: its secret key among the rest. None of 400 packages' documentation has a variable of that name alone. */
const WHOLE_CONFIGURATION = /^\s{0,4}config\s{0,4}$/;

/** Struts, "OGNL Basics": the context itself, or all that one of its scopes holds; `${#name}` is a shell's as well. */
const CONTEXT_VARIABLE = /^\s{0,4}#(?:context|root|application|session|request|parameters|attr|_memberAccess)\s{0,4}$/;

/** `{{file::../../x.php}}`: a file out of the folder of templates, without quotes. */
const NAMED_FILE =
  /^\s{0,4}(?:(?:file|include|include_relative|load|import|insert|require|template)\s{0,2}(?:::?|=|\s)|[a-zA-Z]{2,16}\s[^{}\n]{0,120}?\b(?:template|file|src|path)\s{0,2}=)\s{0,2}\\{0,2}["']?(?:\.\.\/|file:|\/(?:etc|proc|root|home|srv|opt|var|usr|tmp|app)\/)/;

/** Magento, "Template directives": a setting of the shop by its path; its authors write it among what they say. */
const SHOP_SETTING = /^\s*config\s{1,4}path\s{0,4}=\s{0,4}["']?[\w-]{1,40}(?:\/[\w-]{1,40}){1,4}["']?\s*$/;

/** `{7*7}` of Smarty and Latte: braces alone are also JSON, CSS and every programming language. */
function deedOfBraces({ inside }: Span): Deed {
  // Python's str.format walks attributes.
  if (/^\w{0,40}(?:\.\w{1,40}|\[[^\]]{1,40}\]){0,8}\.__[a-z]\w{1,20}__(?:[.[:!]|$)/.test(inside)) return 'reach';
  // Latte's `{=…}` and `{do …}`, Blade's `{!! … !!}`, lua-resty-template's `{*…*}`.
  const echoed = /^(?:=|!!|\*|(?:do|php|var|capture)\s)\s*([\s\S]{2,64}?)(?:!!|\*)?$/.exec(inside)?.[1];
  if (echoed !== undefined) return deedOf(echoed, true) === 'reach' ? 'reach' : 'plain';
  // Camel's `$simple{bean:type:…?method=…}`.
  if (/^\s*bean:[\w.:]{1,60}\?method=/.test(inside)) return 'reach';
  // SmartFormat walks members, to the class of a value.
  if (/^[\w.[\]]{1,40}\.GetType\.\w/.test(inside)) return 'reach';
  // Qute's beans and settings.
  if (/^(?:cdi|inject):[\w.]{1,60}\.(?:getClass|class)\b|^config:property\(/.test(inside)) return 'reach';
  if (
    /^\s*(?:if|elseif|\$\w{1,20}\s{0,4}=|assign\s[^{}]{0,40}[=\s]|eval\s[^{}]{0,20}=)?\s*(?:system|exec|passthru|shell_exec|phpinfo|eval|popen|proc_open|pcntl_exec|file_(?:get|put)_contents|readfile|show_source|highlight_file|call_user_func(?:_array)?|create_function)\s*\([^{}]*\)\s*(?:\|\w+\s*)?$/.test(
      inside,
    )
  )
    return 'reach';
  return inside.length <= 64 && /^\s*\d+(?:\s*[*+]\s*\d+){1,8}\s*(?:\|\w+\s*)?$/.test(inside) ? 'compute' : 'plain';
}

/** A probe in prose is a lesson about templates; what reaches out is one only in a program. */
function judge(text: string, span: Span, deed: Deed): Certainty {
  const around = surroundingsOf(text, span.start, span.end);
  if (around === 'apart') return 'certain';
  if (around === 'program') return 'unsure';
  if (deed === 'reach') return 'certain';
  return isPutIn(text, span.start, span.end) ? 'certain' : 'unsure';
}

function describeSpan(text: string, span: Span, { deed, certainty }: { deed: Deed; certainty: Certainty }): Detection {
  const written = text.slice(span.start, Math.min(span.end, span.start + 120));
  const what =
    deed === 'reach'
      ? "lead out of the page's data to classes, files or commands of the server"
      : 'be computed by the server';
  return {
    certainty,
    start: span.start,
    end: span.end,
    context: `inside ${span.delimiter} of a template`,
    explanation: `Rendered as part of a template, "${written}" would ${what}.`,
  };
}

function describeDirective(text: string, { start, end, engine, what, ambiguous }: Directive): Detection {
  const isQuoted = ambiguous ? surroundingsOf(text, start, end) === 'program' : standsInQuotes(text, start, end);
  return {
    certainty: isQuoted ? 'unsure' : 'certain',
    start,
    end,
    context: `as a directive of ${engine}`,
    explanation: `Read by ${engine}, "${text.slice(start, Math.min(end, start + 120))}" would ${what}.`,
  };
}

/** In an attribute, or in quotes or backticks of its own; a quote that a text begins with quotes nothing. */
function standsInQuotes(text: string, start: number, end: number): boolean {
  const quote = text.charAt(start - 1);
  // In front of a quote that begins the value nothing opens an attribute.
  if (!/[`'"]/.test(quote) || /^\s*$/.test(text.slice(Math.max(0, start - 64), start - 1))) return false;
  const isClosed = /[>}\]]/.test(text.charAt(end - 1));
  const close = isClosed ? -1 : text.slice(end, end + 256).search(/[>}\]]/);
  if ((close < 0 && !isClosed) || text.charAt(end + close + 1) === quote) return true;
  if (quote !== '`' && !/[=(:,[]\s{0,2}$/.test(text.slice(Math.max(0, start - 4), start - 1))) return false;
  // Quotes up to there are the directive's own.
  return text.indexOf(quote, end + close + 1) >= 0;
}
