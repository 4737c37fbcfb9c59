import { BYTES, BYTES_TEXT_LENGTH, loadBytes } from './text-bytes.js';

/** A slot for each three bytes in a row, by five bits of each and what the next one shifts into them. */
const SLOTS = 1 << 15;
const LONGEST_OVERLAP = 2;

/**
 * Tells in one pass which groups of tokens a text cannot hold: much faster than a search for each token. A bit that is
 * not set is certain; one that is set only says that three characters of a token, the least usual ones, may be there.
 */
export class TokenScan {
  readonly #groups = new Uint8Array(SLOTS);
  #last = '';
  #found = 0;

  /** Up to eight groups of tokens of two ASCII characters or more; a group's place is its bit. */
  constructor(groups: readonly (readonly string[])[]) {
    groups.forEach((tokens, group) => {
      for (const token of tokens) this.#add(token, 1 << group);
    });
  }

  /** The bits of the groups of which a token may stand in `text`; asked twice in a row, it answers at once. */
  scan(text: string): number {
    if (text === this.#last) return this.#found;
    if (text.length > BYTES_TEXT_LENGTH) return this.#scanLong(text);
    this.#last = text;
    this.#found = this.#scanPiece(text);
    return this.#found;
  }

  #scanLong(text: string): number {
    let found = 0;
    for (let start = 0; start < text.length; start += BYTES_TEXT_LENGTH - LONGEST_OVERLAP) {
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
      found |= groups[slot] as number;
    }
    return found;
  }

  #add(token: string, bit: number): void {
    if (token.length > 2) {
      this.#mark(slotOf(rarest(token)), bit);
      return;
    }
    const first = token.charCodeAt(0);
    const second = token.charCodeAt(1);
    // Whatever stands in front: only five bits of it are in the slot.
    for (let before = 0; before < 32; before++) this.#mark(next(next(next(0, before), first), second), bit);
  }

  #mark(slot: number, bit: number): void {
    this.#groups[slot] = (this.#groups[slot] as number) | bit;
  }
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
