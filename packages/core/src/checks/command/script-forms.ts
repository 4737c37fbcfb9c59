import type { Opening } from './openings.js';
import type { SpecialForm } from './special-forms.js';

/** Statements that only shells have; other languages' look alike but for what stands here (their grammars' own terms). */
const FORMS: readonly (readonly [form: RegExp, context: string])[] = [
  // bash manual 3.3 and 3.2.5.1, about_Functions: a function without parentheses, or with a subshell for its body.
  // Either does nothing before it is called.
  [
    /function(?:\s|\\\n){1,4}([\w-]{1,32})\s?(?:\{|\(\)\s?\()(?=[\s\S]{0,400}[;\n\r&|}]\s{0,4}\1(?![\w-]))/iy,
    "as a function of a shell's",
  ],
  [/for\s{1,4}\w{1,32}\s{1,4}in\s[^;\n]{1,120}[;\n]\s{0,8}do\s(?=[\s\S]{0,400}\bdone\b)/y, "in a loop of a shell's"],
  [/for\s?\(\([^();]{0,40};[^();]{0,40};[^();]{0,40}\)\)/y, "in a loop of a shell's"],
  [/select\s{1,4}\w{1,32}\s{1,4}in\s[^;\n]{1,120}[;\n]\s{0,8}do\s/y, "in a choice of a shell's"],
  [/alias\s{1,4}([\w.-]{1,32})=\S(?=[\s\S]{0,400}[;\n\r&|]\s{0,4}\1(?![\w.=-]))/y, 'as another name of a command'],
  // about_If, about_While, about_Foreach, about_Comparison_Operators, about_Automatic_Variables.
  [
    /(?:if|while|elseif|switch)\s?\([^(){}]{0,80}(?:\$true\b|\$false\b|\s-(?:eq|ne|gt|lt|ge|le|like|match|contains)\s)[^(){}]{0,80}\)\s?\{/iy,
    'in a statement of PowerShell',
  ],
  [/for\s?\(\$\w{1,32}\s?=[^(){}]{0,40}\s-(?:eq|ne|gt|lt|ge|le)\s[^(){}]{0,40}\)\s?\{/iy, 'in a loop of PowerShell'],
  [/foreach\s?\(\s?\$\w{1,32}\s{1,4}in\s/iy, 'in a loop of PowerShell'],
  [/do\s?\{\s?[A-Za-z][\w-]{1,40}\s?\}\s?(?:while|until)\s?\(/iy, 'in a loop of PowerShell'],
  [/switch\s?\([^(){}]{1,40}\)\s?\{\s?[^{}\s:]{1,20}\s?\{/iy, 'in a statement of PowerShell'],
  [/trap\s?\{[^{}]{1,80}[;\s](?:continue|break)\s?\}/iy, 'in a statement of PowerShell'],
  [/return\s[A-Z][a-z]{2,15}-[A-Z][A-Za-z]/y, 'in a statement of PowerShell'],
  // Programs of Windows' by names that no variable of a script has.
  [
    /return\s(?:systeminfo|tasklist|quser|getmac|driverquery|nbtstat)(?=\s*(?:[;|&)}'"#]|$))/iy,
    'in a statement of PowerShell',
  ],
  [/\$ExecutionContext\b/iy, 'as a PowerShell expression'],
  // Where-Object and ForEach-Object, about_Aliases and about_Automatic_Variables.
  [/[?%]\s?\{\s?(?:\$_[.\s}]|[A-Za-z][\w-]{1,40}\s?\})/y, 'as a block that PowerShell starts'],
  [/\$\w{1,32}\s?=\s?\{[^{}]{1,80}\}\s?[;\n]\s?[&.]\s?\$/y, 'as a block that PowerShell starts'],
  [
    /\$\w{1,32}\s?=\s?["'][^"'\n]{1,40}["']\s?;(?:[^\n]{0,80}[;\n])?\s?[&.]\s?"?\$/y,
    'as a name that PowerShell starts',
  ],
  [/\$null\s?=\s?[\w(&[]/iy, 'as a PowerShell expression'],
  [/\.\s?\{\s?[A-Za-z][\w-]{1,40}[\s}]/y, 'as a block that PowerShell starts'],
  [/(?:try|catch|finally|trap)\s?\{\s?throw\s?\}\s?catch\s?\{/iy, 'in a statement of PowerShell'],
  [/(?:try|catch|finally|trap)\s?\{\s?[A-Z][a-z]{1,15}-[A-Z]/y, 'in a statement of PowerShell'],
];
const STARTS = /[f$.wist?%]|do(?=\s?\{)|return(?=\s[A-Z])|a(?=lias)|e(?=lseif)|catch/iy;

/** A statement of a shell behind `opening` that names no program. */
export function readScriptForm(text: string, opening: Opening): SpecialForm | undefined {
  if (opening.kind === 'start' || opening.kind === 'directive') return undefined;
  const at = firstOf(text, opening.end);
  for (const [form, context] of FORMS) {
    form.lastIndex = at;
    if (form.test(text)) return { start: opening.start, end: form.lastIndex, context };
  }
  return undefined;
}

/** Could one start behind `from`? Most words end here by their first letter. */
export function mayBeScriptForm(text: string, from: number): boolean {
  const at = firstOf(text, from);
  STARTS.lastIndex = at;
  return STARTS.test(text) && FIRST_WORDS.test(text.slice(at, at + 24));
}

const FIRST_WORDS =
  /^(?:function\s|for\s?\((?:\(|\$)|for\s\w{1,20}\sin|foreach\s?\(|do\s?\{|return\s[A-Z]|select\s|alias\s|(?:if|while|elseif|switch)\s?\(|\$(?:execution|null|\w{1,20}\s?=)|\.\s?\{|[?%]\s?\{|(?:try|catch|finally|trap)\s?\{)/i;

function firstOf(text: string, from: number): number {
  let at = from;
  while (at - from < 8 && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x09)) at++;
  ASSIGNED.lastIndex = at;
  return ASSIGNED.test(text) ? ASSIGNED.lastIndex : at;
}

/** `a=b alias q=x`: assignments in front of it. */
const ASSIGNED = /(?:[A-Za-z_]\w{0,31}=[^\s;&|]{0,64}[ \t]{1,8}){1,8}/y;
