import { readTags } from './markup.js';

const MAX_LOOK = 4096;
const ENOUGH_WORDS = 4;

/**
 * Before a document's DOCTYPE nothing but comments and instructions may stand (XML 1.0, 2.8), and before its elements
 * no words: where sentences do, somebody shows XML to people.
 */
export function isShown(text: string, start: number): boolean {
  const before = outsideComments(text, start);
  const { words, isCode } = readContent(before);
  if (!isDocument(text, start) && (isCode || /`[^`\n]*$|```/.test(words))) return true;
  const count = words.split(/\s+/).filter((piece) => /^\p{L}{2,}[.,:;!?]?$/u.test(piece)).length;
  return count >= ENOUGH_WORDS && !/<[a-z][\w.-]*[:\s>][^<]*$/i.test(before.slice(0, 64).trimStart());
}

/** What stands between tags, and whether an element of code is among them; comments and instructions say nothing. */
function readContent(before: string): { words: string; isCode: boolean } {
  const pieces: string[] = [];
  let isCode = false;
  let from = 0;
  for (const { start, end, name, prefix } of readTags(before)) {
    pieces.push(before.slice(from, start));
    from = end;
    isCode ||= prefix === '' && /^(?:pre|code)$/i.test(name);
  }
  pieces.push(before.slice(from));
  const words = pieces
    .join(' ')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<[^<>]*>/g, ' ');
  return { words, isCode };
}

/** It starts with an element that is none of HTML's, and has not ended. */
function isDocument(text: string, start: number): boolean {
  const root = /^\s{0,64}<([^\s"'<>/=&?!]{1,256})/.exec(text.slice(0, 512))?.[1];
  if (root === undefined || HTML.has(root.toLowerCase())) return false;
  return !text.slice(0, start).includes(`</${root}`);
}

/** HTML standard, 4: what the pages and the Markdown of people begin with. */
const HTML = new Set(
  (
    'html head body main nav header footer section article aside div p span a b i u s em strong small big sub sup br hr img picture source ' +
    'video audio iframe table thead tbody tr td th caption ul ol li dl dt dd h1 h2 h3 h4 h5 h6 pre code kbd samp var cite q blockquote tt ' +
    'center font details summary figure figcaption form input button label select option textarea fieldset style script link meta title'
  ).split(' '),
);

/** What stands in front, without comments that are longer than what is looked at. */
function outsideComments(text: string, start: number): string {
  const from = Math.max(0, start - MAX_LOOK);
  const before = text.slice(from, start);
  const close = before.indexOf('-->');
  if (from === 0 || close < 0) return before;
  const open = before.indexOf('<!--');
  // A comment that began further up ends here: its words are nobody's.
  return open >= 0 && open < close
    ? before
    : text.slice(0, Math.min(64, from)).replace(/<!--[\s\S]*$/, '') + before.slice(close + 3);
}

/**
 * How far the text is what stands in front of a document's elements (XML 1.0, 2.8): comments, instructions, its type and
 * the declarations of that, whatever their texts and comments hold. One pass.
 */
export function prologEnd(text: string): number {
  let at = skip(text, 0, /[\s\ufeff]/);
  let isOpen = false;
  while (at < text.length) {
    const next = nextPiece(text, at, isOpen);
    if (next < 0) break;
    if (text.startsWith('[', next - 1)) isOpen = true;
    else if (text.charAt(at) === ']') isOpen = false;
    at = skip(text, next, /\s/);
  }
  return at;
}

function skip(text: string, from: number, what: RegExp): number {
  let at = from;
  while (at < text.length && what.test(text.charAt(at))) at++;
  return at;
}

/** Behind a comment, an instruction, a declaration, or the bracket that opens or ends the declarations; -1 at anything else. */
function nextPiece(text: string, at: number, isOpen: boolean): number {
  if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4);
  if (text.startsWith('<?', at)) return behind(text, '?>', at + 2);
  if (text.startsWith('<!', at)) return endOfDeclaration(text, at + 2);
  if (isOpen && text.charAt(at) === '%') return behind(text, ';', at);
  return isOpen && text.charAt(at) === ']' ? behind(text, '>', at) : -1;
}

function behind(text: string, what: string, from: number): number {
  const index = text.indexOf(what, from);
  return index < 0 ? -1 : index + what.length;
}

/** Behind its `>`, or behind the `[` of a document type or a conditional section; quotes hold what they like. */
function endOfDeclaration(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '"' || sign === "'") {
      const close = text.indexOf(sign, at + 1);
      // What is not ended is read up to where it stands.
      if (close < 0) return text.length;
      at = close;
    } else if (sign === '>') return at + 1;
    else if (sign === '[' && at > from) return at + 1;
  }
  return text.length;
}
