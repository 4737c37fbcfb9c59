import { hexDigit } from './hex.js';
import { codePointText } from './utf8.js';

/**
 * Undoes the hexadecimal escapes of CSS (css-syntax-3 section 4.3.7): a backslash, one to six digits and one optional
 * white space, `\3c script`. A single digit is left alone: file paths have those, and no printable character does.
 */
export function cssEscapesDecode(text: string): string {
  let decoded = '';
  let copied = 0;
  let index = text.indexOf('\\');
  while (index !== -1) {
    let end = index + 1;
    let point = 0;
    for (; end < index + 7 && hexDigit(text.charCodeAt(end)) >= 0; end++) {
      point = point * 16 + hexDigit(text.charCodeAt(end));
    }
    if (end > index + 2 && point >= 0x20) {
      decoded += text.slice(copied, index) + codePointText(point);
      copied = isSpace(text.charCodeAt(end)) ? end + 1 : end;
    }
    index = text.indexOf('\\', end);
  }
  return copied === 0 ? text : decoded + text.slice(copied);
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d && unit !== 0x0b);
}
