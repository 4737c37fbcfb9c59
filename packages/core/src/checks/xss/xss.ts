import { CharacterClass, classify } from '../../values/character-classes.js';
import { SOURCES } from '../../values/value.js';
import type { DetectContext, Detection, ValueCheck } from '../check.js';
import { decodeReferences } from './character-references.js';
import { findClientTemplate } from './client-template.js';
import { findCssScript } from './css-script.js';
import { findTellingRule } from './css-telling.js';
import { findActiveMarkup, findMarkup } from './html-contexts.js';
import { BROWSER_NAMES, PAGE_OBJECTS } from './javascript-words.js';
import { findMarkdownLink } from './markdown-link.js';
import { isPlainMarkup } from './plain-markup.js';
import { findBareScript, findCommentBreakout } from './script-bare.js';
import { findStringBreakout, findTemplateBreakout, type StringBreakout } from './script-string.js';
import { mayBeScriptUrl } from './script-url.js';
import { judgeUrl } from './url-judge.js';
import { isViolationSample } from './violation-sample.js';

const C = CharacterClass;

/** Without a tag, an assignment, a scheme, a call, a tagged template or a member nothing runs. */
const TRIGGERS = C.angle | C.equals | C.colon | C.parenthesis | C.backtick | C.dot | C.bracket;
const QUOTES = C.singleQuote | C.doubleQuote;
/** What a script that leaves a string needs behind it. */
const ACTS = C.parenthesis | C.backtick | C.equals | C.colon;

/** Cross-site scripting: text that makes a browser run something when a page shows it. */
export const xss: ValueCheck = {
  id: 'xss',
  title: 'Cross-site scripting',
  cwe: 79,
  attack: 'T1059.007',
  sources: new Set(SOURCES),
  applies: (classes) => (classes & TRIGGERS) !== 0,
  words: {
    prose: true,
    classes: C.letter | C.digit | C.dash,
    names: new Set(),
    longerThan: Number.POSITIVE_INFINITY,
    members: new Set([...PAGE_OBJECTS].map((name) => name.toLowerCase())),
    seesCalled: (word) => BROWSER_NAMES.has(word) || /^(?:on|eval$|function$|constructor$)/i.test(word),
    // Handlers, Alpine's directives, the data islands of Internet Explorer, and schemes of scripts.
    seesBehind: (name) =>
      /^(?:on|x-|data(?:src|fld)$)|(?:script|mocha|data|function|constructor)(?:$|[^\w-])/i.test(name),
  },
  detect: detectXss,
  clears: isPlainMarkup,
};

function detectXss(text: string, { path, steps, classes = classify(text) }: DetectContext): Detection | undefined {
  if ((classes & TRIGGERS) === 0) return undefined;
  const clean = (classes & (C.control | C.space)) === 0 ? text : withoutControls(text);
  const found = detectIn(clean, classes);
  const isOpen = found?.certainty !== 'certain' && (classes & C.nonAscii) !== 0;
  // Binary data holds controls, and would be read twice for nothing.
  const isSevenBit = isOpen && (classes & C.control) === 0 && SEVEN_BIT_TAG.test(clean);
  const detection = (isSevenBit ? detectIn(toSevenBit(clean), -1) : undefined) ?? found;
  if (detection === undefined) return undefined;
  if (isViolationSample(detection, text, path)) return undefined;
  const certainty =
    (steps.includes('html') || steps.includes('mixed')) && isQuotedCode(clean, detection)
      ? 'unsure'
      : detection.certainty;
  // Offsets in a rewritten text are none in the text that came.
  return clean === text ? { ...detection, certainty } : { ...detection, certainty, start: 0, end: text.length };
}

/** `<code>&lt;script&gt;`: shown as it is written. Only who undoes the references of a whole page makes a tag of it. */
function isQuotedCode(text: string, { start, certainty }: Detection): boolean {
  if (certainty !== 'certain') return false;
  const before = text.slice(Math.max(0, start - 20_000), start).toLowerCase();
  return ['code', 'pre'].some((name) => {
    const open = before.lastIndexOf(`<${name}`);
    // Not when it is that very tag which runs something.
    return open > before.lastIndexOf(`</${name}`) && before.includes('>', open);
  });
}

/** Servers and old browsers drop NUL, and old browsers took VT for a space; in front of a sign it is a script's: `f\v(1)`. */
function withoutControls(text: string): string {
  const withoutNul = text.includes('\0') ? text.replaceAll('\0', '') : text;
  return withoutNul.includes('\v') ? withoutNul.replaceAll(/\v(?=[\s\w/>"']|$)/g, ' ') : withoutNul;
}

/** What turns into a tag: `<`, then a letter or `/`. */
const SEVEN_BIT_TAG = /\u00bc[a-z\u00e1-\u00fa/]/i;

/** Internet Explorer dropped the eighth bit of US-ASCII pages: `\xbcscript\xbe`. */
function toSevenBit(text: string): string {
  return text.replaceAll(/[\u0080-\u00ff]/g, (character) => String.fromCharCode(character.charCodeAt(0) & 0x7f));
}

/** The contexts a page may put the text in, in the order in which attacks are common; `certain` ends the search. */
function detectIn(text: string, classes: number): Detection | undefined {
  let unsure: Detection | undefined;
  for (const { needs, also = -1, find } of CONTEXTS) {
    if ((classes & needs) === 0 || (classes & also) === 0) continue;
    const found = find(text, classes);
    if (found?.certainty === 'certain') return found;
    unsure ??= found;
  }
  return unsure;
}

interface Context {
  /** Character classes of which a text needs one, and one of the others, too. */
  readonly needs: number;
  readonly also?: number;
  readonly find: (text: string, classes: number) => Detection | undefined;
}

const CONTEXTS: readonly Context[] = [
  { needs: C.angle | C.equals, find: findMarkup },
  { needs: C.colon | C.ampersand, find: findScriptUrl },
  { needs: C.bracket, also: C.colon | C.ampersand, find: findLink },
  { needs: QUOTES, also: ACTS, find: (text) => fromScript(text, findStringBreakout(text)) },
  {
    needs: C.backtick | C.dollar,
    also: ACTS,
    find: (text) => fromScript(text, findTemplateBreakout(text)),
  },
  { needs: C.brace, find: findTemplateExpression },
  { needs: C.colon, also: C.parenthesis, find: findCss },
  { needs: C.star, also: C.slash, find: (text) => fromScript(text, findCommentBreakout(text)) },
  { needs: -1, find: (text, classes) => fromScript(text, findBareScript(text, classes)) },
];

function findScriptUrl(text: string): Detection | undefined {
  const quote = text.charCodeAt(0);
  if (!mayBeScriptUrl(text, quote === 34 || quote === 39 ? 1 : 0, text.length)) return undefined;
  const value = decodeReferences(withoutQuotes(text));
  const url = judgeUrl(value, 'bare', (markup) => findActiveMarkup(markup, 1)?.certainty);
  if (url === undefined) return undefined;
  return {
    certainty: url.certainty,
    start: 0,
    end: text.length,
    context: 'as the whole of a URL attribute, or of a redirect',
    explanation: `The value ${url.effect}.`,
  };
}

function findLink(text: string): Detection | undefined {
  const link = findMarkdownLink(text, (markup) => findActiveMarkup(markup, 1)?.certainty);
  if (link === undefined) return undefined;
  const { certainty, start, end, effect } = link;
  return {
    certainty,
    start,
    end,
    context: 'as the destination of a link in Markdown',
    explanation: `Rendered as Markdown, the link ${effect}.`,
  };
}

/** Behind `href=` without quotes, the text brings its own. */
function withoutQuotes(text: string): string {
  const quote = text.charAt(0);
  if (quote !== '"' && quote !== "'") return text;
  const close = text.indexOf(quote, 1);
  return text.slice(1, close < 0 ? text.length : close);
}

function fromScript(text: string, found: StringBreakout | undefined): Detection | undefined {
  if (found === undefined) return undefined;
  return {
    certainty: found.certainty,
    start: found.start,
    end: text.length,
    context: found.context,
    explanation: `As part of a script, ${text.slice(found.start, found.start + 80)} runs.`,
  };
}

function findTemplateExpression(text: string): Detection | undefined {
  if (!text.includes('{{')) return undefined;
  const found = findClientTemplate(text);
  if (found === undefined) return undefined;
  return {
    ...found,
    context: 'inside a page that AngularJS or Vue compiles as a template',
    explanation: `The template expression ${text.slice(found.start, Math.min(found.end, found.start + 80))} runs.`,
  };
}

function findCss(text: string): Detection | undefined {
  const construct = findCssScript(text);
  const told = construct === undefined ? findTellingRule(text) : undefined;
  if (construct === undefined && told === undefined) return undefined;
  return {
    certainty: 'certain',
    start: 0,
    end: text.length,
    context: 'inside a style attribute or style sheet',
    explanation: told ? `The style sheet ${told}.` : `The declaration runs script from CSS by ${construct}.`,
  };
}
