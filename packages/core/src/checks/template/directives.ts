import { deedOf } from './expression.js';
import { ESI_ELEMENTS, SSI_DIRECTIVES } from './vocabulary.js';

/** A directive that an engine acts on without an expression's delimiters. */
export interface Directive {
  readonly start: number;
  readonly end: number;
  readonly engine: string;
  readonly what: string;
  /** Its notation is also that of a program around it. */
  readonly ambiguous: boolean;
}

const SSI = /<!--\s{0,4}#\s{0,4}([a-z]{2,10})\s{1,8}[a-z]{2,12}\s{0,4}=|<!--\s{0,4}#\s{0,4}(printenv)\b/gi;
const ESI = /<\/?esi:([a-z]{2,12})[\s/>]|<!--esi\s/gi;
const FREEMARKER = /[<[]#(assign|global|local|include|import|list|if|setting)\s{1,8}([^<>\]]{1,512})/g;
const VELOCITY = /#(set|foreach|evaluate|parse|include|define|macro)\s{0,4}\(\s{0,4}([^\r\n]{1,256})/g;
const VELOCITY_REFERENCE = /\$!?\{?[a-zA-Z_][\w-]{0,40}(?:\.[a-zA-Z_]\w{0,40}(?:\([^()\r\n]{0,128}\))?){1,12}/g;
const SMARTY = /\{(?:php\}|\/php\}|\$smarty\.|(?:self|[A-Z]\w{2,40})::\w{1,40}\()/g;

/** Server-side includes, Edge Side Includes, and directives of Freemarker, Velocity and Smarty. */
export function findDirective(text: string): Directive | undefined {
  return (
    (text.includes('<') ? (findSsi(text) ?? findEsi(text)) : undefined) ??
    (text.includes('#') ? (findFreemarker(text) ?? findVelocity(text)) : undefined) ??
    (text.includes('$') ? findReference(text) : undefined) ??
    (text.includes('{') ? findSmarty(text) : undefined)
  );
}

function findSsi(text: string): Directive | undefined {
  if (!text.includes('<!--')) return undefined;
  for (const match of text.matchAll(SSI)) {
    if (!SSI_DIRECTIVES.has((match[1] ?? match[2] ?? '').toLowerCase())) continue;
    return {
      ...spanOf(match),
      ambiguous: false,
      engine: 'server-side includes',
      what: 'be carried out by the web server',
    };
  }
  return undefined;
}

function findEsi(text: string): Directive | undefined {
  if (!/<\/?esi:|<!--esi/i.test(text)) return undefined;
  for (const match of text.matchAll(ESI)) {
    if (match[1] !== undefined && !ESI_ELEMENTS.has(match[1].toLowerCase())) continue;
    return { ...spanOf(match), ambiguous: false, engine: 'Edge Side Includes', what: 'be carried out by the proxy' };
  }
  return undefined;
}

function findFreemarker(text: string): Directive | undefined {
  if (!text.includes('<#') && !text.includes('[#')) return undefined;
  for (const match of text.matchAll(FREEMARKER)) {
    const [, name, rest] = match as unknown as [string, string, string];
    const reads = (name === 'include' || name === 'import') && /^["'](?:\/|\.\.|[a-z]+:)/i.test(rest);
    if (!reads && deedOf(rest) !== 'reach' && !/\?(?:new|api|eval|interpret)\b/.test(rest)) continue;
    return { ...spanOf(match), ambiguous: true, engine: 'Freemarker', what: 'reach beyond the page' };
  }
  return undefined;
}

function findVelocity(text: string): Directive | undefined {
  if (!text.includes('(')) return undefined;
  for (const match of text.matchAll(VELOCITY)) {
    const [, name, rest] = match as unknown as [string, string, string];
    const value = name === 'set' ? /^\$!?\{?\w{1,40}\}?\s{0,4}=\s{0,4}([\s\S]*)$/.exec(rest)?.[1] : rest;
    if (value === undefined) continue;
    const inner = value.replace(/\)[^)]*$/, '');
    const deed = deedOf(inner);
    const reads = name !== 'set' && /^["'](?:\/|\.\.|[a-z]+:|\$)|^\$/.test(rest) && name !== 'foreach';
    if (deed !== 'reach' && !(name === 'set' && (deed === 'compute' || /^(["']).{0,64}\1$/.test(inner))) && !reads)
      continue;
    return { ...spanOf(match), ambiguous: true, engine: 'Velocity', what: 'set or load what the page did not ask for' };
  }
  return undefined;
}

function findReference(text: string): Directive | undefined {
  if (!/\.(?:getClass\(|class\.|inspect\(|forName\()/.test(text)) return undefined;
  for (const match of text.matchAll(VELOCITY_REFERENCE)) {
    const written = match[0].replace(/^\$!?\{?/, '');
    if (!/\.(?:getClass\(|class\.|inspect\(|forName\()/.test(written)) continue;
    return { ...spanOf(match), ambiguous: true, engine: 'Velocity', what: 'reach the Java class behind a value' };
  }
  return undefined;
}

function findSmarty(text: string): Directive | undefined {
  if (!text.includes('php}') && !text.includes('$smarty.') && !text.includes('::')) return undefined;
  SMARTY.lastIndex = 0;
  const match = SMARTY.exec(text);
  return match === null
    ? undefined
    : { ...spanOf(match), ambiguous: false, engine: 'Smarty', what: 'run PHP or reach the engine itself' };
}

/**
 * SpEL's type operator, OGNL's static members and assignments, constructors of the Java platform: they need no delimiter
 * where the value is the expression. Each pattern starts with a sign that few texts hold.
 */
const BARE: readonly (readonly [string, RegExp])[] = [
  ['T(', /(?<![\w$])T\(\s{0,2}(?:javax?\.|[a-z][\w$]{0,40}(?:\.[\w$]{1,60}){1,8}\s{0,2}\)\s{0,2}\.)/],
  // Razor computes in parentheses.
  ['@(', /@\(\s{0,4}\d{1,9}\s{0,4}[-+*/]\s{0,4}\d{1,9}\s{0,4}\)/],
  ['T (', /(?<![\w$])T \(\s{0,2}[a-z][\w$]{0,40}(?:\.[\w$]{1,60}){1,8}\s{0,2}\)\s{0,2}\./],
  ['@', /(?<![\w$.-])@[a-z][\w$]{0,40}(?:\.[\w$]{1,60}){1,8}@[a-zA-Z_]/],
  ['new java', /(?<![\w$])new javax?(?:\.[\w$]{1,60}){1,6}\s{0,2}\(/],
  ['(#', /\(#[a-z_]\w{0,40}\s{0,4}=\s{0,4}[@#'"(n]/],
];

export function findBareExpression(text: string): Directive | undefined {
  for (const [sign, pattern] of BARE) {
    const match = text.includes(sign) ? pattern.exec(text) : null;
    if (match === null) continue;
    return {
      ...spanOf(match),
      ambiguous: true,
      engine: 'an expression language',
      what: 'be computed, or reach a class of the server',
    };
  }
  return undefined;
}

function spanOf(match: RegExpMatchArray): { start: number; end: number } {
  const start = match.index ?? 0;
  return { start, end: start + match[0].length };
}
