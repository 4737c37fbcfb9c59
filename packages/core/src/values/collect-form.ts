import { add, type Collection, exceed } from './collection.js';
import { percentDecodeLossy, percentDecodeStrict } from './decoders/percent.js';
import { VALUE_LIMITS } from './limits.js';
import { ParameterGroups } from './parameter-groups.js';
import type { Source } from './value.js';

/** Where names and values of a form belong: query string or urlencoded body. */
export interface FormSources {
  readonly names: Source;
  readonly values: Source;
}

export const QUERY_SOURCES: FormSources = { names: 'qs_variables', values: 'qs_values' };
export const POST_SOURCES: FormSources = { names: 'post_variables', values: 'post_values' };

/**
 * Reads `a=1&b=2` as qs, node:querystring, fast-querystring and URLSearchParams would: the union of what they see.
 * `;` is data for all four. `isAlone`: where it is no form after all, it is read as a whole here, since nobody else does.
 */
export function collectForm(text: string, sources: FormSources, into: Collection, isAlone = true): void {
  const groups = new ParameterGroups();
  const target: PairTarget = { sources, into, groups };
  let pairs = 0;
  let isTorn = false;
  let start = 0;
  while (start <= text.length) {
    const end = endOfPair(text, start);
    if (end > start) {
      if (++pairs > VALUE_LIMITS.parameters) {
        exceed(into, 'parameters', sources.values);
        break;
      }
      const name = collectPair(text.slice(start, end), target);
      isTorn ||= isAlone && NO_NAME.test(name);
    }
    start = end + 1;
  }
  groups.collect(sources.values, into);
  if (isTorn) add(into, sources.values, '', readComponent(text) ?? percentDecodeLossy(text.replaceAll('+', ' ')));
}

/**
 * What no form's name has: a text that its own `=` or `&` has torn apart. Applications that show or keep the query, or
 * a text that came under a form's type, have it in one piece: `?<img src=x onerror=…>`, `x&cat /etc/passwd`.
 */
const NO_NAME = /[\s"'<>`();|]/;

function endOfPair(text: string, start: number): number {
  const end = text.indexOf('&', start);
  return end === -1 ? text.length : end;
}

interface PairTarget {
  readonly sources: FormSources;
  readonly into: Collection;
  readonly groups: ParameterGroups;
}

/** Gives the name back, decoded. */
function collectPair(pair: string, target: PairTarget): string {
  const equals = pair.indexOf('=');
  const nameEnd = equals === -1 ? pair.length : equals;
  const name = collectNameAndValue(pair.slice(0, nameEnd), pair.slice(nameEnd + 1), target);
  if (pair.indexOf('=', nameEnd + 1) === -1) return name;
  // qs ends the name at the first `]=` when there is one: `a=b]=c` is `a=b]` and `c` for it alone.
  const bracket = BRACKET_EQUALS.exec(pair);
  const bracketEnd = bracket === null ? -1 : bracket.index + bracket[0].length - 1;
  if (bracketEnd > equals) collectNameAndValue(pair.slice(0, bracketEnd), pair.slice(bracketEnd + 1), target);
  return name;
}

const BRACKET_EQUALS = /(?:\]|%5d)=/i;

function collectNameAndValue(rawName: string, rawValue: string, { sources, into, groups }: PairTarget): string {
  const name = readComponent(rawName) ?? readMalformed(rawName, sources.names, into);
  collectName(name, sources.names, into);
  const value = readComponent(rawValue) ?? readMalformed(rawValue, sources.values, into);
  add(into, sources.values, name, value);
  groups.add(name, value);
  return name;
}

/** A parameter's name and the keys in it. */
export function collectName(name: string, source: Source, into: Collection): void {
  add(into, source, name, name);
  if (name.includes('[') || name.includes('.')) collectKeys(name, source, into);
}

/** A name or value with `+` and `%XX` undone; undefined where the escapes are malformed. */
function readComponent(raw: string): string | undefined {
  const text = raw.includes('+') ? raw.replaceAll('+', ' ') : raw;
  return text.includes('%') ? percentDecodeStrict(text) : text;
}

/** Malformed escapes stay as they are for qs and fast-querystring; the others decode what they can. */
function readMalformed(raw: string, source: Source, into: Collection): string {
  const text = raw.replaceAll('+', ' ');
  add(into, source, '', text);
  return percentDecodeLossy(text);
}

/**
 * The keys of `a[b][c]` and `a.b.c`, which qs makes properties of. Array positions say nothing. No parser goes deeper
 * than body-parser's 32; behind our limit, real JSON sent as a form lies in the name, which is a value as a whole too.
 */
function collectKeys(name: string, source: Source, into: Collection): void {
  const parts = name.split(/[[\]]/);
  const dotted = parts.filter((part) => part.includes('.')).flatMap((part) => part.split('.'));
  const keys = [...parts, ...dotted].filter((key) => key !== '' && !DIGITS.test(key));
  for (const key of keys.slice(0, VALUE_LIMITS.nameKeys)) if (key !== name) add(into, source, name, key);
}

const DIGITS = /^[0-9]+$/;
