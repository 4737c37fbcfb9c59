import type { Random } from '../../../random.js';
import { xxeGenerator } from '../xxe-generator.js';

const letters = (random: Random): string =>
  Array.from({ length: 3 + random.below(4) }, () => String.fromCharCode(97 + random.below(26))).join('');

/** One large entity many times, and entities that hold themselves. */
export const entityLoop = xxeGenerator({
  name: 'entity-loop',
  rules: {
    start: ['{declaration}{break}{quadratic}', '{declaration}{break}{loop}', '{declaration}{break}{loop-attribute}'],
    quadratic: (random) => {
      const name = letters(random);
      const uses = `&${name};`.repeat(400 + random.below(400));
      return `<!DOCTYPE ${name} [<!ENTITY ${name} "${letters(random).repeat(300)}">]><${name}>${uses}</${name}>`;
    },
    loop: (random) => {
      const [a, b, root] = [letters(random), `${letters(random)}x`, letters(random)];
      return `<!DOCTYPE ${root} [<!ENTITY ${a} "&${b};"><!ENTITY ${b} "${letters(random)}&${a};">]><${root}>&${a};</${root}>`;
    },
    'loop-attribute': (random) => {
      const [a, root] = [letters(random), letters(random)];
      return `<!DOCTYPE ${root} [<!ENTITY ${a} "${letters(random)} &${a};">]><${root} id="&${a};">${letters(random)}</${root}>`;
    },
  },
});
