import type { Random } from '../random.js';

const WORDS =
  'the a our garden shop river letter window order paper morning is was goes stands grows slow green small old warm of from with under near while then again today please thanks regards'.split(
    ' ',
  );
const KILOBYTE = 1_024;

/** Harmless prose of 1, 10 or 100 KB; the largest rarely, so that a run does not consist of padding. */
export function writePadding(random: Random): string {
  const length = KILOBYTE * random.pick([1, 1, 1, 1, 1, 1, 10, 10, 10, 100]);
  const sentences: string[] = [];
  for (let written = 0; written < length; ) {
    const sentence = `${Array.from({ length: 12 }, () => random.pick(WORDS)).join(' ')}. `;
    sentences.push(sentence);
    written += sentence.length;
  }
  return sentences.join('').slice(0, length);
}
