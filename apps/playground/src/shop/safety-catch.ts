/** The programs that the shop's shell finds; each is harmless whatever it is given, see `shell.ts`. */
export const PROGRAMS = ['ping', 'cat', 'ls', 'echo', 'id', 'whoami', 'uname', 'sleep'] as const;

const MAX_LENGTH = 400;
/**
 * Left out: what names files (`<` `>` `*` `?` `[` `~`), what loops (`{` `}`), what expands (`$` but for `$(`), and what
 * would let the shell see other commands than we do (quotes, `\`, `#`).
 */
const CHARACTERS = /^(?:[\w \t\r\n.:,@%+=;|&()`/-]|\$(?=\())*$/;
/** Defining a function needs no braces: `ping()(ping|ping)` would be a fork bomb. */
const FUNCTION = /\(\s*\)/;
const SEPARATORS = /([;|&()`$\n])/;
const FIRST_WORD = /^[ \t\r]*([^ \t\r]+)/;
const NAMES: ReadonlySet<string> = new Set(PROGRAMS);

/**
 * Why this command line is kept from a real shell, or undefined. A host may be ruined by its own visitor who pastes
 * `; /bin/rm -rf /` to see what happens: whatever stands in command position must be one of our programs.
 */
export function refuseCommand(line: string): string | undefined {
  if (line.length > MAX_LENGTH) return `longer than ${MAX_LENGTH} characters`;
  if (!CHARACTERS.test(line)) return 'it has a character that reaches beyond the playground (quotes, redirections …)';
  if (FUNCTION.test(line)) return 'no functions';
  // Odd places hold the separators, because the pattern captures them.
  const parts = line.split(SEPARATORS);
  let ticks = 0;
  for (let at = 0; at < parts.length; at += 2) {
    const word = FIRST_WORD.exec(parts[at] ?? '')?.[1];
    if (word !== undefined && !NAMES.has(word)) return `"${word}" is not one of ${PROGRAMS.join(', ')}`;
    const separator = parts[at + 1];
    if (separator === '`') ticks++;
    // What a substitution prints would itself be run where no program stands before it: `$(echo /bin/rm -rf /)`.
    const opens = separator === '$' || (separator === '`' && ticks % 2 === 1);
    if (opens && !/[ \t\r]\S*$/.test((parts[at] ?? '').trimStart())) return 'a substitution in the place of a program';
  }
  return undefined;
}
