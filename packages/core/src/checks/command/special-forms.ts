import type { Opening } from './openings.js';
import { overwrittenEnd } from './overwritten-files.js';

/** A form that runs something without naming a program, and what it is. */
export interface SpecialForm {
  readonly start: number;
  readonly end: number;
  readonly context: string;
}

/** `[Net.Dns]::GetHostName()`: a .NET method, about_Operators "Static member operator". */
const STATIC_METHOD = /\s*\(?\[[A-Za-z][\w.]{1,60}\]::[A-Za-z]\w{1,40}/y;
/** `&("{1}{0}"-f'ex','i')`: a name put together for the call operator. */
const COMPUTED_CALL =
  /\s*\(\s*(?:\(?["'][^"'\n]{0,40}["'](?:\s?,\s?["'][^"'\n]{0,40}["']){0,16}\s?\)?\s*(?:-f\b|-f['"]|-join\b|\+)|-join\s?\(|&?\s?['"]?(?:gcm|get-command)['"]?\s|\$\w{1,20}\[\d|\[(?:char|string)\])/iy;
/** `. ('Get-Pro'+'cess')`, `$(([char]105+…))`, `&(([char[]](105,…)) -join "")`: a name put together. */
const COMPUTED_NAME =
  /\s*(?:[.&]\s?"\$\(|\.\s["'][a-z][\w-]{1,40}["']\s{0,4}(?=$|[;|&#])|[.&]\s?\(\s*["'(][^"'\n]{1,40}["']\s*\+|[.&]\s?\(\(["'][^"'\n]{0,40}["'](?:\s?,\s?["'][^"'\n]{0,40}["']){1,16}\s?\)\s*-join\b|[.&]?\s?\(+\s*\[char(?:\[\])?\]\s*\(?\d{2,3}|[.&]\s?\(+\s*\[char|[.&]\s?\(\s*(?:gcm|gal|get-command|get-alias)\s|[.&]\s?\(\s*\$(?:env:)?\w{1,24}\[\d|\.["'][A-Za-z][A-Za-z-]{1,40}["'])/iy;
/** `$env:USERNAME`, `$x=New-Object Net.WebClient`: about_Environment_Variables, about_Variables. */
const POWERSHELL_VARIABLE =
  /\s*\$(?:env:[A-Za-z_]\w{1,40}|(?:pshome|psversiontable|psscriptroot|pscommandpath)(?![\w-])|\w{1,32}\s?=\s?(?:\(?(?:New-Object|Get-\w{3,32}|\[[\w.]{3,60}\]::)\b|'[\w-]{1,40}'\s?\+\s?'))/iy;
/** `$(</etc/passwd)`: bash reads a file without a program, manual 3.5.4. */
const READ_FILE =
  /\s*<\s?["']{0,2}(?:[~/.]|\$\{?(?:HOME|PWD|OLDPWD)\b)(?:[\w./~'"*?[\]\\-]|\$\{\w{1,16}\}|\$[\w@*]|\}){2,200}\s*[)`]/y;
/** `$(<notes)`: a name alone, where no blank in front makes it an example in a sentence; `$(<name>)` is a place to fill. */
const READ_NAME = /<\s?[A-Za-z_][\w./-]{1,100}\)/y;
/** `case $x in *) id;;`: POSIX XCU 2.9.4.3. */
const CASE =
  /\s*(?:\(\s?)?case\s{1,8}(?:\\\n\s{0,8})?(?:`[^`\n]{1,64}`|\$\([^()\n]{1,64}\)|\S{1,64})\s{1,8}(?:\\\n\s{0,8})?in\s{1,8}(?:\\\n\s{0,8})?\(?\S{1,32}\)/y;
/** `[[ a == b ]] && x`: bash manual 3.2.5.2; links of wikis have no blanks inside. */
const BASH_CONDITION =
  /\s?\[\[\s(?:[^\]\n]{1,80}\s\]\]\s?(?:&&|\|\||;|#|$)|(?:-[a-z]|\S{1,60}\s(?:==?|!=|=~|[<>]|-(?:eq|ne|gt|lt|ge|le|nt|ot|ef)))\s\S{1,60}\s\]\][ \t]{0,8}[\n|&])/y;
/** `:(){ :|:& };:`: a function that starts itself twice. */
const SELF_STARTING = /\s*([\w.:]{1,32})\s?\(\)\s?\{\s?\1(?:\(\))?\s?[|&]/y;
/** `f(){ x -o y;};f`: a function without a word in front that is called at once (POSIX XCU 2.9.5). */
const CALLED_FUNCTION =
  /[ \t]{0,8}([A-Za-z_]\w{0,31})\s?\(\)\s?\{\s[^{}]{1,200}[;\n]\s?\}\s?[;\n]\s?\1(?=[\s;|&)`#]|$)/y;
/** `for /f "delims=" %i in ('whoami') do …`: help of cmd.exe's `for`. */
const CMD_FOR =
  /\s*@?for[\s,;=]{1,20}(?:\/[dlrf]\s{1,20})?(?:(?:%\w{1,32}%)?[^%;&|\n]{0,80}\s)?(?:%{1,2}~?[A-Za-z_]\w{0,30}|%[^\s;&|])\s{1,20}in\s{0,20}\(/iy;
/** `if /i not "%x%"=="a" …`: help of cmd.exe's `if`. */
const CMD_IF = /\s*@?if(?:\s{1,24}|(?=\/))(\/i\s{1,24})?(?:not\s{1,24})?/iy;
const COMPARISON =
  /(?:"[^"\n]{0,80}"|[^\s"=<>&|;]{1,80})(\s{0,8}={2,3}\s{0,8}|\s{1,24}(?:equ|neq|lss|leq|gtr|geq)\s{1,24})(?:"[^"\n]{0,80}"|[^\s"=&|;]{1,80})\s{0,24}(\(\s{0,4})?@?([\w^]{0,24}|\.\.\.)/iy;
const CONDITION =
  /(?:exist|errorlevel|defined|cmdextversion)\s{1,24}(?:"[^"\n]{1,80}"|\([^()\n]{1,80}\)|[^\s&|;()]{1,80})\s{1,24}(?:\(?\s{0,4}@?(\w{1,16})|(\()\s{0,4}$)/iy;
/** What may stand behind a condition: cmd.exe's own commands that batch files use there, and another condition. */
const BRANCH =
  /^(?:echo|goto|cmd|call|exit|set|cd|chdir|md|mkdir|rd|rmdir|del|erase|copy|move|ren|type|start|if|for|do|dir|pause|color|cls|ver|vol|ping|powershell|pushd|popd|shift|title|net|reg|whoami|ipconfig|nslookup|netstat|systeminfo|tasklist|hostname|query|quser|arp|route|driverquery|getmac|gpresult|fsutil|wevtutil|vssadmin|bitsadmin|mshta|rundll32|regsvr32|cscript|wscript|msiexec|calc|notepad|attrib|xcopy|robocopy|findstr|curl|certutil|wmic|schtasks)$/i;

/** `${PATH:5:1}s`: letters that bash cuts out of variables, manual 3.5.3. */
const CUT_NAME = /\s*(?:\$\{[A-Z_]{2,20}:\s?-?\d{1,3}(?::-?\d{1,2})?\}[\w/.]{0,16}){1,16}(?=[\s;|&)`<>'"#]|$)/y;
/** `${!#}<<<id`, `$0<<<id`: the shell itself, given what to run (manual 3.4.2, 3.6.7). */
const FED_SHELL = /\s*(?:\$\{(?:!#|0|!0|SHELL|BASH)\}|\$(?:0|SHELL|BASH))\s?<<<\s?\S/y;
/** `(sh)0>/dev/tcp/10.0.0.5/443`: bash's connections, manual 3.6. */
const CONNECTED_SHELL = /\s*\(\s?[a-z]{2,8}\s?\)\s?\d?[<>]{1,2}&?\s?\/dev\/(?:tcp|udp)\/\S/y;

/** CVE-2014-6271: bash runs what follows a function that a variable's value starts with. */
export function readFunctionValue(text: string): SpecialForm | undefined {
  let at = 0;
  while (text.charCodeAt(at) === 0x20 && at < 32) at++;
  if (text.charCodeAt(at) !== 0x28 || text.charCodeAt(at + 1) !== 0x29) return undefined;
  if (!/^\(\)\s*\{/.test(text.slice(at, at + 32))) return undefined;
  return { start: 0, end: text.length, context: 'as an exported function (Shellshock)' };
}

/** A form of PowerShell, cmd.exe or a POSIX shell behind `opening` that names no program. */
export function readSpecialForm(text: string, opening: Opening): SpecialForm | undefined {
  const { start, end } = opening;
  if (!mayBeForm(text, end)) return undefined;
  if (opening.kind !== 'start') {
    const method = matchAt(STATIC_METHOD, text, end);
    if (method > 0) return { start, end: method, context: 'as a PowerShell expression' };
  }
  if (opening.kind === '&') {
    const call = matchAt(COMPUTED_CALL, text, end);
    if (call > 0) return { start, end: call, context: "by PowerShell's call operator &" };
  }
  const name = matchAt(COMPUTED_NAME, text, end);
  if (name > 0 && opening.kind !== 'start') return { start, end: name, context: 'as a computed name' };
  const variable = opening.kind === 'start' ? -1 : matchAt(POWERSHELL_VARIABLE, text, end);
  if (variable > 0) return { start, end: variable, context: 'as a PowerShell expression' };
  const file = opening.kind === '$(' || opening.kind === '`' ? readFileEnd(text, opening) : -1;
  if (file > 0) return { start, end: file, context: 'as a file that a substitution reads' };
  const choice = opening.kind === 'start' ? -1 : matchAt(CASE, text, end);
  if (choice > 0) return { start, end: choice, context: "in a choice of a shell's" };
  const loop = matchAt(CMD_FOR, text, end);
  if (loop > 0) return { start, end: loop, context: "in a loop of cmd.exe's" };
  const isTest = opening.kind === ';' || opening.kind === '|' || opening.kind === '&';
  const test = isTest ? matchAt(BASH_CONDITION, text, end) : -1;
  if (test > 0) return { start, end: test, context: "under a condition of bash's" };
  const condition = readCondition(text, end);
  if (condition > 0) return { start, end: condition, context: "under a condition of cmd.exe's" };
  const fed = matchAt(FED_SHELL, text, end);
  if (fed > 0) return { start, end: fed, context: 'as what a shell is given to run' };
  const connected = matchAt(CONNECTED_SHELL, text, end);
  if (connected > 0) return { start, end: connected, context: 'as a shell that a connection feeds' };
  const cut = matchAt(CUT_NAME, text, end);
  // One piece alone may be a value that something else expands.
  if (cut > 0 && (opening.kind !== 'start' || text.indexOf('${', end + 2) > 0))
    return { start, end: cut, context: 'as a name cut out of variables' };
  const overwritten = opening.kind === 'start' ? -1 : overwrittenEnd(text, end);
  if (overwritten > 0) return { start, end: overwritten, context: 'as a file that a redirection alone writes' };
  const bomb = matchAt(SELF_STARTING, text, end);
  if (bomb > 0) return { start, end: bomb, context: 'as a function that starts itself without end' };
  const called = opening.kind === 'start' ? -1 : matchAt(CALLED_FUNCTION, text, end);
  return called > 0 ? { start, end: called, context: "as a function of a shell's" } : undefined;
}

function readFileEnd(text: string, { kind, start, end }: Opening): number {
  const file = matchAt(READ_FILE, text, end);
  if (file > 0 || kind !== '$(' || (start > 0 && text.charCodeAt(start - 1) <= 0x20)) return file;
  return matchAt(READ_NAME, text, end);
}

const FORM_STARTS = `{(.&$<>:\`fic${String.fromCharCode(0x24 | 0x20, 0x3c | 0x20, 0x2e | 0x20)}`;
/** Brackets, `for` and `if` start one; a function's name has its parentheses behind it. */
function mayBeForm(text: string, from: number): boolean {
  let at = from;
  while (text.charCodeAt(at) <= 0x20) at++;
  const unit = text.charCodeAt(at) | 0x20;
  // `{`, `(`, `.`, `&`, `$`, `<`, `>`, `@`, `f`, `i`, `c` with the bit of lower case set.
  if (FORM_STARTS.includes(String.fromCharCode(unit))) return true;
  return text.slice(at, at + 36).includes('()');
}

/** Where cmd.exe's `if` and its condition end, -1 where there is none: `if a == b` is half of the world's languages. */
function readCondition(text: string, from: number): number {
  CMD_IF.lastIndex = from;
  const head = CMD_IF.exec(text);
  if (head === null) return -1;
  const at = CMD_IF.lastIndex;
  CONDITION.lastIndex = at;
  const condition = CONDITION.exec(text);
  if (condition !== null)
    return condition[2] !== undefined || BRANCH.test(condition[1] ?? '') ? CONDITION.lastIndex : -1;
  COMPARISON.lastIndex = at;
  const comparison = COMPARISON.exec(text);
  if (comparison === null) return -1;
  const [written, , , branch] = comparison;
  // Only cmd.exe has `/i`, `%1` and `!x!`.
  // Nobody else compares two figures: `if 1==1 calc`.
  const isCmd = head[1] !== undefined || /%~?[\w*]|![\w]+!|^"?\d{1,4}"?={2}"?\d{1,4}"? {1,4}\w{2}/.test(written);
  return isCmd || BRANCH.test((branch ?? '').replaceAll('^', '')) ? COMPARISON.lastIndex : -1;
}

/**
 * Where the value of an option starts whose value may be a command: `--checkpoint-action=exec=sh x`, and what a shell that
 * was named somewhere else is given, `-c "sh x"`; -1 for none.
 */
export function optionValueStart(text: string): number {
  let at = 0;
  while (text.charCodeAt(at) === 0x20 && at < 32) at++;
  if (text.charCodeAt(at) !== 0x2d) return -1;
  const found = /^\s*(?:--?[A-Za-z][\w-]{0,40}=(?:[a-z]{1,16}=)?|-(?:c|Command)\s{1,4}["'](?!\s))/i.exec(
    text.slice(0, 128),
  );
  return found === null ? -1 : found[0].length;
}

function matchAt(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
