/** How a template engine marks an expression. */
export type Delimiter = '${' | '#{' | '*{' | '@{' | '%{' | '~{' | '!{' | '{{' | '{%' | '<%' | '@(' | '{';

export interface Span {
  readonly delimiter: Delimiter;
  readonly start: number;
  readonly end: number;
  /** What stands between the delimiters. */
  readonly inside: string;
}

/** Longer expressions are documents that happen to hold both delimiters. */
const MAX_INSIDE = 2048;
/** What braces alone are looked at for is short. */
const MAX_BARE = 64;
/** Expressions in expressions; those further out would be read again and again. */
const MAX_HEIGHT = 4;
const MAX_OPEN = 512;

interface Open {
  readonly delimiter: Delimiter;
  readonly start: number;
  readonly inner: number;
  height: number;
}

/** Every closed pair of delimiters, inner ones first, in one pass. Stops when `visit` says so. */
export function visitSpans(text: string, visit: (span: Span) => boolean): void {
  const open: Open[] = [];
  let erb = -1;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === 0x7b) {
      const opened = openBrace(text, index);
      if (open.length >= MAX_OPEN) open.shift();
      open.push(opened);
      index = opened.inner - 1;
    } else if (unit === 0x7d) {
      const found = closeBrace(text, index, open);
      if (found === undefined) continue;
      if (visit(found)) return;
      index = found.end - 1;
    } else if (unit === 0x25 && text.charCodeAt(index - 1) === 0x3c) {
      erb = index + 1;
    } else if (unit === 0x3e && erb >= 0 && text.charCodeAt(index - 1) === 0x25 && index - erb < MAX_INSIDE) {
      const span: Span = {
        delimiter: '<%',
        start: erb - 2,
        end: index + 1,
        inside: text.slice(erb, index - 1).replace(/^(?:[=\-_!#@:~]|%(?!x[([{<|!/]))+|\s[-_]$|-$/g, ''),
      };
      erb = -1;
      if (visit(span)) return;
    }
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

function openBrace(text: string, index: number): Open {
  const next = text.charCodeAt(index + 1);
  if (next === 0x7b) return { delimiter: '{{', start: index, inner: index + 2, height: 0 };
  // `#{%x(id)}` is Ruby's.
  if (next === 0x25 && text.charCodeAt(index - 1) !== 0x23)
    return { delimiter: '{%', start: index, inner: index + 2, height: 0 };
  const prefix = PREFIXES.get(text.charCodeAt(index - 1));
  return { delimiter: prefix ?? '{', start: prefix === undefined ? index : index - 1, inner: index + 1, height: 0 };
}

/** Dust's `{#…}` and `{@…}`, in front of a figure: names and hashes of colours stand behind them elsewhere. */
const SECTION_SIGN = /^[#@=]\s?(?=\d{1,9}\s?[*+/-]\s?\d)/;

function closeBrace(text: string, index: number, open: Open[]): Span | undefined {
  const top = open.pop();
  if (top === undefined) return undefined;
  const parent = open[open.length - 1];
  if (parent !== undefined) parent.height = Math.max(parent.height, top.height + 1);
  if (top.height >= MAX_HEIGHT || index - top.inner > MAX_INSIDE) return undefined;
  const isDouble = top.delimiter === '{{' && text.charCodeAt(index + 1) === 0x7d;
  if (top.delimiter === '{' && index - top.inner > MAX_BARE) return undefined;
  const inside = text.slice(top.inner, index);
  const trimmed =
    top.delimiter === '{%'
      ? inside.replace(/^[-+~]|[-+~]?%$/g, '')
      : top.delimiter === '{{'
        ? inside.replace(/^[{=:~&^-]+|[-~]$/g, '')
        : inside.replace(SECTION_SIGN, '');
  return { delimiter: top.delimiter, start: top.start, end: index + (isDouble ? 2 : 1), inside: trimmed };
}
