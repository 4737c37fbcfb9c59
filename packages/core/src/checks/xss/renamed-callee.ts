/** What runs a text, or shows that a script ran; `constructor` leads to what runs one from any value. */
const RENAMED =
  /([\w$]{1,32})\s?=(?!=)\s?[^=;\n]{0,48}?(?<![\w$])(?:eval|alert|confirm|prompt|Function|constructor)(?![\w$]|\s?[.(`[=])/g;
/** People write longer programs in forums, and declare what they use. */
const MAX_TEXT = 400;
const DECLARES = /\b(?:var|let|const|function|class|import|new)\s/;
const MAX_NAMES = 16;

/**
 * `$x=eval,null` and, on a line further down, `$x(name)`: a function that has got another name before it is called. A
 * short text without any declaration is no program that somebody keeps.
 */
export function callsRenamed(text: string): boolean {
  if (text.length > MAX_TEXT || !text.includes('=') || DECLARES.test(text)) return false;
  let seen = 0;
  for (const match of text.matchAll(RENAMED)) {
    const name = match[1] as string;
    const behind = text.slice(match.index + match[0].length);
    for (let at = behind.indexOf(name); at >= 0; at = behind.indexOf(name, at + 1)) {
      if (/[\w$.]/.test(behind.charAt(at - 1))) continue;
      if (/^\s?[(`]/.test(behind.slice(at + name.length, at + name.length + 2))) return true;
    }
    if (++seen >= MAX_NAMES) return false;
  }
  return false;
}
