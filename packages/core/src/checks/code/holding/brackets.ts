/** Where the bracket that stands at `open` is closed: behind it, or -1 within `limit` characters; texts in quotes are skipped. */
export function endOfBrackets(text: string, open: number, limit: number): number {
  let depth = 0;
  const stop = Math.min(text.length, open + limit);
  for (let index = open; index < stop; index++) {
    const sign = text.charAt(index);
    if (sign === '(' || sign === '[' || sign === '{') depth++;
    else if (sign === ')' || sign === ']' || sign === '}') {
      if (--depth === 0) return index + 1;
    } else if (sign === '"' || sign === "'" || sign === '`') {
      const close = text.indexOf(sign, index + 1);
      if (close >= 0 && close < stop) index = close;
    }
  }
  return -1;
}

/** The parts of a header between semicolons that stand in no brackets of their own. */
export function partsOf(header: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < header.length; index++) {
    const sign = header.charAt(index);
    if (sign === '(' || sign === '[' || sign === '{') depth++;
    else if (sign === ')' || sign === ']' || sign === '}') depth--;
    else if (sign === ';' && depth === 0) {
      parts.push(header.slice(from, index));
      from = index + 1;
    }
  }
  parts.push(header.slice(from));
  return parts;
}
