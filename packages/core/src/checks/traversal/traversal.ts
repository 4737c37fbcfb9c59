import { CharacterClass } from '../../values/character-classes.js';
import { SOURCES, type Source } from '../../values/value.js';
import type { Certainty, DetectContext, Detection, ValueCheck } from '../check.js';
import { type Absolute, readAbsolute, readRelative } from './absolute.js';
import { ClimbScanner } from './climb.js';
import { withoutDetours } from './detours.js';
import { DISGUISES } from './disguises.js';
import { Mark, marksOf } from './marks.js';
import { isHiddenPlace, mayStartAtRoot, type Reach, reachOf } from './target.js';

/** A path needs something between its names, a drive or scheme a colon; a NUL cuts one off. */
const NEEDED = CharacterClass.slash | CharacterClass.backslash | CharacterClass.colon | CharacterClass.control;
const HEX_TEXT = CharacterClass.digit | CharacterClass.letter;
/** Doubtful climbs in one text; pages and stack traces hold fewer, and what holds more was made to cost time. */
const MAX_DOUBTS = 512;

/** Path traversal and file inclusion. */
export const traversal: ValueCheck = {
  id: 'traversal',
  title: 'Path traversal',
  cwe: 22,
  attack: 'T1083',
  sources: new Set<Source>(SOURCES),
  applies: (classes) => (classes & NEEDED) !== 0 || (classes & HEX_TEXT) === HEX_TEXT,
  words: { classes: HEX_TEXT | CharacterClass.dash, names: new Set(), longerThan: Number.POSITIVE_INFINITY },
  detect,
};

function detect(text: string, context: DetectContext): Detection | undefined {
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
  const alias = context.source === 'path' ? detectAlias(text) : undefined;
  if (alias !== undefined) return alias;
  const climbed = (marks & Mark.climb) === 0 ? undefined : detectClimb(text, context);
  if (climbed?.certainty === 'certain') return climbed;
  return (
    detectAbsolute(text, context) ??
    ((marks & Mark.hidden) === 0 ? undefined : detectHidden(text, context)) ??
    ((marks & Mark.cut) !== 0 || (context.source === 'file_names' && STREAM.test(text))
      ? detectCut(text)
      : undefined) ??
    climbed
  );
}

function detectClimb(text: string, context: DetectContext): Detection | undefined {
  const climb = new ClimbScanner(text);
  const first = skipBlanks(text);
  let unsure: Detection | undefined;
  let doubts = 0;
  let wholeEnd = -1;
  while (climb.next()) {
    // `a/../old docs/../../x`: a blank inside a name.
    const isWhole =
      climb.start <= first ||
      isBehindFolder(text, first, climb.start) ||
      (climb.start === wholeEnd + 1 && text.charCodeAt(wholeEnd) === 0x20);
    if (isWhole) wholeEnd = climb.end;
    const certainty = judgeClimb(text, climb, { isWhole, context });
    if (certainty === undefined) continue;
    if (certainty === 'certain' || ++doubts >= MAX_DOUBTS) return describeClimb(text, climb, 'certain');
    unsure ??= describeClimb(text, climb, certainty);
  }
  return unsure;
}

/** `files/y z/../../x`, `./y z/../../x`: a folder whose name has a blank in it, from the start of the value. */
function isBehindFolder(text: string, first: number, start: number): boolean {
  return (
    start - first < 64 &&
    text.charCodeAt(start - 1) === 0x20 &&
    /^(?:\w[\w.-]*\/|\.{0,2}\/)[\w.-]+(?:\/[\w.-]+)* $/.test(text.slice(first, start))
  );
}

/**
 * Is this `..` meant to leave a folder? Judged by the path alone: words in front of it or behind it change nothing, as
 * `lorem ipsum/../../../etc/passwd` climbs for everything that resolves names before it looks them up.
 */
function judgeClimb(
  text: string,
  climb: ClimbScanner,
  { isWhole, context }: { isWhole: boolean; context: DetectContext },
): Certainty | undefined {
  if (context.source === 'file_names') return 'certain';
  const reach = reachOfClimb(climb);
  // Browsers resolve dots in the path themselves, and no browser names an upload's file with them.
  if (context.source === 'path')
    return climb.escape > 0 || context.steps.length > 0 || climb.tricked || climb.backslashes || reach === 'system'
      ? 'certain'
      : 'unsure';
  if (!isWhole) return judgeEmbedded(text, climb, reach);
  if (reach === 'system') return 'certain';
  if (!climb.hasTarget && climb.steps === 1) return 'unsure';
  // A NUL ends the name for whatever is written in C.
  const isCut = text.slice(climb.start, climb.end).includes('\0');
  if (!isCut && isFollowedByWords(text, climb.end)) return climb.escape >= 4 ? 'certain' : 'unsure';
  if (climb.tricked) return climb.steps > 1 || isDisguised(text, climb) ? 'certain' : 'unsure';
  if (climb.backslashes) return climb.hasTarget ? 'certain' : 'unsure';
  if (climb.escape === 0) return reach === 'asset' ? undefined : 'unsure';
  // Pages write `../a.js`; `/../a.js` and `x.txt/../../a.js` are made for a program that puts a folder in front.
  // `https://../a.js`: an address whose host was left out.
  if (reach === 'asset' && climb.steps === 1 && /^https?:\/\//i.test(text.slice(climb.start, climb.start + 8)))
    return 'unsure';
  if (reach === 'asset')
    return climb.escape > 5 || text.charCodeAt(climb.start) !== 0x2e || isEncoded(context) ? 'certain' : 'unsure';
  return 'certain';
}

/** Nothing encodes the dots of an address a second time, so that they survive the reading of a parameter. */
function isEncoded({ source, steps }: DetectContext): boolean {
  return (source === 'qs_values' || source === 'post_values') && steps.includes('percent');
}

/** `.../BODY/DIV` is a path that somebody shortened; `....//x` and `..;/x` are written to be changed into `../x`. */
function isDisguised(text: string, climb: ClimbScanner): boolean {
  return climb.hasTarget && !/^\.{3}[/\\](?!\.)/.test(text.slice(climb.start, climb.start + 5));
}

/** A climb inside a longer text: relative addresses of HTML and CSS, imports, documentation. */
function judgeEmbedded(text: string, climb: ClimbScanner, reach: Reach): Certainty | undefined {
  if (reach === 'asset' && climb.escape <= 5) return undefined;
  // `see ../../x`: the first `..` belongs to a name that ends in it, and the second one only leaves that name.
  const isWord = text.charCodeAt(climb.start - 1) <= 0x20 && text.charCodeAt(climb.start) === 0x2e;
  const levels = isWord ? climb.escape - 2 : climb.escape;
  if (reach === 'system') return levels > 0 || climb.tricked ? 'certain' : 'unsure';
  if (levels >= 4 && climb.hasTarget) return isDocument(climb) ? 'unsure' : 'certain';
  return climb.escape > 1 ? 'unsure' : undefined;
}

/** `[guide](../../../../../docs/guide.md)`: pages link to pages. */
function isDocument({ target }: ClimbScanner): boolean {
  return /\.(?:md|html?)(?:#|$)/.test(target[target.length - 1] ?? '');
}

/** Most climbs of most texts lead to `../img` or `../components`: their first name tells. */
function reachOfClimb(climb: ClimbScanner): Reach {
  if (!climb.hasTarget) return 'unknown';
  return reachOf(climb.target);
}

/** A file's name ends with the value; where sentences go on behind it, it is talked about. */
function isFollowedByWords(text: string, end: number): boolean {
  const rest = text.slice(end, end + 64);
  // Windows drops dots and blanks at the end of a name.
  if (/^[\s.]*$/.test(rest)) return false;
  // `/../y z/../app/x`: a blank inside of a name, and the path goes on.
  return /^[:,;)"]?\s+\S+\s+\S/.test(rest) && !/^ [\w.-]{1,32}[\\/]\.\.[\\/]/.test(rest);
}

function skipBlanks(text: string): number {
  let at = 0;
  while (at < text.length && text.charCodeAt(at) <= 0x20 && text.charCodeAt(at) !== 0) at++;
  return at;
}

function detectAbsolute(text: string, context: DetectContext): Detection | undefined {
  const first = skipBlanks(text);
  // `@/etc/passwd`: curl and ImageMagick read the file that follows.
  const start = text.charCodeAt(first) === 0x40 && text.charCodeAt(first + 1) === 0x2f ? first + 1 : first;
  if (!mayBeAbsolute(text, start, context)) return undefined;
  const absolute = readAbsolute(text, start);
  if (absolute === undefined) return undefined;
  const certainty = judgeAbsolute(absolute, text, context);
  if (certainty === undefined) return undefined;
  const blank = firstBlank(text, start);
  // A NUL ends the name, whatever is written behind it.
  const isTalkedAbout = absolute.kind !== 'wrapper' && text.charCodeAt(blank) !== 0 && isFollowedByWords(text, blank);
  return describeAbsolute(text, { absolute, start, certainty: isTalkedAbout ? 'unsure' : certainty });
}

function firstBlank(text: string, from: number): number {
  const limit = Math.min(text.length, from + 256);
  let at = from;
  while (at < limit && text.charCodeAt(at) > 0x20) at++;
  return text.charCodeAt(at - 1) === 0x3a ? at - 1 : at;
}

/** A root, a drive or a scheme; addresses of the site itself and of the web lead to no file. */
function mayBeAbsolute(text: string, start: number, context: DetectContext): boolean {
  const unit = text.charCodeAt(start);
  if (text.charCodeAt(start + 1) === 0x7c) return true;
  if (unit === 0x5c || unit === 0x25 || unit === 0x7e || unit === 0x24) return true;
  if (unit === 0x2f) {
    if (isOfSite(context)) return false;
    const next = text.charCodeAt(start + 1);
    if (text.charCodeAt(start + 2) === 0x3a || text.charCodeAt(start + 2) === 0x7c) return true;
    return next === 0x5c || next === 0x2f || next === 0x2e || mayStartAtRoot(text, start + 1);
  }
  const colon = text.indexOf(':', start);
  return colon > start && colon - start <= 21 && !isWebScheme(text, start, colon);
}

function isWebScheme(text: string, start: number, colon: number): boolean {
  const length = colon - start;
  return (length === 4 || length === 5) && /^https?$/i.test(text.slice(start, colon));
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
 * `/;/WEB-INF/x`, where a servlet container drops the parameter and nobody in front of it does (Servlet 6.0, 3.5).
 */
const ALIAS =
  /(?:^|\/)\/[\w-]{1,40}\.\.\/[\w.]|\/[\w-]{1,40}\.\.;[^/]{0,40}\/[\w.]|\/;[^/]{0,40}\/(?:web-inf|meta-inf)(?:\/|$)/i;

function detectAlias(text: string): Detection | undefined {
  const found = text.includes('../') || text.includes(';') ? ALIAS.exec(text) : null;
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

/** `\\.svg-fill`, `/git\\.x/`: to a regular expression the dot itself; Windows' hidden names stand behind a drive or a folder. */
const ESCAPED_DOT = /^\\\.[\w-]+$|^\/[^\\/]{1,80}\\\.[\w-]{1,40}\/[a-z]{0,6}$/;

/** `/srv/app/a.js:12:7`: a line of a file, as compilers and stack traces name it, and no file. */
const LINE_OF_FILE = /\.[a-z]\w{0,4}:\d{1,7}(?::\d{1,6})?\s*$/i;

function judgeAbsolute(absolute: Absolute, text: string, context: DetectContext): Certainty | undefined {
  if (absolute.kind === 'unix' && (ESCAPED_DOT.test(text) || LINE_OF_FILE.test(text))) return 'unsure';
  const reach = isOwnProcess(absolute, text) ? 'system' : reachOf(absolute.names);
  switch (absolute.kind) {
    case 'wrapper':
      return 'certain';
    case 'file-url':
      return reach === 'system' || absolute.names.slice(0, 2).some(isOwnShare) ? 'certain' : 'unsure';
    case 'unc':
      if (reach === 'system') return 'certain';
      return /[.$@:]|^pipe$|localhost|^globalroot|davwwwroot$/.test(absolute.names.join('')) ? 'certain' : 'unsure';
    case 'home':
      return reach === 'system' ||
        absolute.scheme.startsWith('%') ||
        // Documentation names its defaults with `~/.x/y`; nobody else's home, and no variable.
        (absolute.scheme !== '~' && /^\.[a-z][\w.-]{2,30}$/.test(absolute.names[0] ?? ''))
        ? 'certain'
        : 'unsure';
    case 'windows':
      if (context.source === 'file_names' && reach !== 'system') return undefined;
      // What browsers write in front of a file's name (HTML 4.10.5.4).
      if (absolute.names[0] === 'fakepath' && absolute.names.length === 2) return undefined;
      return reach === 'system' ? 'certain' : 'unsure';
    case 'unix':
      return judgeUnix(reach, text, context);
  }
}

/** `file:////host/c$/x`: the shares that every Windows has. */
function isOwnShare(name: string): boolean {
  return /^(?:[a-z]|admin|ipc)\$$/.test(name);
}

/** `/proc/self/cwd/../x`: links that the system follows, wherever `..` leads from there (proc(5)). */
function isOwnProcess({ kind }: Absolute, text: string): boolean {
  return kind === 'unix' && /^\s*\/+proc\/+(?:self|thread-self|\d{1,7})\/+(?:cwd|root|fd)\//.test(text.slice(0, 64));
}

/** A path of the site itself. One of its segments has a slash only where that was encoded: `/files/%2Fetc%2Fpasswd`. */
function isOfSite({ source, path }: DetectContext): boolean {
  return source === 'referer' || (source === 'path' && (path === '' || path === '*'));
}

function judgeUnix(reach: Reach, text: string, context: DetectContext): Certainty | undefined {
  // Browsers of Unix name a file and never its folder.
  if (context.source === 'file_names' && reach !== 'unknown') return 'certain';
  if (reach === 'perhaps') return context.source === 'path' ? undefined : 'unsure';
  if (reach !== 'system') return undefined;
  // A path of the site itself may be called like a system's folder; a server's configuration is not among them.
  if (isOfSite(context)) return /^\/+(?:etc|proc)\//i.test(text) ? 'unsure' : undefined;
  return 'certain';
}

function describeClimb(text: string, climb: ClimbScanner, certainty: Certainty): Detection {
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
