import type { Certainty, Detection } from '../check.js';
import type { Opening, OpeningKind } from './openings.js';
import { CMD_BUILTINS, POSIX_BUILTINS, POWERSHELL_ALIASES } from './shell-vocabulary.js';
import type { SimpleCommand } from './simple-command.js';
import type { SpecialForm } from './special-forms.js';

/** How each opening reads to a developer. */
const OPENINGS: Record<OpeningKind, string> = {
  start: 'as a whole command line',
  ';': 'behind the separator ;',
  '|': 'behind the pipe |',
  '&': 'behind the separator &',
  newline: 'on a new line',
  '$(': 'inside the command substitution $( )',
  '`': 'inside a command substitution in backticks',
  '<(': 'inside the process substitution <( )',
  directive: 'by a server-side include',
};
const MAX_SHOWN = 120;

/** Says which command would run, after what, and in which shell. */
export function describe(
  text: string,
  opening: Opening,
  found: { command: SimpleCommand; certainty: Certainty },
): Detection {
  const { command, certainty } = found;
  const written = text.slice(command.start, Math.min(command.end, command.start + MAX_SHOWN)).trim();
  const hidden = command.kind === 'disguised' ? `, a disguised form of "${command.name}"` : '';
  const context = OPENINGS[opening.kind];
  return {
    certainty,
    start: opening.start,
    // A quote that nothing closes ends behind the text.
    end: Math.min(Math.max(command.end, opening.end), text.length),
    context,
    explanation: `If this text reaches ${shellOf(command.name)}, the command "${written}"${hidden} would run ${context}.`,
  };
}

/** Says what a form without a program's name would do. */
export function describeForm(text: string, form: SpecialForm): Detection {
  const written = text.slice(form.start, Math.min(form.end, form.start + MAX_SHOWN)).trim();
  return {
    certainty: 'certain',
    start: form.start,
    end: form.end,
    context: form.context,
    explanation: `If this text reaches a shell, "${written}" would run ${form.context}.`,
  };
}

function shellOf(name: string): string {
  const lower = name.toLowerCase();
  if (lower.includes('-') && /^[a-z]+-[a-z]+$/.test(lower) && name !== lower) return 'PowerShell';
  if (POSIX_BUILTINS.has(lower)) return 'a shell';
  if (CMD_BUILTINS.has(lower)) return 'cmd.exe';
  return POWERSHELL_ALIASES.has(lower) ? 'PowerShell' : 'a shell';
}
