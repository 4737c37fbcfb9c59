import type { Random } from '../../random.js';
import type { TextKind } from '../kind.js';

const SURNAMES = [
  "O'Brien",
  "O'Connor",
  "D'Angelo",
  "d'Artagnan",
  "L'Estrange",
  "Ng'ang'a",
  "Mc'Donald",
  "Al-Sa'id",
  "N'Diaye",
  "'t Hooft",
  "van 't Hoff",
  "De'Andre",
  'Null',
  'True',
  'Or',
  'Select',
  'Union',
  'Drop',
  'Sleep',
  'And',
  "Tu'ipulotu",
  "K'ung",
  'Case',
  'Like',
  'Exec',
  'Grant',
  'Root',
  'Cat',
  "Qur'an",
  "Hawai'i",
];
const GIVEN = [
  'Sinéad',
  'Jean-Luc',
  'Mary Ann',
  'Björn',
  'Łukasz',
  "D'Arcy",
  'José María',
  '李',
  'Анна',
  'Jo',
  'Zoë',
  "Ta'Quan",
  'Union',
  'Grant',
  'Drew',
  'Max',
  'Dr. Eve',
  'X Æ A-12',
];
const FIRMS = [
  "McDonald's",
  "Levi's",
  'AT&T',
  'Johnson & Johnson',
  'Marks & Spencer',
  "Ben & Jerry's",
  "L'Oréal",
  'Toys "R" Us',
  'H&M',
  'Yahoo!',
  'E*TRADE',
  "Dunkin' Donuts",
  'Procter & Gamble (P&G)',
  'Select Comfort',
  'Union Bank of California',
  'Order of Malta',
  'Rock & Roll Hall of Fame',
  "Sotheby's",
  "Wendy's",
  "Guns N' Roses",
  '"Weird Al" Yankovic',
  'C&A',
  '7-Eleven #1234',
  "Lands' End",
  'Drop & Go Ltd.',
  'Table for Two; Catering',
];
const STREETS = [
  "St. John's Road",
  "Queen's Drive",
  "King's Cross",
  "L'Avenue de l'Opéra",
  'Calle C/ Mayor',
  "Rue de l'Église",
  "Carrer d'Aragó",
  'Union Street',
  'Table Bay Blvd',
  "O'Connell St.",
];
const NICKNAMES = ['"Ace"', "'Mac'", '"The Rock"', "'or'", '`Tick`', '"null"', '(Bob)', "'Union Jack'"];

type Maker = (random: Random) => string;

const MAKERS: readonly Maker[] = [
  (r) => `${r.pick(GIVEN)} ${r.pick(SURNAMES)}`,
  (r) => `${r.pick(SURNAMES)}, ${r.pick(GIVEN)}`,
  (r) => `${r.pick(GIVEN)} ${r.pick(NICKNAMES)} ${r.pick(SURNAMES)}`,
  (r) => `${r.pick(GIVEN)} & ${r.pick(GIVEN)} ${r.pick(SURNAMES)}`,
  (r) => `${r.pick(GIVEN)} ${r.pick(SURNAMES)} or ${r.pick(GIVEN)} ${r.pick(SURNAMES)}`,
  (r) => `${1 + r.below(400)} ${r.pick(STREETS)}, #${1 + r.below(90)}${r.pick(['A', 'B', '-C', '/2'])}`,
  (r) => `c/o ${r.pick(GIVEN)} ${r.pick(SURNAMES)}; ${r.pick(STREETS)} ${1 + r.below(200)}`,
  (r) =>
    `${r.pick(FIRMS)} - ${r.pick(['Union', 'Select', 'Order', 'Table'])} ${r.pick(['Dept.', 'Group', '(EMEA)', '& Sons'])}`,
  (r) =>
    `${r.pick(GIVEN)} ${r.pick(SURNAMES)} <${r.pick(['jo', 'sales', 'o.brien', "o'brien", 'a+b'])}@${r.pick(['example.org', 'mail.test'])}>`,
  (r) => `${r.pick(FIRMS)} vs. ${r.pick(FIRMS)}`,
  (r) =>
    `${r.pick(GIVEN)}'s ${r.pick(['order', 'table', 'union card', 'selection', '21" screen', '6\'2" frame'])} (${r.pick(FIRMS)})`,
  (r) => `${r.pick(SURNAMES)} AND ${r.pick(SURNAMES)} LLP`,
];

/** People, firms and addresses whose names carry quotes, ampersands and keywords. */
export const names: TextKind = {
  name: 'names',
  side: 'passes',
  real: false,
  why: 'an apostrophe in a name opens no string that anything follows',
  *collect({ random }) {
    for (let index = 0; index < 6_000; index++)
      yield { text: random.pick(MAKERS)(random), origin: `made/names-${index % 10}` };
  },
};
