/**
 * What moves a terminal, ends a line somewhere, turns the direction of a text, or cannot be written as UTF-8: controls
 * of C0 and C1, DEL, Unicode's line breaks, bidirectional controls, the byte order mark, and halves of pairs.
 */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/gu;
const QUOTING = /["\\]/g;
const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f' };

/** A text for the inside of double quotes on one line: printable texts without quotes and backslashes stay exact. */
export function escapeQuoted(text: string): string {
  return escapeInvisible(text.replace(QUOTING, '\\$&'));
}

/** Shows what is invisible as JSON would write it, and leaves the rest. */
export function escapeInvisible(text: string): string {
  return text.replace(INVISIBLE, (character) => SHORT[character] ?? escapeUnit(character));
}

/** JSON on one line, in which nothing is invisible; parsed, it is exactly the value. */
export function toJsonText(value: unknown): string {
  return JSON.stringify(value).replace(INVISIBLE, escapeUnit);
}

function escapeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
