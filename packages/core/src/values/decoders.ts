import { CharacterClass } from './character-classes.js';
import { cssEscapesDecode } from './decoders/css-escapes.js';
import { escapesDecode } from './decoders/escapes.js';
import { fullWidthDecode } from './decoders/full-width.js';
import { htmlDecode } from './decoders/html.js';
import { nulDecode } from './decoders/nul.js';
import { overlongUtf8Decode } from './decoders/overlong-utf8.js';
import { percentDecode } from './decoders/percent.js';
import { plusDecode } from './decoders/plus.js';
import { utf7Decode } from './decoders/utf7.js';
import type { DecodeStep } from './value.js';

/** Undoes one layer of one encoding; gives the text back, the same string, where there is none. */
export interface Decoder {
  readonly step: DecodeStep;
  /** A text without any of these characters is none of this decoder's business. */
  readonly trigger: number;
  decode(text: string): string;
}

/** In the order in which one layer is undone: UTF-7 before `+` becomes a space, bytes before the characters they make. */
export const DECODERS: readonly Decoder[] = [
  { step: 'percent', trigger: CharacterClass.percent, decode: percentDecode },
  { step: 'utf-7', trigger: CharacterClass.plus, decode: utf7Decode },
  { step: 'plus', trigger: CharacterClass.plus, decode: plusDecode },
  { step: 'html', trigger: CharacterClass.ampersand, decode: htmlDecode },
  { step: 'overlong-utf8', trigger: CharacterClass.nonAscii, decode: overlongUtf8Decode },
  { step: 'unicode-escape', trigger: CharacterClass.backslash, decode: escapesDecode },
  { step: 'hex-escape', trigger: CharacterClass.backslash, decode: cssEscapesDecode },
  { step: 'full-width', trigger: CharacterClass.nonAscii, decode: fullWidthDecode },
  { step: 'nul', trigger: CharacterClass.control, decode: nulDecode },
];

/** Every character class that some decoder looks for. */
export const ENCODED: number = DECODERS.reduce((mask, decoder) => mask | decoder.trigger, 0);
