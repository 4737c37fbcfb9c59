/**
 * Whether a text leaves a bracket or a quote open, or closes one that it never opened: what an attack has to do whose
 * parts lie in several elements of a list, and what few elements of ordinary lists do.
 */
export function hasOpenEnds(text: string): boolean {
  let round = 0;
  let square = 0;
  let curly = 0;
  let quotes = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x28) round++;
    else if (unit === 0x29) round--;
    else if (unit === 0x5b) square++;
    else if (unit === 0x5d) square--;
    else if (unit === 0x7b) curly++;
    else if (unit === 0x7d) curly--;
    else if (unit === 0x22) quotes ^= 1;
    else if (unit === 0x27) quotes ^= 2;
    else if (unit === 0x60) quotes ^= 4;
    if (round < 0 || square < 0 || curly < 0) return true;
  }
  return (round | square | curly | quotes) !== 0;
}
