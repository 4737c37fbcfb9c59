import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES } from '../../values/value.js';
import type { Detection, ValueCheck } from '../check.js';
import { decodeReferences } from './character-references.js';
import { findClientTemplate } from './client-template.js';
import { findCssScript } from './css-script.js';
import { findActiveMarkup, findMarkup } from './html-contexts.js';
import { findBareScript, findCommentBreakout } from './script-bare.js';
import { findStringBreakout, findTemplateBreakout, type StringBreakout } from './script-string.js';
import { mayBeScriptUrl } from './script-url.js';
import { judgeUrl } from './url-judge.js';

const { angle, equals, colon, parenthesis, backtick, dot, bracket } = CharacterClass;

/** Without a tag, an assignment, a scheme, a call, a tagged template or a member nothing runs. */
const TRIGGERS = angle | equals | colon | parenthesis | backtick | dot | bracket;

/** The same for a text whose classes are not at hand. */
const TRIGGER = /[<>=:()`.[]/;

/** Cross-site scripting: text that makes a browser run something when a page shows it. */
export const xss: ValueCheck = {
  id: 'xss',
  title: 'Cross-site scripting',
  cwe: 79,
  attack: 'T1059.007',
  sources: new Set(SOURCES),
  applies: (classes) => (classes & TRIGGERS) !== 0,
  detect: detectXss,
};

/** The contexts a page may put the text in, in the order in which attacks are common; `certain` ends the search. */
function detectXss(text: string): Detection | undefined {
  if (!TRIGGER.test(text)) return undefined;
  const clean = withoutControls(text);
  const found = detectIn(clean);
  const isSevenBit = found?.certainty !== 'certain' && clean.includes('\u00bc') && clean.includes('\u00be');
  const detection = (isSevenBit ? detectIn(toSevenBit(clean)) : undefined) ?? found;
  // Offsets in a rewritten text are none in the text that came.
  return detection === undefined || clean === text ? detection : { ...detection, start: 0, end: text.length };
}

/** Servers and old browsers drop NUL, and old browsers took VT for a space. */
function withoutControls(text: string): string {
  const withoutNul = text.includes('\0') ? text.replaceAll('\0', '') : text;
  return withoutNul.includes('\v') ? withoutNul.replaceAll('\v', ' ') : withoutNul;
}

/** Internet Explorer dropped the eighth bit of US-ASCII pages: `\xbcscript\xbe`. */
function toSevenBit(text: string): string {
  return text.replaceAll(/[\u0080-\u00ff]/g, (character) => String.fromCharCode(character.charCodeAt(0) & 0x7f));
}

function detectIn(text: string): Detection | undefined {
  let unsure: Detection | undefined;
  for (const find of CONTEXTS) {
    const found = find(text);
    if (found?.certainty === 'certain') return found;
    unsure ??= found;
  }
  return unsure;
}

const CONTEXTS: readonly ((text: string) => Detection | undefined)[] = [
  findMarkup,
  findScriptUrl,
  (text) => fromScript(text, findStringBreakout(text)),
  (text) => fromScript(text, findTemplateBreakout(text)),
  findTemplateExpression,
  findCss,
  (text) => fromScript(text, findCommentBreakout(text)),
  (text) => fromScript(text, findBareScript(text)),
];

function findScriptUrl(text: string): Detection | undefined {
  const value = decodeReferences(withoutQuotes(text));
  if (!mayBeScriptUrl(value, 0, value.length)) return undefined;
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
  if (!(text.includes(':') && text.includes('('))) return undefined;
  const construct = findCssScript(text);
  if (construct === undefined) return undefined;
  return {
    certainty: 'certain',
    start: 0,
    end: text.length,
    context: 'inside a style attribute or style sheet',
    explanation: `The declaration runs script from CSS by ${construct}.`,
  };
}
