/** Cuts off blanks and tabs (RFC 9110 section 5.6.3) and nothing else: `trim` takes line ends and U+00A0 as well. */
export function trimBlanks(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text.charCodeAt(start))) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Blank or tab. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
