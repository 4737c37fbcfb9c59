/**
 * What a style sheet tells another site about the page: a field's value is guessed letter by letter
 * (`input[value^=a]{background:url(//…)}`), or which letters a text has (a font for each, XS-Leaks wiki, "CSS
 * injection"). A whole value (`option[value=de]`) has its flag from elsewhere on many pages, and fonts for ranges of
 * letters come from elsewhere on most.
 */
export function findTellingRule(css: string): string | undefined {
  if (!/url\(/i.test(css) || !/[*^$]=|unicode-range/i.test(css)) return undefined;
  if (GUESSED_VALUE.test(css)) return 'tells another site what a field holds';
  return LETTER_FONT.test(css) ? 'tells another site which letters a text has' : undefined;
}

const GUESSED_VALUE =
  /\[\s{0,4}(?:value|nonce|content)\s{0,4}[*^$]=[^\]{}]{0,80}\][^{}]{0,200}\{[^{}]{0,200}url\(\s{0,4}["']?\s{0,4}(?:https?:|[\\/]{2})/i;

const LETTER_FONT =
  /@font-face\s{0,4}\{(?=[^{}]{0,300}url\(\s{0,4}["']?\s{0,4}(?:https?:|[\\/]{2}))[^{}]{0,300}unicode-range\s{0,4}:\s{0,4}U\+[\da-f]{1,6}\s{0,4}[;}]/i;
