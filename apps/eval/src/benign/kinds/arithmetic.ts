import type { Random } from '../../random.js';
import type { TextKind } from '../kind.js';
import { codeBlocks } from '../passages.js';

const UNITS = ['', ' cm', ' kg', '%', ' €', '°', '"', "'"];
const CELLS = ['A1', 'B2:B20', '$C$3', 'Sheet1!D4', "'My Sheet'!E5", 'F6#'];

type Maker = (random: Random) => string;

const number: Maker = (r) =>
  r.pick([
    String(r.below(1000)),
    `${r.below(100)}.${r.below(100)}`,
    `${1 + r.below(9)}e${r.below(9)}`,
    `-${r.below(50)}`,
  ]);

const MAKERS: readonly Maker[] = [
  (r) => `${number(r)}+${number(r)}*${number(r)}`,
  (r) => `(${number(r)} - ${number(r)}) / ${1 + r.below(9)} = ${number(r)}`,
  (r) => `${number(r)}${r.pick(UNITS)} x ${number(r)}${r.pick(UNITS)} x ${number(r)}${r.pick(UNITS)}`,
  (r) => `${number(r)} < x && x <= ${number(r)}`,
  (r) => `a = ${number(r)}; b = ${number(r)}; c = sqrt(a^2 + b^2)`,
  (r) => `=SUM(${r.pick(CELLS)})*${number(r)}`,
  (r) => `=IF(AND(${r.pick(CELLS)}>${number(r)},${r.pick(CELLS)}<>""),"yes","no")`,
  (r) => `=VLOOKUP("${r.pick(['net', "O'Neil", 'x|y'])}",${r.pick(CELLS)},${1 + r.below(5)},FALSE)`,
  (r) => `=CONCATENATE(${r.pick(CELLS)},"; ",${r.pick(CELLS)})&" or "&${r.pick(CELLS)}`,
  (r) => `f(x) = ${number(r)}x^2 - ${number(r)}x + ${number(r)}, x != 0`,
  (r) => `1 or ${2 + r.below(8)} of ${number(r)}`,
  (r) => `${number(r)}-${number(r)}--${number(r)}`,
  (r) => `${r.below(12)}/${r.below(28)}/${1990 + r.below(40)} ${r.below(24)}:${10 + r.below(49)}`,
  (r) => `+${1 + r.below(99)} (${r.below(999)}) ${r.below(999)}-${r.below(9999)} ext. #${r.below(99)}`,
  (r) => `$\\frac{${number(r)}}{${number(r)}} \\cdot \\sqrt{${number(r)}}$`,
  (r) => `[${number(r)}, ${number(r)}; ${number(r)}, ${number(r)}]`,
];

/** Sums, formulas, measures, spreadsheet cells and real expressions of mathjs' documentation. */
export const arithmetic: TextKind = {
  name: 'arithmetic',
  side: 'passes',
  real: false,
  why: 'a calculation is a whole expression; nobody’s statement goes on after it',
  *collect({ documents, random }) {
    for (let index = 0; index < 3_000; index++)
      yield { text: random.pick(MAKERS)(random), origin: `made/arithmetic-${index % 10}` };
    for (const document of documents) {
      if (document.package !== 'mathjs' || document.kind !== 'markdown') continue;
      for (const block of codeBlocks(document)) {
        for (const text of block.code.split('\n'))
          if (/[-+*/^(]/.test(text)) yield { text: text.trim(), origin: 'mathjs' };
      }
    }
  },
};
