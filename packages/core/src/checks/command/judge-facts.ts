import { ACTS_ALONE, CMD_BUILTINS, POWERSHELL_ALIASES } from './shell-vocabulary.js';
import type { SimpleCommand } from './simple-command.js';

// What a command's name and operands say, wherever it stands.

/** Also something else than a program's name. */
export function isOrdinary(command: SimpleCommand): boolean {
  return command.kind === 'word' || command.kind === 'short';
}

/**
 * Operands that a command line has, and no sentence that goes on. `dependencies. See: #964330` has the sign of a comment,
 * but words of a sentence alone in front of it; of the names that are words too a sentence may tell an address.
 */
export function isShellLike(command: SimpleCommand): boolean {
  const { commented, definite, likely, prose, told } = command.operands;
  const sure = isOrdinary(command) ? definite : definite + told;
  return (commented && (prose === 0 || sure + likely > 0)) || (sure > 0 && sure >= prose);
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

/** `tAR -cf x.tar C:\\Users`: two letters or more in capitals behind small ones, which no name of a product has in front of options. */
export function isScrambled({ name, operands: { definite, plain, prose } }: SimpleCommand): boolean {
  return /^[a-z]+[A-Z]{2,}[a-z]*$/.test(name) && definite > 0 && plain + prose === 0;
}

/** `Gci env:`, `Gcm *ke-ex*`: shells of Windows overlook letter case, and the operand is no word of any language. */
export function isWindowsOnly({ name, operands: { definite, plain, prose } }: SimpleCommand): boolean {
  return isBuiltinOfWindows(name.toLowerCase()) && definite > 0 && plain + prose === 0;
}
