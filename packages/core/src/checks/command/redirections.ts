import { isFieldSeparator, skipFieldSeparator } from './field-separator.js';
import { END, isDigit, skipStart, UNIT_KIND } from './name-units.js';

/** How long what is redirected to may be (PATH_MAX of Linux), and all redirections in front of a name. */
const MAX_LOOK = 4_096;
/** `<<<`, and an angle of the next. */
const LONGEST_SIGN = 4;

/** Behind `2>/dev/null `, `</etc/passwd `, `3>&1 `, which may stand in front of a command as well (POSIX XCU 2.9.1); or `from`. */
export function skipRedirection(text: string, from: number): number {
  let at = from;
  while (at < from + MAX_LOOK) {
    const digits = isDigit(text.charCodeAt(at)) ? at + 1 : at;
    const unit = text.charCodeAt(digits);
    if (unit !== 0x3c && unit !== 0x3e) return at;
    if (unit === 0x3c && TAG.test(text.slice(digits, digits + MAX_TAG))) return from;
    let end = digits + 1;
    while (end - digits < LONGEST_SIGN && isRedirecting(text.charCodeAt(end))) end++;
    if (text.charCodeAt(end) === 0x20 && isFileStart(text, end + 1)) end++;
    const target = end;
    while (end < text.length && end - at < MAX_LOOK && UNIT_KIND[text.charCodeAt(end) & 0x7f] !== END) {
      if (text.charCodeAt(end) === 0x24 && isFieldSeparator(text, end)) break;
      end = text.charCodeAt(end) === 0x24 ? skipEmpty(text, end) : end + 1;
    }
    const behind = skipFieldSeparator(text, end);
    if (end === target || (behind === end && !isBlank(text.charCodeAt(end)))) return from;
    at = skipStart(text, behind);
  }
  return at;
}

/** Behind `${x}`, or the dollar sign alone. */
function skipEmpty(text: string, at: number): number {
  const close = text.charCodeAt(at + 1) === 0x7b ? text.slice(at, at + MAX_LOOK).indexOf('}') : 0;
  return close > 0 && !isFieldSeparator(text, at) ? at + close + 1 : at + 1;
}

/** `/x`, `"/x"`, `../x`, `~/x`. */
function isFileStart(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit === 0x2f) return true;
  if (unit === 0x2e || unit === 0x7e) return /^(?:\.{1,2}|~)\//.test(text.slice(at, at + 3));
  return (unit === 0x22 || unit === 0x27) && text.charCodeAt(at + 1) === 0x2f;
}

/** `<td align="left">`, `<!-- x`: HTML, and no files that are called so. */
const TAG = /^<(?:!--\s|[a-z][a-z0-9]{0,10}(?:\s[a-z-]{1,20}="[^"<>]{0,80}")+\s?\/?>)/i;
const MAX_TAG = 160;

/** `>>`, `<<<`, `<>`, `>&`, `>|`. */
function isRedirecting(unit: number): boolean {
  return unit === 0x3c || unit === 0x3e || unit === 0x26 || unit === 0x7c;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x09;
}
