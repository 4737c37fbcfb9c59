import type { Certainty } from '../check.js';
import type { Case } from './judge.js';
import { actsAlone, isBare, isOrdinary, isWindowsOnly } from './judge-facts.js';
import { ACTS_ALONE } from './shell-vocabulary.js';

/** `$(id)`, `<(cat x)`. jQuery's `$(link).hide()` and make's `$(CC)` look the same. */
export function judgeSubstitution({ text, command }: Case): Certainty | undefined {
  if (command.capitals && isOrdinary(command)) return isWindowsOnly(command) ? 'certain' : undefined;
  if (command.capitals && command.kind !== 'disguised' && command.name === command.name.toUpperCase())
    return isWindowsOnly(command) || isGluedInCapitals({ text, command }) ? 'certain' : 'unsure';
  const { definite, likely, prose, end } = command.operands;
  if (isBare(command)) {
    if (text.charCodeAt(end) !== 0x29) {
      const isCertain = command.kind !== 'word' || command.prefixed || isCommandGoingOn(text, end);
      return actsAlone(command) && isCertain ? 'certain' : 'unsure';
    }
    if (isOrdinary(command) && isMember(text, end + 1)) return undefined;
    return actsAlone(command) ? 'certain' : 'unsure';
  }
  // `; $(echo so)$*rt /x`: what is printed is the start of a name.
  if (PRINTS.has(command.name) && /^\)[\w$`'"\\/]/.test(text.slice(end, end + 2))) return 'certain';
  if (!isOrdinary(command)) return prose > definite + likely ? 'unsure' : 'certain';
  return prose <= definite && definite + likely > 0 ? 'certain' : prose === 0 ? 'certain' : 'unsure';
}

const PRINTS = new Set(['echo', 'printf']);

/**
 * `::1$(WHOAMI)`, `x.pdf$(SYSTEMINFO)`: a name that tells something, right behind an address or a file, which is all of the
 * text. make's variables are written like this as well, and a host's name is one of them.
 */
function isGluedInCapitals({ text, command }: Pick<Case, 'text' | 'command'>): boolean {
  if (!isBare(command) || !ACTS_ALONE.has(command.name.toLowerCase()) || isOrdinary(command)) return false;
  const head = text.slice(0, command.start);
  if (head.length > 80 || !/^\)['"]?$/.test(text.slice(command.operands.end, command.operands.end + 3))) return false;
  return (
    /^[\d.:]{3,40}['"]?\$\($/.test(head) ||
    (command.name !== 'HOSTNAME' && /^[\w:/.-]{1,64}\.[a-z]{2,4}['"]?\$\($/.test(head))
  );
}

/** `$(last |& sort)`, `$(last& :;sort)`, `$(set &>/x)`, `$(mount #`: what no call of jQuery's has behind its first word. */
function isCommandGoingOn(text: string, end: number): boolean {
  return /^(?:\|&|&>|[;#]|\|[^|]|&\s?(?:[a-z]{2,16}\s{0,2}(?:&\s?)?)?\)|&\s{0,2}:?\s{0,2};\s?\w{1,12}\))/.test(
    text.slice(end, end + 26),
  );
}

/** `$(link).hide()`: a method's name and its parenthesis. */
function isMember(text: string, from: number): boolean {
  return /^\.[a-z]{1,40}\(/i.test(text.slice(from, from + 48));
}
