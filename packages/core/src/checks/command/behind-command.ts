import type { Case } from './judge.js';
import type { SimpleCommand } from './simple-command.js';

// What stands behind a command's name, and behind its operands.

/** The start of its first operand. */
export function firstOperand({ text, command: { nameEnd } }: Case): string {
  return text.slice(nameEnd, nameEnd + 8).trimStart();
}

/** `type cat && true`: no line of words goes on so. */
export function goesOnAsList(text: string, end: number): boolean {
  return LIST_GOES_ON.test(text.slice(end, end + 8));
}

const LIST_GOES_ON = /^\s{0,4}\n?\s{0,4}(?:&&|\|\|)/;

/** Another separator ends it, which titles and lists of `&` and `|` do not have: `cat & docker ps &`. */
export function isCut(text: string, { operands }: SimpleCommand): boolean {
  return operands.end < text.length && ';&#'.includes(text.charAt(operands.end));
}
