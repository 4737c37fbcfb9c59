/** How far a line, a row of a table and an element are looked at. */
const MAX_ROW = 512;
const MAX_BLOCK = 2_048;
const LOOK = 48;
const BACKSLASH = 0x5c;
/** Nothing, a number or an address, a closing quote behind it: where a line starts so, it starts with no command. */
export const NO_COMMAND = /^[\s>]*(?:\d[\d.]*)?['")]*\s*$/;

/** Where the line that ends at `at` starts; far enough back where it is long. */
export function lineStart(text: string, at: number): number {
  const from = Math.max(0, at - MAX_ROW);
  return from + text.slice(from, at).lastIndexOf('\n') + 1;
}

/**
 * A line that both starts and ends with a bar, behind another line or above the line of dashes that ends a table's head:
 * no shell takes a pipe without a command on either side.
 */
export function isInTableRow(text: string, at: number): boolean {
  const head = text.slice(Math.max(0, at - MAX_ROW), at + 1);
  if (!/(?<!\\)\n[ \t]*\|[^\n]*$/.test(head))
    return (
      at < MAX_ROW && /^\|[^\n]*$/.test(head) && /^[^\n]*\|[ \t\r]*\n\|[ :|-]*-/.test(text.slice(at + 1, at + MAX_ROW))
    );
  return /^[^\n]*\|[ \t\r]*(?:\n|$)/.test(text.slice(at + 1, at + MAX_ROW));
}

/** `# install what it needs`, `make # to build it`: a comment that says in words what is done. */
export function isBehindComment(text: string, at: number): boolean {
  const line = text.slice(lineStart(text, at), at);
  // With a blank in front, at the start of the value, it goes on what the application wrote.
  const isOwnLine = line.length < at || !/^\s/.test(line);
  if (isOwnLine && /^[ \t>]{0,16}(?:#{1,6}|\/\/) [^\p{L}\n]{0,12}\p{L}[\p{L}\d]/u.test(line.slice(0, LOOK)))
    return true;
  // The first line of a script's file, inside of a text.
  if (line.length < at && /^[ \t]{0,16}#!\/[\w./ -]{3,40}$/.test(line.slice(0, LOOK + 16))) return true;
  // The fence itself, whether it opens or ends one.
  if (line.length < at && /^[ \t>]{0,16}```/.test(line.slice(0, LOOK))) return true;
  // Behind a value that is all the text says in front, what is below is the sender's.
  return /[ \t]# \p{L}+(?: \p{L}+){2}/u.test(line) && !(line.length === at && VALUE_AND_SIGN.test(line));
}

const VALUE_AND_SIGN = /^[ \t]{0,8}[\w.:@-]{0,64}['"]?[ \t]{1,8}#/;

/** A line below another that no backslash joins with it: `x \\\n- y && z` is one command of a shell's. */
function startsOwnLine(text: string, from: number): boolean {
  return from > 0 && text.charCodeAt(from - 2) !== BACKSLASH;
}

/**
 * `\n  - x && y`, `\nRUN x && y`: an item of YAML's or Markdown's, a step of a Dockerfile. To a shell the line starts a
 * program named `-` or `RUN`, which there is none of, so that nothing behind `&&` is run.
 */
export function isBehindItemSign(text: string, at: number): boolean {
  const from = lineStart(text, at);
  return (
    startsOwnLine(text, from) &&
    /^(?:[ \t]{0,32}- |RUN )[^\n;|&]*(?:&&[^\n;|&]*)*$/.test(text.slice(from, Math.min(at, from + 512)))
  );
}

/** `\nRUN x | sh`: what stands behind the pipe reads nothing from a program that there is none of. */
export function isBehindRun(text: string, at: number): boolean {
  const from = lineStart(text, at);
  return startsOwnLine(text, from) && /^RUN [^\n;&]*$/.test(text.slice(from, Math.min(at, from + 512)));
}

/**
 * `# what is ours: x # and what not y; z`: a script whose lines were joined, all of it behind its first comment. One comment
 * alone is no script, and a quote without its other half ends the application's.
 */
export function isInJoinedScript(text: string, at: number): boolean {
  const head = text.slice(Math.max(0, at - MAX_BLOCK), at);
  const from = head.lastIndexOf('\n') + 1;
  if (from === 0 && at > MAX_BLOCK) return false;
  const line = head.slice(from);
  if (!/^#{1,6} [^\p{L}\n]{0,12}\p{L}/u.test(line.slice(0, LOOK)) || !/\S # \p{L}{2}/u.test(line)) return false;
  // A sign alone at the end hides what the application has behind its value.
  if (/#\s{0,4}$/.test(text.slice(-8))) return false;
  return hasPairs(line, /"/g) && hasPairs(line, QUOTES);
}

/** But for what English shortens (`don't`) and French leaves out (`l'air`). */
const QUOTES = /'(?!(?<=\p{L}')(?:s|t|re|ve|ll|d|m)(?!\p{L})|(?<=(?<!\p{L})(?:[cdjlmnst]|qu)')\p{L})/giu;

function hasPairs(line: string, quote: RegExp): boolean {
  return (line.match(quote)?.length ?? 0) % 2 === 0;
}

/** `run: |`, and deeper lines below: a text of YAML's (YAML 1.2.2, 8.1.2). */
export function isBlockScalar(text: string, at: number): boolean {
  if (!/^[|>][+-]?\r?\n {2}/.test(text.slice(at, at + 6))) return false;
  return /[\w"']: $/.test(text.slice(Math.max(0, at - 3), at));
}

/** HTML standard, 4.4.3 and 4.5: text as it stands, code, what is typed and printed; what Docutils writes for a literal. */
const CODE_ELEMENTS = ['pre', 'code', 'kbd', 'samp', 'cite', 'tt'];

/** Between `<pre>` or `<code>` and its end: as a fence and a span, in HTML. Not what starts there with a separator. */
export function isMarkedAsCode(text: string, kind: string, at: number): boolean {
  const head = text.slice(Math.max(0, at - MAX_BLOCK), at);
  const open = Math.max(...CODE_ELEMENTS.map((element) => head.lastIndexOf(`<${element}`)));
  const tag = open < 0 ? null : /^<([a-z]{2,4})(?:\s[^<>]{0,120})?>/.exec(head.slice(open, open + 140));
  if (tag === null || head.includes(`</${tag[1]}>`, open)) return false;
  const inside = head.slice(open + tag[0].length);
  if ((kind === ';' || kind === '&' || kind === '|') && NO_COMMAND.test(inside)) return false;
  return text.slice(at, at + MAX_BLOCK).includes(`</${tag[1]}>`);
}

/** Blocks of code of wikis (Jira, Confluence), forums (BBCode) and Org: how they begin, on a line of their own below another, and end. */
const BLOCKS = [
  ['\n{code', '{code}'],
  ['\n{noformat', '{noformat}'],
  ['\n[code', '[/code]'],
  ['\n#+begin_src', '#+end_src'],
  ['\n#+begin_example', '#+end_example'],
] as const;

/** Between `{code:bash}` and `{code}`: a fence, whatever the notation is called. Not what starts there with a separator. */
export function isInCodeBlock(text: string, kind: string, at: number): boolean {
  const from = Math.max(0, at - MAX_BLOCK);
  const head = text.slice(from, at + 1).toLowerCase();
  return BLOCKS.some(([opener, closer]) => {
    const open = head.lastIndexOf(opener);
    // Where both are written alike, the last one may have been the end.
    if (open < 0 || (open > 0 && opener.endsWith(closer.slice(0, -1)) && isClosing(head, opener, open))) return false;
    const inside = head.slice(open + 1).replace(/^[^\n]*/, '');
    if (head.includes(closer, open + opener.length)) return false;
    if ((kind === ';' || kind === '&' || kind === '|') && NO_COMMAND.test(inside.slice(0, -1))) return false;
    return text
      .slice(at, at + MAX_BLOCK)
      .toLowerCase()
      .includes(closer);
  });
}

function isClosing(head: string, opener: string, last: number): boolean {
  let count = 0;
  for (let at = head.indexOf(opener); at >= 0 && at < last; at = head.indexOf(opener, at + 1)) count++;
  return count % 2 === 1;
}

/** `` `t1`.`id` ``: a name of SQL's with its table, which has no blank and no sign in it. */
export function isQualifiedName(text: string, start: number): boolean {
  return text.endsWith('`.', start) && /^`[\w-]{1,64}`/.test(text.slice(start, start + 66));
}

/** Where a role of reStructuredText's begins, of the text between backticks at `start`: ``see :ref:`x` ``. */
export function roleStart(text: string, start: number): number {
  const role = /(?<![^\s(["'*|/-]):(?:[a-z]{1,12}:)?[a-z]{2,16}:$/.exec(
    text.slice(Math.max(0, start - 32), start),
  )?.[0];
  return role === undefined ? -1 : start - role.length;
}

/** An address, a number, a name with its host, and nothing else on its line but a comment. */
const VALUE_LINE =
  /^[ \t]{0,8}(?:(?=[\w.-]*\d|[\w.-]+@)[\w.@:-]{1,64}['")]{0,2}[ \t]{0,8}(?:#|\r?\n)|[\w.@:/-]{1,64}['"][ \t]{0,8}#|['"][ \t]{1,8}#)/;
/** More than the value and what ends it. */
const MAX_VALUE = 160;
/** A value, a quote that ends it, and a comment that hides what the application has behind it. */
const CUT_VALUE = /^[ \t]{0,8}(?:[\w.@:/-]{1,64}['")]{0,2}|['"]\)?)[ \t]{1,8}#/;

/**
 * `127.0.0.1 # as in the notes above`, and a line below: no documentation starts with a value of somebody's field, but for
 * notes of a release, which have a version in front of a list.
 */
export function startsAsValue(text: string): boolean {
  return isBelowValue(text) && text.includes('\n') && !RELEASE_NOTES.test(text.slice(0, MAX_VALUE));
}

const RELEASE_NOTES =
  /^v?\d{1,4}(?:\.\d{1,4}){1,2}(?:-[\w.]{1,16})?[ \t]{0,4}\r?\n[ \t]{0,4}\r?\n {0,3}(?:[-*+] |#{1,6} |\*\*|\p{Lu}\p{L}{2,24} \p{L})/u;

/** The same of a text that has a second line; asked at each of its lines. */
export function isBelowValue(text: string): boolean {
  return VALUE_LINE.test(text.slice(0, MAX_VALUE));
}

/** `x" # see above`, and a line below: what the application wrote in front is ended, and what follows it hidden. */
export function isBelowCutValue(text: string, start: number): boolean {
  // Only the first line: a search back to the line before ends soon, however many there are.
  if (start === 0 || text.lastIndexOf('\n', start - 1) >= 0) return false;
  return CUT_VALUE.test(text.slice(0, Math.min(start, MAX_VALUE)));
}
