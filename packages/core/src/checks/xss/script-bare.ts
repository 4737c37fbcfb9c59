import { readScript } from './javascript-reader.js';
import { endOfScript, type StringBreakout } from './script-string.js';

const CONTEXT = 'inside a script, where a number or a name is expected';

/**
 * Text that would run where a page writes it into a script without quotes. A script alone is what forums are full of,
 * so it takes more: a beginning that ends what stood before, an end that hides what follows, or a disguise.
 */
export function findBareScript(text: string): StringBreakout | undefined {
  if (!ACTS.test(text)) return undefined;
  const end = endOfScript(text);
  const hidesRest = end < text.length || /\/\/\s*$/.test(text);
  if (JSON_START.test(text) && !hidesRest) return undefined;
  const reading = readScript(text, { from: 0, end, after: 'unknown' });
  if (reading.error >= 0 || reading.action < 0 || !reading.reaches) return undefined;
  const endsValue = ENDS_VALUE.test(text);
  // `-alert(1)-` leaves the page's own operand for its right side.
  if (reading.dangling && !endsValue) return undefined;
  if (!(reading.speaksBrowser || hidesRest || reading.disguised)) return undefined;
  const isBreakout = hidesRest || (endsValue && reading.open === 0);
  return {
    certainty: isBreakout || reading.disguised || reading.tagged ? 'certain' : 'unsure',
    start: 0,
    context: CONTEXT,
  };
}

const ACTS = /[(`]|throw|import/;
/** As a script, an object like these is a block that does not compile, or a list of plain data. */
const JSON_START = /^\s*\[?\s*\{\s*"/;

/** An operator, a separator or a closing bracket first, or behind a number that stands for the page's own. */
const ENDS_VALUE = /^\s*[\d.]*\s*[;,)\]}*/%&|^?<>+-]/;

/** Text that a page puts into a comment of its script, and that ends this comment. */
export function findCommentBreakout(text: string): StringBreakout | undefined {
  const close = text.indexOf('*/');
  if (close < 0) return undefined;
  const open = text.indexOf('/*');
  if (open >= 0 && open < close) return undefined;
  const reading = readScript(text, { from: close + 2, end: endOfScript(text), after: 'unknown' });
  if (reading.error >= 0 || !reading.acts || reading.ending !== 'comment') return undefined;
  return { certainty: 'certain', start: close, context: 'inside a comment of a script' };
}
