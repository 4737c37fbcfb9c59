import type { DetectContext, Detection } from './check.js';

/** Blanks at the ends, or between what stands on one line; and those beside a sign that languages take any number around. */
const PADDED = /^\s{5}|\s{5}$|\S[^\S\r\n]{5,}\S|[.([]\s{5}|\s{5}[.(]/;
const PADDING = /(\S)[^\S\r\n]{5,}(?=\S)/g;
/** A member, which no text in backticks is, and what is given to a call or an index: in most languages nothing separates them. */
const INSIDE_MEMBER = /(?<=[\w)\]}'"`]\.)\s{5,}(?!`)|(?<=[([])\s{5,}|(?<=[\w)\]}'"`])\s{5,}(?=\.\s{0,99}[A-Za-z_$])/g;
const BEFORE_CALL = /(?<=[\w)\]}'"`])\s{5,}(?=\()/g;

type Detect = (text: string, context: DetectContext) => Detection | undefined;

/**
 * A check that reads a text once more without its padding, where blanks are between words, and not how a line is indented:
 * for grammars that tell code that is shown, or a line of a list, by how it stands.
 */
export function readPastBlanks(detect: Detect): Detect {
  const findCertain: Detect = (text, context) => {
    const found = detect(text, context);
    return found?.certainty === 'certain' ? found : undefined;
  };
  return (text, context) => {
    const found = detect(text, context);
    if (found?.certainty === 'certain' || !PADDED.test(text)) return found;
    const tight = text.trim().replace(PADDING, '$1 ');
    // What is left of runs has lines in it.
    const joined = tight.replace(INSIDE_MEMBER, '').replace(BEFORE_CALL, ' ');
    const again = findCertain(tight, context) ?? (joined === tight ? undefined : findCertain(joined, context));
    // Offsets in a rewritten text are none in the text that came.
    return again === undefined ? found : { ...again, start: 0, end: text.length };
  };
}
