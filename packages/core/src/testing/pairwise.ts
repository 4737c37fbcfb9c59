/** The dimensions of a table, each with its levels. */
export type Dimensions = Readonly<Record<string, readonly (string | number)[]>>;
/** One row: a level for each dimension. */
export type Row<D extends Dimensions> = { readonly [K in keyof D]: D[K][number] };

/**
 * Rows in which every pair of levels of two dimensions occurs at least once, as far as `allows` lets it.
 *
 * Greedy: of all allowed rows, the one with the most pairs that have not occurred yet. Always the same rows.
 */
export function pairwise<D extends Dimensions>(dimensions: D, allows: (row: Row<D>) => boolean): Row<D>[] {
  const candidates = product(dimensions).filter(allows);
  const pairs = candidates.map(pairsOf);
  const missing = new Set(pairs.flat());
  const rows: Row<D>[] = [];
  while (missing.size > 0) {
    const best = indexOfMost(pairs, missing);
    rows.push(candidates[best] as Row<D>);
    for (const pair of pairs[best] as string[]) missing.delete(pair);
  }
  return rows;
}

function product<D extends Dimensions>(dimensions: D): Row<D>[] {
  let rows: Record<string, string | number>[] = [{}];
  for (const [name, levels] of Object.entries(dimensions)) {
    rows = rows.flatMap((row) => levels.map((level) => ({ ...row, [name]: level })));
  }
  return rows as Row<D>[];
}

function pairsOf(row: Readonly<Record<string, string | number>>): string[] {
  const levels = Object.entries(row).map(([name, level]) => `${name}=${level}`);
  return levels.flatMap((one, index) => levels.slice(index + 1).map((other) => `${one} ${other}`));
}

function indexOfMost(pairs: readonly string[][], missing: ReadonlySet<string>): number {
  let best = 0;
  let most = 0;
  pairs.forEach((of, index) => {
    const gain = of.reduce((sum, pair) => sum + (missing.has(pair) ? 1 : 0), 0);
    if (gain > most) [best, most] = [index, gain];
  });
  return best;
}
