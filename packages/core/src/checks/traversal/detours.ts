const NUL = '\0';
/** No name of a file in a request is longer, whatever pads it. */
const MAX_TEXT = 16_384;
/** Longer paths with `..` in them are none that is opened. */
const MAX_DETOUR = 4_096;
const SEPARATOR = /[\\/]/;
/** `/./` and `x//`, however often; not the slashes of a URL or of a share. */
const NOTHING = /(?<=[^:\\/])[\\/](?:\.?[\\/])+|^[\\/]\.[\\/](?:\.?[\\/])*/g;
/** Behind a scheme's colon as many slashes as anybody reads. */
const SLASHES = /([\\/])[\\/]{4,}/g;

const MARKED = /["'`()<>[\]{}=&|,;!?]/;

/**
 * A path as it is opened: up to a NUL, where a C string ends; without `.`, and without the folders that a `..` behind
 * them leaves again, blanks in their names included. What leads nowhere hides where a path leads.
 */
export function withoutDetours(text: string): string {
  if (text.length > MAX_TEXT) return text;
  const nul = text.indexOf(NUL);
  const written = (nul < 0 ? text : text.slice(0, nul))
    .replace(NOTHING, (run) => run.charAt(0))
    .replace(SLASHES, '$1$1$1$1')
    .replace(/\?$/, '');
  if (!written.includes('..') || written.length > MAX_DETOUR || /[\r\n]/.test(written)) return written;
  const names: string[] = [];
  let climbs = 0;
  for (const name of written.split(SEPARATOR)) {
    // A link in a text, not a folder.
    if (MARKED.test(name)) return written;
    if (name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.length > climbs + (names[climbs] === '' ? 1 : 0)) names.pop();
    else if (names[climbs] !== '') climbs = names.push('..');
  }
  return names.join('/');
}
