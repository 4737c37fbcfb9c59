/** Drops NUL characters: shells and old browsers' tokenizers pass over them, so that words close up around them. */
export function nulDecode(text: string): string {
  return text.replaceAll('\0', '');
}
