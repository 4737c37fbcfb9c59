const FIRST_MS = 100;
const LONGEST_MS = 30_000;

/** How long to wait before the next try after `failures` in a row, milliseconds; half of it by chance. */
export function backOffMs(failures: number, chance: number = Math.random()): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20));
  return full / 2 + (full / 2) * chance;
}
