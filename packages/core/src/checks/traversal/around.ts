/** Where a text begins that blanks, but no NUL, stand in front of. */
export function skipBlanks(text: string): number {
  let at = 0;
  while (at < text.length && text.charCodeAt(at) <= 0x20 && text.charCodeAt(at) !== 0) at++;
  return at;
}

/** A file's name ends with the value; where sentences go on behind it, it is talked about. */
export function isFollowedByWords(text: string, end: number): boolean {
  const rest = text.slice(end, end + 64);
  // Windows drops dots and blanks at the end of a name.
  if (/^[\s.]*$/.test(rest)) return false;
  // `/../y z/../app/x`: a blank inside of a name, and the path goes on.
  // Scripts that set no blanks between words.
  if (/^\s+[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}/.test(rest)) return true;
  return /^[:,;)"]?\s+\S+\s+\S/.test(rest) && !/^ [\w.-]{1,32}[\\/]\.\.[\\/]/.test(rest);
}
