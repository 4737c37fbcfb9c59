import { percentDecodeStrict } from '../../values/decoders/percent.js';

/** Longer than any host that people write. */
const USUAL = 64;
/** UTS 46, 4: ignored in host names. */
const IGNORED = /\p{Default_Ignorable_Code_Point}/gu;
/** inet_aton(3) and WHATWG URL, 3.5: zeros in front of a number, or behind `0x`, are nothing, however many. */
const ZEROS = /(?<![\da-fx])(0x)?0{4,}(?=[\da-f])/gi;

/**
 * A host without what parsers leave out of it before they ask how long it is: `http://000…0177.0.0.1/`, soft hyphens by the
 * hundred.
 */
export function compactHost(written: string): string {
  if (written.length <= USUAL) return written;
  const decoded = written.includes('%') ? (percentDecodeStrict(written) ?? written) : written;
  return decoded.replace(IGNORED, '').replace(ZEROS, (_zeros, hexadecimal?: string) => hexadecimal ?? '0');
}

/** curl(1), "Globbing": the first of each set's and each range's addresses. */
const SET = /\{([^{},/]{0,64})(?:,[^{}/]{0,256})?\}|\[(\d{1,3})-\d{1,3}(?::\d{1,3})?\]/g;
/** More of them say nothing new. */
const MAX_CHOICES = 8;

/** `127.0.0.{1}`, `{localhost,x}`, `[127-128].0.0.1`: what curl makes of it first, and of a set the others as well. */
export function expandSets(written: string): readonly string[] {
  if (!/[{]|\[\d{1,3}-/.test(written) || written.length > 512) return [];
  const first = written.replace(SET, (_set, choice?: string, from?: string) => choice ?? from ?? '');
  const set = /\{([^{}/]{1,320})\}/.exec(written);
  const choices = set === null ? [] : (set[1] as string).split(',', MAX_CHOICES);
  return [first, ...choices.map((choice) => written.replace(set?.[0] as string, () => choice))].filter(
    (one) => one !== written,
  );
}
