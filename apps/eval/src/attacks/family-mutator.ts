import type { Random } from '../random.js';
import type { Attack, AttackFamily, Mutator } from './attack.js';
import { isEncoded } from './encodings.js';

/** Writes a text that does the same; undefined, or the text itself, where there is nothing to rewrite. */
export type Rewrite = (text: string, random: Random, attack: Attack) => string | undefined;

/** A family's mutators of plain text; what is encoded already is left alone. */
export function familyMutator(family: AttackFamily, dialects?: RegExp) {
  return (name: string, rewrite: Rewrite): Mutator => ({
    families: [family],
    name,
    mutate(attack, random) {
      if (isEncoded(attack) || dialects?.test(attack.position.dialect ?? '') === false) return undefined;
      const text = rewrite(attack.text, random, attack);
      if (text === undefined || text === attack.text) return undefined;
      return { ...attack, text, mutations: [...attack.mutations, name] };
    },
  });
}

/** Rewrites one match of many. */
export function rewriteOne(
  text: string,
  random: Random,
  how: { pattern: RegExp; write(match: RegExpMatchArray): string },
): string | undefined {
  const matches = [...text.matchAll(how.pattern)];
  if (matches.length === 0) return undefined;
  const match = random.pick(matches);
  return `${text.slice(0, match.index)}${how.write(match)}${text.slice(match.index + match[0].length)}`;
}
