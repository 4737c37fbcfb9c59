import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES, type Source } from '../../values/value.js';
import type { DetectContext, Detection, ValueCheck } from '../check.js';
import { describe } from './describe.js';
import { judge } from './judge.js';
import { nextOpening, type Opening } from './openings.js';
import { readCommand } from './simple-command.js';
import { Surroundings } from './surroundings.js';

const OPENING_CLASSES =
  CharacterClass.semicolon |
  CharacterClass.pipe |
  CharacterClass.ampersand |
  CharacterClass.newline |
  CharacterClass.backtick |
  CharacterClass.dollar |
  CharacterClass.angle;
/** A command line without separators needs a blank (or something for one) and an operand that is no word. */
const BLANK_CLASSES = CharacterClass.space | CharacterClass.brace;
const OPERAND_CLASSES = CharacterClass.dash | CharacterClass.slash | CharacterClass.backslash | CharacterClass.colon;

/** Shell, cmd.exe and PowerShell command injection. */
export const command: ValueCheck = {
  id: 'command',
  title: 'Command injection',
  cwe: 78,
  attack: 'T1059',
  sources: new Set<Source>(SOURCES),
  applies(classes) {
    if ((classes & CharacterClass.letter) === 0) return false;
    return (classes & OPENING_CLASSES) !== 0 || ((classes & BLANK_CLASSES) !== 0 && (classes & OPERAND_CLASSES) !== 0);
  },
  detect,
};

function detect(text: string, context: DetectContext): Detection | undefined {
  const variables = new Map<string, string>();
  const surroundings = new Surroundings(text);
  let unsure: Detection | undefined;
  let opening: Opening | undefined = { kind: 'start', doubled: false, start: 0, end: 0 };
  let openBackticks = 0;
  while (opening !== undefined) {
    const isClosing: boolean = opening.kind === '`' && openBackticks++ % 2 === 1;
    const found = isClosing ? undefined : readCommand(text, opening, { executables: context.executables, variables });
    if (found !== undefined) {
      const certainty = judge({ text, opening, command: found, surroundings, context });
      if (certainty === 'certain') return describe(text, opening, { command: found, certainty });
      if (certainty === 'unsure') unsure ??= describe(text, opening, { command: found, certainty });
    }
    opening = nextOpening(text, opening.end);
  }
  return unsure;
}
