import type { Certainty } from '../check.js';
import { goesOnAsList, isCut } from './behind-command.js';
import type { Case } from './judge.js';
import { isOrdinary } from './judge-facts.js';
import { endsValue } from './judge-place.js';
import { isBelowCutValue, isBelowValue } from './quoted-text.js';
import { TAKES_ANY_WORDS } from './shell-vocabulary.js';
import { isBehindWord } from './word-before.js';

/** A line that starts with a name, without operands that only a command line has. */
export function judgeLine({ text, opening, command }: Case): Certainty {
  const { likely, plain, end } = command.operands;
  if (endsValue({ text, opening }) || isBelowCutValue(text, opening.start)) return 'certain';
  // ``as `x@0.1.26` ``: what is in the span is judged on its own.
  if (
    isOrdinary(command) &&
    /^ `\w[^`\n]{0,80}`[.,;:]?\s*(?:\n|$)/.test(text.slice(command.nameEnd, command.nameEnd + 96))
  )
    return 'unsure';
  // `ts<tab>12470`, `    at https://x/a.js:1:2`: lines of keys and values, of stack traces.
  // A tab in another line as well.
  const isTabbed =
    text.charCodeAt(command.nameEnd) === 0x09 &&
    (text.lastIndexOf('\t', command.start - 1) >= 0 ||
      text.indexOf('\t', command.end) >= 0 ||
      !/^[\w./~$'"-]/.test(text.charAt(command.nameEnd + 1)));
  // Nothing but blanks in front is no list.
  const isFirst = opening.start < MAX_BLANKS && text.slice(0, opening.start).trim() === '';
  const isAligned =
    command.operands.options === 0 &&
    !command.prefixed &&
    !isFirst &&
    !isCut(text, command) &&
    text.charAt(command.start - 1) !== '(' &&
    (/^[ \t]{3}/.test(text.slice(opening.end, opening.end + 3)) || isTabbed);
  const isPair =
    isTabbed &&
    !command.prefixed &&
    !isFirst &&
    /^\t-?\d[\d.]*(?:[\r\n]|$)/.test(text.slice(command.nameEnd, command.nameEnd + 24));
  // `sleep<tab>4|`: a separator and nothing else, for what the application has behind its value.
  if (isTabbed && /^\s{0,4}[;|&]{1,2}\s{0,4}$/.test(text.slice(end, end + 16))) return 'certain';
  if ((isAligned || isPair) && isOrdinary(command)) {
    if (/^[\w.@:/-]{1,64}['"]/.test(text)) return 'certain';
    if (isPair || !isBelowValue(text)) return 'unsure';
  }
  const isBelow = isBelowValue(text);
  // `type cat && true`: no line of words goes on so.
  if (plain <= 1 && goesOnAsList(text, end)) return 'certain';
  if (command.kind === 'rare')
    return likely > 0 || isBelow || plain <= (isBehindWord(text, opening.start) ? 1 : 2) ? 'certain' : 'unsure';
  const isShort = likely + plain <= 3 && (likely > 0 || isCut(text, command));
  if (isBelow && isShort) return 'certain';
  if (TAKES_ANY_WORDS.has(command.name)) return 'certain';
  if (likely > 0) return plain <= 1 ? 'certain' : 'unsure';
  return plain <= 1 && !isBehindWord(text, opening.start) && text.length - end < 16 ? 'certain' : 'unsure';
}

const MAX_BLANKS = 32;
