import { readdir } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { REFERENCE_EXECUTABLES } from '../checks/command/executables-reference.js';

const REFRESH_MS = 10 * 60_000;
/** A PATH of thousands of folders, or a folder of a million files, is an accident; the reference names still hold. */
const MAX_FOLDERS = 64;
const MAX_NAMES = 20_000;
const WINDOWS_EXTENSION = /\.(?:exe|com|bat|cmd|ps1|vbs)$/;

/** The names of this host's programs, as far as they are known now. */
export interface Executables {
  /** Names without folder or extension, lower case: the reference list at first, PATH's as well once it was read. */
  readonly names: ReadonlySet<string>;
  /** Settles when the reading under way is done. */
  ready(): Promise<void>;
}

/**
 * Reads the folders of `path` (the PATH variable) in the background, and again when asked for names after ten minutes.
 *
 * The reference names are always in: an attempt is an attack too where the program happens to be missing. Refreshing
 * on demand needs no timer, so nothing keeps the process alive and nothing has to be closed.
 */
export function createExecutables(path: string = process.env.PATH ?? ''): Executables {
  const folders = [...new Set(path.split(delimiter))].filter((folder) => folder !== '').slice(0, MAX_FOLDERS);
  let names: ReadonlySet<string> = REFERENCE_EXECUTABLES;
  let readAtMs = 0;
  let reading = Promise.resolve();
  const refresh = (): void => {
    readAtMs = Date.now();
    reading = readNames(folders).then((found) => {
      // Whoever has learnt what is harmless on this host would have to learn it again.
      if (!isSame(found, names)) names = found;
    });
  };
  refresh();
  return {
    get names() {
      if (Date.now() - readAtMs > REFRESH_MS) refresh();
      return names;
    },
    ready: () => reading,
  };
}

async function readNames(folders: readonly string[]): Promise<ReadonlySet<string>> {
  const names = new Set(REFERENCE_EXECUTABLES);
  for (const folder of folders) {
    // A missing or forbidden folder on PATH is normal, and no reason to know less about the others.
    const files = await readdir(folder).catch(() => []);
    for (const file of files) {
      if (names.size >= MAX_NAMES) return names;
      names.add(file.toLowerCase().replace(WINDOWS_EXTENSION, ''));
    }
  }
  return names;
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  if (one.size !== other.size) return false;
  for (const name of one) if (!other.has(name)) return false;
  return true;
}
