import { readScript } from './javascript-reader.js';
import type { ScriptReading } from './script-reading.js';

/** How a script's text is embedded; it decides how much doubt is left. */
export type ScriptPlace =
  /** An event handler of a tag that the text itself opens, or the content of its script element. */
  | 'markup'
  /** A whole value, or an attribute that prose could have written too. */
  | 'bare'
  /** A whole value that reads as a list of attributes. */
  | 'list';

/** What is known of a script that would run as a whole: `certain` acts, `unsure` may be no script at all. */
export function judgeScript(script: string, place: ScriptPlace): 'certain' | 'unsure' | undefined {
  if (!MEANS.test(script)) return undefined;
  const reading = readWhole(script);
  if (compiles(reading)) {
    if (reading.acts) return place === 'list' && !reading.reaches ? 'unsure' : 'certain';
    return reading.assignment >= 0 ? 'unsure' : undefined;
  }
  if (!reading.acts) return undefined;
  // The reading stops where it meets what it does not know; markup around it leaves little doubt.
  return place === 'markup' ? 'certain' : 'unsure';
}

/** Without one of these a script can only name things. */
const MEANS = /[(`={]|import|throw|new/;

/** A script on its own, from its first to its last character. */
export function readWhole(script: string): ScriptReading {
  return readScript(script, { from: 0, end: script.length, after: 'nothing' });
}

/** No token is out of place; what is still open at the end may be closed by the page. */
export function compiles(reading: ScriptReading): boolean {
  return reading.error < 0;
}
