/** At least two words of letters. */
export function isProse(comment: string): boolean {
  return (comment.slice(0, 80).match(/\b[a-z]{2,}\b/gi)?.length ?? 0) > 1;
}

/** A comment that says nothing: `--`, `-- -`, `#`, `/*`. */
export function isBlank(comment: string): boolean {
  return comment.length < 12 && /^\W*$/.test(comment);
}
