import { describe, expect, it } from 'vitest';
import { createRandom } from '../random.js';
import { CODE_GENERATORS } from './code/generators/index.js';
import { CODE_MUTATORS } from './code/mutators/index.js';
import { COMMAND_GENERATORS } from './command/generators/index.js';
import { COMMAND_MUTATORS } from './command/mutators/index.js';
import { undoEncodings } from './encodings.js';
import { TEMPLATE_GENERATORS } from './template/generators/index.js';
import { TEMPLATE_MUTATORS } from './template/mutators/index.js';
import { XSS_GENERATORS } from './xss/generators/index.js';
import { XSS_MUTATORS } from './xss/mutators/index.js';
import { XXE_GENERATORS } from './xxe/generators/index.js';
import { XXE_MUTATORS } from './xxe/mutators/index.js';

/** Families whose attacks are written in a language of their own. */
describe.each([
  ['xss', XSS_GENERATORS, XSS_MUTATORS],
  ['command', COMMAND_GENERATORS, COMMAND_MUTATORS],
  ['template', TEMPLATE_GENERATORS, TEMPLATE_MUTATORS],
  ['code', CODE_GENERATORS, CODE_MUTATORS],
  ['xxe', XXE_GENERATORS, XXE_MUTATORS],
] as const)('%s', (family, generators, mutators) => {
  it('has ten generators or more and twenty-five mutators or more, each by its own name', () => {
    expect(new Set(generators.map(({ name }) => name)).size).toBe(generators.length);
    expect(generators.length).toBeGreaterThanOrEqual(10);
    expect(new Set(mutators.map(({ name }) => name)).size).toBe(mutators.length);
    expect(mutators.length).toBeGreaterThanOrEqual(25);
  });

  it.each(generators.map((generator) => [generator.name, generator] as const))(
    '%s writes many different texts, always the same',
    (name, generator) => {
      const attacks = generator.generate(createRandom('seed'), 100);
      // A template language without code leaves little to say: handlebars has the smallest grammar.
      expect(attacks.length).toBeGreaterThanOrEqual(80);
      expect(new Set(attacks.map(({ text, position }) => JSON.stringify([text, position]))).size).toBe(attacks.length);
      expect(attacks.every((attack) => attack.family === family && attack.origin === name)).toBe(true);
      expect(generator.generate(createRandom('seed'), 100)).toEqual(attacks);
      expect(generator.generate(createRandom('other'), 100)).not.toEqual(attacks);
    },
  );

  it('rewrites nothing that is encoded already, and never throws', () => {
    for (const mutator of mutators) {
      for (const generator of generators) {
        const random = createRandom(`${mutator.name}/${generator.name}`);
        const [attack] = generator.generate(random, 1);
        if (attack === undefined) throw new Error(`${generator.name} wrote nothing`);
        const rewritten = mutator.mutate(attack, random);
        if (rewritten === undefined) continue;
        expect(rewritten.mutations).toEqual([mutator.name]);
        expect(rewritten.text).not.toBe(attack.text);
        if (mutator.name.startsWith('encode-')) expect(undoEncodings(rewritten)).toBe(attack.text);
        const encoded = { ...attack, mutations: ['encode-percent'] };
        if (!mutator.name.startsWith('encode-')) expect(mutator.mutate(encoded, random)).toBeUndefined();
      }
    }
  });

  it('has a use for every mutator', () => {
    const unused = mutators.filter((mutator) => {
      const random = createRandom(`used/${mutator.name}`);
      const attacks = generators.flatMap((generator) => generator.generate(random, 20));
      return !attacks.some((attack) => mutator.mutate(attack, random) !== undefined);
    });
    expect(unused.map(({ name }) => name)).toEqual([]);
  });
});
