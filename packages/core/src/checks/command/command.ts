import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES, type Source } from '../../values/value.js';
import type { Certainty, DetectContext, Detection, ValueCheck } from '../check.js';
import { readPastBlanks } from '../past-blanks.js';
import { readCommandOption } from './command-options.js';
import { describe, describeForm } from './describe.js';
import { isHiddenName } from './disguised-program.js';
import { judge } from './judge.js';
import { readLinkedProgram } from './linked-programs.js';
import { type FilterFacts, isListItem, isPlainlyNoName, mayBeName } from './name-filter.js';
import { type NameTable, nameTable } from './name-table.js';
import { isAnyOpening, type Opening, OpeningScanner, type OpeningTest } from './openings.js';
import { mayBeOverwritten, readOverwritten } from './overwritten-files.js';
import { readOwnVariable } from './own-variables.js';
import { beginsAsCmdlet, isProgram } from './program-name.js';
import { Quoting } from './quoting.js';
import { mayBeScriptForm, readScriptForm } from './script-forms.js';
import { readSetting } from './settings.js';
import { type ReadOptions, readCommand, type SimpleCommand } from './simple-command.js';
import { optionValueStart, readFunctionValue, readSpecialForm, type SpecialForm } from './special-forms.js';
import { mayBeUnknownByte, mayHoldUnknown } from './unknown-filter.js';
import { mayBeUnknown, readUnknownProgram } from './unknown-program.js';
import { Variables } from './variables.js';
import { mayBeWindowsForm, readWindowsForm } from './windows-forms.js';

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
/** `--to-command=id`. */
const OPTION_CLASSES = CharacterClass.dash | CharacterClass.equals;
const WILDCARD_CLASSES = CharacterClass.operator | CharacterClass.star | CharacterClass.bracket;

/** POSIX XCU 2.4: the words behind which a list of commands begins or goes on. */
const LEADING: ReadonlySet<string> = new Set(['if', 'then', 'else', 'elif', 'while', 'until', 'do']);

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
    if ((classes & OPTION_CLASSES) === OPTION_CLASSES) return true;
    return (classes & CharacterClass.slash) !== 0 && (classes & WILDCARD_CLASSES) !== 0;
  },
  words: {
    prose: true,
    classes: CharacterClass.letter | CharacterClass.digit | CharacterClass.dash,
    names: new Set(),
    longerThan: Number.POSITIVE_INFINITY,
    leading: LEADING,
    seesFirst: (word, executables) => beginsAsCmdlet(word) || isProgram(word, executables),
  },
  detect: readPastBlanks(detect),
};

/** So many names may be read closely, and one more for each so many characters: no list of names is that dense. */
const MIN_READS = 1_024;
const CHARACTERS_PER_READ = 32;
const TOO_MANY = { context: 'among more names of programs than any list holds' };
/** Doubtful commands in one text; files of word lists and stack traces in requests hold fewer. */
const MAX_DOUBTS = 512;

interface Scan {
  readonly text: string;
  readonly context: DetectContext;
  readonly facts: Facts;
}

function detect(text: string, context: DetectContext): Detection | undefined {
  const facts = new Facts(text, context.executables);
  const form = readFunctionValue(text);
  if (form !== undefined) return describeForm(text, form);
  const started = readCommandOption(text);
  if (started !== undefined) return describeForm(text, started);
  const setting = readSetting(text, context.classes);
  if (setting !== undefined) return describeForm(text, setting);
  const linked = readLinkedProgram(text, context.classes, context.executables);
  if (linked !== undefined) return describeForm(text, linked);
  const overwritten = readOverwritten(text, context.classes);
  if (overwritten !== undefined) return describeForm(text, overwritten);
  const option = optionValueStart(text);
  const isStarted =
    option >= 0 ||
    (!text.startsWith('<?') && (text.charCodeAt(0) !== 0x22 || !isListItem(text, 0)) && mayBeName(text, 0, facts));
  // Nearly all texts of nearly all requests end here.
  if (!isStarted && !isAnyOpening(text, facts)) return undefined;
  return scan({ text, context, facts }, option);
}

/** What is known about the text; asked at each of its openings. */
class Facts implements FilterFacts, OpeningTest {
  readonly names: NameTable;
  readonly variables: Variables;

  private readonly holdsUnknown: boolean;

  constructor(text: string, executables: ReadonlySet<string>) {
    this.names = nameTable(executables);
    this.holdsUnknown = mayHoldUnknown(text);
    this.variables = new Variables(text, executables);
  }

  refuses(from: number, length: number): boolean {
    return isPlainlyNoName(from, length, this.names) && !(this.holdsUnknown && mayBeUnknownByte(from, length));
  }

  accepts(text: string, at: number): boolean {
    return mayBeName(text, at, this) || this.acceptsForm(text, at);
  }

  /** What runs something without a name that is known. */
  acceptsForm(text: string, at: number): boolean {
    return (
      mayBeForm(text, at) ||
      (this.holdsUnknown && mayBeUnknown(text, at)) ||
      mayBeScriptForm(text, at) ||
      mayBeWindowsForm(text, at)
    );
  }
}

function scan(all: Scan, option: number): Detection | undefined {
  const { text, context, facts } = all;
  const opening = new OpeningScanner(text);
  const quoting = new Quoting(text, context.executables);
  const injected = option < 0 ? undefined : judgeOptionValue(all, option);
  if (injected?.certainty === 'certain') return toDetection(all, injected);
  let unsure: Finding | undefined = injected;
  let isShown = injected === undefined;
  let shows = false;
  const mostReads = MIN_READS + text.length / CHARACTERS_PER_READ;
  let reads = 0;
  let doubts = 0;
  do {
    quoting.pass(opening);
    if (!mayBeName(text, opening.end, facts) && (opening.kind === 'start' || !facts.acceptsForm(text, opening.end)))
      continue;
    const finding = judgeOpening(all, opening);
    if (++reads > mostReads) return describeForm(text, { ...TOO_MANY, start: opening.start, end: opening.end });
    if (finding === undefined) continue;
    // Of the doubtful ones only those at a line's start matter: the next line may belong to the same example.
    const isQuoted =
      (finding.certainty === 'certain' || opening.kind === 'newline') &&
      quoting.holds(opening) &&
      !isHidden(text, finding);
    if (finding.certainty === 'certain' && !isQuoted) return toDetection(all, finding);
    // Text that holds hundreds of doubtful commands was made to hide one, and would cost as much time.
    if (++doubts >= MAX_DOUBTS) return toDetection(all, { ...finding, certainty: 'certain' });
    // ``It runs `find` first``: a name in a span of its own says nothing of the script beside it.
    if (finding.certainty === 'certain' || opening.kind !== '`' || !quoting.holds(opening)) {
      isShown &&= isQuoted;
      shows ||= isQuoted;
    }
    unsure ??= { ...finding, certainty: 'unsure' };
  } while (opening.next());
  if (unsure === undefined) return undefined;
  return isShown && shows ? { ...toDetection(all, unsure), isShown } : toDetection(all, unsure);
}

/** A name that was written so that only a shell reads it: nobody quotes one who writes about it. */
function isHidden(text: string, { command }: Finding): boolean {
  if (command === undefined) return false;
  // `{nl,/etc/passwd}`: operands in braces are there for who may write no blank.
  if (BRACED.test(text.slice(command.start, command.start + 24))) return true;
  if (command.kind !== 'disguised' && !command.globbed) return false;
  const written = text.slice(command.start, command.nameEnd);
  return isHiddenName(written) || (command.globbed && /[?[]/.test(written));
}

const BRACED = /^\{[a-z][\w.-]{0,16},[/~.-]/;

/** `[Net.Dns]::GetHostName()` and `&("{1}{0}"-f'ex','i')` name no program. */
function mayBeForm(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09) at++;
  switch (text.charCodeAt(at)) {
    case 0x28:
      return (
        /^["'$[(&.-]/.test(text.slice(at + 1, at + 12).trimStart()) ||
        /^(?:[\sa-z]{1,12}\)|\s?case\s)/.test(text.slice(at + 1, at + 14))
      );
    case 0x5b:
      return text.startsWith('[[ ', at) || text.slice(at + 1, at + 64).includes(']::');
    case 0x3c:
      return isSubstituted(text, from) && /^[^)`]{1,220}[)`]/.test(text.slice(at, at + 224));
    case 0x3a:
    case 0x3e:
      return mayBeOverwritten(text, at);
    case 0x24:
      return /^\$(?:env:|[\w{@*]\w{0,31}(?:\s?=\s?[([{A-Za-z'"]|[\s;&|)`#'"[@:/,^%}]|$))/i.test(
        text.slice(at, at + 40),
      );
    case 0x2e:
    case 0x26:
      return /^[.&]\s?\(|^\.\s?["'{]|^&\s?"/.test(text.slice(at, at + 3));
    case 0x63:
      return text.startsWith('case ', at);
    default:
      return false;
  }
}

function isSubstituted(text: string, from: number): boolean {
  const before = text.charCodeAt(from - 1);
  return before === 0x28 || before === 0x60;
}

/** What was found at one opening; told in words only once, at the end. */
interface Finding {
  readonly certainty: Certainty;
  readonly opening: Opening;
  readonly command: SimpleCommand | undefined;
  readonly form: SpecialForm | undefined;
}

function judgeOpening({ text, context, facts }: Scan, scanned: Opening): Finding | undefined {
  const form =
    readSpecialForm(text, scanned) ??
    readScriptForm(text, scanned) ??
    readWindowsForm(text, scanned) ??
    readOwnVariable(text, scanned);
  if (form !== undefined) return { certainty: 'certain', opening: scanned, command: undefined, form };
  const command = readAsHeld(text, scanned, { executables: context.executables, variables: facts.variables });
  if (command === undefined) return readUnknown({ text, context, facts }, scanned);
  const certainty = judge({ text, opening: scanned, command, context });
  // `\tk'w'x`: to Windows a folder and a program of one letter.
  if (certainty === undefined && command.kind === 'disguised') return readUnknown({ text, context, facts }, scanned);
  if (certainty === undefined) return undefined;
  // The scanner goes on from here; what is kept must stay.
  const { kind, doubled, start, end, inGroup, inBackticks } = scanned;
  return { certainty, opening: { kind, doubled, start, end, inGroup, inBackticks }, command, form: undefined };
}

/** The command; between backticks also as one that the next of them ends: `` `x|sh`.pdf ``. To PowerShell they escape. */
function readAsHeld(text: string, opening: Opening, options: ReadOptions): SimpleCommand | undefined {
  const command = readCommand(text, opening, options);
  if (command !== undefined || !opening.inBackticks || opening.kind === '`') return command;
  return readCommand(text, opening, { ...options, backtickEnds: true });
}

function readUnknown({ text, context }: Scan, scanned: Opening): Finding | undefined {
  const form = readUnknownProgram(text, scanned, context.executables);
  return form && { certainty: 'certain', opening: scanned, command: undefined, form };
}

function toDetection({ text }: Scan, { certainty, opening, command, form }: Finding): Detection {
  if (form !== undefined) return { ...describeForm(text, form), certainty };
  return describe(text, opening, { command: command as SimpleCommand, certainty });
}

/** Argument injection is ours where an option's value is a command line itself. */
function judgeOptionValue(scan: Scan, end: number): Finding | undefined {
  if (!mayBeName(scan.text, end, scan.facts)) return undefined;
  return judgeOpening(scan, { kind: 'start', doubled: false, start: 0, end, inGroup: false, inBackticks: false });
}
