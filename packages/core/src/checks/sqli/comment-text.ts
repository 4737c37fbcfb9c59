/** At least two words of letters. */
export function isProse(comment: string): boolean {
  return (comment.slice(0, 80).match(/\b[a-z]{2,}\b/gi)?.length ?? 0) > 1;
}

/** A comment of one word at most, which is there to hide what follows: `--`, `-- -`, `#x`, `/*`; not HTML's `-->`. */
export function isCut(comment: string): boolean {
  return comment.length < 24 && /^(?:--(?!>)|#|\/\*)[\s\-+]*\w{0,8}\W{0,4}$/.test(comment);
}

/** `-- -`: a dash behind the signs keeps their blank from being cut off; whatever follows, no sentence has it. */
export function hasKeptBlank(comment: string): boolean {
  return /^--\s+-/.test(comment.slice(0, 20));
}

/** `;-- `: nobody sets a dash right behind a semicolon. */
export function endsStatement(text: string, commentStart: number): boolean {
  return (
    text.charCodeAt(commentStart - 1) === 0x3b && /^(?:--|#|\/\*)/.test(text.slice(commentStart, commentStart + 2))
  );
}

/** A comment that says nothing: `--`, `-- -`, `#`, `/*`. */
export function isBlank(comment: string): boolean {
  return comment.length < 12 && /^\W*$/.test(comment);
}
