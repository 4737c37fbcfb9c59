// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the notation of the shell
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  APPLICATION_PROGRAMS,
  DECOYS,
  DROPPED_PROGRAMS,
  IDLE_ALONE,
  LESS_KNOWN_STUBS,
  REAL_PROGRAMS,
  STUB_PROGRAMS,
} from './programs.js';

const LIMIT_S = 2;
/** Time for what was sent to the background; then its whole process namespace ends. */
const AFTERMATH_MS = 30;
const LONGEST_LINE = 130_000;
const NOBODY = 65_534;
const RECORDS = ['mark', 'arguments'];
/** Where a line may leave files. */
const WRITABLE = ['tmp', 'work', 'var/www/html', 'home/app'];
const OUTPUT_LIMIT = 4_096;

/** What a line of shell did. */
export interface Run {
  /** Programs that ran, other than the application's own. */
  readonly marks: readonly string[];
  readonly output: string;
  readonly errors: string;
  /** What the application's own program was given in the end. */
  readonly arguments: string;
  readonly files: readonly string[];
}

/** A folder that holds two shells, stub programs and decoys, and that nothing gets out of. */
export interface Sandbox {
  /** Runs a line; `status` is what the application's own program answers. */
  run(shell: 'dash' | 'bash', line: string, status: number): Promise<Run>;
  remove(): void;
}

/** Undefined when lines can be run; else how to get there. */
export function missingSandbox(): string | undefined {
  if (process.getuid?.() !== 0) return 'commands run in namespaces of their own, which takes root (in a container)';
  const needed = {
    '/bin/dash': 'dash',
    '/bin/bash': 'bash',
    '/usr/bin/busybox': 'busybox',
    '/usr/bin/unshare': 'util-linux',
  };
  const missing = Object.entries(needed).flatMap(([path, name]) => (existsSync(path) ? [] : [name]));
  return missing.length === 0
    ? undefined
    : `${missing.join(', ')} not installed: apt-get install -y --no-install-recommends ${missing.join(' ')}`;
}

/** No network, no other processes, no other files, no rights. */
export function createSandbox(): Sandbox {
  const root = mkdtempSync(join(tmpdir(), 'eval-shell-'));
  furnish(root);
  const furniture = new Set(listFiles(root));
  return {
    async run(shell, line, status) {
      // A NUL cannot be in an argument; a longer line is refused by the kernel as well (MAX_ARG_STRLEN).
      if (line.includes('\u0000') || Buffer.byteLength(line) > LONGEST_LINE) {
        return { marks: [], output: '', errors: 'no kernel takes this as an argument', arguments: '', files: [] };
      }
      for (const name of RECORDS) {
        writeFileSync(join(root, name), '');
        chmodSync(join(root, name), 0o666);
      }
      const streams = await runLine(root, [shell, line, String(status)]);
      const [marks = '', given = ''] = RECORDS.map((name) => readFileSync(join(root, name), 'utf8'));
      const files = listFiles(root).filter((path) => !furniture.has(path));
      for (const path of files) rmSync(path, { recursive: true, force: true });
      return { ...streams, marks: marks.split('\n').filter((mark) => mark !== ''), arguments: given, files };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function listFiles(root: string): string[] {
  return WRITABLE.flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name)));
}

function runLine(root: string, argument: readonly string[]): Promise<{ output: string; errors: string }> {
  const isolate = ['--net', '--pid', '--mount', '--ipc', '--fork', '--kill-child'];
  const enter = `busybox mount -t proc proc ${root}/proc && exec chroot --userspec=${NOBODY}:${NOBODY} --groups= ${root} /real/run "$@"`;
  const child = spawn('/usr/bin/unshare', [...isolate, '/bin/dash', '-c', enter, 'enter', ...argument], {
    env: { PATH: '/usr/sbin:/usr/bin:/bin', HOME: '/home/app', USER: 'app', LANG: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    let errors = '';
    child.stdout.on('data', (data: Buffer) => {
      if (output.length < OUTPUT_LIMIT) output += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      if (errors.length < OUTPUT_LIMIT) errors += data.toString();
    });
    child.once('error', reject);
    child.once('close', () => resolve({ output, errors }));
  });
}

function furnish(root: string): void {
  chmodSync(root, 0o755);
  for (const folder of [
    'bin',
    'usr',
    'sbin',
    'real',
    'proc',
    'dev',
    'app',
    'tmp',
    'work',
    'var/www/html',
    'home/app',
  ]) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  symlinkSync('../bin', join(root, 'usr/bin'));
  for (const folder of WRITABLE) chmodSync(join(root, folder), 0o777);
  for (const program of ['/bin/dash', '/bin/bash', '/usr/bin/busybox']) copyProgram(root, program);
  execFileSync('mknod', ['-m', '666', join(root, 'dev/null'), 'c', '1', '3']);
  for (const [name, target] of [
    ['fd', ''],
    ['stdin', '/0'],
    ['stdout', '/1'],
    ['stderr', '/2'],
  ] as const) {
    symlinkSync(`/proc/self/fd${target}`, join(root, 'dev', name));
  }
  for (const path of DECOYS) writeDecoy(root, path);
  writeProgram(root, 'real/run', RUN);
  for (const name of [...STUB_PROGRAMS, ...LESS_KNOWN_STUBS]) writeProgram(root, `bin/${name}`, 'echo "${0##*/}"');
  for (const name of DROPPED_PROGRAMS) {
    for (const folder of ['bin', 'tmp', 'work']) writeProgram(root, `${folder}/${name}`, 'echo "${0##*/}" >> /mark');
  }
  for (const name of REAL_PROGRAMS) writeProgram(root, `bin/${name}`, realProgram(name));
  for (const name of APPLICATION_PROGRAMS) {
    const code = '#!/real/dash\necho "$*" > /arguments\nexit "${STATUS:-0}"\n';
    writeFileSync(join(root, 'app', name), code, { mode: 0o755 });
  }
}

/** The application's own shell has no mark: it is started by its other name. */
const RUN = `cd /work
ulimit -t ${LIMIT_S}
ulimit -f 2048
PATH=/usr/bin:/bin STATUS=$3 /real/busybox timeout ${LIMIT_S} /real/"$1" -c "$2"
[ -s /mark ] || /real/busybox usleep ${AFTERMATH_MS}000`;

function realProgram(name: string): string {
  if (name === 'sh') return 'exec /real/dash "$@"';
  if (name === 'bash' || name === 'dash') return `exec /real/${name} "$@"`;
  return `exec /real/busybox ${name} "$@"`;
}

function writeProgram(root: string, path: string, code: string): void {
  const isIdle = IDLE_ALONE.includes(path.slice('bin/'.length));
  const mark = path.startsWith('bin/')
    ? `${isIdle ? '[ $# -gt 0 ] || { echo missing operand >&2; exit 1; }\n' : ''}echo "\${0##*/}" >> /mark\n`
    : '';
  writeFileSync(join(root, path), `#!/real/dash\n${mark}${code}\n`, { mode: 0o755 });
}

function writeDecoy(root: string, path: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), `root:x:0:0:decoy of ${path}\n`);
  chmodSync(join(root, path), 0o644);
}

function copyProgram(root: string, program: string): void {
  copyFileSync(program, join(root, 'real', program.split('/').at(-1) as string));
  const libraries = execFileSync('ldd', [program], { encoding: 'utf8' }).match(/\/\S+/g) ?? [];
  for (const library of libraries.filter((path) => path !== `${program}:`)) {
    mkdirSync(join(root, dirname(library)), { recursive: true });
    copyFileSync(library, join(root, library));
  }
}
