import { CLASS_OF } from '../values/character-classes.js';
import { BYTES, BYTES_TEXT_LENGTH, loadBytes } from '../values/text-bytes.js';

/** A slot for each three bytes in a row, by five bits of each and what the next one shifts into them. */
const SLOTS = 1 << 15;

/** Texts of which one is looked for: ASCII, two characters or more. */
export interface TokenGroup {
  readonly texts: readonly string[];
  /** The texts are in lower case, and found in any. */
  readonly ignoreCase?: boolean;
}

interface Token {
  readonly codes: Uint8Array;
  readonly ignoreCase: boolean;
  /** Which of its bytes the third of the three is. */
  readonly place: number;
  readonly group: number;
}

/** Tells in one pass which groups of tokens a text holds one of: much faster than a search for each token. */
export class TokenScan {
  /** Of each slot the place of its tokens in the list; 0 where there are none. */
  readonly #marks = new Uint16Array(SLOTS);
  readonly #tokens: Token[][] = [[]];
  readonly #overlap: number;
  #last = '';
  #classes = 0;
  /** Of each group, whether it stands in the last text. */
  readonly #found: Uint8Array;

  constructor(groups: readonly TokenGroup[]) {
    groups.forEach(({ texts, ignoreCase = false }, group) => {
      for (const text of texts) this.#add(text, ignoreCase, group);
    });
    this.#overlap = Math.max(1, ...groups.flatMap(({ texts }) => texts.map((text) => text.length))) - 1;
    this.#found = new Uint8Array(groups.length);
  }

  /** Whether a token of this group stands in `text`. One pass over a text answers for all groups. */
  holds(text: string, group: number): boolean {
    if (text !== this.#last) this.#scan(text);
    return this.#found[group] === 1;
  }

  /** The character classes of `text`, which the same pass tells. */
  classesOf(text: string): number {
    if (text !== this.#last) this.#scan(text);
    return this.#classes;
  }

  #scan(text: string): void {
    this.#found.fill(0);
    this.#classes = 0;
    this.#last = text;
    if (text.length <= BYTES_TEXT_LENGTH) {
      this.#scanPiece(text);
      return;
    }
    for (let start = 0; start < text.length; start += BYTES_TEXT_LENGTH - this.#overlap) {
      this.#scanPiece(text.slice(start, start + BYTES_TEXT_LENGTH));
    }
  }

  #scanPiece(piece: string): void {
    const marks = this.#marks;
    const length = loadBytes(piece);
    let slot = 0;
    let classes = 0;
    for (let at = 0; at < length; at++) {
      const byte = BYTES[at] as number;
      classes |= CLASS_OF[byte] as number;
      slot = next(slot, byte);
      const mark = marks[slot] as number;
      if (mark !== 0) this.#meet(mark, at, length);
    }
    this.#classes |= classes;
  }

  /** Finds the tokens that mark a slot around the byte which led to it. */
  #meet(mark: number, at: number, length: number): void {
    const found = this.#found;
    const tokens = this.#tokens[mark] as Token[];
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index] as Token;
      if (found[token.group] === 0 && standsAt(token, at - token.place, length)) found[token.group] = 1;
    }
  }

  #add(text: string, ignoreCase: boolean, group: number): void {
    const codes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    if (text.length > 2) {
      const three = rarest(text);
      const token = { codes, ignoreCase, place: text.indexOf(three) + 2, group };
      for (const written of ignoreCase ? inAnyCase(three) : [three]) this.#mark(slotOf(written), token);
      return;
    }
    // Whatever stands in front: only five bits of it are in the slot.
    const token = { codes, ignoreCase, place: 1, group };
    for (const [first = '', second = ''] of ignoreCase ? inAnyCase(text) : [text]) {
      for (let before = 0; before < 32; before++) {
        this.#mark(next(next(next(0, before), first.charCodeAt(0)), second.charCodeAt(0)), token);
      }
    }
  }

  #mark(slot: number, token: Token): void {
    const mark = this.#marks[slot] as number;
    if (mark === 0) this.#marks[slot] = this.#tokens.push([token]) - 1;
    else if (!this.#tokens[mark]?.includes(token)) this.#tokens[mark]?.push(token);
  }
}

/** UTF-8 has ASCII characters as bytes of their own, so that bytes are compared whatever else the text holds. */
function standsAt({ codes, ignoreCase }: Token, start: number, length: number): boolean {
  if (start < 0 || start + codes.length > length) return false;
  for (let index = 0; index < codes.length; index++) {
    const byte = BYTES[start + index] as number;
    const code = codes[index] as number;
    if (byte !== code && !(ignoreCase && (byte | 0x20) === code && code >= 0x61 && code <= 0x7a)) return false;
  }
  return true;
}

/** Of the byte before the last five bits are left, of the last one ten; all of it depends on three bytes alone. */
function next(slot: number, byte: number): number {
  return ((slot << 5) ^ byte) & (SLOTS - 1);
}

function slotOf(three: string): number {
  return next(next(next(0, three.charCodeAt(0)), three.charCodeAt(1)), three.charCodeAt(2));
}

/** The same letters, each in either case. */
function inAnyCase(text: string): string[] {
  return [...text].reduce<string[]>(
    (all, letter) => [...new Set([letter, letter.toUpperCase()])].flatMap((one) => all.map((start) => start + one)),
    [''],
  );
}

/** Letters from the most to the least frequent in English. */
const FREQUENT = 'etaoinsrhldcumfpgwybvkxjqz';

/** Three characters in a row that stand in few texts without the token. */
function rarest(token: string): string {
  let best = token.slice(0, 3);
  for (let at = 1; at + 3 <= token.length; at++) {
    const three = token.slice(at, at + 3);
    if (rarity(three) > rarity(best)) best = three;
  }
  return best;
}

/** Signs and capital letters are rarer than any other letter. */
function rarity(text: string): number {
  let sum = 0;
  for (const character of text) sum += (FREQUENT.indexOf(character) + FREQUENT.length + 1) % (FREQUENT.length + 1);
  return sum;
}
