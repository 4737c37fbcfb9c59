/** Whether one of the words stands in the text: faster than an expression of all of them. */
export function hasAny(text: string, words: readonly string[]): boolean {
  for (let index = 0; index < words.length; index++) if (text.includes(words[index] as string)) return true;
  return false;
}
