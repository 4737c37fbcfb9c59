import type { Random } from '../../random.js';
import type { TextKind } from '../kind.js';

/** Paths of files inside packages, as uploads, editors and build tools name them. */
export const filePaths: TextKind = {
  name: 'file-paths',
  side: 'passes',
  real: true,
  why: 'relative paths that climb nowhere and what browsers send as an upload’s name',
  *collect({ paths, random }) {
    for (const [origin, list] of paths) {
      for (const path of random.shuffle(list).slice(0, 60)) yield { text: dress(path, random), origin };
    }
  },
};

function dress(path: string, random: Random): string {
  const name = path.split('/').at(-1) ?? path;
  return random.pick([
    path,
    path,
    `./${path}`,
    path.replaceAll('/', '\\'),
    `C:\\fakepath\\${name}`,
    `${path}, ${name} (copy 2).bak`,
    `webpack:///${path}?${random.below(9999)}`,
    `at Object.<anonymous> (${path}:${1 + random.below(300)}:${random.below(90)})`,
    path.replace(/[^/]*$/, `**/*.{js,ts}`),
  ]);
}

const AGENTS = [
  'Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0',
  'curl/7.88.1',
  'Googlebot/2.1 (+http://www.google.com/bot.html)',
];
const LEVELS = ['INFO', 'WARN', 'ERROR', 'debug', '[notice]'];

type Maker = (path: string, random: Random) => string;

const time: Maker = (_, r) =>
  `2024-0${1 + r.below(9)}-1${r.below(10)}T1${r.below(10)}:0${r.below(10)}:${10 + r.below(49)}.${100 + r.below(900)}Z`;

const LINES: readonly Maker[] = [
  (p, r) =>
    `${r.below(255)}.${r.below(255)}.${r.below(255)}.${r.below(255)} - - [1${r.below(9)}/Oct/2023:13:55:36 +0000] "GET /${p}?v=${r.below(99)} HTTP/1.1" ${r.pick(['200', '304', '404'])} ${r.below(9e4)} "-" "${r.pick(AGENTS)}"`,
  (p, r) =>
    `${time(p, r)} ${r.pick(LEVELS)} [worker-${r.below(8)}] could not open '${p}': no such file or directory (os error 2)`,
  (p, r) =>
    `${r.pick(LEVELS)}: duplicate key value violates unique constraint "users_email_key" DETAIL: Key (email)=(o'neil@example.org) already exists. at ${p}:${r.below(99)}`,
  (p, r) =>
    `TypeError: Cannot read properties of undefined (reading 'id')\n    at ${p}:${r.below(999)}:${r.below(80)}\n    at async Promise.all (index ${r.below(9)})`,
  (p, r) =>
    `Oct 1${r.below(9)} 06:25:0${r.below(9)} web0${r.below(9)} systemd[1]: Started ${p}; status=0/SUCCESS, "ok" || retry=${r.below(3)}`,
  (p, r) =>
    `{"level":${r.pick(['30', '50'])},"time":${1.6e12 + r.below(1e9)},"pid":${r.below(9999)},"msg":"select from cache or reload: ${p}"}`,
  (p, r) =>
    `${time(p, r)} sql took ${r.below(900)} ms: SELECT "id", "name" FROM "users" WHERE "id" = $1 LIMIT 1 -- PARAMETERS: [${r.below(999)}]`,
  (p, r) =>
    `npm ERR! code ELIFECYCLE\nnpm ERR! errno ${r.below(9)}\nnpm ERR! ${p}: \`node build.js --env=prod\`\nnpm ERR! Exit status 1`,
];

/** Lines of servers' and programs' logs, with real file names. */
export const logLines: TextKind = {
  name: 'log-lines',
  side: 'passes',
  real: false,
  why: 'lines of a log pasted into a form or sent to a collector',
  *collect({ paths, random }) {
    for (const [origin, list] of paths) {
      for (const path of random.shuffle(list).slice(0, 40)) {
        const lines = Array.from({ length: 1 + random.below(4) }, () => random.pick(LINES)(path, random));
        yield { text: lines.join('\n'), origin };
      }
    }
  },
};
