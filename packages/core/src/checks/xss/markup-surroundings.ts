import type { Detection } from '../check.js';
import { beginsTagName, isAsciiLetter, isHtmlSpace } from './html-characters.js';

const LESS_THAN = 60;
const GREATER_THAN = 62;
const SLASH = 47;

/** Offset at which prose begins: two words with a space between them, outside of tags; the text's length without any. */
export function findProse(text: string): number {
  let word = -1;
  let isSpaced = false;
  for (let position = 0; position < text.length; position++) {
    const unit = text.charCodeAt(position);
    if (unit === LESS_THAN) {
      const close = text.indexOf('>', position);
      if (close < 0) return text.length;
      position = close;
      word = -1;
    } else if (isAsciiLetter(unit) || unit > 127) {
      if (word >= 0 && isSpaced) return word;
      if (word < 0) word = position;
      isSpaced = false;
    } else if (unit === 32) isSpaced = true;
    else if (!isSpaced) word = word >= 0 && unit !== 44 && unit !== 39 && unit !== 46 ? -1 : word;
  }
  return text.length;
}

/** `"><b>`: the text ends the page's attribute and its tag, and goes on with an element of its own. */
export function leavesAttribute(text: string): Detection | undefined {
  const quote = firstQuote(text);
  if (quote < 0) return undefined;
  let position = skip(text, quote + 1);
  if (text.charCodeAt(position) !== GREATER_THAN) return undefined;
  position = skip(text, position + 1, false);
  const next = text.charCodeAt(position + 1);
  if (text.charCodeAt(position) !== LESS_THAN || !(beginsTagName(next) || next === SLASH)) return undefined;
  return {
    certainty: 'certain',
    start: quote,
    end: text.length,
    context:
      text.charAt(quote) === '"' ? 'inside a double-quoted attribute value' : 'inside a single-quoted attribute value',
    explanation: `The text ends the attribute and its tag, and goes on with ${text.slice(position, position + 40)}.`,
  };
}

/** The first quotation mark, when no tag of the text's own comes before it. */
function firstQuote(text: string): number {
  const open = text.indexOf('<');
  for (let position = 0; position < open; position++) {
    const unit = text.charCodeAt(position);
    if (unit === 34 || unit === 39) return position;
  }
  return -1;
}

function skip(text: string, from: number, slashes = true): number {
  let position = from;
  while (isHtmlSpace(text.charCodeAt(position)) || (slashes && text.charCodeAt(position) === SLASH)) position++;
  return position;
}

/** Instructions that load code: HTML components of Internet Explorer, style sheets that are programs (XSLT). */
export function judgeInstruction(text: string, start: number, end: number): Detection | undefined {
  if (text.charCodeAt(start - 1) !== 63) return undefined;
  const instruction = text.slice(start, Math.min(end, start + 4096));
  const isComponent = /^import\b.*\bimplementation\s*=/is.test(instruction);
  const isSheet = /^xml-stylesheet\b.*\bhref\s*=\s*(?:["']\s*)?(?:javascript:|data:|https?:|\/\/)/is.test(instruction);
  if (!(isComponent || isSheet)) return undefined;
  return {
    certainty: 'certain',
    start: start - 2,
    end,
    context: 'between tags',
    explanation: `The instruction <?${instruction.slice(0, 80)} loads a program into the page.`,
  };
}
