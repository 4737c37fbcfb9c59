import type { Random } from '../../../random.js';
import type { Attack, Mutator } from '../../attack.js';
import { isEncoded } from '../../encodings.js';
import type { Shell } from '../place.js';

export const POSIX: readonly Shell[] = ['posix', 'bash'];
export const WINDOWS: readonly Shell[] = ['cmd', 'powershell'];

/** A mutator of texts for these shells; what is encoded already is left alone. */
export function shellMutator(
  name: string,
  shells: readonly Shell[],
  rewrite: (text: string, random: Random, attack: Attack) => string | undefined,
): Mutator {
  return {
    families: ['command'],
    name,
    mutate(attack, random) {
      if (isEncoded(attack) || !shells.includes(attack.position.dialect as Shell)) return undefined;
      const text = rewrite(attack.text, random, attack);
      if (text === undefined || text === attack.text) return undefined;
      return { ...attack, text, mutations: [...attack.mutations, name] };
    },
  };
}

/** Rewrites one match of many, or none. */
export function rewriteOne(
  text: string,
  random: Random,
  how: { pattern: RegExp; write(match: RegExpExecArray): string | undefined },
): string | undefined {
  const matches = [...text.matchAll(how.pattern)];
  if (matches.length === 0) return undefined;
  const match = random.pick(matches);
  const written = how.write(match as RegExpExecArray);
  return written === undefined
    ? undefined
    : `${text.slice(0, match.index)}${written}${text.slice(match.index + match[0].length)}`;
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
  return rewriteOne(text, random, { pattern, write: ([name]) => (RESERVED.has(name) ? undefined : write(name)) });
}

/** One command without quotes or expansions, up to what ends it. */
const SIMPLE =
  /(?<=[;&|\n]\s?|\$\(|^\s*`)[a-z][^;&|\n`$()'"#<>{}\\*?]*[^\s;&|\n`$()'"#<>{}\\*?](?=\s*(?:[;&|\n)`#]|$))/g;

/** Rewrites one whole simple command. */
export function rewriteCommand(text: string, random: Random, write: (command: string) => string): string | undefined {
  return rewriteOne(text, random, {
    pattern: SIMPLE,
    write: ([command]) => (RESERVED.has(command.split(' ')[0] ?? '') ? undefined : write(command)),
  });
}

/** Rewrites the blanks inside of commands, some or all. */
export function rewriteBlanks(text: string, random: Random, write: () => string): string | undefined {
  const all = random.chance(0.5);
  const rewritten = text.replace(/(?<=[a-z0-9])[ ](?=[-/~.a-z0-9])/g, (blank, at: number) =>
    at > text.search(/[;&|`\n]|\$\(/) && (all || random.chance(0.5)) ? write() : blank,
  );
  return rewritten === text ? undefined : rewritten;
}
