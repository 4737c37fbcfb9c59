import { posix, win32 } from 'node:path';
import { unescape as unescapeLeniently } from 'node:querystring';
import { fileURLToPath } from 'node:url';
import { decodeHtml, undoOverlong } from '../../encodings.js';
import { SERVED_FOLDERS } from './test-tree.js';

/** Where a Windows application serves files from. */
export const WINDOWS_FOLDERS = ['C:\\www', 'C:\\inetpub\\wwwroot', 'C:\\apps\\shop\\files'] as const;

/** A step that some framework, server or careless application takes with the text before it opens a file. */
interface Reading {
  readonly name: string;
  read(text: string): string;
}

const once: Reading = { name: 'decoded once', read: decodeURIComponent };
const twice: Reading = { name: 'decoded twice', read: (text) => decodeURIComponent(decodeURIComponent(text)) };
const thrice: Reading = { name: 'decoded until nothing changes', read: decodeAll };
const asIs: Reading = { name: 'as it is', read: (text) => text };
const lenient: Reading = { name: 'decoded by querystring', read: (text) => unescapeLeniently(text) };
const oldServer: Reading = { name: 'decoded with %u', read: (text) => unescape(text) };
const overlong: Reading = {
  name: 'decoded with overlong UTF-8',
  read: (text) => decodeURIComponent(undoOverlong(text)),
};
const everything: Reading = { name: 'decoded by everything', read: decodeEverything };
const folded: Reading = { name: 'compatibility characters folded', read: (text) => unescape(text).normalize('NFKC') };
const strips: Reading = {
  name: '../ removed once',
  read: (text) => decodeEverything(text).replaceAll('../', '').replaceAll('..\\', ''),
};
const container: Reading = { name: 'path parameters removed', read: (text) => decodeAll(text).replace(/;[^/]*/g, '') };
const escapes: Reading = {
  name: 'JavaScript escapes undone',
  read: (text) =>
    text.replace(/\\(?:u([0-9a-f]{4})|x([0-9a-f]{2}))/gi, (_, long: string, short: string) =>
      String.fromCharCode(Number.parseInt(long ?? short, 16)),
    ),
};

const references: Reading = { name: 'character references undone', read: decodeHtml };

const ANY: readonly Reading[] = [
  asIs,
  once,
  twice,
  thrice,
  lenient,
  oldServer,
  overlong,
  folded,
  references,
  escapes,
  everything,
  strips,
  container,
];

/** Every file name that some application would open for a text, and how it came to it. */
export function* openedPaths(
  text: string,
  context: string,
  system: 'posix' | 'windows',
): Generator<{ path: string; how: string }> {
  for (const { name, read } of ANY) {
    const decoded = attempt(() => read(text));
    if (decoded === undefined) continue;
    for (const path of context === 'fetch' ? fromUrl(decoded, system) : opened(decoded, context, system)) {
      // Libraries in C end a name at a NUL, which Node's own refuse.
      yield { path: path.split('\u0000', 1)[0] ?? '', how: name };
    }
  }
}

/** Joined or, where absolute names are taken, resolved against a folder. */
function opened(name: string, context: string, system: 'posix' | 'windows'): string[] {
  const { join, resolve } = system === 'windows' ? win32 : posix;
  const folders = system === 'windows' ? WINDOWS_FOLDERS : SERVED_FOLDERS;
  const cut = name.split('\u0000', 1)[0] ?? '';
  const joined = folders.map((folder) => join(folder, cut));
  if (context === 'read') return joined;
  return [...joined, ...folders.map((folder) => resolve(folder, cut))];
}

function fromUrl(text: string, system: 'posix' | 'windows'): string[] {
  const windows = system === 'windows';
  const path = attempt(() => fileURLToPath(new URL(text, windows ? 'file:///C:/www/' : 'file:///srv/'), { windows }));
  return path === undefined ? [] : [path];
}

function decodeEverything(text: string): string {
  let decoded = text;
  for (let layer = 0; layer < 3; layer++) decoded = unescape(undoOverlong(decoded)).normalize('NFKC');
  return decoded;
}

function decodeAll(text: string): string {
  let decoded = text;
  for (let layer = 0; layer < 4; layer++) decoded = unescapeLeniently(decoded);
  return decoded;
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
