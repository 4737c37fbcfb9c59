import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { APPLICATION_FILES, PROCESS_FILES, UNIX_FILES } from '../targets.js';

/** Where applications serve files from, inside the tree: one folder deep to four. */
export const SERVED_FOLDERS = ['/srv', '/app/public', '/home/app/www', '/var/www/html/public'] as const;
const MARK = 'outside the served folder';

/** A file system of our own: every target as a file, and nothing of the machine's. */
export interface TestTree {
  /** What opening this path would give: undefined for what is served or is not there. */
  read(path: string): string | undefined;
  remove(): void;
}

/** Builds the tree in a new temporary folder. */
export function createTestTree(): TestTree {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'eval-tree-')));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const path of [...UNIX_FILES, ...PROCESS_FILES]) write(path, MARK);
  for (const path of APPLICATION_FILES) {
    for (const folder of SERVED_FOLDERS) write(join(folder, '..', path), MARK);
    for (const folder of SERVED_FOLDERS.slice(1)) write(join(folder, '../..', path), MARK);
  }
  for (const folder of SERVED_FOLDERS) write(`${folder}/index.html`, 'served');
  for (const process of ['self', '1']) {
    mkdirSync(join(root, 'proc', process), { recursive: true });
    symlinkSync(root, join(root, 'proc', process, 'root'));
    symlinkSync(join(root, SERVED_FOLDERS[0]), join(root, 'proc', process, 'cwd'));
  }
  return {
    read: (path) => readInside(root, path),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Reads below the tree's root only, links resolved; a path is never given to the machine's own root. */
function readInside(root: string, path: string): string | undefined {
  try {
    const real = realpathSync(join(root, path));
    if (real !== root && !real.startsWith(`${root}/`)) return undefined;
    const text = readFileSync(real, 'utf8');
    return text === MARK ? text : undefined;
  } catch {
    return undefined;
  }
}
