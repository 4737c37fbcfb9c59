import {
  NETWORK_MODULES,
  NODE_FUNCTIONS,
  OTHER_FUNCTIONS,
  PHP_FUNCTIONS,
  PROCESS_MEMBERS,
  SHARED_FUNCTIONS,
  SYSTEM_MEMBERS,
  SYSTEM_MODULES,
  SYSTEM_OBJECTS,
} from './vocabulary.js';

/** A call that runs a program, evaluates code or opens a file. */
export interface Call {
  readonly start: number;
  readonly end: number;
  readonly name: string;
  /** The name says it all; the others are also words or methods of something harmless. */
  readonly distinctive: boolean;
}

const MAX_NAME = 160;
const MAX_GAP = 64;
const STRING_ARGUMENT = /\s{0,8}[uUbBrRfF]?(["'`])((?:[^"'`\\\r\n]|\\.){0,128})\1?/y;

/** Every opening parenthesis with a callee before it; each character before is looked at a bounded number of times. */
export function* executingCalls(text: string): Generator<Call> {
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    const call = readCall(text, open);
    if (call !== undefined) yield call;
  }
}

function readCall(text: string, open: number): Call | undefined {
  const end = skipGapBackwards(text, open);
  // Most callees are nothing to us; their last name says so before anything else is read.
  if (!CALLEES.has(lastNameBefore(text, end).toLowerCase())) return undefined;
  let start = end;
  while (start > 0 && end - start < MAX_NAME && /[\w$.:>\\?-]/.test(text.charAt(start - 1)) && !isArrow(text, start))
    start--;
  const path = text.slice(start, end).replace(/^[^\w$]+/, '');
  const verdict = judgeCallee(path, { text, open, start, isTight: end === open });
  return verdict === undefined ? undefined : { start, end: open + 1, name: path, distinctive: verdict };
}

const MAX_LAST_NAME = 40;

function lastNameBefore(text: string, end: number): string {
  let start = end;
  while (start > 0 && end - start < MAX_LAST_NAME && isNamePart(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end);
}

function isNamePart(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f
  );
}

/** Every last name that some rule below asks for, in lower case. */
const CALLEES: ReadonlySet<string> = new Set(
  [
    ...PHP_FUNCTIONS,
    ...NODE_FUNCTIONS,
    ...OTHER_FUNCTIONS,
    ...SHARED_FUNCTIONS,
    ...SYSTEM_MEMBERS,
    ...PROCESS_MEMBERS,
    ...[
      'require',
      '__import__',
      'import',
      'import_module',
      '_load',
      'getBuiltinModule',
      'constructor',
      'function',
      'execute',
      'pcall',
    ],
  ].map((name) => name.toLowerCase()),
);

/** `=>` and `>` of a tag are no part of `$a->b`. */
function isArrow(text: string, at: number): boolean {
  const unit = text.charAt(at - 1);
  return (unit === '>' && text.charAt(at - 2) !== '-') || (unit === '-' && text.charAt(at) !== '>');
}

/** Blanks and comments between a function and its parenthesis: PHP takes them, filters trip over them. */
function skipGapBackwards(text: string, open: number): number {
  let end = open;
  for (let comments = 0; comments < MAX_COMMENTS; comments++) {
    const blank = end;
    while (end > 0 && open - end < MAX_GAP && text.charCodeAt(end - 1) <= 0x20) end--;
    const comment = commentStart(text, end, text.slice(end, blank));
    if (comment < 0) return end;
    end = comment;
  }
  return end;
}

const MAX_COMMENTS = 4;

/** Where the comment that ends at `end` starts; -1 where none does. */
function commentStart(text: string, end: number, blanks: string): number {
  const from = Math.max(0, end - MAX_GAP);
  if (text.charAt(end - 1) === '/' && text.charAt(end - 2) === '*') {
    const start = text.slice(from, end - 2).lastIndexOf('/*');
    return start < 0 ? -1 : from + start;
  }
  if (!/[\r\n]/.test(blanks)) return -1;
  const line = text.slice(from, end);
  const behind = Math.max(line.lastIndexOf('\n'), line.lastIndexOf('\r')) + 1;
  const start = line.slice(behind).search(/#|\/\//);
  return start < 0 ? -1 : from + behind + start;
}

interface Place {
  readonly text: string;
  readonly open: number;
  readonly start: number;
  readonly isTight: boolean;
}

/** True: distinctive; false: by its arguments; undefined: nothing of the kind. */
function judgeCallee(path: string, place: Place): boolean | undefined {
  const cut = Math.max(path.lastIndexOf('.'), path.lastIndexOf(':'), path.lastIndexOf('>'), path.lastIndexOf('\\'));
  const name = path.slice(cut + 1);
  const owner = path.slice(0, Math.max(0, cut)).replace(/[.:>?\\-]+$/, '');
  const lastOwner = owner.slice(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf(':')) + 1);
  const argument = readString(place.text, place.open + 1);
  // Node's own loader, however its argument is written.
  if (name === '_load' && /(?:require|module|constructor|Module)\b/.test(owner)) return true;
  if (
    name === 'require' ||
    name === '__import__' ||
    name === 'import' ||
    name === 'import_module' ||
    name === '_load' ||
    name === 'getBuiltinModule'
  ) {
    return judgeLoading(name, argument, place);
  }
  if (isIssue(place) || isQuotedName(place)) return undefined;
  if (NODE_FUNCTIONS.has(name) || OTHER_FUNCTIONS.has(name)) return true;
  if (PHP_FUNCTIONS.has(name.toLowerCase()) && (owner === '' || /[\\]$/.test(owner))) return place.isTight;
  if (lastOwner === 'process' && PROCESS_MEMBERS.has(name)) return true;
  if (name === 'constructor' || name === 'Function')
    return /return|require|process|eval|while|import/.test(argument ?? '') || lastOwner === 'constructor'
      ? true
      : undefined;
  if (
    name === 'execute' &&
    owner === '' &&
    /["'\]]\s{0,4}\.?$/.test(place.text.slice(Math.max(0, place.start - 4), place.start + 1))
  )
    return false;
  if (SYSTEM_MEMBERS.has(name) && SYSTEM_OBJECTS.has(lastOwner)) return true;
  // Lua inside Redis.
  if (lastOwner === 'redis' && (name === 'call' || name === 'pcall')) return true;
  if (!SHARED_FUNCTIONS.has(name.toLowerCase())) return undefined;
  return judgeShared(name, { owner, argument, place });
}

/** `content:"exec("`: no language calls a name right behind a string, and inside of one it calls nothing. */
function isQuotedName({ text, open, start }: Place): boolean {
  const quote = text.charAt(start - 1);
  return (quote === '"' || quote === "'") && text.charAt(open + 1) === quote && /\w/.test(text.charAt(start));
}

/** `security of safe-eval (#233)`: the end of a package's name, and the number of an issue. */
function isIssue({ text, open, start, isTight }: Place): boolean {
  return (
    !isTight &&
    /[a-z]-$/.test(text.slice(Math.max(0, start - 2), start)) &&
    /^\(#\d{1,7}\)/.test(text.slice(open, open + 10))
  );
}

/** Loading of a module: of the system's always; of others where the expression uses what it loads at once. */
function judgeLoading(name: string, argument: string | undefined, { text, open }: Place): boolean | undefined {
  if (argument === undefined) return undefined;
  if (SYSTEM_MODULES.has(argument.replace(/^node:/, ''))) return true;
  // Programs write `import time`.
  if (name === '__import__') return true;
  if (name !== 'require') return undefined;
  const isBuiltIn = NETWORK_MODULES.has(argument.replace(/^node:/, ''));
  if (!isBuiltIn && !/^(?:\.{0,2}\/|\.[a-z])/.test(argument)) return undefined;
  const behind = text.slice(open + 1, open + 200);
  return /^\s{0,8}["'`][^"'`]{1,128}["'`]\s{0,8}\)\s{0,8}(?:\.|\?\.|\[|\))/.test(behind) ? false : undefined;
}

/** Everyday names, which only say something with the name of a file, an address or a program. */
const PATH_TAKERS =
  /^(?:open|read|file|require|include|execute|fork|spawn|unlink|copy|rename|rmdir|mkdir|chmod|touch|glob)/i;

interface SharedCall {
  readonly owner: string;
  readonly argument: string | undefined;
  readonly place: Place;
}

function judgeShared(name: string, { owner, argument, place }: SharedCall): boolean | undefined {
  if (name === 'breakpoint')
    return owner === '' && /^\s{0,8}\)/.test(place.text.slice(place.open + 1, place.open + 10)) ? true : undefined;
  if (owner !== '' || place.text.slice(place.open + 1, place.open + 64).trim() === '') return undefined;
  // `system (the main one)`: words, not arguments.
  if (!place.isTight && /^\s*\p{L}{2,}\s+\p{L}/u.test(place.text.slice(place.open + 1, place.open + 64)))
    return undefined;
  // `content:"exec("`: a term of a search that is looked for as it is written.
  const quote = place.text.charAt(place.start - 1);
  if (
    /["'`]/.test(quote) &&
    place.text.charAt(place.open + 1) === quote &&
    /^(?:\s|$)/.test(place.text.slice(place.open + 2))
  )
    return undefined;
  // `.exec('id')` of `require('child_process').exec('id')`: what was called before decides.
  const before = place.text.charAt(place.start - 1);
  if (before === '.' || before === '>') return undefined;
  if (name === 'spawn' && argument !== undefined) return false;
  if (/^include/i.test(name) && /^\.(?:\/|[a-z])/.test(argument ?? '')) return false;
  // A file that no listing shows: no page is opened by that name.
  if ((name === 'open' || name === 'file') && /^\.(?:[a-z]|\/)/.test(argument ?? '')) return false;
  if (PATH_TAKERS.test(name))
    return argument !== undefined && /^(?:\/|\||\.\.|[a-z]+:\/\/|[A-Z]:\\)/.test(argument) ? false : undefined;
  return false;
}

function readString(text: string, from: number): string | undefined {
  STRING_ARGUMENT.lastIndex = from;
  return STRING_ARGUMENT.exec(text)?.[2];
}
