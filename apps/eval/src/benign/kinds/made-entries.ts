import type { Random } from '../../random.js';
import type { TextKind } from '../kind.js';

type Maker = (random: Random) => string;

const WORDS = [
  'order',
  'union',
  "O'Neil",
  'select',
  'C++',
  'AT&T',
  'null',
  'drop-in',
  'R&D',
  'admin',
  "rock'n'roll",
  'table',
];
const FIELDS = ['title', 'author', 'status', 'label', 'from', 'created', 'price', 'in', 'type', 'path'];
const word: Maker = (r) => r.pick(WORDS);
const quoted: Maker = (r) => r.pick(['"', "'"]).replace(/^(.)$/, `$1${word(r)} ${word(r).replace("'", '’')}$1`);
const term: Maker = (r) =>
  r.pick([
    word,
    quoted,
    (s) => `${s.pick(FIELDS)}:${word(s)}`,
    (s) => `-${quoted(s)}`,
    (s) => `${s.pick(FIELDS)}:${quoted(s)}`,
  ])(r);
const compared: Maker = (r) =>
  `${r.pick(FIELDS)} ${r.pick(['=', '!=', '~', '>=', 'in'])} ${r.pick(['5', '"open"', "'done'", '(1, 2)', 'currentUser()', '-7d'])}`;

/** What people write into fields of search; an apostrophe opens no string there, a word is a word. */
const SEARCHES: readonly Maker[] = [
  (r) => `${term(r)} ${r.pick(['OR', 'AND', 'or', 'and not', '|', '&&'])} ${term(r)}`,
  (r) => `(${term(r)} OR ${term(r)}) AND NOT ${term(r)}`,
  (r) => `${term(r)} ${r.pick(FIELDS)}:>${r.below(100)} sort:${r.pick(FIELDS)}-desc`,
  (r) => `${compared(r)} ${r.pick(['AND', 'OR'])} ${compared(r)} ORDER BY ${r.pick(FIELDS)} ${r.pick(['ASC', 'DESC'])}`,
  (r) => `${r.pick(FIELDS)}:[${r.below(50)} TO ${50 + r.below(50)}] ${term(r)}~2 ${word(r)}^${r.below(5)} ${word(r)}*`,
  (r) => `site:example.org intitle:${quoted(r)} ${r.pick(['|', 'OR'])} inurl:${word(r)} -filetype:pdf`,
];

const MINUTES = ['*', '*/5', '0', '0,30', '1-59/2', '15'];
const COMMANDS = [
  '/usr/local/bin/backup --all',
  'php /srv/app/artisan schedule:run',
  '/opt/sync/run.sh -q',
  'cd /srv/app && ./report',
];

/** Entries of timetables, spelled as cron reads them, with what is run or without. */
const ENTRIES: readonly Maker[] = [
  (r) => `${r.pick(MINUTES)} ${r.below(24)} * * ${r.pick(['*', '1-5', 'MON', '0'])}`,
  (r) => `${r.pick(MINUTES)} */${1 + r.below(6)} 1,15 * ? *`,
  (r) => `cron(${r.pick(['0', '0/15'])} ${r.below(24)} ? * MON-FRI *)`,
  (r) => `Runs at "${r.pick(MINUTES)} * * * *" (was '${r.pick(MINUTES)} ${r.below(24)} * * *'); ok?`,
  (r) =>
    `# nightly; was hourly\n${r.pick(MINUTES)} ${r.below(24)} * * * ${r.pick(COMMANDS)} >> /var/log/${word(r).replace(/\W/g, '')}.log 2>&1`,
];

/** Searches with operators, quotes and comparisons. */
export const searches = made('searches', 'search operators are the search’s own language', SEARCHES);

/** Timetables of jobs. */
export const timetables = made('timetables', 'a field for a timetable is sent what cron reads', ENTRIES);

function made(name: string, why: string, makers: readonly Maker[]): TextKind {
  return {
    name,
    side: 'passes',
    real: false,
    why,
    *collect({ random }) {
      for (let index = 0; index < 300; index++)
        yield { text: random.pick(makers)(random), origin: `made/${name}-${index % 10}` };
    },
  };
}
