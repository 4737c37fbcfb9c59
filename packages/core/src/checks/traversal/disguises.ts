import type { DecodeStep } from '../../values/value.js';
import { Mark } from './marks.js';

/** A way to write a path that is none before somebody has taken a text for something else. */
interface Disguise {
  readonly mark: number;
  readonly step?: DecodeStep;
  /** The path behind it; the same string where there is none. */
  reveal(text: string): string;
}

export const DISGUISES: readonly Disguise[] = [
  // Dots and slashes in the hexadecimal of SQL and C.
  {
    mark: Mark.hex,
    step: 'hex-escape',
    reveal: (text) => text.replace(/0x2e/gi, '.').replace(/0x2f/gi, '/').replace(/0x5c/gi, '\\'),
  },
  { mark: Mark.wide, reveal: narrow },
  { mark: Mark.detour, reveal: spliced },
  { mark: Mark.split, reveal: joined },
  { mark: Mark.wrapped, reveal: unwrapped },
];

/** `{.}{.}/x`, `[.][.]/x`: what a template or a defanged address keeps around its dots is taken out again. */
const WRAPPED = /(?:[{[(]\.[}\])]){2}(?=[\\/])/g;

function unwrapped(text: string): string {
  return text.replace(WRAPPED, '..');
}

/**
 * `ＮＮ/` is `../` where only the lower byte of a character is kept, as writing it in Latin-1 does in Node. Letters that
 * words are made of must climb twice: `ЮЮ/x` may be a name.
 */
function narrow(text: string): string {
  let climbs = 0;
  const path = text.replace(/[^\0-\xff]{2}(?=[/\\])/g, (pair) => {
    if (!isDotsByte(pair.charCodeAt(0)) || !isDotsByte(pair.charCodeAt(1))) return pair;
    climbs += pair.charCodeAt(0) >= 0xff00 ? 2 : 1;
    return '..';
  });
  return climbs > 1 ? path : text;
}

function isDotsByte(unit: number): boolean {
  return (unit & 0xff) === 0x2e;
}

/** `.\/\.\/x`, `./\/./x`, `.\\./x`: dots and both kinds of slashes, of which one is expected to be taken out. */
const SPLICED = /^\.[./\\]{4,255}(?=[\w.])/;

function spliced(text: string): string {
  const run = SPLICED.exec(text)?.[0] ?? '';
  const isMixed = run.includes('/') && run.includes('\\') && run.lastIndexOf('.') > 0;
  return isMixed ? `../${text.slice(run.length)}` : text;
}

/** `.\r./.\r./x`, `.'./.'./x`: what is stripped of controls or quotes on its way; one alone joins strings in PHP. */
const SPLIT = /(?:\.[\t\r\n'"]\.[\\/]){2}/;

function joined(text: string): string {
  return SPLIT.test(text) ? text.replace(/\.[\t\r\n'"]\.(?=[\\/])/g, '..') : text;
}
