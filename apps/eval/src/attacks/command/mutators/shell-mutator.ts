import type { Random } from '../../../random.js';
import type { Attack, Mutator } from '../../attack.js';
import { familyMutator, type Rewrite, rewriteOne } from '../../family-mutator.js';
import type { Shell } from '../place.js';

export const POSIX: readonly Shell[] = ['posix', 'bash'];
export const WINDOWS: readonly Shell[] = ['cmd', 'powershell'];

/** A mutator of texts for these shells; what is encoded already is left alone. */
export function shellMutator(name: string, shells: readonly Shell[], rewrite: Rewrite): Mutator {
  const { mutate } = familyMutator('command')(name, rewrite);
  const rewritten: Mutator['mutate'] = (attack, random) => {
    const mutated = mutate(attack, random);
    if (mutated === undefined || !keepsBackticks(attack.text, mutated.text)) return undefined;
    return isOption(attack) && !keepsOption(attack.text, mutated.text) ? undefined : mutated;
  };
  const isFor = ({ position }: Attack): boolean => shells.includes(position.dialect as Shell);
  return {
    families: ['command'],
    name,
    mutate: (attack, random) => (isFor(attack) ? rewritten(attack, random) : undefined),
  };
}

function isOption({ position }: Attack): boolean {
  return position.context === 'option';
}

/**
 * An option is an argument that no shell expands: what a shell alone would undo, it would be given as it stands; with
 * something glued in front of it, it is none; and behind words the program fails at those first.
 */
function keepsOption(before: string, after: string): boolean {
  const signs = (text: string): string => (text.match(/[$`;&|\n#\\'"=]/g) ?? []).sort().join('');
  const at = after.indexOf(before.trimStart());
  // make(1) calls its own functions by their bare names.
  if (/\$\((?:shell|eval)\s/.test(before) && !/\$\((?:shell|eval)\s/.test(after)) return false;
  return signs(after) === signs(before) && (at <= 0 || /^\S{0,16} $/.test(after.slice(0, at)));
}

/** Backticks do not nest: one that is written between two others ends what they hold (XCU 2.6.3). */
function keepsBackticks(before: string, after: string): boolean {
  const count = (text: string): number => text.split('`').length - 1;
  if (count(after) <= count(before)) return true;
  let at = 0;
  while (at < before.length && before[at] === after[at]) at++;
  return count(before.slice(0, at)) % 2 === 0;
}

/** Reserved words stop being reserved when they are quoted (XCU 2.4). */
const RESERVED = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'do',
  'done',
  'case',
  'esac',
  'while',
  'until',
  'for',
  'in',
  'function',
]);

/** A word where a command's name stands: behind a separator or at the start of a substitution. */
const NAME = /(?<=[;&|`({\n]\s*|\b(?:then|do|else|exec|env|nohup|command)\s)[a-z][a-z0-9_.-]+(?=[\s;&|<>`)$]|$)/g;

/** Rewrites one command's name. */
export function rewriteName(text: string, random: Random, write: (name: string) => string): string | undefined {
  const pattern = NAME;
  return rewriteOne(text, random, {
    pattern,
    write: ({ 0: name, index }) => {
      if (RESERVED.has(name)) return name;
      const written = write(name);
      return isCommandPlace(text, index ?? 0) ? written : name;
    },
  });
}

/** One command without quotes or expansions, up to what ends it. */
const SIMPLE =
  /(?<=[;&|\n]\s?|\$\(|^\s*`)[a-z][^;&|\n`$()'"#<>{}\\*?]*[^\s;&|\n`$()'"#<>{}\\*?](?=\s*(?:[;&|\n)`#]|$))/g;

/** Rewrites one whole simple command. */
export function rewriteCommand(text: string, random: Random, write: (command: string) => string): string | undefined {
  return rewriteOne(text, random, {
    pattern: SIMPLE,
    write: ({ 0: command, index }) => {
      if (RESERVED.has(command.split(' ')[0] ?? '')) return command;
      const written = write(command);
      const at = index ?? 0;
      // A backtick behind it must end what it is in: `` wh``oami `` goes on.
      const isWhole = text[at + command.length] !== '`' || text.slice(0, at).split('`').length % 2 === 0;
      return isWhole && isCommandPlace(text, at) && !CHANGES_SHELL.test(command) ? written : command;
    },
  });
}

/** An assignment, or a builtin that changes the shell it runs in: in a shell of its own that is lost. */
const CHANGES_SHELL =
  /^(?:\w+=\S*$|(?:set|alias|unalias|cd|export|read|shopt|declare|typeset|local|trap|exec|umask|unset)\b)/;

/** A joined line goes on with the word before it, and so does what stands behind a backtick that ends something. */
function isCommandPlace(text: string, at: number): boolean {
  const head = text.slice(0, at).replace(/(?:[ \t]|\\\n)+$/, '');
  if (head.length < at && /\w$/.test(head) && text.slice(head.length, at).startsWith('\\')) return false;
  return !head.endsWith('`') || head.split('`').length % 2 === 0;
}

/** Rewrites the blanks inside of commands, some or all; values of assignments and names behind redirections are not split (XCU 2.7, 2.9.1). */
export function rewriteBlanks(text: string, random: Random, space: string): string | undefined {
  const all = random.chance(0.5);
  const isExpansion = space.includes('$');
  const rewritten = text.replace(/(?<=[a-z0-9])[ ](?=[-/~.a-z0-9])/g, (blank, at: number) => {
    const isChosen = at > text.search(/[;&|`\n]|\$\(/) && (all || random.chance(0.5));
    return isChosen && !(isExpansion && /(?:^|[\s;&|(`])\w+=\S*$|[<>]&?\|?\s?[^\s<>]*$/.test(text.slice(0, at)))
      ? space
      : blank;
  });
  return rewritten === text ? undefined : rewritten;
}
