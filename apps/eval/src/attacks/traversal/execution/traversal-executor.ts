import { win32 } from 'node:path';
import type { Attack, Execution, Executor } from '../../attack.js';
import { undoEncodings } from '../../encodings.js';
import { WINDOWS_APPLICATION_FILES, WINDOWS_FILES } from '../targets.js';
import { openedPaths, WINDOWS_FOLDERS } from './applications.js';
import { type FileServer, startFileServer } from './file-server.js';
import { createTestTree, SERVED_FOLDERS, type TestTree } from './test-tree.js';

const LONGEST_REQUEST_PATH = 8_000;
const WINDOWS_TARGETS = new Set(
  [
    ...WINDOWS_FILES.map((file) => `c:\\${file}`),
    ...WINDOWS_FOLDERS.flatMap((folder) =>
      WINDOWS_APPLICATION_FILES.flatMap((file) => ['..', '..\\..'].map((up) => win32.join(folder, up, file))),
    ),
  ].map((path) => path.toLowerCase()),
);

/** Opens what applications would open: real decoders, a real tree and, for paths of requests, real servers. */
export function createTraversalExecutor(): Executor {
  let tree: TestTree | undefined;
  let server: FileServer | undefined;
  return {
    family: 'traversal',
    name: 'test-tree',
    missing: async () => undefined,
    async start() {
      tree = createTestTree();
      server = await startFileServer(tree);
    },
    async stop() {
      await server?.close();
      tree?.remove();
      tree = undefined;
    },
    accepts: ({ position }) => position.dialect === 'posix' || position.dialect === 'windows',
    async run(attack) {
      if (tree === undefined || server === undefined) throw new Error('the test tree is not started');
      const leaking = await overSocket(attack, server);
      if (leaking !== undefined) return { works: true, how: `${leaking} answers with a file that is not served` };
      for (const text of new Set([attack.text, undoEncodings(attack)])) {
        const found = openAnywhere(text, attack, tree);
        if (found !== undefined) return found;
      }
      return { works: false, how: 'stays inside, or names nothing' };
    },
  };
}

async function overSocket({ text, position }: Attack, server: FileServer): Promise<string | undefined> {
  if (position.location !== 'path' || position.dialect !== 'posix' || text.length > LONGEST_REQUEST_PATH)
    return undefined;
  return server.leaks(text);
}

function openAnywhere(text: string, { position }: Attack, tree: TestTree): Execution | undefined {
  const { context = 'read' } = position;
  const system = position.dialect === 'windows' ? 'windows' : 'posix';
  for (const { path, how } of openedPaths(text, context, system)) {
    const outside = system === 'windows' ? isWindowsTarget(path, context) : isUnixTarget(path, context, tree);
    if (outside) return { works: true, how: `${how}: opens ${path.slice(0, 80)}` };
  }
  return undefined;
}

/** A name that is written need not exist; one that is read must. */
function isUnixTarget(path: string, context: string, tree: TestTree): boolean {
  if (context === 'write') return !isInside(path, SERVED_FOLDERS, '/') && !path.endsWith('/');
  return tree.read(path) !== undefined;
}

/** No disk is asked: what Win32 makes of the name decides, with its trailing dots and blanks and streams dropped. */
function isWindowsTarget(path: string, context: string): boolean {
  const bare = path
    .replace(/^\\\\[?.]\\(?=[a-z]:)/i, '')
    .replace(/::\$DATA$/i, '')
    .replace(/[. ]+$/, '');
  const name = win32.normalize(bare).toLowerCase();
  if (name.startsWith('\\\\')) return true;
  if (WINDOWS_TARGETS.has(name)) return true;
  return context === 'write' && /^c:\\./.test(name) && !isInside(name, WINDOWS_FOLDERS, '\\');
}

function isInside(path: string, folders: readonly string[], separator: string): boolean {
  return folders.some(
    (folder) => path === folder || path.toLowerCase().startsWith(`${folder.toLowerCase()}${separator}`),
  );
}
