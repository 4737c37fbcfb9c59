/** How much around a finding is looked at, in UTF-16 units on each side. */
const AROUND = 128;
const LEAST_LENGTH = 128;
/** So many letters of one case in a row are a word, or a part of one. */
const WORD_LENGTH = 4;
/** The share that words have of text, code and commands is larger: noise has them by chance alone. */
const MOST_IN_WORDS = 0.15;

/**
 * Whether a finding stands amid noise: ciphertext, compressed or scrambled data, as sensors and analytics send it.
 * There every grammar finds something by chance, sooner or later. Such a request is refused as any other; it only is
 * no proof of who its sender is.
 */
export function isNoise(text: string, start: number, end: number): boolean {
  const from = Math.max(0, Math.min(start, text.length) - AROUND);
  const to = Math.min(text.length, Math.max(start, end) + AROUND);
  if (to - from < LEAST_LENGTH) return false;
  let inWords = 0;
  let run = 0;
  let lastCase = 0;
  for (let index = from; index < to; index++) {
    const letterCase = caseOf(text.charCodeAt(index));
    run = letterCase !== 0 && letterCase === lastCase ? run + 1 : 1;
    lastCase = letterCase;
    if (letterCase !== 0 && run >= WORD_LENGTH) inWords += run === WORD_LENGTH ? WORD_LENGTH : 1;
  }
  return inWords < MOST_IN_WORDS * (to - from);
}

/** 1 for a capital, 2 for a small letter, 0 for everything else. */
function caseOf(unit: number): number {
  if (unit >= 0x41 && unit <= 0x5a) return 1;
  return unit >= 0x61 && unit <= 0x7a ? 2 : 0;
}
