import type { Certainty } from '../check.js';
import { isHiddenName } from './disguised-program.js';
import { WORD_NAMES } from './everyday-names.js';
import type { Case } from './judge.js';
import { isBuiltinOfWindows } from './judge-facts.js';
import { ACTS_ALONE } from './shell-vocabulary.js';

/** The whole value as a command line: only with operands that nothing but a command line has. */
export function judgeWhole({ text, command, context }: Case): Certainty | undefined {
  const { definite, likely, plain, prose, end, commented } = command.operands;
  if (isFollowedByText(text, end)) return definite > 0 && command.kind !== 'word' ? 'unsure' : undefined;
  if (command.name === '.') return undefined;
  // `/???/n? 2130706433 1337`: what stars alone leave open are paths in lists and settings.
  if (command.globbed && prose === 0 && plain <= 2 && /[?[]/.test(text.slice(command.start, command.nameEnd)))
    return 'certain';
  const isBare = definite + likely + plain + prose === 0;
  if (isBare) return judgeName(text, { text, command, context });
  if (command.kind === 'disguised') {
    const isTold = definite + likely > 0 || command.started || isBraced(text, command.start);
    return isTold && plain + prose <= 2 ? 'certain' : 'unsure';
  }
  if (definite === 0 && !commented) {
    if (prose > 0 || plain > 3 || command.capitals) return undefined;
    if (isStarted(command)) return 'certain';
    // RFC 9110, 10.1.5: a product, or more of them. `ansible-config dump` is none.
    if (command.kind === 'rare' && context.source === 'user_agent') return 'certain';
    return command.kind === 'rare' && !command.name.includes('.') ? 'unsure' : undefined;
  }
  if (prose > 0 && prose + plain > definite) return 'unsure';
  if (command.capitals) return 'unsure';
  // `git+https://…`: undoing the plus made it a blank.
  if (context.steps.includes('plus') && definite === 1 && /\S \w+:\/\//.test(text.slice(0, 64))) return 'unsure';
  if (command.kind === 'rare' || command.prefixed) return plain <= 2 || definite > plain ? 'certain' : 'unsure';
  return plain <= definite - (command.kind === 'short' ? 0 : 1) ? 'certain' : 'unsure';
}

/** More lines: a text that starts with a name. */
function isFollowedByText(text: string, end: number): boolean {
  const unit = text.charCodeAt(end);
  return (unit === 0x0a || unit === 0x0d) && text.slice(end, end + 64).trim() !== '';
}

/** `time curl x.example`, `nohup ifconfig`: two programs in a row. */
function isStarted(command: Case['command']): boolean {
  return command.started && command.kind === 'rare';
}

/** A name alone: `whoami;` closes a command line, `{ls,-la}` and `/b?n/c?t` are written for a shell. */
function judgeName(text: string, { command }: Pick<Case, 'text' | 'command' | 'context'>): Certainty | undefined {
  const rest = text.slice(command.operands.end, command.operands.end + 16).trim();
  if (/^[;|&]+$/.test(rest) && command.kind === 'rare' && !command.capitals) return 'certain';
  // `whoami;0'"`: behind it there is nothing to read.
  if (isEnded(text, command) && command.kind === 'rare' && !command.capitals) return 'certain';
  if (command.started && (command.kind === 'disguised' || (command.kind === 'rare' && doesAnything(command))))
    return 'certain';
  if (command.operands.commented) return command.kind === 'word' ? 'unsure' : 'certain';
  if (isBraced(text, command.start)) return 'certain';
  if (command.globbed) return 'certain';
  if (command.kind !== 'disguised') return undefined;
  return isHiddenName(text.slice(command.start, command.nameEnd)) ? 'certain' : 'unsure';
}

/** `env test`, `Env Test` are names of environments: a word that runs nothing by itself, or capitals that no system's program has. */
function doesAnything({ name, capitals }: Case['command']): boolean {
  const lower = name.toLowerCase();
  if (capitals) return isBuiltinOfWindows(lower) && !WORD_NAMES.has(lower);
  return ACTS_ALONE.has(name) || !WORD_NAMES.has(lower);
}

/** A separator, and a few signs and figures. */
function isEnded(text: string, { name, operands: { end } }: Case['command']): boolean {
  return text.length - end < 16 && ACTS_ALONE.has(name) && /^[;|&]{1,2}[^\sA-Za-z][^A-Za-z]*$/.test(text.slice(end));
}

/** `{cat,/etc/passwd}`, `{,id}`, `c{a,oun}t`: its operands are inside, or nothing is, which no other notation has. */
function isBraced(text: string, start: number): boolean {
  return /^\{[\w,$\\'"]*(?:,(?:[-/~.]|[a-z]{2,12}:\/\/|[^{}]{0,40},\}|[\w$'"]+\}|\})|\{,)|^\{,|^\w{1,16}\{\w{0,8},\w{0,8}\}\w{0,16}$/.test(
    text.slice(start, start + 96),
  );
}
