import { REFERENCE_EXECUTABLES } from '../../../../packages/core/src/checks/command/executables-reference.js';
import { isActiveHtml } from './active-html.js';

/**
 * Whether a text does something where it lands raw, so that blocking it is right for one application and wrong for
 * another: HTML that runs, a whole command or script of a shell and nothing else (also in base64), whole statements that
 * change a database, and JSON whose strings, read one by one, climb out of a folder or are whole commands.
 */
export function isEither(text: string): boolean {
  return (
    isActiveHtml(text) ||
    isShellScript(text) ||
    isShellScript(fromBase64(text)) ||
    isCommandRow(fromBase64(text)) ||
    DEFINITIONS.test(text) ||
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
    .replace(/^```\s([^`]+)```$/, '$1')
    .replace(/^[$#] /, '')
    .replace(/^(?:[A-Z_]{2,}=(?:"[^"]*"|\S*) )+/, '');
  if (BLOCKS.test(script)) return true;
  const name = /^[a-z][\w.-]*(?= )/.exec(script)?.[0] ?? '';
  // What a comment says of it is a part of it.
  if (!REFERENCE_EXECUTABLES.has(name) || SENTENCE.test(script.replace(/ # [^\n]*$/, ''))) return false;
  if (/ --?[a-zA-Z]/.test(script)) return true;
  if (/^(?:[a-z][\w-]+ )+\/(?:dev|etc|home|opt|proc|root|tmp|usr|var)\/\S+(?: [<>].*)?$/.test(script)) return true;
  // What is named is another host's: `git clone https://x`.
  if (/^\S+(?: \S+){0,2} (?:https?:\/\/|[\w.-]+@[\w.-]+:)\S+$/.test(script)) return true;
  return [...script.matchAll(/(?:&&|\||;)[ \\]*([a-z][\w.-]*)/g)].some(([, next]) =>
    REFERENCE_EXECUTABLES.has(next ?? ''),
  );
}

/** Statements in a row that end in a semicolon, with their comments. */
const DEFINITIONS = /^\s*(?:CREATE|ALTER|DROP|INSERT INTO|UPDATE|DELETE FROM)\s[^;]+;(?:[^;]+;)*\s*(?:--[^\n]*)?$/;

/** What base64, or a `data:` URL of it, decodes to. */
function fromBase64(text: string): string {
  const digits = /^(?:data:[\w/+.-]+;base64,)?([A-Za-z\d+/]{16,}={0,2})$/.exec(text.trim())?.[1];
  return digits === undefined ? '' : Buffer.from(digits, 'base64').toString();
}

const CLIMBING = /^(?:\.\/)*\.\.\//;

/** A command and its operands, or several of them in a row: `tsc && npm test`. */
function isCommandLine(text: string): boolean {
  const [name, operand] = text.trim().split(/\s+/);
  return isCommandRow(text) || (!text.includes('&&') && operand !== undefined && REFERENCE_EXECUTABLES.has(name ?? ''));
}

function isCommandRow(text: string): boolean {
  const names = text.split('&&').map((command) => command.trim().split(/\s+/)[0] ?? '');
  return names.length > 1 && names.some((name) => REFERENCE_EXECUTABLES.has(name));
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
