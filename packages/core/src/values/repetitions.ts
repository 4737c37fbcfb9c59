import { percentDecodeLossy } from './decoders/percent.js';
import { VALUE_LIMITS } from './limits.js';
import { toGroupName } from './parameter-groups.js';

/** A name that occurs more than once. */
export interface Repetition {
  readonly name: string;
  /** In order; empty ones are left out. */
  readonly values: readonly string[];
  /** Written `name[]` or `name[0]` at least once: meant as a list. */
  readonly isList: boolean;
}

/** One parameter, decoded. */
export type Pair = readonly [name: string, value: string];

/** Reads `a=1&b=2`, for comparing names and values; what lies past the limit is a fault that `collectForm` reports. */
export function toPairs(text: string): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const part of text.split('&', VALUE_LIMITS.parameters)) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const end = equals === -1 ? part.length : equals;
    pairs.push([toText(part.slice(0, end)), toText(part.slice(end + 1))]);
  }
  return pairs;
}

function toText(raw: string): string {
  const text = raw.includes('+') ? raw.replaceAll('+', ' ') : raw;
  return text.includes('%') ? percentDecodeLossy(text) : text;
}

interface Group {
  readonly values: string[];
  isList: boolean;
}

/** The names that occur more than once with a value; `a`, `a[]` and `a[0]` are one. */
export function findRepetitions(pairs: Iterable<Pair>): readonly Repetition[] {
  const groups = new Map<string, Group>();
  for (const [written, value] of pairs) {
    if (value === '') continue;
    const name = toGroupName(written);
    const group = groups.get(name);
    const isList = name !== written;
    if (group === undefined) {
      groups.set(name, { values: [value], isList });
    } else {
      group.values.push(value);
      group.isList ||= isList;
    }
  }
  const repeated: Repetition[] = [];
  for (const [name, { values, isList }] of groups) if (values.length > 1) repeated.push({ name, values, isList });
  return repeated;
}

/** For each hash of a name the text that had it last: cheaper than a set made for each request. */
const LAST_SEEN = new Uint32Array(1024);
let generation = 0;

/**
 * Whether a name may occur more than once in a query string that begins at `start`: never a wrong no. Letters, digits
 * and dashes are compared as they stand; a name with anything else may be any other.
 */
export function mayRepeat(target: string, start: number): boolean {
  if (target.indexOf('&', start) === -1) return false;
  generation = (generation + 1) >>> 0;
  for (let at = start; at < target.length; at = endOfPair(target, at) + 1) {
    const hash = hashName(target, at);
    if (hash < 0 || LAST_SEEN[hash] === generation) return true;
    LAST_SEEN[hash] = generation;
  }
  return false;
}

function endOfPair(target: string, from: number): number {
  const end = target.indexOf('&', from);
  return end === -1 ? target.length : end;
}

/** -1 for a name that has to be read first. */
function hashName(target: string, from: number): number {
  let hash = 0;
  for (let at = from; at < target.length; at++) {
    const unit = target.charCodeAt(at);
    if (unit === 0x3d || unit === 0x26) return hash;
    // `%` and `+` are undone, `[` begins a position.
    if (unit === 0x25 || unit === 0x2b || unit === 0x5b) return -1;
    hash = (hash * 31 + unit) & 1023;
  }
  return hash;
}
