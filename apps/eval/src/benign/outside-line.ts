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

/** A command and its operands, or several of them in a row: `tsc && npm test`. */
function isCommandLine(text: string): boolean {
  const commands = text.split('&&').map((command) => command.trim().split(/\s+/));
  if (commands.length > 1) return commands.some(([name]) => REFERENCE_EXECUTABLES.has(name ?? ''));
  const [name, operand] = commands[0] ?? [];
  return operand !== undefined && REFERENCE_EXECUTABLES.has(name ?? '');
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
