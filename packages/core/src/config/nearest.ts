/** Names longer than this are no misspelling of ours. */
const LENGTH_LIMIT = 64;

/** The known name that a misspelt one comes nearest to; nothing when none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > LENGTH_LIMIT) return undefined;
  const upper = name.toUpperCase();
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    // Half a name is nearer to its whole than letters tell: DENY_STATUS.
    const distance = candidate.startsWith(upper) ? 1 : editDistance(upper, candidate.toUpperCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Levenshtein's distance, one row at a time. */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}
