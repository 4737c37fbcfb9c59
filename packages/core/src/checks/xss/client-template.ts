import type { Certainty } from '../check.js';
import { readScript } from './javascript-reader.js';

export interface ClientTemplate {
  readonly certainty: Certainty;
  readonly start: number;
  readonly end: number;
}

/**
 * The first `{{…}}` that would run something in AngularJS or Vue. Expressions see the page's own scope only, so a plain
 * call is what templates are for; it takes a way to code (`constructor`, a computed member) to be an attack.
 */
export function findClientTemplate(text: string): ClientTemplate | undefined {
  let unsure: ClientTemplate | undefined;
  let open = text.indexOf('{{');
  while (open >= 0) {
    const from = open + 2;
    const close = text.indexOf('}}', from);
    const end = close < 0 ? text.length : close;
    const certainty = judgeExpression(text.slice(from, end));
    if (certainty !== undefined) {
      const found = { certainty, start: open, end: Math.min(end + 2, text.length) };
      if (certainty === 'certain') return found;
      unsure ??= found;
    }
    open = text.indexOf('{{', end);
  }
  return unsure;
}

/** Whether a template expression, or a framework directive's value, gets to code of its own. */
export function judgeExpression(expression: string): Certainty | undefined {
  // Vue's one-time and AngularJS's one-time binding prefix.
  const from = expression.startsWith('::') ? 2 : 0;
  const reading = readScript(expression, { from, end: expression.length, after: 'nothing' });
  if (reading.action < 0 && reading.assignment < 0) return undefined;
  if (!(reading.escapes || reading.disguised)) return undefined;
  return reading.error >= 0 || reading.action < 0 ? 'unsure' : 'certain';
}
