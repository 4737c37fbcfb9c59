/** Kinds of texts whose cost is drawn over their length. */
export const TEXT_KINDS = ['prose', 'base64', 'percent', 'noise'] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

/** What each kind is, for tables and pages. */
export const TEXT_TITLES: Readonly<Record<TextKind, string>> = {
  prose: 'words',
  base64: 'base64-like token',
  percent: 'percent-encoded text',
  noise: 'printable noise',
};

const WORDS = [
  ...['garden', 'letter', 'window', 'autumn', 'people', 'river', 'small', 'yellow', 'morning', 'paper', 'simple'],
  ...['village', 'music', 'kitchen', 'winter', 'round', 'friend', 'blanket', 'corner', 'gentle', 'harbour', 'mountain'],
];
const TOKEN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index)).join('');

/** The same sequence in every run. */
export class Dice {
  #state: number;

  constructor(seed = 7) {
    this.#state = seed;
  }

  below(limit: number): number {
    // Of a linear congruential generator only the upper bits are random.
    this.#state = (Math.imul(this.#state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (this.#state >>> 8) % limit;
  }

  pick<T>(items: ArrayLike<T>): T {
    return items[this.below(items.length)] as T;
  }

  word(): string {
    return this.pick(WORDS);
  }

  sentence(words = 9): string {
    return `${Array.from({ length: words }, () => this.word()).join(' ')}, and so on.`;
  }
}

/** A text of a kind, `length` characters long. */
export function toText(kind: TextKind, length: number): string {
  const dice = new Dice();
  switch (kind) {
    case 'prose':
      return toProse(dice, length);
    case 'percent':
      return toPercent(toProse(dice, Math.ceil(length / 3))).slice(0, length);
    case 'base64':
      return toCharacters(dice, TOKEN, length);
    case 'noise':
      return toCharacters(dice, PRINTABLE, length);
  }
}

function toProse(dice: Dice, length: number): string {
  const words: string[] = [];
  for (let written = 0; written < length; ) {
    const word = dice.word();
    words.push(word);
    written += word.length + 1;
  }
  return words.join(' ').slice(0, length);
}

function toPercent(text: string): string {
  return Array.from(text, (character) => `%${character.charCodeAt(0).toString(16)}`).join('');
}

function toCharacters(dice: Dice, from: string, length: number): string {
  return Array.from({ length }, () => dice.pick(from)).join('');
}
