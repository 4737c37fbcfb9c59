import type { Certainty, DetectContext, Detection } from '../check.js';
import { isFollowedByWords, skipBlanks } from './around.js';
import { ClimbScanner } from './climb.js';
import { SOURCE_EXTENSIONS } from './file-system-names.js';
import { extension, type Reach, reachOf } from './target.js';

/** Doubtful climbs in one text; pages and stack traces hold fewer, and what holds more was made to cost time. */
const MAX_DOUBTS = 512;

/** The climbs of a text: the first certain one, else the first doubtful one. */
export function detectClimb(text: string, context: DetectContext): Detection | undefined {
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
  // `https://.../a.html`: an address whose host was left out.
  if (climb.steps === 1 && /^https?:\/\/\.{2,5}\/(?!\.)/i.test(text.slice(climb.start, climb.start + 16)))
    return 'unsure';
  if (climb.tricked) return climb.steps > 1 || isDisguised(text, climb) ? 'certain' : 'unsure';
  if (climb.backslashes) return climb.hasTarget ? 'certain' : 'unsure';
  if (climb.escape === 0) return reach === 'asset' ? undefined : 'unsure';
  // Pages write `../a.js`; `/../a.js` and `x.txt/../../a.js` are made for a program that puts a folder in front.
  if (reach === 'asset')
    return climb.escape > 5 ||
      text.charCodeAt(climb.start) !== 0x2e ||
      isEncoded(context) ||
      isWrittenWide(context) ||
      isHandedOver(climb, context)
      ? 'certain'
      : 'unsure';
  return 'certain';
}

/** Nothing encodes the dots of an address a second time, so that they survive the reading of a parameter. */
function isEncoded({ source, steps }: DetectContext): boolean {
  return (source === 'qs_values' || source === 'post_values') && steps.includes('percent');
}

/** No page writes its scripts' addresses in full width. */
function isWrittenWide({ steps }: DetectContext): boolean {
  return steps.includes('full-width') && !steps.includes('base64');
}

/** `file=../server.js`: a page resolves the addresses of its scripts itself, and hands none to a program as a parameter. */
function isHandedOver({ target }: ClimbScanner, { source, steps }: DetectContext): boolean {
  return (
    (source === 'qs_values' || source === 'post_values') &&
    // A document in the parameter has paths of its own.
    !steps.includes('json') &&
    SOURCE_EXTENSIONS.has(extension(target[target.length - 1] ?? ''))
  );
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

/** `[guide](../../../../../docs/guide.md)`: pages link to pages, and projects include each other's settings and headers. */
function isDocument({ target }: ClimbScanner): boolean {
  return /\.(?:md|html?|xcconfig|[cf]s?proj|props|targets|cmake|gradle|mk|pri|hh?|hpp)(?:#|$)/.test(
    target[target.length - 1] ?? '',
  );
}

/** Most climbs of most texts lead to `../img` or `../components`: their first name tells. */
function reachOfClimb(climb: ClimbScanner): Reach {
  if (!climb.hasTarget) return 'unknown';
  return reachOf(climb.target);
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
