/**
 * The offending construct of a style sheet or `style` attribute, or undefined. No browser of today runs script from
 * CSS; Internet Explorer to 10 (`expression()`, `behavior`) and Firefox to 3 (`-moz-binding`) did, and all once took
 * script URLs.
 */
export function findCssScript(css: string): string | undefined {
  if (!mayHoldScript(css)) return undefined;
  // Where comments end depends on where strings do, and browsers disagreed on both.
  return (
    findIn(normalizeCss(removeComments(css))) ??
    (css.includes('/*') ? findIn(normalizeCss(removeCommentsOutsideStrings(css))) : undefined)
  );
}

/**
 * Whether a construct could end at one of the text's parentheses (`expression(`, `url(`) or colons (`script:`), read
 * backwards over what old browsers dropped.
 */
function mayHoldScript(css: string): boolean {
  if (css.includes('\\') && ESCAPED_SIGN.test(css)) return true;
  for (let open = css.indexOf('('); open >= 0; open = css.indexOf('(', open + 1)) {
    if (mayEndWith(css, open, 'expression') || mayEndWith(css, open, 'url')) return true;
  }
  for (let colon = css.indexOf(':'); colon >= 0; colon = css.indexOf(':', colon + 1)) {
    if (mayEndWith(css, colon, 'script') || mayEndWith(css, colon, 'binding')) return true;
  }
  return false;
}

/** An escaped parenthesis or colon. */
const ESCAPED_SIGN = /\\0{0,4}(?:28|3a)/i;

/**
 * Whether the word stands in front of `end`, in any case, with blanks, controls and backslashes in between; where a
 * comment or an escape may hide a letter, the answer is yes.
 */
function mayEndWith(css: string, end: number, word: string): boolean {
  let at = end - 1;
  for (let letter = word.length - 1; letter >= 0; letter--, at--) {
    while (at >= 0 && (css.charCodeAt(at) <= 32 || css.charCodeAt(at) === 92)) at--;
    if ((css.charCodeAt(at) | 32) === word.charCodeAt(letter)) continue;
    return (css.charCodeAt(at) === 47 && css.charCodeAt(at - 1) === 42) || endsEscape(css, at);
  }
  return true;
}

/** Whether the digit at `at` is the last one of an escape (CSS Syntax 4.3.7). */
function endsEscape(css: string, at: number): boolean {
  let start = at;
  while (start > at - 6 && isHexDigit(css.charCodeAt(start))) start--;
  return start < at && css.charCodeAt(start) === 92;
}

function isHexDigit(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || ((unit | 32) >= 97 && (unit | 32) <= 102);
}

/** As a browser reads it, without what no browser minds: comments, blanks, capitals, escapes. */
export function plainCss(css: string): string {
  return normalizeCss(removeCommentsOutsideStrings(css));
}

function findIn(plain: string): string | undefined {
  // A word that ends in `expression` is prose whose spaces are gone; a hyphen belongs to a name (CSS Syntax 4.3.11).
  if (plain.includes('expression(') && /:(?:|[^;]*[^a-z-])expression\(/.test(plain)) return 'expression()';
  if (plain.includes('-moz-binding:')) return '-moz-binding';
  if (plain.includes('r:url(') && /behaviou?r:url\(["']?[^#"')]/.test(plain)) return 'behavior';
  if (plain.includes('@importjavascript:')) return 'a script URL';
  if (/["'(](?:java|vb)script:[^"')]/.test(plain) && /^[^"'(]*[:@]/.test(plain)) return 'a script URL';
  return undefined;
}

/** Lower case, without comments, spaces and controls, CSS escapes undone (CSS Syntax 4.3.7). */
function normalizeCss(css: string): string {
  const unescaped = css.includes('\\')
    ? css.replace(/\\(?:([0-9a-fA-F]{1,6})[ \t\r\n\f]?|([^0-9a-fA-F]))/g, unescapeOne)
    : css;
  return unescaped.replace(/[\0-\x20]+/g, '').toLowerCase();
}

function unescapeOne(_: string, digits: string | undefined, character: string | undefined): string {
  if (digits === undefined) return character ?? '';
  const code = Number.parseInt(digits, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

function removeComments(css: string): string {
  let open = css.indexOf('/*');
  if (open < 0) return css;
  const pieces: string[] = [];
  let copied = 0;
  while (open >= 0) {
    pieces.push(css.slice(copied, open));
    const close = css.indexOf('*/', open + 2);
    copied = close < 0 ? css.length : close + 2;
    open = css.indexOf('/*', copied);
  }
  pieces.push(css.slice(copied));
  return pieces.join('');
}

function removeCommentsOutsideStrings(css: string): string {
  const pieces: string[] = [];
  let copied = 0;
  let position = 0;
  while (position < css.length) {
    const unit = css.charCodeAt(position);
    if (unit === 34 || unit === 39) position = afterString(css, position, unit);
    else if (unit === 47 && css.charCodeAt(position + 1) === 42) {
      pieces.push(css.slice(copied, position));
      const close = css.indexOf('*/', position + 2);
      copied = close < 0 ? css.length : close + 2;
      position = copied;
    } else position++;
  }
  pieces.push(css.slice(copied));
  return pieces.join('');
}

function afterString(css: string, open: number, quote: number): number {
  let position = open + 1;
  while (position < css.length && css.charCodeAt(position) !== quote) {
    position += css.charCodeAt(position) === 92 ? 2 : 1;
  }
  return position + 1;
}
