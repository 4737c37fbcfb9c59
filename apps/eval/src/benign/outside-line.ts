import { REFERENCE_EXECUTABLES } from '../../../../packages/core/src/checks/command/executables-reference.js';
import { isActiveHtml } from './active-html.js';

/**
 * Whether a text does something where it lands raw, so that blocking it is right for one application and wrong for
 * another: HTML that runs, a whole command or script of a shell and nothing else, and JSON whose strings, read one by
 * one, climb out of a folder or are whole commands.
 */
export function isEither(text: string): boolean {
  return (
    isActiveHtml(text) ||
    isShellScript(text) ||
    jsonStrings(text).some((string) => CLIMBING.test(string) || isCommandLine(string))
  );
}

/** Words of sentences: who says more than the command says something about it. */
const SENTENCE = /[.!?:] +[A-Z]|(?<![-\w/.])(?:the|is|are|was|that|this|you|your|can|will|must|which|when)(?![-\w/.])/;
const BLOCKS = /^if .*;\s*then\b.*\bfi\b|^(?:for|while) .*;\s*do\b.*\bdone\b/s;

/** A whole command with options, commands in a row, or a shell's block, with nothing said about them. */
function isShellScript(text: string): boolean {
  const script = text
    .trim()
    .replace(/^`([^`]+)`$/, '$1')
    .replace(/^[$#] /, '');
  if (BLOCKS.test(script)) return true;
  const name = /^[a-z][\w.-]*(?= )/.exec(script)?.[0] ?? '';
  if (!REFERENCE_EXECUTABLES.has(name) || SENTENCE.test(script)) return false;
  if (/ --?[a-zA-Z]/.test(script)) return true;
  return [...script.matchAll(/(?:&&|\||;) *([a-z][\w.-]*)/g)].some(([, next]) => REFERENCE_EXECUTABLES.has(next ?? ''));
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
