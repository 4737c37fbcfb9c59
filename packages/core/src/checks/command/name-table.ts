import {
  CMD_BUILTINS,
  CMD_CONDITIONS,
  POSIX_BUILTINS,
  POWERSHELL_ALIASES,
  POWERSHELL_VERBS,
  RESERVED_BEFORE_COMMAND,
} from './shell-vocabulary.js';

/** What hashing starts from, and multiplies with: FNV-1a. */
export const HASH_START = 0x811c9dc5;
const HASH_PRIME = 0x01000193;

/**
 * The hashes of all names that a shell could start, so that a word can be refused while it is being looked at, without
 * a string of its own. A hash that is there proves nothing; one that is not proves that the word is no name.
 */
export class NameTable {
  private readonly slots: Int32Array;
  private readonly mask: number;

  constructor(names: Iterable<string>) {
    const all = [...names];
    this.mask = 2 ** Math.ceil(Math.log2(all.length * 4 + 16)) - 1;
    this.slots = new Int32Array(this.mask + 1);
    for (const name of all) this.add(hashOf(name));
  }

  has(hash: number): boolean {
    for (let slot = hash & this.mask; ; slot = (slot + 1) & this.mask) {
      const held = this.slots[slot];
      if (held === hash) return true;
      if (held === 0) return false;
    }
  }

  private add(hash: number): void {
    let slot = hash & this.mask;
    while (this.slots[slot] !== 0 && this.slots[slot] !== hash) slot = (slot + 1) & this.mask;
    this.slots[slot] = hash;
  }
}

/** The hash of a name and one more UTF-16 unit of it, lower case. */
export function hashUnit(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, HASH_PRIME) | 0;
}

function hashOf(name: string): number {
  let hash = HASH_START | 0;
  // A `+` is dropped on both sides: JavaScript's `'i'+'ex'` is read as one word.
  for (const character of name.replaceAll('+', '')) hash = hashUnit(hash, character.charCodeAt(0));
  return hash;
}

const SHELL_WORDS = [POSIX_BUILTINS, CMD_BUILTINS, CMD_CONDITIONS, POWERSHELL_ALIASES, RESERVED_BEFORE_COMMAND];
/** Verbs of cmdlets stand for all of their cmdlets. */
const FIRST_WORDS = [...POWERSHELL_VERBS].map((verb) => `${verb}-`);

/** The host's programs change every ten minutes at most: one table is enough. */
let known: ReadonlySet<string> | undefined;
let table: NameTable | undefined;

/** The table of the shells' own words and of `executables`. */
export function nameTable(executables: ReadonlySet<string>): NameTable {
  if (table === undefined || known !== executables) {
    table = new NameTable([...executables, ...SHELL_WORDS.flatMap((words) => [...words]), ...FIRST_WORDS]);
    known = executables;
  }
  return table;
}
