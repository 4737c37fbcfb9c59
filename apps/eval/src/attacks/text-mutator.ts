import type { Random } from '../random.js';
import type { Attack, AttackFamily, Mutator } from './attack.js';
import { isEncoded } from './encodings.js';

/** A rewriting of an attack's own language; encoded texts are not in it any more. */
export function textMutator(
  family: AttackFamily,
  name: string,
  rewrite: (attack: Attack, random: Random) => string | undefined,
): Mutator {
  return {
    families: [family],
    name,
    mutate(attack, random) {
      if (isEncoded(attack)) return undefined;
      const text = rewrite(attack, random);
      if (text === undefined || text === attack.text) return undefined;
      return { ...attack, text, mutations: [...attack.mutations, name] };
    },
  };
}
