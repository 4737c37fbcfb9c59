import { isIdentifierPart, isIdentifierStart } from './javascript-characters.js';
import { CONTEXTUAL_WORDS, RESERVED_WORDS } from './javascript-words.js';

/** How far a text is looked at; prose shows sooner. */
const LOOK_LENGTH = 200;

/**
 * Whether two words with a space between them, neither of them the language's own, come before anything that could be a
 * string, a comment or a regular expression: no engine compiles that. One look that spares most texts a reading.
 */
export function beginsAsProse(text: string): boolean {
  const end = Math.min(text.length, LOOK_LENGTH);
  let position = 0;
  while (position < end) {
    const unit = text.charCodeAt(position);
    if (unit === 34 || unit === 39 || unit === 96 || unit === 92 || unit === 60) return false;
    // Annex B.1.1: `-->` is a comment, too.
    if (unit === 45 && text.startsWith('-->', position)) return false;
    if (unit === 47 && !divides(text, position)) return false;
    if (!isIdentifierStart(unit)) {
      position++;
      continue;
    }
    const wordEnd = endOfWord(text, position);
    let next = wordEnd;
    while (text.charCodeAt(next) === 32) next++;
    if (next > wordEnd && isIdentifierStart(text.charCodeAt(next)) && isForeignPair(text, [position, wordEnd, next])) {
      return true;
    }
    position = next;
  }
  return false;
}

/** Behind a name or a number, and before neither of what makes a comment. */
function divides(text: string, slash: number): boolean {
  const next = text.charCodeAt(slash + 1);
  return slash > 0 && isIdentifierPart(text.charCodeAt(slash - 1)) && next !== 47 && next !== 42;
}

function isForeignPair(text: string, [first, firstEnd, second]: readonly [number, number, number]): boolean {
  return !isOwnWord(text.slice(first, firstEnd)) && !isOwnWord(text.slice(second, endOfWord(text, second)));
}

function isOwnWord(word: string): boolean {
  return RESERVED_WORDS.has(word) || CONTEXTUAL_WORDS.has(word) || word === 'of' || word === 'from' || word === 'as';
}

function endOfWord(text: string, from: number): number {
  let position = from + 1;
  // A backslash begins an escape that belongs to the word; it is left to the reader.
  while (position < text.length && isIdentifierPart(text.charCodeAt(position))) position++;
  return position;
}
