import { sought } from '../../sought/sought-pattern.js';
import { surroundingsOf } from './surroundings.js';
import { REACHING_LOOKUPS } from './vocabulary.js';

/** A look-up of Log4j 2 or Commons Text, as it reads when the ones inside it have been evaluated. */
export interface Lookup {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** It was put together from others, which only hides it. */
  readonly hidden: boolean;
}

const MAX_DEPTH = 64;
const MAX_TEXT = 512;
/** `${env:X:-$}{jndi:…}`: what comes out is read once more. */
const MAX_ROUNDS = 3;

interface Frame {
  readonly start: number;
  text: string;
  nested: boolean;
}

/** The first look-up that reaches out once its inner look-ups are evaluated. Linear: each character is taken once a round. */
export function findReachingLookup(text: string): Lookup | undefined {
  let current = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (!current.includes('${')) return undefined;
    const result = evaluate(current, round > 0);
    if (typeof result !== 'string')
      return round === 0 ? result : { ...result, start: Math.max(0, text.indexOf('$')), end: text.length };
    if (result === current) return undefined;
    current = result;
  }
  return undefined;
}

function evaluate(text: string, hidden: boolean): Lookup | string {
  const frames: Frame[] = [];
  let outside = '';
  const append = (piece: string): void => {
    const frame = frames[frames.length - 1];
    if (frame === undefined) outside += piece;
    else if (frame.text.length < MAX_TEXT) frame.text += piece;
  };
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x24 && text.charCodeAt(index + 1) === 0x7b) {
      const parent = frames[frames.length - 1];
      if (parent !== undefined) parent.nested = true;
      if (frames.length < MAX_DEPTH) frames.push({ start: index, text: '', nested: false });
      index++;
    } else if (unit === 0x7d && frames.length > 0) {
      const frame = frames.pop() as Frame;
      const written = frame.text;
      if (reachesOut(written)) return { start: frame.start, end: index + 1, written, hidden: hidden || frame.nested };
      append(evaluated(written));
    } else {
      const end = nextSpecial(text, index + 1);
      append(text.slice(index, end));
      index = end - 1;
    }
  }
  const unclosed = frames.find((frame) => reachesOut(frame.text));
  return unclosed === undefined
    ? outside
    : { start: unclosed.start, end: text.length, written: unclosed.text, hidden: hidden || unclosed.nested };
}

function nextSpecial(text: string, from: number): number {
  let index = from;
  while (index < text.length && text.charCodeAt(index) !== 0x24 && text.charCodeAt(index) !== 0x7d) index++;
  return index;
}

/** `${::-j}${::-n}`: defaults of a letter or two for what has no name at all, of which a word is made, or was to be made. */
const SPELT = sought(/(?:\$\{::-[^{}$\n]{1,2}\}[^{}$\n]{0,8}){2}/);

/** A word spelt by look-ups that give nothing but their default, closed or not: nobody writes so who has nothing to hide. */
export function findSpeltLookup(text: string): Lookup | undefined {
  const found = SPELT.exec(text);
  if (found === null) return undefined;
  return {
    start: found.index,
    end: found.index + found[0].length,
    written: found[0].replace(/\$\{::-|\}/g, ''),
    hidden: true,
  };
}

/** What such a look-up tells of: the machine, the process, secrets by their usual names. */
const SECRET = /(?:^|[_.-])(?:pass(?:word|wd)?|pwd|secret|token|key|credentials?|database_url|dsn)(?:$|[_.-])/i;
const MACHINE = /^(?:HOSTNAME|HOST|USER|USERNAME|HOME|PATH|PWD|SHELL|JAVA_HOME|CLASSPATH|COMPUTERNAME)$/;

/** Whether a variable of the environment tells what nobody outside should know. */
export function isTellingVariable(name: string): boolean {
  return SECRET.test(name) || MACHINE.test(name);
}

/**
 * `${sys:user.name}` and the like outside of programs and of Markdown's code. Configuration files use them as well: what
 * the environment holds under an ordinary name is a placeholder.
 */
export function findTellingLookup(text: string): Lookup | undefined {
  let seen = 0;
  for (const match of TELLING.matchAll(text)) {
    const [whole, prefix = '', name = ''] = match;
    const kind = prefix.toLowerCase();
    if (kind === 'env' && !isTellingVariable(name)) continue;
    if (++seen > MAX_TELLING) return undefined;
    const start = match.index;
    const end = start + whole.length;
    if (surroundingsOf(text, start, end) === 'program') continue;
    return { start, end, written: `${prefix}:${name}`, hidden: false };
  }
  return undefined;
}

const MAX_TELLING = 64;
const TELLING = sought(
  /\$\{\s{0,4}(env|sys|java|ctx|docker|k8s|kubernetes|spring|web|main|log4j|jvmrunargs|bundle|marker|event):([\w.$:[\]-]{1,80})\}/gi,
);

const PREFIX = /^\s*([a-z\d]{2,20}):/i;

function reachesOut(lookup: string): boolean {
  const prefix = PREFIX.exec(lookup)?.[1]?.toLowerCase();
  if (prefix === undefined || !REACHING_LOOKUPS.has(prefix)) return false;
  const rest = lookup.slice(lookup.indexOf(':') + 1);
  switch (prefix) {
    // InitialContext also takes names without a scheme, of which a scanner has no use.
    case 'jndi':
      return /[:/]/.test(rest);
    case 'script':
      return /^[\w.-]{1,20}:./s.test(rest);
    case 'dns':
      return /^(?:address|name|canonicalName)?\|?[\w.-]{1,253}\.(?:[a-z]{2,}|\d{1,3}(?::\d{1,5})?$)/i.test(rest);
    case 'url':
      return /^[\w-]{2,20}:[a-z]+:\/\//i.test(rest);
    case 'file':
      return /^[\w-]{1,20}:\/|^(?:utf|iso|us-ascii|windows|cp)[\w-]{0,16}:./i.test(rest);
    // A file and a key of it; `:` alone is also a title in a text.
    case 'properties':
      return /^[^:\s]{1,256}::\S/.test(rest);
    case 'xml':
      return /^[^:\s]{1,256}:\/(?:\S|$)/.test(rest);
    case 'resourcebundle':
      return /^[\w./-]{1,128}:[\w.-]{1,128}$/.test(rest);
    default:
      return /^[\w-]{1,20}:\/|^java\./i.test(rest);
  }
}

/** What a look-up gives; of those that depend on the machine their default, else nothing. */
function evaluated(lookup: string): string {
  const [, name, argument] = /^([a-z\d]+):([\s\S]*)$/i.exec(lookup) ?? [];
  switch (name?.toLowerCase()) {
    case 'lower':
      return (argument as string).toLowerCase();
    case 'upper':
      return (argument as string).toUpperCase();
    case 'date':
      return (argument as string).replaceAll("'", '');
    case 'base64':
    case 'base64decoder':
      return Buffer.from(argument as string, 'base64').toString('latin1');
    default: {
      const fallback = lookup.indexOf(':-');
      return fallback < 0 ? '' : lookup.slice(fallback + 2);
    }
  }
}
