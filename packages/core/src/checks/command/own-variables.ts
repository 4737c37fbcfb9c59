import type { Opening } from './openings.js';
import type { SpecialForm } from './special-forms.js';

/**
 * A variable in the place of a command, which the text itself has filled: `x=i;x+=d;$x`, `a=(cat y);"${a[@]}"`,
 * `set -- a id;$2`, `f(){ $1 $2;};f cat y` (POSIX XCU 2.5 and 2.9.5, bash manual 3.5.3 and 6.7). What is in it does not
 * matter: nobody fills a variable to start it who wants no program started.
 */
export function readOwnVariable(text: string, opening: Opening): SpecialForm | undefined {
  if (opening.kind === 'start' || opening.kind === 'directive') return undefined;
  USE.lastIndex = opening.end;
  const use = USE.exec(text);
  if (use === null) return undefined;
  const name = use[1] ?? use[2];
  // Noise has `&$Q` and `Q=` by chance.
  if (opening.kind === '&' && !opening.doubled && name?.length === 1 && use[1] === undefined) return undefined;
  const head = text.slice(Math.max(0, opening.end - MAX_LOOK), USE.lastIndex);
  const isFilled =
    name === undefined
      ? POSITIONS.test(head)
      : isAssigned(head, name) || isAssigned(commentedHead(text, opening), name);
  if (!isFilled) return undefined;
  return { start: opening.start, end: USE.lastIndex, context: 'as a command that the text puts into a variable' };
}

/** What stands in front of a comment that hides the line before from us, however long: `for x in y # …` and `do $x` below. */
function commentedHead(text: string, { kind, start }: Opening): string {
  if (kind !== 'newline' || start === 0) return '';
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const sign = text.slice(line, start).indexOf(' #');
  return sign < 0 ? '' : text.slice(Math.max(line, line + sign - MAX_LOOK), line + sign);
}

const MAX_LOOK = 1_024;
const USE =
  /\s{0,8}(?:do\s{1,4}|\w{1,32}\s?\(\)\s{0,4}[{(]\s{0,4})?"?\$(?:\{!?([A-Za-z_]\w{0,30})(?:[[@:/,^%#][^}\s]{0,32})?\}|([A-Za-z_]\w{0,30})|[1-9@*])"?(?=[;&|)`#'"]|[<>]{1,3}[/~.&]|\$(?:\{?IFS|[a-z_]\w*(?:[\s;&|)`>]|\$\{?IFS))|\s{0,8}$|\s{1,8}[-/$"'<>~.&|;#\d\n])/y;
/** `set -- a id`, its name quoted too, and the head of a function. */
const POSITIONS = /(?:^|[\s;&|])["'\\]{0,2}s["'\\]{0,2}e["'\\]{0,2}t["']?\s{1,4}(?:--\s{1,4})?\S|\w\(\)\s{0,4}[{(]/;

function isAssigned(head: string, name: string): boolean {
  // `$x=1` is PHP's and Perl's; to fill one in brackets and to start it at once is PowerShell's (about_Assignment_Operators).
  return (
    new RegExp(
      `(?:^|[\\s;&|(\`{'"])${name}\\+?=(?!=)|(?:^|[\\s;&|('"])(?:for|select|read|mapfile -t|readarray -t|printf -v|declare -n)\\s{1,4}${name}(?![\\w$])|\\$\\{${name}:?=`,
    ).test(head) || CALL_FILLED.exec(head)?.[1] === name
  );
}

const CALL_FILLED = /^\s{0,8}\$(\w{1,32})\s?=\s?\(\s?[A-Za-z][\w-]{1,40}(?:\s[^()\n;]{1,80})?\)\s?;\s{0,4}\$\1$/;
