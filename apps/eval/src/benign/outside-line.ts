import { REFERENCE_EXECUTABLES } from '../../../../packages/core/src/checks/command/executables-reference.js';
import { isActiveHtml } from './active-html.js';

/**
 * Whether a text does something where it lands raw, so that blocking it is right for one application and wrong for
 * another: HTML that runs, and JSON whose strings, read one by one, climb out of a folder or are whole commands.
 */
export function isEither(text: string): boolean {
  return isActiveHtml(text) || jsonStrings(text).some((string) => CLIMBING.test(string) || isCommandLine(string));
}

const CLIMBING = /^(?:\.\/)*\.\.\//;

function isCommandLine(text: string): boolean {
  const [first, second] = text.trim().split(/\s+/, 2);
  return second !== undefined && REFERENCE_EXECUTABLES.has(first ?? '');
}

function jsonStrings(text: string): string[] {
  const strings: string[] = [];
  if (!/^\s*[[{]/.test(text)) return strings;
  try {
    JSON.parse(text, (_, value: unknown) => {
      if (typeof value === 'string') strings.push(value);
      return value;
    });
  } catch {
    // No JSON: nobody reads its strings one by one.
  }
  return strings;
}
