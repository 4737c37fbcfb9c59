import { plainCss } from './css-script.js';

/**
 * What a style sheet tells another site about the page: a field's value is guessed letter by letter
 * (`input[value^=a]{background:url(//…)}`), or which letters a text has (a font for each, XS-Leaks wiki, "CSS
 * injection"). A whole value (`option[value=de]`) has its flag from elsewhere on many pages, and fonts for ranges of
 * letters come from elsewhere on most.
 */
export function findTellingRule(css: string): string | undefined {
  if (!/[*^$]\s{0,8}=|unicode-range/i.test(css)) return undefined;
  const plain = plainCss(css);
  if (!LOADS.test(plain)) return undefined;
  // One pass over braces: no length of a selector, no rule inside puts the address out of sight.
  const rules: boolean[] = [];
  let guesses = 0;
  let start = 0;
  for (let end = endOfPart(plain, 0); start < plain.length; end = endOfPart(plain, start)) {
    const part = plain.slice(start, end);
    if (guesses > 0 && SHOWS.test(part)) return 'tells another site what a field holds';
    if (ONE_LETTER.test(part) && LOADS.test(part)) return 'tells another site which letters a text has';
    const unit = plain.charCodeAt(end);
    if (unit === 0x7b) {
      const guess = isGuess(part);
      rules.push(guess);
      if (guess) guesses++;
    } else if (unit === 0x7d && rules.pop()) guesses--;
    start = end + 1;
  }
  return undefined;
}

function endOfPart(css: string, from: number): number {
  for (let at = from; at < css.length; at++) {
    const unit = css.charCodeAt(at);
    if (unit === 0x7b || unit === 0x7d) return at;
  }
  return css.length;
}

/** An address, or what stands for one that another rule names: a variable, an animation. */
const SHOWS = /(?:url|image-set|src)\(["']?(?:https?:|[\\/]{2})|var\(--|animation(?:-name)?:/;

/** What is fetched from another site: `url(…)`, `image-set("…")`. */
const LOADS = /(?:url\(|image-set\(|src\()["']?(?:https?:|[\\/]{2})/;

/** Attributes that anybody can read, or that say how an element looks: links have their signs by `[href^=http]`. */
const PUBLIC = new Set('href src class id lang type rel title alt name style target data-icon'.split(' '));

function isGuess(selector: string): boolean {
  for (let at = selector.indexOf('['); at >= 0; at = selector.indexOf('[', at + 1)) {
    const name = /^([\w-]{1,64})[*^$]=/.exec(selector.slice(at + 1, at + 72))?.[1];
    if (name !== undefined && !PUBLIC.has(name)) return true;
  }
  return false;
}

const ONE_LETTER = /unicode-range:u\+[\da-f]{1,6}(?:;|$)/;
