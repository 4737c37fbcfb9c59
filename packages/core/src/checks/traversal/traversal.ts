import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES, type Source } from '../../values/value.js';
import type { Certainty, DetectContext, Detection, ValueCheck } from '../check.js';
import { type Absolute, readAbsolute, readRelative } from './absolute.js';
import { type Climb, nextClimb } from './climb.js';
import { isProse } from './prose.js';
import { isHiddenPlace, type Reach, reachOf } from './target.js';

const NEEDED = CharacterClass.slash | CharacterClass.backslash | CharacterClass.colon | CharacterClass.control;
/** `0x2e0x2e0x2f`: dots and slashes in the hexadecimal of SQL and C. */
const HEX_TEXT = CharacterClass.digit | CharacterClass.letter;

/** Path traversal and file inclusion. */
export const traversal: ValueCheck = {
  id: 'traversal',
  title: 'Path traversal',
  cwe: 22,
  attack: 'T1083',
  sources: new Set<Source>(SOURCES),
  applies: (classes) => (classes & NEEDED) !== 0 || (classes & HEX_TEXT) === HEX_TEXT,
  detect,
};

function detect(text: string, context: DetectContext): Detection | undefined {
  const readable = unhex(text);
  if (readable === undefined) return detectPath(text, context);
  const found = detectPath(readable, { ...context, steps: ['hex-escape'] });
  return found && { ...found, start: 0, end: text.length };
}

function detectPath(text: string, context: DetectContext): Detection | undefined {
  let unsure: Detection | undefined;
  let climb = nextClimb(text, 0);
  // Most texts climb nowhere; only for the others is the rest worth knowing.
  const facts = climb && { first: text.length - text.trimStart().length, isProse: isProse(text), context };
  while (climb !== undefined && facts !== undefined) {
    const certainty = judgeClimb(climb, facts);
    if (certainty !== undefined) {
      if (certainty === 'certain') return describeClimb(text, climb, certainty);
      unsure ??= describeClimb(text, climb, certainty);
    }
    climb = nextClimb(text, Math.max(climb.end, climb.start + 2));
  }
  return detectAbsolute(text, context) ?? detectHidden(text, context) ?? detectCut(text) ?? unsure;
}

/** What is asked of the text once, however many paths it holds. */
interface TextFacts {
  /** Where its first character that is no blank stands. */
  readonly first: number;
  readonly isProse: boolean;
  readonly context: DetectContext;
}

/** Is this `..` meant to leave a folder? */
function judgeClimb(climb: Climb, facts: TextFacts): Certainty | undefined {
  const { context } = facts;
  const reach = reachOf(climb.target);
  const isWhole = climb.start <= facts.first;
  // Browsers resolve dots in the path themselves, and no browser names an upload's file with them.
  if (context.source === 'path')
    return climb.escape > 0 || context.steps.length > 0 || climb.tricked || climb.backslashes || reach === 'system'
      ? 'certain'
      : 'unsure';
  if (context.source === 'file_names') return 'certain';
  if (reach === 'system') return isWhole || !facts.isProse ? 'certain' : 'unsure';
  if (!isWhole) return judgeEmbedded(climb, reach, facts.isProse);
  if (facts.isProse) return 'unsure';
  if (climb.target.length === 0 && climb.steps === 1) return 'unsure';
  if (climb.tricked) return climb.target.length > 0 || climb.steps > 1 ? 'certain' : 'unsure';
  if (climb.backslashes) return climb.target.length > 0 ? 'certain' : 'unsure';
  if (climb.escape === 0) return reach === 'asset' ? undefined : 'unsure';
  if (reach === 'asset') return climb.escape > 5 ? 'certain' : 'unsure';
  return 'certain';
}

/** A climb inside a longer text: relative addresses of HTML and CSS, imports, documentation. */
function judgeEmbedded(climb: Climb, reach: Reach, inProse: boolean): Certainty | undefined {
  if (reach === 'asset' && climb.escape <= 5) return undefined;
  if (climb.escape >= 4 && !inProse) return 'certain';
  return climb.escape > 1 ? 'unsure' : undefined;
}

function detectAbsolute(text: string, context: DetectContext): Detection | undefined {
  const start = text.length - text.trimStart().length;
  const absolute = readAbsolute(text, start);
  if (absolute === undefined || isProse(text)) return undefined;
  const certainty = judgeAbsolute(absolute, text, context);
  if (certainty === undefined) return undefined;
  return describeAbsolute(text, { absolute, start, certainty });
}

/** `.ssh/id_rsa` from the folder the application stands in. */
function detectHidden(text: string, { source }: DetectContext): Detection | undefined {
  // A hidden address of the site itself is a matter for decoys: nothing leaves a folder.
  if (source === 'path' || source === 'referer' || !isHiddenPlace(readRelative(text))) return undefined;
  return {
    certainty: 'certain',
    start: 0,
    end: text.length,
    context: 'as a relative file path',
    explanation: `Used as a file name, "${text.slice(0, 120)}" would reach files that programs keep hidden from visitors.`,
  };
}

/** A NUL ends a C string and `::$DATA` names a file's main stream: both cut off an extension that was appended or checked. */
const CUT = /(?:\.\w{1,8}|[\\/][\w.-]{1,64})(?:\0|%00|::\$(?:data|index_allocation))[\w./-]{0,64}$/i;

function detectCut(text: string): Detection | undefined {
  const end = text.length;
  if (end > 400 || !CUT.test(text) || isProse(text)) return undefined;
  return {
    certainty: 'certain',
    start: 0,
    end,
    context: 'as a file path with a hidden end',
    explanation: 'Used as a file name, the text would end before the extension that the application checks or appends.',
  };
}

function judgeAbsolute(absolute: Absolute, text: string, context: DetectContext): Certainty | undefined {
  const reach = reachOf(absolute.names);
  switch (absolute.kind) {
    case 'wrapper':
      return 'certain';
    case 'file-url':
      return reach === 'system' ? 'certain' : 'unsure';
    case 'unc':
      return context.source === 'file_names' || !/[.$]|^pipe$/.test(absolute.names.join('')) ? 'unsure' : 'certain';
    case 'windows':
      if (context.source === 'file_names' && reach !== 'system') return undefined;
      return reach === 'system' ? 'certain' : absolute.names[0] === 'fakepath' ? undefined : 'unsure';
    case 'unix':
      return judgeUnix(reach, text, context.source);
  }
}

function judgeUnix(reach: Reach, text: string, source: Source): Certainty | undefined {
  if (reach === 'perhaps') return source === 'path' ? undefined : 'unsure';
  if (reach !== 'system') return undefined;
  // A path of the site itself may be called like a system's folder; a server's configuration is not among them.
  if (source === 'path' || source === 'referer') return /^\/+(?:etc|proc)\//i.test(text) ? 'unsure' : undefined;
  return 'certain';
}

function describeClimb(text: string, climb: Climb, certainty: Certainty): Detection {
  const written = text.slice(climb.start, Math.min(climb.end, climb.start + 120));
  const target = climb.target.length > 0 ? `reach "${climb.target.join('/')}"` : 'leave the folder';
  return {
    certainty,
    start: climb.start,
    end: climb.end,
    context: 'as part of a file path',
    explanation: `Used in a file path, "${written}" would climb ${climb.steps} folder${climb.steps > 1 ? 's' : ''} up and ${target}.`,
  };
}

function describeAbsolute(text: string, found: { absolute: Absolute; start: number; certainty: Certainty }): Detection {
  const { absolute, start, certainty } = found;
  const written = text.slice(start, Math.min(absolute.end, start + 120));
  const what =
    absolute.kind === 'wrapper' ? `open the stream wrapper ${absolute.scheme}:` : 'name a file of the system itself';
  return {
    certainty,
    start,
    end: absolute.end,
    context: absolute.kind === 'wrapper' ? 'as an included address' : 'as an absolute file path',
    explanation: `Used as a file name, "${written}" would ${what} instead of one of the application's files.`,
  };
}

/** The text with `0x2e`, `0x2f` and `0x5c` as characters; `undefined` where it holds none. */
function unhex(text: string): string | undefined {
  if (!text.includes('0x') && !text.includes('0X')) return undefined;
  const readable = text.replace(/0x2e/gi, '.').replace(/0x2f/gi, '/').replace(/0x5c/gi, '\\');
  return readable === text ? undefined : readable;
}
