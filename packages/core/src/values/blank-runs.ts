/** More blanks than anybody's grammar minds. */
const RUN = /\s{5}/;
const RUNS = /\s{5,}/g;

/**
 * A text without blanks at its ends, whose runs of blanks are one blank, or one line's end with its indentation. To a
 * language that takes any number of them for one they say nothing, and a sender can make them as long as he likes: what a
 * grammar looks at in a window (`text.slice(0, 80)`, `\s{0,8}`) must not end inside of them. The same text where there is
 * no run.
 */
export function withoutBlankRuns(text: string): string {
  const trimmed = text.trim();
  return RUN.test(trimmed) ? trimmed.replace(RUNS, squeeze) : trimmed;
}

function squeeze(run: string): string {
  const last = run.lastIndexOf('\n');
  if (last < 0) return ' ';
  const end = run.includes('\r\n') ? '\r\n' : '\n';
  return last === run.length - 1 ? end : `${end} `;
}

/**
 * The text with a blank for each block comment, as most languages read it: what comments hold is at the sender's will, too.
 * What MySQL executes, and hints, stay.
 */
export function withoutComments(text: string): string {
  const pieces: string[] = [];
  let copied = 0;
  for (let open = text.indexOf('/*'); open >= 0; ) {
    const close = text.indexOf('*/', open + 2);
    if (close < 0) break;
    if (!/^(?:M?!|\+)/.test(text.slice(open + 2, open + 4))) {
      pieces.push(text.slice(copied, open));
      copied = close + 2;
    }
    open = text.indexOf('/*', close + 2);
  }
  if (copied === 0) return text;
  pieces.push(text.slice(copied));
  return withoutBlankRuns(pieces.join(' '));
}
