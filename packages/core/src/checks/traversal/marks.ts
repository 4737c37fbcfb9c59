/** What a text must hold for one of the readings to find anything. */
export const Mark = {
  /** `..` */
  climb: 1,
  /** `0x2e`: dots and slashes in the hexadecimal of SQL and C. */
  hex: 2,
  /** NUL, `%00` or `::$`. */
  cut: 4,
  /** `.x` at the start of a name, or `-inf`. */
  hidden: 8,
} as const;

/** The marks that a text holds: one pass, so that most texts cost nothing else. */
export function marksOf(text: string): number {
  let marks = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Everything below stands before `;` in ASCII.
    if (unit < 0x3b) marks |= markAt(text, at, unit);
  }
  return marks;
}

function markAt(text: string, at: number, unit: number): number {
  switch (unit) {
    case 0x2e:
      if (text.charCodeAt(at + 1) === 0x2e) return Mark.climb;
      return at === 0 || isSlash(text.charCodeAt(at - 1)) ? Mark.hidden : 0;
    case 0x2d:
      return (text.charCodeAt(at + 1) | 0x20) === 0x69 && (text.charCodeAt(at + 3) | 0x20) === 0x66 ? Mark.hidden : 0;
    case 0x30:
      return (text.charCodeAt(at + 1) | 0x20) === 0x78 ? Mark.hex : 0;
    case 0x25:
      return text.charCodeAt(at + 1) === 0x30 && text.charCodeAt(at + 2) === 0x30 ? Mark.cut : 0;
    case 0x3a:
      return text.charCodeAt(at + 1) === 0x3a ? Mark.cut : 0;
    default:
      return unit === 0 ? Mark.cut : 0;
  }
}

function isSlash(unit: number): boolean {
  return unit === 0x2f || unit === 0x5c;
}
