// Everything that CI wants to know. What some tests need besides Node is installed here, and listed here alone.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian's name for the folder of this machine's libraries. */
const MULTIARCH = `${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;

/** Debian packages, and a program of each by which it is known to be there; fonts have none. */
const DEBIAN_PACKAGES = [
  { name: 'chromium', program: 'chromium' },
  { name: 'openssl', program: 'openssl' },
  { name: 'mariadb-server', program: 'mariadb-install-db' },
  { name: 'rsyslog', program: 'rsyslogd' },
  { name: 'rsyslog-gnutls', folder: `/usr/lib/${MULTIARCH}/rsyslog/lmnsd_gtls.so` },
  { name: 'fonts-liberation', folder: '/usr/share/fonts/truetype/liberation' },
];

const ROOT = join(import.meta.dirname, '..');
const ENVIRONMENT = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DEBIAN_FRONTEND: 'noninteractive' };
const running = new Set();

refuseOtherSystems();
// The network is waited for beside what computes.
await Promise.all([
  installMissing(),
  inTurn([
    ['building the packages', 'turbo', ['run', 'build', '--output-logs=errors-only']],
    ['linting', 'biome', ['check', '.']],
    ['checking types', process.execPath, ['scripts/typecheck.mjs']],
  ]),
]);
await step('testing on other versions of Node', process.execPath, ['scripts/test-node-versions.mjs']);
// Its own summary says what failed, as the last line.
process.exitCode = await run('testing', 'vitest', ['run'], { RASP_TEST_ALL: '1', RASP_BUILT: '1' });

function refuseOtherSystems() {
  if (process.getuid?.() === 0 && isThere('apt-get')) return;
  fail('test:all needs a Debian system, as root, to install what some tests talk to; `test` needs Node alone');
}

async function installMissing() {
  const names = DEBIAN_PACKAGES.filter((one) => !isInstalled(one)).map(({ name }) => name);
  if (names.length === 0) return;
  const flags = ['-y', '-qq', '--no-install-recommends'];
  await inTurn([
    ['refreshing the list of Debian packages', 'apt-get', ['update', '-qq']],
    [`installing ${names.join(', ')}`, 'apt-get', ['install', ...flags, ...names]],
  ]);
}

function isInstalled({ program, folder }) {
  return program === undefined ? canAccess(folder) : isThere(program);
}

function isThere(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => canAccess(join(folder, program)));
}

function canAccess(path) {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

async function inTurn(steps) {
  for (const [title, program, words] of steps) await step(title, program, words);
}

/** The first step that fails ends it all, and what goes on beside it. */
async function step(title, program, words) {
  const start = performance.now();
  if ((await run(title, program, words)) !== 0) fail(`${title} failed`);
  console.log(`[+] ${title} took ${Math.round((performance.now() - start) / 1_000)} s`);
}

function run(title, program, words, extra = {}) {
  console.log(`[+] ${title}`);
  const path = `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;
  const env = { ...ENVIRONMENT, ...extra, PATH: path };
  const child = spawn(program, words, { cwd: ROOT, stdio: 'inherit', env });
  running.add(child);
  return new Promise((resolve) => {
    child.once('error', (error) => fail(`${title}: ${error.message}`));
    child.once('exit', (status) => {
      running.delete(child);
      resolve(status ?? 1);
    });
  });
}

function fail(reason) {
  console.error(`[!] ${reason}`);
  for (const child of running) child.kill();
  process.exit(1);
}
