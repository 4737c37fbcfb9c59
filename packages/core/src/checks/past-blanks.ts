import type { DetectContext, Detection } from './check.js';

/** Blanks at the ends, or between what stands on one line; and those beside a sign that languages take any number around. */
const PADDED = /^\s{5}|\s{5}$|\S[^\S\r\n]{5,}\S|[.([]\s{5}|\s{5}[.(]/;
const PADDING = /(\S)[^\S\r\n]{5,}(?=\S)/g;
/** A member, and what is given to a call or an index: nothing separates them. */
const BESIDE_SIGN = /(?<=[.([])\s{5,}|(?<!\s)\s{5,}(?=\.)/g;
const BEFORE_CALL = /(?<!\s)\s{5,}(?=\()/g;

type Detect = (text: string, context: DetectContext) => Detection | undefined;

/**
 * A check that reads a text once more without its padding, where blanks are between words, and not how a line is indented:
 * for grammars that tell code that is shown, or a line of a list, by how it stands.
 */
export function readPastBlanks(detect: Detect): Detect {
  return (text, context) => {
    const found = detect(text, context);
    if (found?.certainty === 'certain' || !PADDED.test(text)) return found;
    const tight = text.trim().replace(BESIDE_SIGN, '').replace(BEFORE_CALL, ' ').replace(PADDING, '$1 ');
    const again = detect(tight, context);
    // Offsets in a rewritten text are none in the text that came.
    return again?.certainty === 'certain' ? { ...again, start: 0, end: text.length } : found;
  };
}
