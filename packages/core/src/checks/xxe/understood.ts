import { findInclusion } from './inclusions.js';
import { readTags, type Tag } from './markup.js';
import { isNeighbour, isStandardDoctype } from './standard-doctypes.js';

/** Tags, also in UTF-7; and what would make it another attack, which the model may have meant. */
const DOCUMENTED = /[<{}@$%&|;=`'"\\]|\+AD|file:|\.\.\//;

/**
 * Whether the grammar has read all of a text that a processor could fetch or expand, and there was none: words and places
 * with no sign of a document's or of a program's; or a document whose every declaration and schema is an honest one,
 * whatever the model thinks of them (it has seen few documents with declarations that were none of an attack's).
 */
export function isUnderstood(text: string): boolean {
  if (!DOCUMENTED.test(text)) return true;
  if (!/^\s{0,64}<[?!\w]/.test(text.slice(0, 80))) return false;
  const rest = withoutDeclarations(text);
  return (
    rest !== undefined &&
    !/<!|<\?xml-|\bSYSTEM\s{0,8}["']|\bENTITY\s|file:/i.test(rest) &&
    !BUILDING.test(rest) &&
    (!/chemaLocation/i.test(rest) || [...readTags(rest)].every(namesOwnSchemas)) &&
    findInclusion(text) === undefined
  );
}

/** XML 1.0, 4.1: `&#60;`, `&#x25;`, a sign that markup could be made of; letters, quotes and blanks are text. */
const BUILDING = /&#(?:x0*(?:2[156]|3[ce]|5[bd])|0*(?:3[378]|6[02]|9[13]))(?![\da-f])/i;

/** XML 1.0, 2.8, 3.2, 3.3 and 4.2: only what names nothing outside and opens nothing inside; each sticks to where it begins. */
const NAME = '[^\\s"\'<>&%;\\[\\]]{1,256}';
const QUOTED = '(?:"[^"<&%]*"|\'[^\'<&%]*\')';
const DOCTYPE = new RegExp(
  `<!DOCTYPE\\s+${NAME}\\s*(?:(?:SYSTEM|PUBLIC\\s*${QUOTED})\\s*(${QUOTED})\\s*)?(?:\\[|>)`,
  'iy',
);
const SHAPE = new RegExp(`<!(?:ELEMENT|ATTLIST)\\s(?:[^<>"'&%]|${QUOTED})*>`, 'iy');
/** A sign by its number is none of markup's: from U+00A0. */
const LETTERS = '(?:[^"\'<&%]|&#(?:1[6-9]\\d|[2-9]\\d\\d|\\d{4,6}|x[a-f\\d]{3,5}|x[a-f]\\d);)*';
const ENTITY = new RegExp(`<!ENTITY\\s+${NAME}\\s+(?:"${LETTERS}"|'${LETTERS}')\\s*>`, 'iy');

/** The text without its declarations and comments; undefined where one of them is not an honest one. One pass. */
function withoutDeclarations(text: string): string | undefined {
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf('<!'); at >= 0; at = text.indexOf('<!', from)) {
    pieces.push(text.slice(from, at));
    from = endOfHonest(text, at);
    if (from < 0) return undefined;
  }
  pieces.push(text.slice(from));
  return pieces.join(' ');
}

function endOfHonest(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4);
  // The sign alone: what stands in it is looked at like all the rest, and may declare nothing.
  if (text.startsWith('<![CDATA[', at)) {
    const next = text.indexOf('<!', at + 9);
    return next < 0 || next > behind(text, ']]>', at + 9) ? at + 9 : -1;
  }
  DOCTYPE.lastIndex = at;
  const systemId = DOCTYPE.exec(text)?.[1];
  if (DOCTYPE.lastIndex > 0) {
    return systemId === undefined || isStandardDoctype(systemId.slice(1, -1)) ? DOCTYPE.lastIndex : -1;
  }
  for (const pattern of [SHAPE, ENTITY]) {
    pattern.lastIndex = at;
    if (pattern.test(text)) return pattern.lastIndex;
  }
  return -1;
}

function behind(text: string, what: string, from: number): number {
  const index = text.indexOf(what, from);
  return index < 0 ? -1 : index + what.length;
}

/** XML Schema 1.0, 4.3.2: pairs of a namespace and where its schema lies: next to the document, or where the namespace's owner is. */
function namesOwnSchemas({ attributes }: Tag): boolean {
  return attributes.every(({ name, value }) => {
    if (!/chemaLocation$/i.test(name)) return true;
    const words = value.trim().split(/\s+/);
    return words.every((word, index) => isNeighbour(word) || isPaired(words, index));
  });
}

function isPaired(words: readonly string[], index: number): boolean {
  const namespace = words[index - (index % 2)] as string;
  const place = words[index + 1 - (index % 2)];
  if (place === undefined || !isName(namespace)) return false;
  return isNeighbour(place) || isKin(namespace, place);
}

function isName(word: string): boolean {
  return /^urn:[\w:.-]{1,200}$/i.test(word) || hostOf(word) !== undefined;
}

function isKin(namespace: string, place: string): boolean {
  const host = hostOf(place);
  return host !== undefined && host === hostOf(namespace);
}

/** A name with a letter at its end: a number is an address. */
function hostOf(word: string): string | undefined {
  return /^https?:\/\/((?:[a-z\d-]{1,63}\.){1,8}[a-z]{2,24})\/[\w./+~-]{0,256}$/i.exec(word)?.[1]?.toLowerCase();
}
