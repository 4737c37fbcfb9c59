import { describe, expect, it } from 'vitest';
import { Trait, WordTraits } from './word-traits.js';
import type { WordsThatMatter } from './words-that-matter.js';

const WORDS: WordsThatMatter = {
  prose: true,
  names: new Set(),
  longerThan: 10,
  seesLonger: (word) => word.includes('constructor'),
  hosts: new Set(),
  joining: new Set(['or', 'union']),
  early: new Set(['union']),
  members: new Set(['process']),
  among: new Set(['grant']),
  leading: new Set(['then']),
  seesBehind: (name) => name.startsWith('on'),
  seesFirst: (word, executables) => executables.has(word),
  seesCalled: (word) => word === 'sleep',
};

function createTraits(): (word: string) => number {
  const traits = new WordTraits(WORDS, () => true);
  traits.executables = new Set(['whoami']);
  return (word) => {
    const text = `(${word})`;
    const units = Uint16Array.from(text, toUnit);
    return traits.of(text, units, 1, 1 + word.length) | traits.placedOf(text, units, 1, 1 + word.length);
  };
}

function toUnit(character: string): number {
  return character.charCodeAt(0);
}

describe('the traits of a word', () => {
  it('are what checks see in it, in either case', () => {
    const of = createTraits();
    expect(of('tea')).toBe(0);
    expect(of('Whoami')).toBe(Trait.first);
    expect(of('then')).toBe(Trait.leading);
    expect(of('OR')).toBe(Trait.joining);
    expect(of('union')).toBe(Trait.joining | Trait.early);
    expect(of('process')).toBe(Trait.member);
    expect(of('sleep')).toBe(Trait.called);
    expect(of('onload')).toBe(Trait.assigned);
    expect(of('GRANT')).toBe(Trait.matters);
    expect(of('theconstructor')).toBe(Trait.matters);
    expect(of('1or')).toBe(Trait.matters);
    expect(of('x0x41')).toBe(Trait.matters);
  });

  it('stay the same however many words were asked for in between', () => {
    const of = createTraits();
    const words = Array.from({ length: 10_000 }, (_, index) =>
      index % 7 === 0 ? `on${index}` : `w${index.toString(36)}`,
    );
    const first = words.map(of);
    expect(words.map(of)).toEqual(first);
    expect(words.map((word) => createTraits()(word)).slice(0, 50)).toEqual(first.slice(0, 50));
    expect(of('whoami')).toBe(Trait.first);
  });

  it('follow the programs of the host', () => {
    const traits = new WordTraits(WORDS, () => true);
    const ask = (): number => traits.placedOf('frobnicate', Uint16Array.from('frobnicate', toUnit), 0, 10);
    expect(ask()).toBe(0);
    traits.executables = new Set(['frobnicate']);
    expect(ask()).toBe(Trait.first);
  });

  it('are its own, whichever slot it shares', () => {
    const of = createTraits();
    for (let round = 0; round < 3; round++) {
      for (let index = 0; index < 50_000; index++) {
        const word =
          index % 5 === 0 ? 'or' : index.toString(26).replaceAll(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)));
        const expected = word === 'or' ? Trait.joining : word.startsWith('on') ? Trait.assigned : 0;
        expect(of(word)).toBe(expected);
      }
    }
  });

  it('ask checks nothing of words that stand where no check has to be asked', () => {
    let asked = 0;
    const seesFirst = (): boolean => ++asked > 0;
    const traits = new WordTraits({ ...WORDS, seesFirst }, () => true);
    for (let index = 0; index < 10_000; index++) {
      const word = `w${index.toString(26).replaceAll(/\d/g, 'q')}`;
      traits.of(word, Uint16Array.from(word, toUnit), 0, word.length);
    }
    expect(asked).toBe(0);
  });
});
