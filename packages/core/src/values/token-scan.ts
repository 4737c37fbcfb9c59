import { BYTES, BYTES_TEXT_LENGTH, loadBytes } from './text-bytes.js';

/** A slot for each three bytes in a row, by five bits of each and what the next one shifts into them. */
const SLOTS = 1 << 15;

interface Token {
  readonly codes: Uint8Array;
  /** Which of its bytes the third of the three is. */
  readonly place: number;
  readonly bit: number;
}

/** Tells in one pass which groups of tokens a text holds one of: much faster than a search for each token. */
export class TokenScan {
  readonly #groups = new Uint8Array(SLOTS);
  /** Of the slots that a token marks. */
  readonly #tokens = new Map<number, Token[]>();
  readonly #overlap: number;
  #last = '';
  #found = 0;

  /** Up to eight groups of tokens of two ASCII characters or more; a group's place is its bit. */
  constructor(groups: readonly (readonly string[])[]) {
    groups.forEach((tokens, group) => {
      for (const token of tokens) this.#add(token, 1 << group);
    });
    this.#overlap = Math.max(...groups.flat().map((token) => token.length)) - 1;
  }

  /** The bits of the groups of which a token stands in `text`; asked twice in a row, it answers at once. */
  scan(text: string): number {
    if (text === this.#last) return this.#found;
    this.#found = text.length > BYTES_TEXT_LENGTH ? this.#scanLong(text) : this.#scanPiece(text);
    this.#last = text;
    return this.#found;
  }

  #scanLong(text: string): number {
    let found = 0;
    for (let start = 0; start < text.length; start += BYTES_TEXT_LENGTH - this.#overlap) {
      found |= this.#scanPiece(text.slice(start, start + BYTES_TEXT_LENGTH));
    }
    return found;
  }

  #scanPiece(piece: string): number {
    const groups = this.#groups;
    const length = loadBytes(piece);
    let slot = 0;
    let found = 0;
    for (let at = 0; at < length; at++) {
      slot = next(slot, BYTES[at] as number);
      const bits = groups[slot] as number;
      if ((bits & ~found) !== 0) found |= this.#bitsAt(slot, at, length);
    }
    return found;
  }

  /** Of the tokens that mark a slot, those that stand around the byte which led to it. */
  #bitsAt(slot: number, at: number, length: number): number {
    let bits = 0;
    for (const { codes, place, bit } of this.#tokens.get(slot) as Token[]) {
      if ((bits & bit) === 0 && standsAt(codes, at - place, length)) bits |= bit;
    }
    return bits;
  }

  #add(token: string, bit: number): void {
    const codes = Uint8Array.from(token, (character) => character.charCodeAt(0));
    if (token.length > 2) {
      const three = rarest(token);
      this.#mark(slotOf(three), { codes, place: token.indexOf(three) + 2, bit });
      return;
    }
    const [first = 0, second = 0] = codes;
    // Whatever stands in front: only five bits of it are in the slot.
    for (let before = 0; before < 32; before++) {
      this.#mark(next(next(next(0, before), first), second), { codes, place: 1, bit });
    }
  }

  #mark(slot: number, token: Token): void {
    this.#groups[slot] = (this.#groups[slot] as number) | token.bit;
    const tokens = this.#tokens.get(slot);
    if (tokens === undefined) this.#tokens.set(slot, [token]);
    else tokens.push(token);
  }
}

/** UTF-8 has ASCII characters as bytes of their own, so that bytes are compared whatever else the text holds. */
function standsAt(codes: Uint8Array, start: number, length: number): boolean {
  if (start < 0 || start + codes.length > length) return false;
  for (let index = 0; index < codes.length; index++) if (BYTES[start + index] !== codes[index]) return false;
  return true;
}

/** Of the byte before the last five bits are left, of the last one ten; all of it depends on three bytes alone. */
function next(slot: number, byte: number): number {
  return ((slot << 5) ^ byte) & (SLOTS - 1);
}

function slotOf(three: string): number {
  return next(next(next(0, three.charCodeAt(0)), three.charCodeAt(1)), three.charCodeAt(2));
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
