import { closesQuote } from './paragraphs.js';
import { lineStart } from './quoted-text.js';

// Files that hold command lines, pasted as they are: a shell that got the text would fail at what encloses them.

/** How far up is looked: with many short lines, and with few long ones. */
const MAX_LINES = 64;
const MAX_ABOVE = 2_048;

/** The lines above the one that starts at `from`, the nearest first. */
function* linesAbove(text: string, from: number): Generator<string> {
  let end = from - 1;
  for (let count = 0; end >= 0 && count < MAX_LINES && from - end < MAX_ABOVE; count++) {
    const start = lineStart(text, end);
    yield text.slice(start, end);
    end = start - 1;
  }
}

/** A deeper line of `run: |`, however far below (YAML 1.2.2, 8.1.2); the first one is `isBlockScalar`'s. */
export function isInBlock(text: string, from: number): boolean {
  let depth = indentation(text.slice(from, from + 64));
  if (depth < 2) return false;
  for (const line of linesAbove(text, from)) {
    if (line.trim() === '' || indentation(line) >= depth) continue;
    if (/[\w"']: [|>][+-]?\r?$/.test(line)) return true;
    depth = indentation(line);
  }
  return false;
}

/** A rule of make (POSIX make, "Target Rules"): its command lines begin with a tab, below the line with its targets. */
export function isRecipe(text: string, start: number, end: number): boolean {
  if (text.charCodeAt(end) !== 0x09 || text.charCodeAt(start) !== 0x0a) return false;
  for (const line of linesAbove(text, end)) {
    if (line.startsWith('\t')) continue;
    return /^[\w.%$(){}/-][\w.%$(){}/ -]{0,120}:(?:[ \t][^=;]{0,200})?$/.test(line);
  }
  return false;
}

/** `- eval "$(ssh-agent -s)"`, an item of a list that stands below a key of YAML's. */
export function isInListOfSteps(text: string, at: number): boolean {
  const from = lineStart(text, at);
  if (from === 0 || !/^[ \t]{1,32}- \w/.test(text.slice(from, from + 64))) return false;
  const depth = indentation(text.slice(from, from + 64));
  for (const line of linesAbove(text, from)) {
    // What belongs to the item above is deeper.
    if (/^[ \t]*(?:- |#|$)/.test(line) || indentation(line) > depth) continue;
    return /^[ \t]*[\w.-]{1,40}:[ \t\r]*$/.test(line);
  }
  return false;
}

/** How files of keys and values begin: a key, a bracket, a comment, a section, a document's mark, a Dockerfile's first step. */
const FILE_HEAD =
  /^\s{0,16}(?:[{[]\s*\n|["']?[A-Za-z][\w.@/-]{0,40}["']?\s?[:=](?:\s|[^=\n]*\n)|#\s?\w|\/\/ |---\s|\[[\w:. -]{1,40}\]\s*\n|FROM \S+[^\n]*\n)/;
/** `key: `, `"key": `, `- run: `, and a step of a Dockerfile: to a shell the name of a program that nobody has. */
const KEY =
  /^[ \t]{0,32}(?:- )?(?:["']?[A-Za-z][\w.@/-]{0,40}["']?:[ \t]+|[\w.-]{1,40} = (?=["'[])|(?:ENTRYPOINT|CMD) )[^\n;|&]{0,200}(?:&&[^\n;|&]{0,200}){0,16}$/;

/**
 * `"build": "tsc && cp -r a b"`, `command: ["sh", "-c", "a && b"]`: a key, and a command line as its value, in a text that
 * begins as a file of such does. Not behind a quote that the line ends.
 */
export function isBehindKey(text: string, at: number): boolean {
  const from = lineStart(text, at);
  if (from === 0 || text.charCodeAt(from - 2) === 0x5c || !FILE_HEAD.test(text.slice(0, 200))) return false;
  return KEY.test(text.slice(from, at)) && !closesQuote(text, at);
}

/** `run: echo "sha=$(git rev-parse HEAD)" >> x`: a step's command line in such a file. */
export function isInStep(text: string, at: number): boolean {
  const from = lineStart(text, at);
  if (from === 0 || !FILE_HEAD.test(text.slice(0, 200))) return false;
  return STEP.test(text.slice(from, at));
}

const STEP =
  /^[ \t]{2,32}(?:- )?(?:run|script|command|cmd|sh|bash|shell|exec|before_script|after_script|entrypoint|install): ["']?(?:[A-Z_]{2,32}=)?[a-z][\w./-]{0,40} [^\n;|&`]{0,160}$/;

/**
 * `user_data = <<-EOF`, `inline: <<-SHELL`, and what stands below up to that word: a text that somebody gives a name, which
 * a shell would hand to a program instead of running it (POSIX XCU 2.7.4).
 */
export function isInHeredoc(text: string, from: number): boolean {
  for (const line of linesAbove(text, from)) {
    const word = /^[ \t]*[\w."'-][^\n<]{0,120}[\w"'\])] ?[=:] ?<<[-~]?["']?([A-Z]\w{1,20})["']?\)?[ \t\r]*$/.exec(
      line,
    )?.[1];
    if (word !== undefined) return true;
    if (/^[ \t]*[A-Z]{2,20}[ \t\r]*$/.test(line)) return false;
  }
  return false;
}

/** `$ yarn build` and what it printed: a line of a terminal's session. To a shell `$` is a program that nobody has. */
export function isInSession(text: string, at: number): boolean {
  const from = lineStart(text, at);
  if (/^\$ [a-z]/.test(text.slice(from, from + 3))) return true;
  for (const line of linesAbove(text, from)) if (/^\$ [a-z]/.test(line)) return true;
  return false;
}

function indentation(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}
