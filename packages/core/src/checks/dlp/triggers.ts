import type { LeakSwitches } from './rules.js';

/** Where a leak can begin; 0 is nowhere. */
export const Trigger = {
  Digit: 1,
  HexLetter: 2,
  Plus: 3,
  Dollar: 4,
  Dash: 5,
  Brace: 6,
  K: 7,
  P: 8,
  /** A backslash, `&`, `%`: another character may be behind it. */
  Escape: 9,
} as const;

/** The trigger of each byte, for what is switched on: a byte that begins nothing costs one look. */
export function toTriggers(switches: LeakSwitches): Uint8Array {
  const { phones, cards, privateKeys, hashes, windows, linux } = switches;
  const table = new Uint8Array(256);
  const set = (characters: string, trigger: number): void => {
    for (const character of characters) table[character.charCodeAt(0)] = trigger;
  };
  if (cards || hashes || windows || linux) set('0123456789', Trigger.Digit);
  if (hashes || windows) set('abcdefABCDEF', Trigger.HexLetter);
  if (phones) set('+', Trigger.Plus);
  if (hashes || windows || linux) set('$', Trigger.Dollar);
  if (hashes) set('{', Trigger.Brace);
  if (privateKeys) {
    set('-', Trigger.Dash);
    set('k', Trigger.K);
    set('P', Trigger.P);
  }
  set('\\&%', Trigger.Escape);
  return table;
}
