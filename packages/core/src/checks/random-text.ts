const LONGEST = 64;
const FEWEST_RUNS = 5;
/** Names of several words have longer ones. */
const LONGEST_RUN = 3;

/**
 * `5&scVPB3PVWhd#`, `tP8kXKV0dGFu&w`: capitals, small letters and figures change places as chance has it, without a
 * blank: a password that a program made. For what counts only where names and values of people stand in front of it.
 */
export function isRandom(text: string): boolean {
  if (text.length > LONGEST) return false;
  let seen = 0;
  let runs = 0;
  let length = 0;
  let before = OTHER;
  for (let at = 0; at < text.length; at++) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === BLANK) return false;
    if (kind !== OTHER) {
      length++;
      // A capital and what follows it are one: `OfFirst` has two.
      if (kind !== before && !(before === CAPITAL && kind === SMALL)) runs++;
    }
    seen |= kind;
    before = kind;
  }
  return runs >= FEWEST_RUNS && length <= runs * LONGEST_RUN && (seen & ALL) === ALL;
}

const OTHER = 0;
const SMALL = 1;
const CAPITAL = 2;
const FIGURE = 4;
const BLANK = 8;
const ALL = SMALL | CAPITAL | FIGURE;

function kindOf(unit: number): number {
  if (unit <= 0x20) return BLANK;
  if (unit >= 0x61 && unit <= 0x7a) return SMALL;
  if (unit >= 0x41 && unit <= 0x5a) return CAPITAL;
  return unit >= 0x30 && unit <= 0x39 ? FIGURE : OTHER;
}
