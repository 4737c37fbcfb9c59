import { isNameUnit } from './name-units.js';
import { FUNCTION_WORDS } from './shell-vocabulary.js';

/**
 * What one word behind a name is: only a command line has it, data may have it too, it may be any word, only a sentence
 * has it, or it says nothing.
 */
export type OperandKind = 'definite' | 'likely' | 'plain' | 'prose' | 'nothing';

/** Longer words are no evidence; the patterns below never see them whole. */
const MAX_WORD = 200;
const URL = /^['"]?(?:https?|ftps?|tcp|udp|dns|file|gopher|ldap|smb):\/\//i;
/** Where a stack trace says it was: `https://x/a.js:10:5578`. */
const POSITION = /:\d{1,7}(?::\d{1,7})?\)?$/;
const DRIVE = /^['"]?[A-Za-z]:(?:[\\/]|['"]?$)/;
const ASSIGNED = /^[a-z]{2,6}=[\w/.]+$/;
const GLOB = /^[\w./]*[*?][\w./*?]*[\w/*]$|^[\w./-]*\[[\w!^-]{1,8}\][\w./-]*$/;
const SWITCH = /^\/[A-Za-z?]{1,12}(?::\S+)?$/;
/** Noise is full of angles: a target is a path, a descriptor, an expansion or a plain name up to a blank. */
const TARGET =
  /^(?:\d?>>?|\d?<{1,3}|\d?<>|&>>?)(?:&[\d-]|(?<=^<<<)\w|[/$(~'"]|\.{1,2}\/|(?<=<)\.[a-z]|(?<!<)[a-z][a-z0-9_-]{2,40}$|[a-z][a-z0-9_-]{0,40}\.[a-z0-9]{1,8}$|[A-Za-z]:[\\/])/;
const LIKELY = [
  /^[+-]?\d+(?:\.\d+)?[smhdkKMG]?$/,
  /^[\w-]+(?:\.[\w-]+)*\.[A-Za-z0-9]{1,10}['"]?$/,
  /^\d{1,3}(?:\.\d{1,3}){3}/,
  /^[\w.-]+\/[\w./-]+$/,
  /^[\w.+-]+@[\w.-]+$/,
  /\w\\\w/,
] as const;

/** Inside a word: a blank of a shell's, a quote of its own, an empty substitution, a line that goes on. */
const EXPANDED = /\$(?:\{?IFS|'|\(\))|\w\\\n\w/;

/** `hi>x.txt`: a file behind the sign; `a->b.c` and `x=>y.z` are of other languages. */
const REDIRECTED = /^\w[\w.%]{0,40}>{1,2}[\w/\\:%-]{1,64}\.[a-z]{1,4}$/i;

/** Whether a page's address begins there. */
export function isAddress(text: string, at: number): boolean {
  return /^https?:\/\//i.test(text.slice(at, at + 8));
}

/** Looks at the word of `text` between two places. */
export function operandKind(text: string, from: number, to: number): OperandKind {
  const first = text.charCodeAt(from);
  if (isLetter(first) || first >= 0x370) return wordKind(text, from, to);
  // To cmd.exe a comma in front is a blank.
  const start = first === 0x2c ? from + 1 : from;
  const word = text.slice(start, Math.min(to, start + MAX_WORD)).replace(/(\w)['")]{1,3}$/, '$1');
  switch (first) {
    case 0x2d:
      return dashKind(word);
    case 0x2b:
      return /^\+[%xwrst]/.test(word) ? 'definite' : 'nothing';
    case 0x3c:
    case 0x3e:
    case 0x26:
      if (/^(?:>>?|<)$/.test(word)) return 'likely';
      return TARGET.test(word) && !/^<\/\w+>/.test(word) ? 'definite' : 'nothing';
    case 0x24:
      return /^\$(?:[A-Za-z_{(@*0-9]|')/.test(word) ? 'definite' : 'nothing';
    case 0x25:
      return /^%[A-Za-z_~]/.test(word) ? 'definite' : 'nothing';
    case 0x5c:
      return /^\\\\[\w.]|^\\;$/.test(word) ? 'definite' : 'likely';
    case 0x28:
      // `binding (Closes: #1)`
      if (/^\(\p{L}{2,24}[:,]$/u.test(word)) return 'prose';
      // `iex (New-Object Net.WebClient)`
      return /^\([A-Za-z]{2,16}-[A-Za-z]{2,32}$/.test(word) ? 'definite' : 'plain';
    default:
      return punctuatedKind(word);
  }
}

/** An option of POSIX 12.2 or of GNU's long form; `-` alone is a dash in prose. */
function dashKind(word: string): OperandKind {
  if (/^-\d[\d.]*$/.test(word)) return 'likely';
  if (/^-{1,2}[A-Za-z0-9][\w-]*(?:(?:=|\$\{?IFS).*)?$/.test(word)) return 'definite';
  return /^-\w/.test(word) ? 'definite' : 'nothing';
}

function punctuatedKind(word: string): OperandKind {
  if (/^['"]?(?:\/|~\/|\.{1,2}[\\/])[^\s/*]/.test(word) && !POSITION.test(word)) return 'definite';
  if (/^\/{2,4}(?:bin|dev|etc|home|opt|proc|root|tmp|usr|var)\//.test(word)) return 'definite';
  if (/^(?:\*{2,}|['"]{1,3})$/.test(word)) return 'nothing';
  // `query "cycles".`: a sentence ends behind the quote.
  if (/^"[A-Za-z]\w{0,40}"[.,]$/.test(word)) return 'prose';
  // `1/8" pilot`, `3/4 cup`: parts of an inch and of a cup.
  if (/^\d{1,2}\/\d{1,2}$/.test(word)) return 'prose';
  // `","body":"`, the end of a string of JSON; `[--help]`, what a synopsis leaves to the reader.
  if (/^["'][,:}\]]|^\[-{1,2}[A-Za-z]/.test(word)) return 'nothing';
  // `node [shape=box]`, `[low:high]`: attributes and ranges, where a shell has sets of characters.
  if (/^\[[\w*.-]{0,24}[=:][^\]]*\]?,?$/.test(word)) return 'prose';
  // `nano [options] [file]...`: a synopsis; a set of characters on its own names files of one letter.
  if (/^\[[A-Za-z]{4,24}\](?:\.{3})?$/.test(word)) return 'prose';
  // `@jo` names somebody; a file or a server behind the sign has a dot or a slash.
  if (/^@[A-Za-z]\w*$/.test(word)) return 'plain';
  // parallel(1)
  if (word === ':::') return 'definite';
  if (word === '{}' || SWITCH.test(word) || DRIVE.test(word) || URL.test(word) || GLOB.test(word)) return 'definite';
  if (/^['"]?-{1,2}[a-z]|^(['"])--?\1\w/i.test(word) || /^\d(?:>|<[<>&/])/.test(word)) return 'definite';
  if (/^[`'"@\d*./~]/.test(word)) return 'likely';
  return word.length > 1 && !/^[^\w\u0080-\uffff]+$/.test(word) ? 'plain' : 'nothing';
}

/** Most words of most texts: looked at unit by unit, kept as they are. */
function wordKind(text: string, from: number, to: number): OperandKind {
  let at = from;
  while (at < to && (isLetter(text.charCodeAt(at)) || text.charCodeAt(at) > 127)) {
    // Greek and what follows it in Unicode: names of files hold it, command lines hardly.
    if (text.charCodeAt(at) >= 0x370) return 'prose';
    at++;
  }
  if (at === to) return to - from <= 8 && FUNCTION_WORDS.has(text.slice(from, to).toLowerCase()) ? 'prose' : 'plain';
  const unit = text.charCodeAt(at);
  // "users don't": a quote between letters is an apostrophe when no second one closes it.
  if (unit === 0x27 && at < to - 1 && isLetter(text.charCodeAt(at + 1)) && !isClosedQuote(text, at, to)) {
    return 'prose';
  }
  if (at === to - 1 && unit === 0x3a && /^(?:env|hklm|hkcu|cert|variable|function|alias):$/i.test(text.slice(from, to)))
    return 'definite';
  if (at === to - 1 && (unit === 0x2c || unit === 0x2e || unit === 0x3a || unit === 0x21)) {
    return to - from > 2 || unit !== 0x3a ? 'prose' : 'definite';
  }
  const word = text.slice(from, Math.min(to, from + MAX_WORD)).replace(/(\w)['")]{1,3}$/, '$1');
  if (EXPANDED.test(word) || REDIRECTED.test(word)) return 'definite';
  // A drive of PowerShell's (about_Providers), another host's folder.
  if (/^(?:env|hklm|hkcu|cert|variable|function|alias):|^[\w.-]+@[\w.-]+:/i.test(word)) return 'definite';
  // `lib/watch.js: failed`
  if (text.charCodeAt(to - 1) === 0x3a && !DRIVE.test(word)) return 'prose';
  if (URL.test(word)) return isPosition(text, from, to) ? 'likely' : 'definite';
  if (DRIVE.test(word) || ASSIGNED.test(word)) return 'definite';
  if (GLOB.test(word)) return 'definite';
  for (const pattern of LIKELY) if (pattern.test(word)) return 'likely';
  return 'plain';
}

/** `https://x/a.js:10:5578`; `http://x:8080` is a host's port. */
function isPosition(text: string, from: number, to: number): boolean {
  const tail = text.slice(Math.max(from + 8, to - 24), to);
  return POSITION.test(tail) && /[/.]\w{0,12}:\d|:\d{1,7}:\d/.test(tail);
}

function isClosedQuote(text: string, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at++) if (text.charCodeAt(at) === 0x27) return true;
  return false;
}

function isLetter(unit: number): boolean {
  return isNameUnit(unit) && (unit > 0x39 || unit < 0x30);
}
