import { ACTS_ALONE, CMD_BUILTINS, POWERSHELL_ALIASES } from './shell-vocabulary.js';
import type { SimpleCommand } from './simple-command.js';

// What a command's name and operands say, wherever it stands.

/** Also something else than a program's name. */
export function isOrdinary(command: SimpleCommand): boolean {
  return command.kind === 'word' || command.kind === 'short';
}

/** Operands that a command line has, and no sentence that goes on. */
export function isShellLike({ operands }: SimpleCommand): boolean {
  return operands.commented || (operands.definite > 0 && operands.definite >= operands.prose);
}

export function isBare({ operands: { definite, likely, plain, prose } }: SimpleCommand): boolean {
  return definite + likely + plain + prose === 0;
}

export function actsAlone(command: SimpleCommand): boolean {
  return !isOrdinary(command) || command.prefixed || ACTS_ALONE.has(command.name.toLowerCase());
}

/** Shells of Windows overlook letter case. */
export function isBuiltinOfWindows(lower: string): boolean {
  return POWERSHELL_ALIASES.has(lower) || CMD_BUILTINS.has(lower) || lower === 'reg' || lower === 'cmd';
}
