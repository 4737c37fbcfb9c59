import type { Opening } from './openings.js';
import { skipBlanks } from './operands.js';
import type { SpecialForm } from './special-forms.js';

type Form = readonly [form: RegExp, context: string];

/** Behind `&` and `|`, which are the separators of cmd.exe. */
const CMD_FORMS: readonly Form[] = [
  // `echo.>x`, `echo(%x%`: a dot, a colon or a bracket ends the name as a blank would, and the line is written somewhere.
  [/@?echo[.:(/](?:(?=[%!&|])|[^\n&|<>'"();]{0,80}>{1,2}\s?[\w%"\\])/iy, "as a line that cmd.exe's echo writes"],
  // `dir/b`, `del/q/s x`: an option glued to one of cmd.exe's own commands.
  [
    /@?(?:(?:dir|del|erase|rd|rmdir|copy|move|type|start|set|ren|chdir|cd|cmd(?:\.exe)?|tasklist|taskkill|shutdown|netstat|systeminfo|schtasks)(?:\/[a-z](?::-?[a-z]{1,3})?){1,4}|ipconfig\/(?:all|displaydns|flushdns|release|renew)|whoami\/(?:all|priv|groups|user|upn))(?=[\s&|>"']|$)/y,
    "as a command of cmd.exe's with its option",
  ],
  // `%path:~0,1%%os:~1,2%`: letters cut out of variables; help of cmd.exe's `set`.
  [/@?(?:[\w.\\]{0,16}[%!]\w{1,32}:~-?\d{1,3}(?:,-?\d{1,3})?[%!]){1,16}/y, 'as a name cut out of variables'],
];

/** Behind `;`, a line's end and what POSIX shells have in common with PowerShell. */
const POWERSHELL_FORMS: readonly Form[] = [
  // about_Script_Blocks: `{calc}.Invoke()`.
  [/\{[^{}\n]{1,120}\}\.invoke(?:returnasis)?\(/iy, 'as a block that PowerShell starts'],
  // about_Foreach, about_Pipelines: `1|foreach{calc}`.
  [
    /(?:(?:foreach|where)(?:-object)?|icm|invoke-command|sajb|start-job|start-threadjob|trap)\s?\{\s?(?:\$_[.\s}]|[A-Za-z][\w-]{1,40}\s?\})/iy,
    'as a block that PowerShell starts',
  ],
  // about_Type_Accelerators: `[Ref].Assembly.GetType(…)`.
  [
    /\[(?:ref|system\.[\w.]{2,60})\]\.(?:assembly|module|get[a-z]{3,20}\(|invokemember\()/iy,
    'as a PowerShell expression',
  ],
  // about_Type_Accelerators: `[wmiclass]'win32_process'`, whose methods start programs.
  [/\[wmiclass\]\s?["'(]/iy, 'as a PowerShell expression'],
  // about_Assignment_Operators: `$x=(gci);$x`, and nothing more.
  [
    /\$(\w{1,32})\s?=\s?\(\s?[a-z][\w-]{1,40}(?:\s[^()\n;]{1,80})?\)\s?;\s?\$\1\s{0,4}(?=$|[#'"|])/iy,
    'as a PowerShell expression',
  ],
];

/** Behind the call operators `&` and `.` (about_Operators). */
const CALLED_FORMS: readonly Form[] = [
  // `'wh''oami'.Replace(…)`: a name that methods of String put together.
  [
    /["'][^"'\n]{1,40}["'](?:["'][^"'\n]{1,40}["']){0,4}\.(?:replace|insert|remove|substring|split|trim|trimstart|trimend|tolower|toupper|padleft)\s?\(/iy,
    "by PowerShell's call operator &",
  ],
  [/\(\s?\$(?:env:)?\w{1,20}(?:\[\d|\s?\+\s?["'$])/iy, "by PowerShell's call operator &"],
];
const BLOCK = /\{\s?[A-Za-z][\w-]{1,40}(?:\s[^{}\n]{1,80})?\}/y;

/** A form of cmd.exe or PowerShell behind `opening` that names no program, or one that they alone end there. */
export function readWindowsForm(text: string, opening: Opening): SpecialForm | undefined {
  const { kind, start } = opening;
  if (kind === 'start') return readCutName(text, opening);
  if (kind === 'directive' || kind === '<(') return undefined;
  const at = skipBlanks(text, opening.end);
  const isCmd = kind === '&' || kind === '|';
  const form = (isCmd ? matchOne(CMD_FORMS, text, at) : undefined) ?? matchOne(POWERSHELL_FORMS, text, at);
  if (form !== undefined) return { start, ...form };
  const called = calledStart(text, opening, at);
  if (called < 0) return undefined;
  // One `&` alone joins strings in Visual Basic, and the parameters of an address's template (RFC 6570, 3.2.9).
  if (kind === '&' && start > 0 && opening.end - start < 2 && text.charAt(start - 1) !== '(') return undefined;
  const call = matchOne(CALLED_FORMS, text, called);
  if (call !== undefined) return { start, ...call };
  BLOCK.lastIndex = called;
  if (!BLOCK.test(text)) return undefined;
  return { start, end: BLOCK.lastIndex, context: "by PowerShell's call operator &" };
}

/** `%PUBLIC:~0,1%alc`, as the whole of a command line; names of files hold pieces of `%date%` and `%time%`. */
const CUT_NAME =
  /@?(?=[\w%:~,-]{1,160}(?:\s|$|\.exe))(?:[a-z]\w{0,15})?%(?!date|time)\w{2,32}:~-?\d{1,3}(?:,-?\d{1,3})?%[\w%:~,-]{0,120}(?:\.exe)?(?=\s|$)/iy;

function readCutName(text: string, { start, end }: Opening): SpecialForm | undefined {
  CUT_NAME.lastIndex = skipBlanks(text, end);
  if (!CUT_NAME.test(text)) return undefined;
  return { start, end: CUT_NAME.lastIndex, context: 'as a name cut out of variables' };
}

/** Behind the operator: the separator itself where that is `&`, or what follows the separator; -1 for none. */
function calledStart(text: string, { kind, doubled }: Opening, at: number): number {
  if (kind === '&') return doubled ? -1 : at;
  const unit = text.charCodeAt(at);
  return unit === 0x2e || unit === 0x26 ? skipBlanks(text, at + 1) : -1;
}

/** Could one start behind `from`? Most words end here by their first letter. */
export function mayBeWindowsForm(text: string, from: number): boolean {
  const at = skipBlanks(text, from);
  STARTS.lastIndex = at;
  return STARTS.test(text);
}

const STARTS =
  /\{[^{}\n]{1,120}\}|["'][^"'\n]{1,40}["']["'.]|\.\s?["'(]|\(\s?\$|\[(?:ref|system\.|wmiclass\])|@?(?:echo[.:(/]|foreach|where|(?:icm|sajb|trap)\s?\{|invoke-command|start-|\$\w{1,32}\s?=\s?\(|(?:dir|del|erase|rd|rmdir|copy|move|type|start|set|ren|chdir|cd|cmd(?:\.exe)?|tasklist|taskkill|shutdown|netstat|systeminfo|schtasks|ipconfig|whoami)\/)|@?[\w.\\]{0,16}[%!]\w{1,32}:~/iy;

function matchOne(forms: readonly Form[], text: string, at: number): { end: number; context: string } | undefined {
  for (const [form, context] of forms) {
    form.lastIndex = at;
    if (form.test(text)) return { end: form.lastIndex, context };
  }
  return undefined;
}
