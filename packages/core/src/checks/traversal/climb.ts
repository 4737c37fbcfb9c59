/** A piece of text that climbs out of a folder. */
export interface Climb {
  readonly start: number;
  readonly end: number;
  /** How many `..` it holds. */
  readonly steps: number;
  /** How far above its own beginning it gets; 0 for `a/../b`. */
  readonly escape: number;
  /** Written to get past a filter: `....//`, `..;/`, a NUL or blank behind the dots. */
  readonly tricked: boolean;
  readonly backslashes: boolean;
  /** What is named behind the last `..`, lower case, without empty names; at most eight. */
  readonly target: readonly string[];
}

const MAX_TARGET = 8;
const MAX_NAME = 64;

/** The next path in `text` at or after `from` that holds a `..` of its own; `undefined` when there is none. */
export function nextClimb(text: string, from: number): Climb | undefined {
  let searched = from;
  while (true) {
    const dots = text.indexOf('..', searched);
    if (dots < 0) return undefined;
    let start = dots;
    while (start > searched && !isBoundary(text.charCodeAt(start - 1))) start--;
    let end = dots;
    while (end < text.length && !isBoundary(text.charCodeAt(end))) end++;
    // `.. /` and `..\0/`: Windows drops blanks behind a name, C ends the string.
    while (isBlankBeforeSeparator(text, end)) {
      end++;
      while (end < text.length && !isBoundary(text.charCodeAt(end))) end++;
    }
    const climb = readPath(text, start, end);
    if (climb !== undefined) return climb;
    searched = Math.max(end, dots + 2);
  }
}

/** Reads one path segment by segment. */
function readPath(text: string, start: number, end: number): Climb | undefined {
  let depth = 0;
  let lowest = 0;
  let steps = 0;
  let tricked = false;
  let backslashes = false;
  let target: string[] = [];
  let at = start;
  while (at <= end) {
    let next = at;
    while (next < end && !isSeparator(text.charCodeAt(next))) next++;
    const closing = next < end ? text.charCodeAt(next) : 0;
    const kind = segmentKind(text, at, next);
    if (kind !== 'name' && (closing !== 0 || steps > 0 || kind === 'climb')) {
      if (kind === 'climb' || kind === 'trick') {
        // `..` at the end of a sentence or a range has no separator at all.
        if (closing === 0 && at === start) return undefined;
        steps++;
        depth--;
        lowest = Math.min(lowest, depth);
        tricked ||= kind === 'trick';
        backslashes ||= closing === 0x5c;
        target = [];
      }
    } else if (kind === 'name') {
      depth++;
      if (target.length < MAX_TARGET) target.push(text.slice(at, Math.min(next, at + MAX_NAME)).toLowerCase());
    }
    at = next + 1;
  }
  if (steps === 0) return undefined;
  return { start, end, steps, escape: -lowest, tricked, backslashes, target };
}

type SegmentKind = 'climb' | 'trick' | 'nothing' | 'name';

/** What one segment does: `..`, a disguise of it, nothing (`.` or empty) or a name. */
function segmentKind(text: string, from: number, to: number): SegmentKind {
  let start = from;
  let end = to;
  for (let at = end - 1; at >= from; at--) {
    // `page=..` and `file:..`: the path starts behind the key.
    if (isKeyEnd(text.charCodeAt(at))) {
      start = at + 1;
      break;
    }
  }
  // `..;/`: servlet containers drop path parameters (RFC 3986, 3.3) after a proxy has matched the path.
  end = pathParameterStart(text, start, end);
  while (end > start && (text.charCodeAt(end - 1) <= 0x20 || text.charCodeAt(end - 1) === 0x7f)) end--;
  const isTrimmed = end < to;
  let dots = 0;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) !== 0x2e) return 'name';
    dots++;
  }
  if (dots < 2) return 'nothing';
  return dots > 2 || isTrimmed ? 'trick' : 'climb';
}

/** Searches inside the segment only: a search to the text's end would not be linear. */
function pathParameterStart(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 0x3b) return at;
  return to;
}

function isSeparator(unit: number): boolean {
  // U+2215, U+2216, U+2044 and U+FF0F, U+FF3C: best-fit mapping turns them into slashes.
  return (
    unit === 0x2f ||
    unit === 0x5c ||
    unit === 0x2215 ||
    unit === 0x2216 ||
    unit === 0x2044 ||
    unit === 0xff0f ||
    unit === 0xff3c
  );
}

function isKeyEnd(unit: number): boolean {
  return (
    unit === 0x3d || unit === 0x3f || unit === 0x26 || unit === 0x3a || unit === 0x7b || unit === 0x5b || unit === 0x23
  );
}

/** What no path goes through in a text: blanks, quotes, brackets, commas. */
function isBoundary(unit: number): boolean {
  return (
    (unit <= 0x20 && unit !== 0) ||
    unit === 0x22 ||
    unit === 0x27 ||
    unit === 0x60 ||
    unit === 0x3c ||
    unit === 0x3e ||
    unit === 0x28 ||
    unit === 0x29 ||
    unit === 0x2c ||
    unit === 0x7c
  );
}

function isBlankBeforeSeparator(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== 0x20 && text.charCodeAt(at) !== 0x09) return false;
  return text.charCodeAt(at - 1) === 0x2e && text.charCodeAt(at - 2) === 0x2e && isSeparator(text.charCodeAt(at + 1));
}
