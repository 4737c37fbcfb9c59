import { BEST_FIT } from './best-fit.js';

/** Where characters with an ASCII compatibility decomposition lie in Unicode; a test compares with `normalize`. */
const BLOCKS = [
  [0x00a0, 0x00ff],
  [0x0132, 0x0133],
  [0x01c7, 0x01f3],
  [0x02b0, 0x02ff],
  [0x037e, 0x037e],
  [0x1d2c, 0x1dbf],
  [0x1fef, 0x1fef],
  [0x2000, 0x218f],
  [0x2460, 0x24ff],
  [0x2a74, 0x2a76],
  [0x2c7c, 0x2c7d],
  [0x3000, 0x33ff],
  [0xa7f1, 0xa7f4],
  [0xfb00, 0xfb29],
  [0xfe10, 0xfe6f],
  [0xff00, 0xffef],
  [0x107a5, 0x107a5],
  [0x1ccd6, 0x1ccf9],
  [0x1d400, 0x1d7ff],
  [0x1f100, 0x1f190],
  [0x1fbf0, 0x1fbf9],
] as const;

let table: ReadonlyMap<number, string> | undefined;
/** A bit for each unit of UTF-16 that may fold: nearly none of what is not ASCII does. */
const MAY_FOLD = new Uint8Array(0x10000 >> 3);

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
    if (unit < 0x80 || ((MAY_FOLD[unit >> 3] as number) & (1 << (unit & 7))) === 0) continue;
    const point = text.codePointAt(index) as number;
    const folded = table.get(point);
    if (folded === undefined) continue;
    decoded += text.slice(copied, index) + folded;
    copied = index + (point > 0xffff ? 2 : 1);
  }
  return copied === 0 ? text : decoded + text.slice(copied);
}

/** Built at the first text that needs it: most applications' traffic is plain. */
function buildTable(): ReadonlyMap<number, string> {
  const folds = new Map<number, string>();
  for (const [first, last] of BLOCKS) {
    for (let point = first; point <= last; point++) {
      const folded = String.fromCodePoint(point).normalize('NFKC');
      if (isAscii(folded)) folds.set(point, folded);
    }
  }
  for (const [character, folded] of BEST_FIT) folds.set(character.charCodeAt(0), folded);
  for (const point of folds.keys()) {
    const unit = String.fromCodePoint(point).charCodeAt(0);
    MAY_FOLD[unit >> 3] = (MAY_FOLD[unit >> 3] as number) | (1 << (unit & 7));
  }
  return folds;
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) >= 0x80) return false;
  }
  return true;
}
