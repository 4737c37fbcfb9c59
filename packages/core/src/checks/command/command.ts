import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES, type Source } from '../../values/value.js';
import type { DetectContext, Detection, ValueCheck } from '../check.js';
import { describe, describeForm } from './describe.js';
import { judge } from './judge.js';
import { type FilterFacts, mayBeName } from './name-filter.js';
import { nameTable } from './name-table.js';
import { type Opening, OpeningScanner } from './openings.js';
import { Quoting } from './quoting.js';
import { type ReadOptions, readCommand } from './simple-command.js';
import { optionValueStart, readFunctionValue, readSpecialForm } from './special-forms.js';

const OPENING_CLASSES =
  CharacterClass.semicolon |
  CharacterClass.pipe |
  CharacterClass.ampersand |
  CharacterClass.newline |
  CharacterClass.backtick |
  CharacterClass.dollar |
  CharacterClass.angle;
/** A name needs letters, or something that the shell makes them of: `$'\\143'`, `/???/???`, `:(){ :|:& };:`. */
const NAME_CLASSES =
  CharacterClass.letter | CharacterClass.dollar | CharacterClass.operator | CharacterClass.brace | CharacterClass.star;
/** A command line without separators needs something for a blank: `cat /x`, `{cat,/x}`, `dir,/x`; or is a path with wildcards. */
const BLANK_CLASSES = CharacterClass.space | CharacterClass.brace;
const WILDCARD_CLASSES = CharacterClass.operator | CharacterClass.star | CharacterClass.bracket;

/** Shell, cmd.exe and PowerShell command injection. */
export const command: ValueCheck = {
  id: 'command',
  title: 'Command injection',
  cwe: 78,
  attack: 'T1059',
  sources: new Set<Source>(SOURCES),
  applies(classes) {
    if ((classes & NAME_CLASSES) === 0) return false;
    if ((classes & (OPENING_CLASSES | BLANK_CLASSES)) !== 0) return true;
    return (classes & CharacterClass.slash) !== 0 && (classes & WILDCARD_CLASSES) !== 0;
  },
  detect,
};

/** Doubtful commands in one text; files of word lists and stack traces in requests hold fewer. */
const MAX_DOUBTS = 512;

/** What is known about the text while it is scanned; made only where there is something to judge. */
interface Scan {
  readonly text: string;
  readonly context: DetectContext;
  readonly options: ReadOptions;
}

function detect(text: string, context: DetectContext): Detection | undefined {
  const form = readFunctionValue(text);
  if (form !== undefined) return describeForm(text, form);
  const facts = { names: nameTable(context.executables), readsAssignments: false };
  const opening = new OpeningScanner(text);
  // The values that a text gives to variables matter only where it uses some.
  facts.readsAssignments = text.includes('=') && text.includes('$');
  const quoting = new Quoting(text);
  let scan: Scan | undefined;
  let unsure = judgeOptionValue(text, context, facts);
  if (unsure?.certainty === 'certain') return unsure;
  let doubts = 0;
  do {
    quoting.pass(opening);
    if (!mayBeName(text, opening.end, facts) && !mayBeForm(text, opening)) continue;
    scan ??= { text, context, options: { executables: context.executables, variables: new Map() } };
    const detection = judgeOpening(scan, opening);
    if (detection === undefined) continue;
    const isQuoted = detection.certainty === 'certain' && quoting.holds(opening);
    if (detection.certainty === 'certain' && !isQuoted) return detection;
    // Text that holds hundreds of doubtful commands was made to hide one, and would cost as much time.
    if (++doubts >= MAX_DOUBTS) return { ...detection, certainty: 'certain' };
    unsure ??= { ...detection, certainty: 'unsure' };
  } while (opening.next());
  return unsure;
}

/** `[Net.Dns]::GetHostName()` and `&("{1}{0}"-f'ex','i')` name no program. */
function mayBeForm(text: string, { kind, end }: Opening): boolean {
  if (kind === 'start') return false;
  const unit = text.charCodeAt(end);
  return unit === 0x5b || unit === 0x28 || ((unit === 0x20 || unit === 0x09) && isFormStart(text, end));
}

function isFormStart(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++;
  const unit = text.charCodeAt(at);
  return unit === 0x5b || unit === 0x28;
}

function judgeOpening({ text, context, options }: Scan, opening: Opening): Detection | undefined {
  const form = readSpecialForm(text, opening);
  if (form !== undefined) return describeForm(text, form);
  const command = readCommand(text, opening, options);
  if (command === undefined) return undefined;
  const certainty = judge({ text, opening, command, context });
  return certainty && describe(text, opening, { command, certainty });
}

/** Argument injection is ours where an option's value is a command line itself. */
function judgeOptionValue(text: string, context: DetectContext, facts: FilterFacts): Detection | undefined {
  const end = optionValueStart(text);
  if (end < 0 || !mayBeName(text, end, facts)) return undefined;
  const options = { executables: context.executables, variables: new Map<string, string>() };
  return judgeOpening({ text, context, options }, { kind: 'start', doubled: false, start: 0, end, inGroup: false });
}
