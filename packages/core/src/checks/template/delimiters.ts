/** How a template engine marks an expression. */
export type Delimiter = '${' | '#{' | '*{' | '@{' | '%{' | '~{' | '!{' | '{{' | '{%' | '<%' | '@(' | '{';

export interface Span {
  readonly delimiter: Delimiter;
  readonly start: number;
  readonly end: number;
  /** What stands between the delimiters. */
  readonly inside: string;
  /** Of an expression that is too long to be read at once: what it comes to is not known. */
  readonly isPiece: boolean;
}

/** Longer expressions are read piece by piece. */
const MAX_INSIDE = 2048;
/** A piece holds the end of the one in front: a chain of members is shorter. */
const OVERLAP = 256;
/** What braces alone are looked at for is short. */
const MAX_BARE = 64;
/** Expressions in expressions; those further out would be read again and again, but for the outermost. */
const MAX_HEIGHT = 4;
const MAX_OPEN = 512;
/** Braces in strings of one expression. */
const MAX_REOPENED = 4;

interface Open {
  readonly delimiter: Delimiter;
  readonly start: number;
  readonly inner: number;
  height: number;
  /** So many braces that could have closed it stand in a string. */
  readonly reopened: number;
}

/** Every closed pair of delimiters, inner ones first, in one pass. Stops when `visit` says so. */
export function visitSpans(text: string, visit: (span: Span) => boolean): void {
  const open = new Opened();
  let erb = -1;
  let lastClose = -1;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x7b) {
      const opened = openBrace(text, index);
      open.push(opened);
      index = opened.inner - 1;
    } else if (unit === 0x7d) {
      lastClose = index;
      const found = closeBrace(text, index, open);
      if (found.some(visit)) return;
      index = (found[found.length - 1]?.end ?? index + 1) - 1;
    } else if (unit === 0x25 && text.charCodeAt(index - 1) === 0x3c) {
      erb = index + 1;
    } else if (unit === 0x3e && erb >= 0 && text.charCodeAt(index - 1) === 0x25 && index - erb < MAX_INSIDE) {
      const span: Span = {
        delimiter: '<%',
        start: erb - 2,
        end: index + 1,
        inside: text.slice(erb, index - 1).replace(/^(?:[=\-_!#@:~]|%(?!x[([{<|!/]))+|\s[-_]$|-$/g, ''),
        isPiece: false,
      };
      erb = -1;
      if (visit(span)) return;
    }
  }
  // `{{ '{{{' ~ x }}`: braces of its strings took those that close it.
  const left = open.outermost();
  if (left !== undefined && lastClose > left.inner) toSpans(text, lastClose, left).some(visit);
}

/** What is open, the innermost last. */
class Opened {
  private readonly all: Open[] = [];
  /** Of these, those that are more than braces. */
  private marked = 0;

  push(one: Open): void {
    if (this.all.length >= MAX_OPEN) this.count(this.all.shift(), -1);
    this.all.push(one);
    this.count(one, 1);
  }

  pop(): Open | undefined {
    const one = this.all.pop();
    this.count(one, -1);
    return one;
  }

  last(): Open | undefined {
    return this.all[this.all.length - 1];
  }

  holdsMarked(): boolean {
    return this.marked > 0;
  }

  /** The first that is more than a brace, and that nothing has closed. */
  outermost(): Open | undefined {
    return this.all.find(({ delimiter, reopened }) => delimiter !== '{' && reopened === 0);
  }

  private count(one: Open | undefined, by: number): void {
    if (one !== undefined && one.delimiter !== '{') this.marked += by;
  }
}

const PREFIXES = new Map<number, Delimiter>([
  [0x24, '${'],
  [0x23, '#{'],
  [0x2a, '*{'],
  [0x40, '@{'],
  [0x25, '%{'],
  [0x7e, '~{'],
  [0x21, '!{'],
]);

const NEW = { height: 0, reopened: 0 };

function openBrace(text: string, index: number): Open {
  const next = text.charCodeAt(index + 1);
  if (next === 0x7b) return { delimiter: '{{', start: index, inner: index + 2, ...NEW };
  // `#{%x(id)}` is Ruby's.
  if (next === 0x25 && text.charCodeAt(index - 1) !== 0x23)
    return { delimiter: '{%', start: index, inner: index + 2, ...NEW };
  const prefix = PREFIXES.get(text.charCodeAt(index - 1));
  return { delimiter: prefix ?? '{', start: prefix === undefined ? index : index - 1, inner: index + 1, ...NEW };
}

/** Dust's `{#…}` and `{@…}`, in front of a figure: names and hashes of colours stand behind them elsewhere. */
const SECTION_SIGN = /^[#@=]\s?(?=\d{1,9}\s?[*+/-]\s?\d)/;

/** The spans that the brace at `index` closes: none, one, or the pieces of a long one. */
function closeBrace(text: string, index: number, open: Opened): readonly Span[] {
  const top = open.pop();
  if (top === undefined) return [];
  const parent = open.last();
  if (parent !== undefined) parent.height = Math.max(parent.height, top.height + 1);
  const isHigh = top.height >= MAX_HEIGHT;
  const length = index - top.inner;
  if (top.delimiter === '{') return isHigh || length > MAX_BARE ? [] : toSpans(text, index, top);
  const isOutermost = !open.holdsMarked();
  if (!isOutermost && (isHigh || length > MAX_INSIDE)) return [];
  // `{{ '}' ~ x }}`: the brace is one of a string's.
  if (!isHigh && length <= MAX_INSIDE && top.reopened < MAX_REOPENED && endsInString(text.slice(top.inner, index)))
    open.push({ ...top, reopened: top.reopened + 1 });
  return toSpans(text, index, top);
}

function endsInString(inside: string): boolean {
  let quote = 0;
  for (let index = 0; index < inside.length; index++) {
    const unit = inside.charCodeAt(index);
    if (unit === 0x5c) index++;
    else if (unit === quote) quote = 0;
    else if (quote === 0 && (unit === 0x22 || unit === 0x27 || unit === 0x60)) quote = unit;
  }
  return quote !== 0;
}

function toSpans(text: string, index: number, { delimiter, start, inner }: Open): Span[] {
  const isDouble = delimiter === '{{' && text.charCodeAt(index + 1) === 0x7d;
  const end = index + (isDouble ? 2 : 1);
  if (index - inner <= MAX_INSIDE)
    return [{ delimiter, start, end, inside: trimmed(delimiter, text.slice(inner, index)), isPiece: false }];
  const inside = withShortStrings(text.slice(inner, index));
  const pieces: Span[] = [];
  for (let from = 0; from === 0 || from + OVERLAP < inside.length; from += MAX_INSIDE - OVERLAP)
    pieces.push({ delimiter, start, end, inside: inside.slice(from, from + MAX_INSIDE), isPiece: true });
  return pieces;
}

/** Of long strings the middle is left out, so that pieces seldom begin in one. */
function withShortStrings(inside: string): string {
  let written = '';
  let from = 0;
  let unclosed = '';
  for (let index = 0; index < inside.length; index++) {
    const sign = inside.charAt(index);
    if ((sign !== '"' && sign !== "'") || unclosed.includes(sign)) continue;
    const close = endOfString(inside, index);
    if (close < 0) {
      // No other of its kind can end one either.
      unclosed += sign;
      continue;
    }
    if (close - index > MAX_STRING) {
      written += inside.slice(from, index + MAX_STRING);
      from = close;
    }
    index = close;
  }
  return written + inside.slice(from);
}

const MAX_STRING = 64;

/** Where the quote stands that ends the one at `start`; -1 where none does. */
function endOfString(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let index = start + 1; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x5c) index++;
    else if (unit === quote) return index;
  }
  return -1;
}

function trimmed(delimiter: Delimiter, inside: string): string {
  if (delimiter === '{%') return inside.replace(/^[-+~]|[-+~]?%$/g, '');
  return delimiter === '{{' ? inside.replace(/^[{=~:&^-]+|[-~]$/g, '') : inside.replace(SECTION_SIGN, '');
}
