/**
 * The text last looked at, as UTF-8. Loops over bytes run at a fixed speed; loops over `charCodeAt`, which V8 calls
 * as a function for each character, take three to ten times as long, depending on where a process got its memory.
 */
export const BYTES = new Uint8Array(65_536);

/** A UTF-16 unit takes at most three bytes of UTF-8, so a text of this length always fits. */
export const BYTES_TEXT_LENGTH = Math.floor(BYTES.length / 3);

const ENCODER = new TextEncoder();
let current = '';
let currentLength = 0;

/** Puts a text of at most `BYTES_TEXT_LENGTH` units into `BYTES`, unless it is there; the number of bytes. */
export function loadBytes(text: string): number {
  if (text !== current) {
    currentLength = ENCODER.encodeInto(text, BYTES).written;
    current = text;
  }
  return currentLength;
}
