import { withoutBlankRuns } from '../../values/blank-runs.js';
import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES, type Source } from '../../values/value.js';
import type { DetectContext, Detection, ValueCheck } from '../check.js';
import { readRelative } from './absolute.js';
import { withoutDetours } from './detours.js';
import { DISGUISES } from './disguises.js';
import { detectAbsolute, detectParameter } from './judge-absolute.js';
import { detectClimb } from './judge-climb.js';
import { Mark, marksOf } from './marks.js';
import { isHiddenPlace } from './target.js';

/** A path needs something between its names, a drive or scheme a colon; a NUL cuts one off. */
const NEEDED = CharacterClass.slash | CharacterClass.backslash | CharacterClass.colon | CharacterClass.control;
const HEX_TEXT = CharacterClass.digit | CharacterClass.letter;
/** Path traversal and file inclusion. */
export const traversal: ValueCheck = {
  id: 'traversal',
  title: 'Path traversal',
  cwe: 22,
  attack: 'T1083',
  sources: new Set<Source>(SOURCES),
  applies: (classes) => (classes & NEEDED) !== 0 || (classes & HEX_TEXT) === HEX_TEXT,
  words: {
    prose: true,
    classes: HEX_TEXT | CharacterClass.dash,
    names: new Set(),
    longerThan: Number.POSITIVE_INFINITY,
    // What opens files without slashes.
    seesBehind: (name) => /(?:file|netdoc|classpath)$/i.test(name),
  },
  detect,
};

function detect(written: string, context: DetectContext): Detection | undefined {
  // URL parsers and many programs drop blanks at the ends; those in a folder's name may be as many as somebody likes.
  const text = withoutBlankRuns(written);
  const found = detectBare(text, context);
  // Offsets in a rewritten text are none in the text that came.
  return found === undefined || text === written ? found : { ...found, start: 0, end: written.length };
}

function detectBare(text: string, context: DetectContext): Detection | undefined {
  const marks = marksOf(text);
  for (const { mark, step, reveal } of DISGUISES) {
    if ((marks & mark) === 0) continue;
    const path = reveal(text);
    if (path === text) continue;
    const steps = step === undefined ? context.steps : [...context.steps, step];
    const found = detectPath(path, marksOf(path), { ...context, steps });
    if (found?.certainty === 'certain') return { ...found, start: 0, end: text.length };
  }
  return detectPath(text, marks, context);
}

function detectPath(text: string, marks: number, context: DetectContext): Detection | undefined {
  const found = detectWritten(text, marks, context);
  if (found?.certainty === 'certain') return found;
  const short = (marks & Mark.detour) === 0 ? text : withoutDetours(text);
  if (short === text) return found;
  const shorter = detectWritten(short, marksOf(short), context);
  return shorter?.certainty === 'certain' ? { ...shorter, start: 0, end: text.length } : found;
}

function detectWritten(text: string, marks: number, context: DetectContext): Detection | undefined {
  const alias =
    context.source === 'path' ? (detectAlias(text) ?? detectRooted(text) ?? detectDoubled(text)) : undefined;
  if (alias !== undefined) return alias;
  const climbed = (marks & Mark.climb) === 0 ? undefined : detectClimb(text, context);
  if (climbed?.certainty === 'certain') return climbed;
  return (
    detectAbsolute(text, context) ??
    ((marks & Mark.hidden) === 0 ? undefined : detectHidden(text, context)) ??
    ((marks & Mark.named) === 0 ? undefined : detectParameter(text)) ??
    ((marks & Mark.cut) !== 0 || (context.source === 'file_names' && STREAM.test(text))
      ? detectCut(text)
      : undefined) ??
    climbed
  );
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

/**
 * `/static../x`: nginx puts a folder's name for `/static` and leaves `../` behind it ("alias" without its last slash); and
 * `/;/WEB-INF/x`, `/WEB-INF/x;y` and `/./WEB-INF/x`, where a servlet container drops the parameter or the dot, however they were encoded,
 * and nobody in front of it does (Servlet 6.0, 3.5).
 */
const ALIAS =
  /(?:^|\/)\/[\w-]{1,40}\.\.\/[\w.]|\/[\w-]{1,40}\.\.;[^/]{0,40}\/[\w.]|\/(?:;[^/]{0,40}\/|\.\/{1,8})(?:web-inf|meta-inf)(?:\/|$)|\/(?:web-inf|meta-inf)(?:;|\/[^;?#]{0,200};)/i;

function detectAlias(text: string): Detection | undefined {
  const found = text.includes('./') || text.includes(';') ? ALIAS.exec(text) : null;
  return found === null
    ? undefined
    : {
        certainty: 'certain',
        start: found.index,
        end: text.length,
        context: 'as a path that two servers read in two ways',
        explanation: `"${text.slice(found.index, found.index + 120)}" would leave the folder that is served where one server drops a part of it that another one keeps.`,
      };
}

/**
 * Vite, "server.fs": behind `/@fs/` its development server takes a path from the root. Pages ask for modules there, which
 * no such folder holds.
 */
const ROOTED = /(?:^|\/)@fs\/{1,8}(?:(?:etc|proc|sys|dev|boot)\/|root\/\.|(?:[a-z]:\/{1,8})?windows\/)/i;

function detectRooted(text: string): Detection | undefined {
  const found = text.includes('@fs/') ? ROOTED.exec(text) : null;
  return found === null
    ? undefined
    : {
        certainty: 'certain',
        start: found.index,
        end: text.length,
        context: "as a path that a development server takes from the system's root",
        explanation: `"${text.slice(found.index, found.index + 120)}" would name a file of the system itself.`,
      };
}

/**
 * `//etc/passwd`, `/static//etc/passwd`: what joins a folder and the rest of a path may take the empty name for the root. No
 * site has these files there.
 */
const DOUBLED =
  /\/{2,8}(?:etc\/{1,8}(?:passwd|g?shadow|hosts|group|sudoers|crontab)|proc\/{1,8}(?:self|thread-self|\d{1,7})\/|root\/{1,8}\.|[a-z]:\/{1,8}windows\/)/i;

function detectDoubled(text: string): Detection | undefined {
  const found = text.includes('//') ? DOUBLED.exec(text) : null;
  return found === null
    ? undefined
    : {
        certainty: 'certain',
        start: found.index,
        end: text.length,
        context: 'as a path behind an empty name',
        explanation: `"${text.slice(found.index, found.index + 120)}" would name a file of the system itself where the empty name is taken for the root.`,
      };
}

/** `shell.asp:.jpg` in an upload: NTFS writes a stream of the file in front of the colon. */
const STREAM = /^[^\s:]{1,128}\.[a-z]\w{1,7}:\.\w{1,8}$/i;

/** A NUL ends a C string and `::$DATA` names a file's main stream: both cut off an extension that was appended or checked. */
const CUT = /(?:\.\w{1,8}|[\\/][\w.-]{1,64})(?:\0|%00|::\$(?:data|index_allocation))[\w./-]{0,64}$/i;

function detectCut(text: string): Detection | undefined {
  const end = text.length;
  if (end > 400 || !(CUT.test(text) || STREAM.test(text)) || /\S\s+\S+\s+\S/.test(text.slice(0, 200))) return undefined;
  return {
    certainty: 'certain',
    start: 0,
    end,
    context: 'as a file path with a hidden end',
    explanation: 'Used as a file name, the text would end before the extension that the application checks or appends.',
  };
}
