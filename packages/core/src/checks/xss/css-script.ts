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
 * Whether a construct could end at one of the text's parentheses (`expression(`, `url(`) or colons (`script:`), or may be
 * hidden by a comment or an escape that is none of JSON's.
 */
function mayHoldScript(css: string): boolean {
  if (css.includes('/*') || (css.includes('\\') && ESCAPE.test(css))) return true;
  for (let open = css.indexOf('('); open >= 0; open = css.indexOf('(', open + 1)) {
    if (EXPRESSION_ENDS.has(lastLetter(css, open))) return true;
  }
  for (let colon = css.indexOf(':'); colon >= 0; colon = css.indexOf(':', colon + 1)) {
    const letter = lastLetter(css, colon);
    if (
      letter === 116 &&
      css
        .slice(colon - 6, colon)
        .toLowerCase()
        .endsWith('t')
    )
      return true;
  }
  return false;
}

/** Lower case, with the spaces and controls in between that old browsers dropped. */
function lastLetter(css: string, end: number): number {
  let position = end - 1;
  while (position > 0 && css.charCodeAt(position) <= 32) position--;
  return css.charCodeAt(position) | 32;
}

/** n, l */
const EXPRESSION_ENDS = new Set([110, 108]);
const ESCAPE = /\\(?![bfnrtu"'\\/])|\\[bf][0-9a-f]/i;

function findIn(plain: string): string | undefined {
  // A word that ends in `expression` is prose whose spaces are gone.
  if (plain.includes('expression(') && /:(?:|[^;]*[^a-z])expression\(/.test(plain)) return 'expression()';
  if (plain.includes('-moz-binding:')) return '-moz-binding';
  if (plain.includes('r:url(') && /behaviou?r:url\(["']?[^#"')]/.test(plain)) return 'behavior';
  if (plain.includes('@importjavascript:')) return 'a script URL';
  if (/["'(](?:java|vb)script:/.test(plain) && /^[^"'(]*[:@]/.test(plain)) return 'a script URL';
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
