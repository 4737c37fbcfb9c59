import type { Certainty } from '../check.js';
import { judgeExpression } from './client-template.js';
import { judgeScript, readWhole } from './script-text.js';

/** What an attribute of a client-side framework does with its value. */
export interface FrameworkEffect {
  readonly certainty: Certainty;
  readonly what: string;
}

/**
 * Attributes that AngularJS, Vue, Knockout, Alpine, htmx and hyperscript evaluate, by the grammar of their names; each
 * value is read as what it is there: an expression, the inside of an object, a program, an address of markup.
 */
export function judgeFrameworkAttribute(name: string, value: string): FrameworkEffect | undefined {
  if (name === '_' || name === 'data-script') return judgeHyperscript(value);
  if (/^(?:data-)?hx-/.test(name)) return judgeHtmx(name.replace(/^data-/, ''), value);
  if (CONNECTION.test(name)) return judgeConnection(value);
  if (isScript(name))
    return runs(name === 'x-html' && FROM_ADDRESS.test(value) ? 'certain' : judgeScript(value, 'list'), value);
  if (!isExpression(name)) return undefined;
  // Filters take expressions as strings: `orderBy:'[].constructor.from([1],f)'`.
  const isHidden = value.includes('(') && /constructor|__proto__/.test(value);
  return runs(isHidden ? 'certain' : judgeExpression(value), value) ?? judgeOpenExpression(name, value);
}

/** Markup that who sent the visitor here has chosen: the window's name, or what stands in the address. */
const FROM_ADDRESS =
  /^\s*(?:(?:self|window|top|parent|opener|globalThis)\s*[.[]|name\s*$|(?:document\s*\.\s*)?(?:location|URL|documentURI|referrer)\b)/;

/** htmx's extension for events of a server puts what comes into the page. */
const CONNECTION = /^(?:data-)?sse-connect$/;

function judgeConnection(value: string): FrameworkEffect | undefined {
  if (!/^\s*(?:(?:https?|wss?):|[\\/]{2})/i.test(value)) return undefined;
  return { certainty: 'certain', what: `puts what ${value.slice(0, 80)} sends into the page` };
}

/**
 * Alpine, "Directives" and "Plugins": those whose values run as scripts, with a value or modifiers behind the name. What
 * else begins so is nobody's: `x-y.com?a=b` is a host.
 */
const DIRECTIVE =
  /^x-(?:data|init|show|bind|on|text|html|model(?:able)?|for|effect|if|id|spread|intersect|resize|trap|mask|anchor|sort)(?:[.:]|$)/;

function isScript(name: string): boolean {
  return DIRECTIVE.test(name);
}

/** AngularJS, Vue and Knockout; `@` and `:` are Vue's and Alpine's. */
function isExpression(name: string): boolean {
  return /^(?:(?:data-|x-)?ng[-:_]|v-|data-bind$|[@:])/.test(name);
}

/**
 * `@click="f()"` calls the page's own in Vue and everything in Alpine; `data-bind="click: f"` is an object's inside;
 * petite-vue evaluates all of Vue's directives with the window around them.
 */
function judgeOpenExpression(name: string, value: string): FrameworkEffect | undefined {
  const isBinding = name === 'data-bind';
  const isDirective = name.startsWith('v-');
  if (!(isBinding || isDirective) && name.charCodeAt(0) !== 64 && name.charCodeAt(0) !== 58) return undefined;
  const reading = readWhole(isBinding ? `({${value}})` : value);
  const isCalled = reading.acts || (name.charCodeAt(0) === 64 && NAMED.test(value));
  const acts = reading.error < 0 && isCalled && reading.reaches && (reading.speaksBrowser || reading.tagged);
  return runs(acts ? 'certain' : undefined, value);
}

/** `@click="alert"`: Alpine calls what it is given by name; `print` and `confirm` are methods of components as well. */
const NAMED = /^\s*[a-z]\w{1,40}\s*$/i;

/** `on load call f()`, `init js f() end`: what stands behind these words is a script. */
function judgeHyperscript(value: string): FrameworkEffect | undefined {
  for (const [, script = ''] of value.matchAll(/\b(?:call|get|js(?:\s*\([^)]*\))?)\s+(.*?)(?=\s(?:end|then)\b|$)/gis)) {
    const found = runs(judgeScript(script, 'list'), value);
    if (found !== undefined) return found;
  }
  return runs(judgeScript(value, 'list'), value);
}

/** `hx-on:click="f()"`, `hx-vals="js:{a: f()}"`, `hx-trigger="load[f()]"`, and markup that another site sends. */
function judgeHtmx(name: string, value: string): FrameworkEffect | undefined {
  if (name.startsWith('hx-on')) return runs(judgeScript(value, 'list'), value);
  if (name === 'hx-trigger') return runs(judgeScript(/\[(.*)\]/s.exec(value)?.[1] ?? '', 'list'), value);
  const computed = /^\s*(?:js|javascript):(.*)$/is.exec(value)?.[1] ?? (name === 'hx-vars' ? `{${value}}` : undefined);
  if (computed !== undefined) return runs(judgeScript(`(${computed})`, 'list'), value);
  if (!/^hx-(?:get|post|put|patch|delete)$/.test(name) || !/^\s*(?:https?:|[\\/]{2})/i.test(value)) return undefined;
  return { certainty: 'certain', what: `puts what ${value.slice(0, 80)} answers into the page` };
}

function runs(certainty: Certainty | undefined, value: string): FrameworkEffect | undefined {
  return certainty && { certainty, what: `is a framework's, and runs ${value.slice(0, 80)}` };
}
