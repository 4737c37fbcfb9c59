import { Kind, type Lexer } from './lexer.js';

// What a token is as an operand, by its own characters and the ones right behind it.

/** A wildcard at an end: `'%`, `'%a%'`, `'.*`. */
export function isPattern({ text, start, end, kind }: Lexer): boolean {
  const last = text.charCodeAt(kind === Kind.string ? end - 2 : end - 1);
  return end > start + 1 && (last === 0x25 || last === 0x2a || text.charCodeAt(start + 1) === 0x25);
}

/** `.5`, `0x31`, `\N`: a person writes numbers otherwise. */
export function isOddNumber(text: string, start: number): boolean {
  const unit = text.charCodeAt(start);
  return unit === 0x5c || unit === 0x2e || text.charCodeAt(start + 1) > 0x40;
}

export function isQuotedNumber({ text, start, end }: Lexer): boolean {
  return end - start < 20 && /^['"]\d+['"]$/.test(text.slice(start, end));
}

/** A name in quotes, and the bracket of a call right behind it. */
export function isCalledName({ text, end, detail }: Lexer): boolean {
  return (detail === 0x22 || detail === 0x60) && text.charCodeAt(end) === 0x28;
}

/** A bracket or a letter. */
export function beginsQuery(unit: number): boolean {
  return unit === 0x28 || (unit | 32) >= 0x61;
}

/** The list of columns of a common table expression. */
export function isList(kind: number): boolean {
  return kind === Kind.open || kind === Kind.close || kind === Kind.comma;
}

/** More columns, or the tables. */
export function beginsColumns({ text, end }: Lexer): boolean {
  return /^\s{0,4}(?:,|from\s)/i.test(text.slice(end, end + 12));
}
