import type { Source } from '../../../../../packages/core/src/values/value.js';
import type { Random } from '../../random.js';
import type { Attack, AttackPosition, Generator } from '../attack.js';
import { writeDistinct } from '../grammar.js';

/** A URL, or what a text that carries one is (`json`, `xml`, `header`): the executor takes it out first. */
export type SsrfWriting = string | { readonly text: string; readonly context: string; readonly location?: Source };

/** A generator of texts that make an application ask an internal host. */
export function ssrfGenerator(name: string, write: (random: Random) => SsrfWriting): Generator {
  return {
    family: 'ssrf',
    name,
    generate: (random, count) =>
      writeDistinct<Attack>(
        count,
        () => {
          const written = write(random);
          const { text, position } = typeof written === 'string' ? plain(written) : placed(written);
          return { family: 'ssrf', text, position, origin: name, mutations: [] };
        },
        ({ text, position }) => `${position.location} ${text}`,
      ),
  };
}

function plain(text: string): { text: string; position: AttackPosition } {
  return { text, position: { context: 'url' } };
}

function placed(written: Exclude<SsrfWriting, string>): { text: string; position: AttackPosition } {
  const { text, context, location } = written;
  return { text, position: { context, ...(location === undefined ? {} : { location }) } };
}
