import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, chmodSync, constants, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { DECOYS } from './files.js';
import { refuseCommand } from './safety-catch.js';

const TIME_LIMIT_MS = 2_000;
const OUTPUT_LIMIT_CHARACTERS = 8_192;

/** Linked from the host as they are: they tell names and numbers, and touch nothing. */
const LINKED = ['id', 'whoami', 'uname', 'sleep', 'echo'] as const;

/** Says what ping says without sending a packet: the playground is on no network. */
const PING = `#!/bin/sh
shift 2
echo "PING $1: 1 packets transmitted, 1 received (pretended: the playground has no network)"
`;

export interface Shell {
  /** Runs one line with a real `sh`, in a folder of its own; what it printed. */
  run(line: string): Promise<string>;
  close(): void;
}

/** Makes the throw-away folder: `bin` is the whole PATH, `decoy` all that `cat` and `ls` reach. */
export function createShell(): Shell {
  const folder = mkdtempSync(join(tmpdir(), 'rasp-playground-'));
  const bin = join(folder, 'bin');
  const decoy = join(folder, 'decoy');
  const cwd = join(decoy, 'srv', 'shop');
  fillDecoy(decoy);
  fillPrograms(bin, decoy);
  const running = new Set<ChildProcess>();
  return {
    run(line) {
      const refusal = refuseCommand(line);
      if (refusal !== undefined) return Promise.resolve(`[safety catch of the playground] not run: ${refusal}\n`);
      return runLine(line, { cwd, path: bin, running });
    },
    close() {
      for (const child of running) stop(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Place {
  readonly cwd: string;
  readonly path: string;
  readonly running: Set<ChildProcess>;
}

function runLine(line: string, { cwd, path, running }: Place): Promise<string> {
  return new Promise((resolve) => {
    // Detached: a group of its own, so that the time limit ends children as well.
    const child = spawn('/bin/sh', ['-c', line], { cwd, env: { PATH: path }, detached: true, stdio: 'pipe' });
    running.add(child);
    let output = '';
    const collect = (piece: Buffer): void => {
      output += piece.toString('latin1').slice(0, OUTPUT_LIMIT_CHARACTERS - output.length);
    };
    const timer = setTimeout(() => {
      output += '\n[safety catch of the playground] ended after 2 seconds\n';
      stop(child);
    }, TIME_LIMIT_MS);
    child.stdin.end();
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    const finish = (last: string): void => {
      clearTimeout(timer);
      running.delete(child);
      resolve(output + last);
    };
    child.once('error', () => finish('no /bin/sh on this system\n'));
    child.once('close', () => finish(''));
  });
}

function stop(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself meanwhile.
  }
}

function fillDecoy(decoy: string): void {
  for (const [path, content] of DECOYS) {
    const file = join(decoy, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

function fillPrograms(bin: string, decoy: string): void {
  mkdirSync(bin);
  for (const name of LINKED) {
    const program = findProgram(name);
    if (program !== undefined) symlinkSync(program, join(bin, name));
  }
  writeProgram(join(bin, 'ping'), PING);
  for (const name of ['cat', 'ls']) writeProgram(join(bin, name), rooted(findProgram(name) ?? `/bin/${name}`, decoy));
}

/** A program that takes the decoy for the root of all files: no `..`, and no option that could name a file. */
function rooted(program: string, decoy: string): string {
  return `#!/bin/sh
for name do
  shift
  case $name in
    -*) continue ;;
    *..*) echo "$name: outside the playground"; exit 1 ;;
    /*) name='${decoy}'"$name" ;;
  esac
  set -- "$@" "$name"
done
exec '${program}' -- "$@" </dev/null
`;
}

function writeProgram(path: string, script: string): void {
  writeFileSync(path, script);
  chmodSync(path, 0o755);
}

function findProgram(name: string): string | undefined {
  for (const folder of [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/bin']) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      if (folder.startsWith('/')) return path;
    } catch {
      // Not there: the next folder may have it.
    }
  }
  return undefined;
}
