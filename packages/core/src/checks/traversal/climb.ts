const MAX_TARGET = 8;
const MAX_NAME = 64;

/** Walks over the paths of a text that hold a `..` of their own; an object for all of them, for a text may hold many. */
export class ClimbScanner {
  start = 0;
  end = 0;
  /** How many `..` it holds. */
  steps = 0;
  /** How far above its own beginning it gets; 0 for `a/../b`. */
  escape = 0;
  /** Written to get past a filter: `....//`, `..;/`, a NUL or blank behind the dots. */
  tricked = false;
  backslashes = false;
  /** Where the names behind the last `..` start, and where the first of them ends. */
  private targetStart = 0;
  private firstEnd = 0;
  private names = 0;
  private readTo = 0;

  constructor(private readonly text: string) {}

  get hasTarget(): boolean {
    return this.names > 0;
  }

  /** The first name behind the last `..`, lower case. */
  get first(): string {
    const end = Math.min(this.firstEnd, this.targetStart + MAX_NAME);
    return withoutParameters(this.text.slice(this.targetStart, end)).toLowerCase();
  }

  /** The names that are left when every `..` has taken its name back, lower case; at most the last eight. */
  get target(): readonly string[] {
    if (this.names === 1 && this.escape === this.steps) return [this.first];
    const names: string[] = [];
    for (const piece of this.text.slice(Math.max(this.start, this.end - MAX_PATH), this.end).split(SEPARATORS)) {
      const kind = segmentKind(piece, 0, piece.length);
      if (kind === 'climb' || kind === 'trick') names.pop();
      else if (kind === 'name') names.push(withoutParameters(piece).slice(0, MAX_NAME).toLowerCase());
    }
    return names.slice(-MAX_TARGET);
  }

  /** Goes to the next one; false when there is none. */
  next(): boolean {
    const { text } = this;
    while (true) {
      const dots = text.indexOf('..', this.readTo);
      if (dots < 0) return false;
      let start = dots;
      while (start > this.readTo && !isBoundary(text.charCodeAt(start - 1))) start--;
      const end = pathEnd(text, dots);
      this.readTo = Math.max(end, dots + 2);
      if (this.read(start, end)) return true;
    }
  }

  /** Reads one path segment by segment. */
  private read(start: number, end: number): boolean {
    this.start = start;
    this.end = end;
    this.steps = 0;
    this.tricked = false;
    this.backslashes = false;
    this.names = 0;
    let depth = 0;
    let lowest = 0;
    for (let at = start; at <= end; ) {
      let next = at;
      while (next < end && !isSeparator(this.text.charCodeAt(next))) next++;
      const kind = segmentKind(this.text, at, next);
      if (kind === 'climb' || kind === 'trick') {
        // `..` at the end of a sentence or a range has no separator at all.
        if (next === end && at === start) return false;
        this.takeStep(kind, next);
        depth--;
        if (depth < lowest) lowest = depth;
      } else if (kind === 'name') {
        depth++;
        this.takeName(at, next);
      }
      at = next + 1;
    }
    this.escape = -lowest;
    return this.steps > 0;
  }

  private takeStep(kind: SegmentKind, next: number): void {
    this.steps++;
    if (kind === 'trick') this.tricked = true;
    if (this.text.charCodeAt(next) === 0x5c) this.backslashes = true;
    // `..//x` and `.././x`: written to be what is left when a filter has taken `../` out, or to hide from one.
    const after = this.text.charCodeAt(next + 1) === 0x2e ? next + 2 : next + 1;
    if (isSeparator(this.text.charCodeAt(after)) && after < this.end) this.tricked = true;
    this.names = 0;
  }

  private takeName(at: number, next: number): void {
    if (this.names++ > 0) return;
    this.targetStart = at;
    this.firstEnd = next;
  }
}

/** `boot.ini;index.html`: a path parameter (RFC 3986, 3.3), which says nothing of what the name is. */
function withoutParameters(name: string): string {
  const semicolon = name.indexOf(';');
  return semicolon <= 0 ? name : name.slice(0, semicolon);
}

/** Longer paths are resolved by their end. */
const MAX_PATH = 2_048;
const SEPARATORS = /[/\\\u2215\u2216\u2044\ue000-\uf8ff\uff0f\uff3c]/;

/** Where the path around `from` ends. */
function pathEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && !isBoundary(text.charCodeAt(end))) end++;
  // `.. /` and `..\0/`: Windows drops blanks behind a name, C ends the string.
  while (isBlankBeforeSeparator(text, end)) {
    end++;
    while (end < text.length && !isBoundary(text.charCodeAt(end))) end++;
  }
  return end;
}

type SegmentKind = 'climb' | 'trick' | 'nothing' | 'name';

/** What one segment does: `..`, a disguise of it, nothing (`.` or empty) or a name. */
function segmentKind(text: string, from: number, to: number): SegmentKind {
  let start = from;
  // `..;/`, `..;x=1/`: servlet containers drop path parameters (RFC 3986, 3.3) after a proxy has matched the path.
  let end = dotsEnd(text, from, to);
  for (let at = end - 1; at >= from; at--) {
    // `page=..` and `file:..`: the path starts behind the key.
    if (isKeyEnd(text.charCodeAt(at))) {
      start = at + 1;
      break;
    }
  }
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

/** Where dots end that a path parameter follows, else `to`. */
function dotsEnd(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && text.charCodeAt(at) === 0x2e) at++;
  return at - from >= 2 && at < to && text.charCodeAt(at) === 0x3b ? at : to;
}

/** Searches inside the segment only: a search to the text's end would not be linear. */
function pathParameterStart(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 0x3b) return at;
  return to;
}

function isSeparator(unit: number): boolean {
  if (unit < 128) return unit === 0x2f || unit === 0x5c;
  // U+2215, U+2216, U+2044 and U+FF0F, U+FF3C: best-fit mapping turns them into slashes. What a character of private
  // use becomes is the decoder's own affair (`..%uEFC8..%uEFC8`); no name is written with one.
  if (unit >= 0xe000 && unit <= 0xf8ff) return true;
  return unit === 0x2215 || unit === 0x2216 || unit === 0x2044 || unit === 0xff0f || unit === 0xff3c;
}

function isKeyEnd(unit: number): boolean {
  return (
    unit === 0x3d || unit === 0x3f || unit === 0x26 || unit === 0x3a || unit === 0x7b || unit === 0x5b || unit === 0x23
  );
}

/** What no path goes through in a text: blanks, quotes, brackets, commas. */
const BOUNDARIES = Uint8Array.from({ length: 128 }, (_, unit) =>
  (unit <= 0x20 && unit !== 0) || '"\'`<>(),|'.includes(String.fromCharCode(unit)) ? 1 : 0,
);

function isBoundary(unit: number): boolean {
  return unit < 128 && BOUNDARIES[unit] === 1;
}

function isBlankBeforeSeparator(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  // Lines of words end in dots, and may begin with a slash, but not with a slash and two dots.
  if (unit === 0x0a ? !text.startsWith('..', at + 2) : unit !== 0x20 && unit !== 0x09 && unit !== 0x0d) return false;
  return text.charCodeAt(at - 1) === 0x2e && text.charCodeAt(at - 2) === 0x2e && isSeparator(text.charCodeAt(at + 1));
}
