const SLOTS = 4_096;

/** The slots of some words: nearly every other word needs no slice to be told apart. */
export function createSlots(...sets: readonly Iterable<string>[]): Uint8Array {
  const slots = new Uint8Array(SLOTS);
  for (const words of sets) {
    for (const word of words) {
      const units = Uint16Array.from(word, (character) => character.charCodeAt(0));
      slots[slotOf(units, 0, word.length)] = 1;
    }
  }
  return slots;
}

/** Of the length and three letters, in either case. */
export function slotOf(units: Uint16Array, start: number, end: number): number {
  const first = (units[start] as number) & 31;
  const second = (units[Math.min(start + 1, end - 1)] as number) & 31;
  const last = (units[end - 1] as number) & 31;
  return (((end - start) * 31 + first) * 31 + second * 7 + last * 131) & (SLOTS - 1);
}
