/** Set beside the class `letter` for `_`, which tells some words apart. */
export const UNDERSCORE = 1 << 31;

/** A word in the units of a text; `classes` may have `UNDERSCORE`. Whoever is given one keeps nothing of it. */
export interface WordSpan {
  start: number;
  end: number;
  classes: number;
}
