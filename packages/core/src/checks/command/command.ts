import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES, type Source } from '../../values/value.js';
import type { DetectContext, Detection, ValueCheck } from '../check.js';
import { describe, describeForm } from './describe.js';
import { judge } from './judge.js';
import { nextOpening, type Opening } from './openings.js';
import { type ReadOptions, readCommand } from './simple-command.js';
import { optionValueStart, readFunctionValue, readSpecialForm } from './special-forms.js';
import { Surroundings } from './surroundings.js';

const OPENING_CLASSES =
  CharacterClass.semicolon |
  CharacterClass.pipe |
  CharacterClass.ampersand |
  CharacterClass.newline |
  CharacterClass.backtick |
  CharacterClass.dollar |
  CharacterClass.angle;
/** A name needs letters, or something that the shell makes them of: `$'\143'`, `/???/???`, `:(){ :|:& };:`. */
const NAME_CLASSES =
  CharacterClass.letter | CharacterClass.dollar | CharacterClass.operator | CharacterClass.brace | CharacterClass.star;
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
    if ((classes & NAME_CLASSES) === 0) return false;
    return (classes & OPENING_CLASSES) !== 0 || ((classes & BLANK_CLASSES) !== 0 && (classes & OPERAND_CLASSES) !== 0);
  },
  detect,
};

function detect(text: string, context: DetectContext): Detection | undefined {
  const scan: Scan = {
    text,
    context,
    surroundings: new Surroundings(text),
    options: { executables: context.executables, variables: new Map() },
  };
  const form = readFunctionValue(text);
  if (form !== undefined) return describeForm(text, form);
  let unsure = judgeOptionValue(scan);
  if (unsure?.certainty === 'certain') return unsure;
  let opening: Opening | undefined = { kind: 'start', doubled: false, start: 0, end: 0 };
  let backticks = 0;
  let doubts = 0;
  while (opening !== undefined) {
    const isClosing: boolean = opening.kind === '`' && backticks++ % 2 === 1;
    const detection: Detection | undefined = isClosing ? undefined : judgeOpening(scan, opening);
    if (detection?.certainty === 'certain') return detection;
    // Text that holds hundreds of doubtful commands was made to hide one, and would cost as much time.
    if (detection !== undefined && ++doubts >= MAX_DOUBTS) return { ...detection, certainty: 'certain' };
    unsure ??= detection;
    opening = nextOpening(text, opening.end);
  }
  return unsure;
}

/** Doubtful commands in one text; files of word lists and stack traces in requests hold fewer. */
const MAX_DOUBTS = 512;

interface Scan {
  readonly text: string;
  readonly context: DetectContext;
  readonly surroundings: Surroundings;
  readonly options: ReadOptions;
}

function judgeOpening({ text, context, surroundings, options }: Scan, opening: Opening): Detection | undefined {
  const command = readCommand(text, opening, options);
  if (command === undefined) {
    const form = readSpecialForm(text, opening);
    return form && describeForm(text, form);
  }
  const certainty = judge({ text, opening, command, surroundings, context });
  return certainty && describe(text, opening, { command, certainty });
}

/** Argument injection is ours where an option's value is a command line itself. */
function judgeOptionValue(scan: Scan): Detection | undefined {
  const end = optionValueStart(scan.text);
  return end < 0 ? undefined : judgeOpening(scan, { kind: 'start', doubled: false, start: 0, end });
}
