/** What a literal is handed to: whatever the language is, a call is names and an argument. */
export interface Callee {
  readonly start: number;
  /** The names that lead to the call, and those behind it. */
  readonly names: readonly string[];
  /** The function is itself computed: `(…)('id')`, `[…][0]('id')`. */
  readonly isComputed: boolean;
}

/** What is called with the literal between `start` and `end`, is told by it what to do, or stands first in its list. */
export function calleeOf(text: string, start: number, end: number): Callee | undefined {
  return readCallee(text, start) ?? readReceiver(text, start, end) ?? readList(text, start);
}

const MAX_CHAIN = 160;
const MAX_LIST = 200;

/** A statement or an operand begins here: what a chain of names must follow. */
const START =
  /(?:^|[;'"`)\]}{[,&|(=+!<>?:*\n]|\d\s{0,2}[.;]|\b(?:return|echo|print|puts|new|await|if|else|and|or|not|in|do|lambda|unless|with|raise|yield|die|eval|my|local|let|var|const|import|from|use|p|say|warn|defer|go|then|begin|filename\s{1,4}\w{1,8}))\s{0,4}[\\@$%&*({[]{0,4}\s{0,4}$/;

/** What is called with the literal at `at`: `name(`, `a.b("x").c(`, `name "…"`, `name 0777, "…"`. */
function readCallee(text: string, at: number): Callee | undefined {
  const open = openBefore(text, at);
  const isCall = open >= 0;
  const end = skipBlanksBackwards(text, isCall ? open : wordBefore(text, at));
  const start = startOfChain(text, end);
  if (start === end) return undefined;
  const chain = text.slice(start, end);
  // `process.name: ("bash" or "sh")`: a field and what it may hold.
  if (isCall && /\w\.\w+:$/.test(chain) && end < open) return undefined;
  if (isCall ? PROSE.test(text.slice(open, at)) : !isBareCall(text, at, chain) && !isTag(text, { end, at }, chain))
    return undefined;
  const before = text.slice(Math.max(0, start - 48), start);
  // Behind a list and a blank nothing is called: `[pid 25] execve("/bin/ls")` is a log.
  if (!START.test(before) || /\]\s{1,4}$/.test(before)) return undefined;
  const isComputed = /[)\]}"'`](?:->)?$/.test(chain);
  const names = [...namesOf(chain), ...outerNames(text, start), ...namesBehind(text, at)];
  return { start, names: isCall ? [...names, ...namesOf(text.slice(open, at))] : names, isComputed };
}

/** The call that a call is an argument of: `read(url("…"))`, `do.call("system", list("…"))`. */
const OUTER = /[\w.]{2,60}\s{0,2}\(\s{0,4}(?:["':]?[\w.]{1,40}["']?\s{0,2},\s{0,2}){0,3}$/;

function outerNames(text: string, start: number): string[] {
  const match = OUTER.exec(text.slice(Math.max(0, start - 120), start));
  return match === null ? [] : namesOf(match[0]);
}

/** A Lisp's list: the function's name stands first, `(run-program "id")`, `(.exec (x) "id")`. */
const LIST = /^[\s'(#=]{0,8}\(\s{0,4}\.?([a-z][\w.:/*!?-]{0,60})\s/i;

function readList(text: string, at: number): Callee | undefined {
  const open = openBefore(text, at);
  if (open < 0) return undefined;
  const match = LIST.exec(text.slice(open, open + 80));
  // It is all that there is, or stands in another list.
  if (
    match === null ||
    !/^(?:[\s'#=(]|\(?[\w.:/>-]{1,60}\s{1,4}|\([^()"]{1,80}\)\s{0,4}){0,4}$/.test(text.slice(0, open))
  )
    return undefined;
  // `(with-open-file (s "…") …)`: the list around it says what is done.
  const names = (text.slice(0, open) + match[1]).split(/[^a-zA-Z\d_]+/);
  return { start: open, names, isComputed: false };
}

/** Two words beside each other are no arguments. */
const PROSE = /\p{L}{2,}\s+\p{L}{2,}/u;

/** Without parentheses a function is called in Ruby, Perl, Lua and PHP's constructs; there backticks are programs themselves. */
function isBareCall(text: string, at: number, chain: string): boolean {
  return text.charAt(at) !== '`' && /^[\w$.:>-]{1,79}[\w$][!?]?$/.test(chain);
}

/** ECMA-262, 13.3.11: a member right in front of a template is called with it. */
function isTag(text: string, { end, at }: { end: number; at: number }, chain: string): boolean {
  return end === at && text.charAt(at) === '`' && /^[\w$]{0,40}(?:\.[\w$]{1,40}){1,4}$/.test(chain);
}

/** The parenthesis that the literal is an argument of, over lists and other arguments; -1 where there is none. */
function openBefore(text: string, at: number): number {
  let depth = 0;
  for (let index = at - 1; index >= 0 && at - index < MAX_LIST; index--) {
    const sign = text.charAt(index);
    if (sign === ')' || sign === ']' || sign === '}') depth++;
    else if (sign === '(' || sign === '[' || sign === '{') {
      if (depth > 0) depth--;
      else if (sign === '(') return index;
    } else if (sign === ';' || sign === '\n') return -1;
  }
  return -1;
}

/** `chmod 0777, "…"`, `exec "…"`: where the function's name ends that takes its arguments without parentheses. */
const BARE_ARGUMENTS =
  /[\w$!?]((?:\s{1,4}|\s{0,4})(?:(?:my\s{1,4})?[$@%&]?[\w.:]{1,40}\s{0,4},\s{0,4}|(["'])[^"'\n]{0,64}\2\s{0,4},\s{0,4}){0,3})$/;

function wordBefore(text: string, at: number): number {
  const before = text.slice(Math.max(0, at - MAX_LIST), at);
  const match = BARE_ARGUMENTS.exec(before);
  return match === null ? at : at - (match[1] as string).length;
}

function skipBlanksBackwards(text: string, from: number): number {
  let end = from;
  while (end > 0 && from - end < 16 && text.charCodeAt(end - 1) <= 0x20) end--;
  return end;
}

/** Names, what joins them, and whole groups in brackets: `a::b->c("x").d`. */
function startOfChain(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start < MAX_CHAIN) {
    const sign = text.charAt(start - 1);
    if (/[\w$.:!?@\\]/.test(sign)) start--;
    else if (sign === '>' && text.charAt(start - 2) === '-') start -= 2;
    // `require .resolve(…)`
    else if (sign.charCodeAt(0) <= 0x20 && text.charAt(start) === '.') start = skipBlanksBackwards(text, start);
    else if (/[)\]}]/.test(sign)) {
      const open = openOf(text, start - 1);
      if (open < 0) break;
      start = open;
    } else break;
  }
  return start;
}

function openOf(text: string, close: number): number {
  let depth = 0;
  for (let index = close; index >= 0 && close - index < MAX_CHAIN; index--) {
    const sign = text.charAt(index);
    if (/[)\]}]/.test(sign)) depth++;
    else if (/[([{]/.test(sign) && --depth === 0) return index;
  }
  return -1;
}

function namesOf(chain: string): string[] {
  return chain.match(/[a-zA-Z_]\w{0,60}/g) ?? [];
}

/** `("x").read`, `("x").!!`: what is done with what the call gives. */
const BEHIND = /^["'`][^()\n]{0,40}\)[)\]}]{0,4}\s{0,4}\.\s{0,4}(?:([a-zA-Z]\w{1,40})|(!{1,2}))/;

function namesBehind(text: string, at: number): string[] {
  const quote = text.charAt(at);
  const end = text.indexOf(quote, at + 1);
  const match = end < 0 ? null : BEHIND.exec(text.slice(end, end + 128));
  return match === null ? [] : [match[2] === undefined ? (match[1] as string) : 'run'];
}

/** `"id".execute()`, `"id".!!`: the literal itself is told to act. */
const RECEIVER =
  /^\s{0,4}\.\s{0,4}(?:(execute|exec|run|system|spawn|popen|open|shell|sh)\b\s{0,4}(?:\(|;|$)|!{1,2}(?![=\w]))|^\s{1,4}!{1,2}\s{0,4};?\s{0,4}$/;

function readReceiver(text: string, start: number, end: number): Callee | undefined {
  const match = RECEIVER.exec(text.slice(end, end + 32));
  if (match === null || !START.test(text.slice(Math.max(0, start - 48), start))) return undefined;
  return { start, names: [match[1] ?? 'run'], isComputed: false };
}
