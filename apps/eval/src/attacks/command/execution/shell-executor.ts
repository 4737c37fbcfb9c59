import type { Attack, Execution, Executor } from '../../attack.js';
import { undoEncodings } from '../../encodings.js';
import { PLACES_BY_CONTEXT } from '../place.js';
import { createSandbox, missingSandbox, type Run, type Sandbox } from './sandbox.js';

/** `$((x))` is a sum, and starts nothing. */
const SUBSTITUTION = /\$\((?!\()|`/;
/** Without a network, without rights, the attempt is all there can be. */
const ATTEMPTS = [
  ['/dev/tcp/', 'tried to connect'],
  ['kill: ', 'tried to kill'],
] as const;

/** Runs attacks on POSIX shells in the command lines of `place.ts`. cmd.exe and PowerShell do not run here. */
export function createShellExecutor(): Executor {
  let sandbox: Sandbox | undefined;
  return {
    family: 'command',
    name: 'dash and bash',
    missing: async () => missingSandbox(),
    async start() {
      sandbox = createSandbox();
    },
    async stop() {
      sandbox?.remove();
      sandbox = undefined;
    },
    accepts: ({ position }) =>
      (position.dialect === 'posix' || position.dialect === 'bash') && PLACES_BY_CONTEXT.has(position.context ?? ''),
    async run(attack) {
      if (sandbox === undefined) throw new Error('the sandbox is not started');
      return judge(attack, sandbox);
    },
  };
}

async function judge(attack: Attack, sandbox: Sandbox): Promise<Execution> {
  const { context = '', dialect } = attack.position;
  const text = undoEncodings(attack);
  const line = (PLACES_BY_CONTEXT.get(context)?.line ?? 'X').replace('X', () => text);
  let errors = '';
  for (const shell of dialect === 'bash' ? (['bash'] as const) : (['dash', 'bash'] as const)) {
    // What stands behind `||` runs only where the application's own program fails.
    for (const status of text.includes('||') ? [0, 1] : [0]) {
      const run = await sandbox.run(shell, line, status);
      const effect = effectOf(run, text);
      if (effect !== undefined) return { works: true, how: `${shell}, ${context}: ${effect}` };
      errors ||= run.errors.split('\n')[0] ?? '';
    }
  }
  return { works: false, how: `${context}: nothing ran: ${errors.slice(0, 200)}` };
}

function effectOf(run: Run, text: string): string | undefined {
  const { marks, output, errors, files } = run;
  if (marks.length > 0) return `ran ${[...new Set(marks)].slice(0, 5).join(', ')}`;
  if (files.length > 0) return 'left a file';
  if (output.trim() !== '') return `wrote ${JSON.stringify(output.slice(0, 40))}`;
  // A builtin leaves no mark, but the application's own program is given what it wrote.
  const isSubstituted = SUBSTITUTION.test(text) && run.arguments !== '' && !SUBSTITUTION.test(run.arguments);
  if (isSubstituted && !/not found|missing operand|[Ss]yntax error/.test(errors)) return 'substituted';
  // dash says what it could not create; bash's words are the same for a program that it may not start.
  if (/cannot create .*: Permission denied/.test(errors)) return 'tried to write';
  if (text.includes('>') && /^\S*bash: .*: Permission denied/m.test(errors)) return 'tried to write';
  return ATTEMPTS.find(([trace]) => errors.includes(trace))?.[1];
}
