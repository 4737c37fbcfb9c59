import { BEST_FIT } from './best-fit.js';

/** Blocks of the Basic Multilingual Plane in which characters with an ASCII decomposition lie (Unicode 15, NFKC). */
const BLOCKS = [
  [0x00a0, 0x00ff],
  [0x02b0, 0x02ff],
  [0x1d2c, 0x1d6a],
  [0x2000, 0x218f],
  [0x2460, 0x24ff],
  [0x2a74, 0x2a76],
  [0x3000, 0x33ff],
  [0xfb00, 0xfb06],
  [0xfe10, 0xfe6f],
  [0xff00, 0xffef],
] as const;

/** Mathematical letters and digits, pairs of surrogates of which the first is U+D835. */
const MATHEMATICAL = 0xd835;

let table: ReadonlyMap<number, string> | undefined;

/**
 * Folds full-width and other compatibility characters to the ASCII that normalisation, a collation or a best-fit
 * conversion makes of them: `＇` and `ʼ` become `'`. What folds to no ASCII stays.
 *
 * Not `normalize('NFKC')`: its reordering of combining marks is not linear, and it knows no best fit.
 */
export function fullWidthDecode(text: string): string {
  table ??= buildTable();
  let decoded = '';
  let copied = 0;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    const wide = unit === MATHEMATICAL ? 2 : 1;
    const folded = wide === 2 ? foldPair(text.slice(index, index + 2)) : table.get(unit);
    if (folded === undefined) continue;
    decoded += text.slice(copied, index) + folded;
    copied = index + wide;
  }
  return copied === 0 ? text : decoded + text.slice(copied);
}

function foldPair(pair: string): string | undefined {
  const folded = pair.normalize('NFKC');
  return folded.length === 1 && folded.charCodeAt(0) < 0x80 ? folded : undefined;
}

/** Built at the first text that needs it: most applications' traffic is plain. */
function buildTable(): ReadonlyMap<number, string> {
  const folds = new Map<number, string>();
  for (const [first, last] of BLOCKS) {
    for (let unit = first; unit <= last; unit++) {
      const folded = String.fromCharCode(unit).normalize('NFKC');
      if (isAscii(folded)) folds.set(unit, folded);
    }
  }
  for (const [character, folded] of BEST_FIT) folds.set(character.charCodeAt(0), folded);
  return folds;
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) >= 0x80) return false;
  }
  return true;
}
