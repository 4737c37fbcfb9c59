import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Execution, Executor } from '../../attack.js';
import { undoEncodings } from '../../encodings.js';

const PROGRAM = '/usr/bin/xmllint';
const LIMIT_S = 3;
const OUTPUT_LIMIT = 65_536;
const SECRET = 'decoy-4b1f';
const DECOYS = ['passwd', 'hosts', 'hostname', 'shadow'];
/** What libxml2 says when it tried, or when it noticed a bomb. */
const TRACES = [
  [/failed to load|could not load|I\/O (?:warning|error)|Attempt to load network|could not open/i, 'tried to read'],
  [/entity reference loop|amplification|excessive depth|Huge|Memory/i, 'would have exploded'],
] as const;

/** Parses documents with libxml2 as careless applications do: entities, document types and inclusions allowed. */
export function createLibxmlExecutor(): Executor {
  let folder: string | undefined;
  return {
    family: 'xxe',
    name: 'libxml2',
    missing: async () => {
      if (!existsSync(PROGRAM))
        return 'xmllint is not installed: apt-get install -y --no-install-recommends libxml2-utils';
      return process.getuid?.() === 0
        ? undefined
        : 'documents are parsed in namespaces of their own, which takes root (in a container)';
    },
    async start() {
      folder = mkdtempSync(join(tmpdir(), 'eval-xml-'));
      mkdirSync(join(folder, 'etc'));
      for (const name of DECOYS) writeFileSync(join(folder, 'etc', name), `${SECRET} ${name}\n`);
    },
    async stop() {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
      folder = undefined;
    },
    accepts: ({ position }) => position.dialect === 'libxml',
    runsAtOnce: 3,
    run(attack) {
      if (folder === undefined) throw new Error('libxml2 is not started');
      return parse(folder, undoEncodings(attack));
    },
  };
}

/** No network, and decoys in front of the host's own files. */
async function parse(folder: string, text: string): Promise<Execution> {
  const bind = `mount -t tmpfs none /root && mount -t tmpfs none /home && mount --bind ${folder}/etc /etc`;
  const command = `${bind} && ulimit -v 400000 && exec timeout ${LIMIT_S} ${PROGRAM} --noent --loaddtd --dtdattr --xinclude -`;
  const child = spawn(
    '/usr/bin/unshare',
    ['--net', '--mount', '--pid', '--fork', '--kill-child', '/bin/sh', '-c', command],
    {
      env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  let output = '';
  let errors = '';
  let length = 0;
  child.stdout.on('data', (data: Buffer) => {
    length += data.length;
    if (output.length < OUTPUT_LIMIT) output += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    if (errors.length < OUTPUT_LIMIT) errors += data.toString();
  });
  child.stdin.on('error', () => {});
  child.stdin.end(text);
  await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject));
  const effect = effectOf({ text, output, errors, length });
  return effect === undefined
    ? { works: false, how: `libxml2: nothing happened: ${errors.split('\n')[0]?.slice(0, 160)}` }
    : { works: true, how: `libxml2: ${effect}` };
}

function effectOf(result: { text: string; output: string; errors: string; length: number }): string | undefined {
  const { text, output, errors, length } = result;
  if (output.includes(SECRET) || errors.includes(SECRET)) return 'read a file';
  if (length > text.length * 5 + 1_000) return `grew to ${length} bytes`;
  return TRACES.find(([trace]) => trace.test(errors))?.[1];
}
