import { readScript } from './javascript-reader.js';
import { endOfScript, type StringBreakout } from './script-string.js';

const CONTEXT = 'inside a script, where a number or a name is expected';

/**
 * Text that would run where a page writes it into a script without quotes. A script alone is what forums are full of,
 * so it takes more: a beginning that ends what stood before, an end that hides what follows, or a disguise.
 */
export function findBareScript(text: string): StringBreakout | undefined {
  const end = endOfScript(text);
  const reading = readScript(text, { from: 0, end, after: 'unknown' });
  if (reading.error >= 0 || reading.dangling || !reading.reaches) return undefined;
  if (reading.action < 0) return undefined;
  const isBreakout = end < text.length || /^\s*[;,)\]}*/%&|^?<>+-]/.test(text) || /\/\/\s*$/.test(text);
  return {
    certainty: isBreakout || reading.disguised || reading.tagged ? 'certain' : 'unsure',
    start: 0,
    context: CONTEXT,
  };
}
