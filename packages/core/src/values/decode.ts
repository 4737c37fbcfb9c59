import { CharacterClass, classify } from './character-classes.js';
import { base64Texts } from './decoders/base64.js';
import { cssEscapesDecode } from './decoders/css-escapes.js';
import { escapesDecode } from './decoders/escapes.js';
import { fullWidthDecode } from './decoders/full-width.js';
import { htmlDecode } from './decoders/html.js';
import { jsonTexts } from './decoders/json.js';
import { nulDecode } from './decoders/nul.js';
import { overlongUtf8Decode } from './decoders/overlong-utf8.js';
import { percentDecode } from './decoders/percent.js';
import { plusDecode } from './decoders/plus.js';
import { utf7Decode } from './decoders/utf7.js';
import { VALUE_LIMITS, type ValueLimit } from './limits.js';
import type { DecodeStep, Form, Value } from './value.js';

export interface DecodeOptions {
  /** Whether base64 that decodes to text is undone (`DECODE_B64`). */
  readonly base64: boolean;
}

interface Decoder {
  readonly step: DecodeStep;
  /** A text without any of these characters is none of this decoder's business. */
  readonly trigger: number;
  decode(text: string): string;
}

/** In the order in which one layer is undone: UTF-7 before `+` becomes a space, bytes before the characters they make. */
const DECODERS: readonly Decoder[] = [
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

const ENCODED = DECODERS.reduce((mask, decoder) => mask | decoder.trigger, 0);
const DOCUMENT = CharacterClass.doubleQuote | CharacterClass.brace | CharacterClass.bracket;
const WORD = CharacterClass.letter | CharacterClass.digit;
const NO_STEPS: readonly DecodeStep[] = [];
const SHORTEST_BASE64 = 8;

/**
 * Every reading of a text: as it came, and after each encoding that a server, framework, database or browser could
 * undo. The readings are: all encodings undone one after the other until none is left, each step of that way, and,
 * within a budget of characters, the same without some of them.
 *
 * A form with `fault` is the last: a limit ended decoding there.
 */
export function decode(value: Value | string, options: DecodeOptions): Form[] {
  const text = typeof value === 'string' ? value : value.text;
  const classes = classify(text);
  const forms: Form[] = [{ text, steps: NO_STEPS, classes }];
  const mayHide = (classes & (ENCODED | DOCUMENT)) !== 0 || (options.base64 && text.length >= SHORTEST_BASE64);
  if (mayHide) new Decoding(forms, options).run();
  return forms;
}

class Decoding {
  readonly #forms: Form[];
  readonly #options: DecodeOptions;
  readonly #texts = new Set<string>();
  #budget: number;

  constructor(forms: Form[], options: DecodeOptions) {
    this.#forms = forms;
    this.#options = options;
    const text = (forms[0] as Form).text;
    this.#texts.add(text);
    this.#budget = 4096 + 4 * text.length;
  }

  run(): void {
    this.#undoAll(0);
    for (let index = 0; index < this.#forms.length; index++) this.#undoEach(this.#forms[index] as Form);
  }

  #undoAll(from: number): void {
    let form = this.#forms[from] as Form;
    for (let layer = 0; layer < VALUE_LIMITS.decodeLayers; layer++) {
      const before = form;
      for (const decoder of DECODERS) form = this.#undo(form, decoder) ?? form;
      if (form === before) return;
    }
    this.#fault('decodeLayers');
  }

  #undoEach(form: Form): void {
    if ((form.classes & DOCUMENT) !== 0) this.#addDocument(form, 'json', jsonTexts(form.text));
    if (this.#options.base64 && (form.classes & WORD) !== 0) this.#addDocument(form, 'base64', base64Texts(form.text));
    for (const decoder of DECODERS) if (this.#budget > 0) this.#undo(form, decoder);
  }

  #addDocument(form: Form, step: DecodeStep, texts: readonly string[]): void {
    for (const text of texts) {
      const at = this.#forms.length;
      if (this.#add(form, step, text) !== undefined) this.#undoAll(at);
    }
  }

  /** The form behind one decoder; undefined when it changes nothing. */
  #undo(form: Form, decoder: Decoder): Form | undefined {
    if ((form.classes & decoder.trigger) === 0) return undefined;
    const text = decoder.decode(form.text);
    if (text === form.text) return undefined;
    this.#budget -= text.length;
    return this.#add(form, decoder.step, text);
  }

  #add(form: Form, step: DecodeStep, text: string): Form | undefined {
    const added: Form = { text, steps: [...form.steps, step], classes: classify(text) };
    if (this.#texts.has(text)) return undefined;
    this.#texts.add(text);
    this.#forms.push(added);
    return added;
  }

  #fault(limit: ValueLimit): void {
    const last = this.#forms[this.#forms.length - 1] as Form;
    this.#forms[this.#forms.length - 1] = { ...last, fault: { limit, at: '' } };
  }
}
