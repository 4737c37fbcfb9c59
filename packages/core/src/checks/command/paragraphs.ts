import { lineStart } from './quoted-text.js';

const LOOK = 48;
const MAX_QUOTATION = 256;
/** How far below a line another paragraph is looked for. */
const MAX_BELOW = 600;
const NEWLINE = 0x0a;

export function isBlankLine(text: string, start: number, end: number): boolean {
  let lines = 0;
  for (let at = start; at < end && lines < 2; at++) if (text.charCodeAt(at) === NEWLINE) lines++;
  return lines === 2;
}

/** Is the line that ends at `at` three words or a piece of a sentence, a heading, or does it announce something? */
export function endsInProse(text: string, at: number): boolean {
  const tail = text.slice(Math.max(0, at - 2 * LOOK), at);
  const line = tail.slice(tail.lastIndexOf('\n') + 1).trim();
  if (closesQuote(text, at) || TEST_END.test(line) || ASSIGNED_END.test(line)) return false;
  if (
    /^#{1,6} \p{L}|\p{L}{4}[.!?]$|\p{L}[。！？：]$/u.test(line) ||
    /\p{L}{2}[^\p{L}\s|&;]{0,4} ?:\P{L}{0,3}$/u.test(line)
  )
    return true;
  if (/\]\([^()\s]{1,160}\)\)?[.:]?$/.test(line)) return true;
  if (JOINING.test(line)) return true;
  const words = line.split(/\s+/).filter((piece) => PROSE_WORD.test(piece)).length;
  return words >= 3 || (words === 2 && /\p{L}[,.!?]$/u.test(line));
}

/**
 * Does the line that ends at `start` leave room for a command? A sentence or an item of a list does, and what goes on
 * below: `Hi, I ran … and it failed`. Loose words, or words that end in a value, do not announce what stands below them.
 */
export function isAnnounced(text: string, start: number, end: number): boolean {
  const line = text.slice(lineStart(text, start), start).trimEnd();
  // `/tmp/x.l*`: no end of a sentence.
  if (/(?:^|\s)\.{0,2}\/[^\s*?[\]]{1,64}[*?\]]$/.test(line)) return false;
  if (/[^\p{L}\d\s-]$|^\s*[#*-]/u.test(line) || JOINING.test(line)) return true;
  if (/[\d-]$|\w\.\w{2,6}$/.test(line)) return false;
  return /^\s*\p{Lu}[\p{L}']* \S+ \S+ /u.test(line) || PROSE_BELOW.test(text.slice(end, end + MAX_BELOW));
}

/** Another paragraph that is no command line with options or paths itself: `( wget x`, a blank line, `strings /etc/x )`. */
const PROSE_BELOW = /\n[ \t\r]{0,8}\n\s{0,8}(?![a-z][\w.-]{0,31}[ \t]{1,4}(?:-{1,2}\w|[~.]{0,2}\/|['"$]))\S/;

/** `… data.txt"`: a quote that the line never opened is the application's, and ends its value. */
export function closesQuote(text: string, at: number): boolean {
  const line = text.slice(lineStart(text, at), at).trimEnd();
  const quote = line.charAt(line.length - 1);
  if (quote !== '"' && quote !== "'") return false;
  // An apostrophe inside a word opens nothing.
  const quotes = quote === '"' ? line.match(/"/g) : line.match(/(?<!\p{L})'|'(?!\p{L})/gu);
  return quotes !== null && quotes.length % 2 === 1;
}

/** `… data.txt' # x`, and a line below: a quote that the line never opened, and a comment that hides what the application appends. */
export function isBelowQuoteAndComment(text: string, start: number): boolean {
  const from = lineStart(text, start);
  const sign = /(?:[ \t]{0,4}[;|&]{1,2}[ \t]{0,4}(?::|true)?)?[ \t]{1,8}#[^#\n]{0,160}$/.exec(
    text.slice(Math.max(from, start - MAX_QUOTATION), start),
  );
  return sign !== null && closesQuote(text, start - sign[0].length);
}

/** `| [ -f x ]`: the last thing that a shell tests. */
const TEST_END = /(?:^|[;|&]\s?)\[{1,2} [^\][]{1,80} \]{1,2}$/;

/** `` x`a=cat ``, `x| :`: no sentence ends in an assignment or in a command that does nothing. */
const ASSIGNED_END = /(?:^|[;&|`({])[ \t]{0,4}[A-Za-z_]\w{0,31}=\S{0,64}$|[;&|][ \t]{0,4}:$/;

/** `or`, `Or run`: two examples of the same thing. */
const JOINING = /^(?:or|and|then|oder|und|ou|o|y|e|et)(?: (?:run|use|try|with))?$/i;

const PROSE_WORD = /^[("'*_`<[]{0,3}\p{L}+[\p{L}'.,;:!?)"*_`>\]-]*$/u;
