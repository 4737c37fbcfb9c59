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
  for (const line of linesAbove(text, from)) {
    if (/^[ \t]*(?:- |#|$)/.test(line)) continue;
    return /^[ \t]*[\w.-]{1,40}:[ \t\r]*$/.test(line);
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
