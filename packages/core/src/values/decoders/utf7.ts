import { base64Digit } from './base64-alphabet.js';

/**
 * Undoes UTF-7 (RFC 2152): `+ADw-script+AD4-`. A run counts only when at least half of it is ASCII: else
 * every `xhtml+xml` and every token with a plus would be one.
 */
export function utf7Decode(text: string): string {
  let decoded = '';
  let copied = 0;
  let index = text.indexOf('+');
  while (index !== -1) {
    // Two digits hold no unit of sixteen bits: nothing to read behind most pluses.
    if (!isDigit(text, index + 1) || !isDigit(text, index + 2)) {
      index = text.indexOf('+', index + 1);
      continue;
    }
    const run = readRun(text, index + 1);
    if (run.text !== '') {
      decoded += text.slice(copied, index) + run.text;
      copied = run.end;
    }
    index = text.indexOf('+', Math.max(run.end, index + 1));
  }
  return copied === 0 ? text : decoded + text.slice(copied);
}

/** The UTF-16 units of the base64 digits at `start`; empty text when fewer than half of them are ASCII. */
function readRun(text: string, start: number): { text: string; end: number } {
  let units = 0;
  let ascii = 0;
  let bits = 0;
  let count = 0;
  let index = start;
  for (; ; index++) {
    const digit = digitAt(text, index);
    if (digit < 0) break;
    bits = ((bits << 6) | digit) & 0x3fffff;
    count += 6;
    if (count < 16) continue;
    count -= 16;
    const character = (bits >> count) & 0xffff;
    if (character > 0 && character < 0x80) ascii++;
    units++;
  }
  // Nearly all runs are words: only the others are put together.
  if (units === 0 || 2 * ascii < units) return { text: '', end: index };
  const end = text.charCodeAt(index) === 0x2d ? index + 1 : index;
  return { text: unitsOf(text, start, index), end };
}

function unitsOf(text: string, start: number, end: number): string {
  let units = '';
  let bits = 0;
  let count = 0;
  for (let index = start; index < end; index++) {
    bits = ((bits << 6) | digitAt(text, index)) & 0x3fffff;
    count += 6;
    if (count < 16) continue;
    count -= 16;
    units += String.fromCharCode((bits >> count) & 0xffff);
  }
  return units;
}

/** RFC 2152 takes base64 without padding, and not its URL alphabet: `-` ends a run. */
function digitAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  return unit === 0x2d || unit === 0x5f ? -1 : base64Digit(unit);
}

function isDigit(text: string, index: number): boolean {
  return digitAt(text, index) >= 0;
}
