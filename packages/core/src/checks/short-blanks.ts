/** More blanks in a row than any pattern of a grammar asks for, beside a sign that languages take blanks around. */
const PADDED = /\s{5}/;
const BESIDE_SIGN = /[\w)\]}'"`$]\s{5,}[.([{=:;]|[.([{=:,;|%#@$<]\s{5,}[^\s]/;
const RUNS = /\s{5,}/g;

/**
 * The text with at most two line ends, or one blank, for each longer run of blanks; `undefined` where nothing is longer. To
 * every language `process          .exit()` is the same as without them, however many there are.
 */
export function withShortBlanks(text: string): string | undefined {
  if (!PADDED.test(text) || !BESIDE_SIGN.test(text)) return undefined;
  return text.replace(RUNS, (run, at: number) => {
    // A member, and what is given to a call or an index: nothing separates them.
    if (OPENS.includes(text.charAt(at - 1)) || text.charAt(at + run.length) === '.') return '';
    const first = run.indexOf('\n');
    if (first < 0 || text.charAt(at + run.length) === '(') return ' ';
    return run.indexOf('\n', first + 1) < 0 ? '\n' : '\n\n';
  });
}

const OPENS = '.([';
