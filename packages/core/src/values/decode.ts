import { CharacterClass, classify } from './character-classes.js';
import { base64Texts, isWholeBase64, mayHoldBase64 } from './decoders/base64.js';
import { jsonTexts, looksLikeJson } from './decoders/json.js';
import { mixedDecode } from './decoders/mixed.js';
import { plusDecode } from './decoders/plus.js';
import { DECODERS, type Decoder, ENCODED } from './decoders.js';
import { documentsIn, INNER_DOCUMENTS, type InnerDocument, type InnerTexts } from './inner-documents.js';
import { type LimitFault, VALUE_LIMITS, type ValueLimit } from './limits.js';
import { type DocumentKind, readDocument } from './plain-document.js';
import type { DecodeStep, Form, Source, Value } from './value.js';
import type { WordFilter } from './word-filter.js';

export interface DecodeOptions {
  /** Whether base64 that decodes to text is undone (`DECODE_B64`). */
  readonly base64: boolean;
  /** Words that nobody has to judge, alone or as all that a document holds; left out: there are none. */
  readonly words?: WordFilter | undefined;
}

/** What the values of one request may have together: each its own would be 28 times the length of short ones. */
export interface Purse {
  /** Characters that are looked at to find mixtures of encodings, besides as many as a value has. */
  characters: number;
}

/** Enough for eight texts of noise; many more of them would cost a request seconds. */
export const MIXTURES_OF_A_REQUEST = 65_536;

const DOCUMENT = CharacterClass.doubleQuote | CharacterClass.brace | CharacterClass.bracket;
/** So many characters, and as many again as a value has, are looked at to find mixtures of encodings. */
const MIXTURE_CHARACTERS = 8192;
/** Up to so many forms it is faster to compare each than to hash their texts. */
const FEW_FORMS = 8;
/** `%` encoded any number of times, before what it encodes. */
const REPEATED_PERCENT = /%(?:25)+(?=[0-9a-fA-F]{2})/g;
const ENCODED_PLUS = /%2b/i;
const LAYERS_BEFORE_COLLAPSE = 4;
/** Noise of this length has a dozen readings and more that differ in a few characters: each costs what the text does. */
const LONG_TEXT = 4096;
const NO_STEPS: readonly DecodeStep[] = [];

/** Nothing form-decodes a header, and a plus stands in every browser's Accept. */
const PLUS_IS_DATA: ReadonlySet<Source> = new Set(['headers_names', 'headers_values', 'user_agent']);

/**
 * Every reading of a text: as it came, and after each encoding that a server, framework, database or browser could
 * undo.
 *
 * Always there: all encodings undone one after the other until none is left, each step of that way, each encoding
 * undone alone, and, where there were several, each escape undone where it stands. Mixtures of those follow as far as
 * a budget of characters goes, which the texts of a request share. Of long texts with many readings the steps on the way
 * are left out, but for the first.
 * The last form has `fault` when a limit ended decoding.
 */
export function decode(value: Value | string, options: DecodeOptions, purse: Purse = { characters: Infinity }): Form[] {
  const plain = typeof value === 'string';
  const text = plain ? value : value.text;
  const classes = (plain ? undefined : value.classes) ?? classify(text);
  const forms: Form[] = [{ text, steps: NO_STEPS, classes, path: undefined, fault: undefined }];
  let mask = classes & ENCODED;
  if (mask === CharacterClass.plus && !plain && PLUS_IS_DATA.has(value.source)) mask = 0;
  const documents = plain ? INNER_DOCUMENTS : documentsIn(value.source);
  if (
    mask !== 0 ||
    isPadded(text) ||
    holdsDocument(text, classes, documents) ||
    (options.base64 && mayHoldBase64(text))
  ) {
    const granted = Math.min(MIXTURE_CHARACTERS, purse.characters);
    const left = new Decoding(forms, options, { value: plain ? '' : value, documents, granted }).run();
    purse.characters -= granted - Math.min(granted, Math.max(0, left));
  }
  return forms;
}

function holdsDocument(text: string, classes: number, documents: readonly InnerDocument[]): boolean {
  if ((classes & DOCUMENT) !== 0 && looksLikeJson(text)) return true;
  for (const { needs, looksLike } of documents) if ((classes & needs) === needs && looksLike(text)) return true;
  return false;
}

const BASE64 =
  CharacterClass.letter |
  CharacterClass.digit |
  CharacterClass.dash |
  CharacterClass.plus |
  CharacterClass.slash |
  CharacterClass.equals;

interface Subject {
  readonly value: Value | '';
  /** What is looked for in it. */
  readonly documents: readonly InnerDocument[];
  /** Characters for mixtures besides its own. */
  readonly granted: number;
}

/** The work on one value. */
class Decoding {
  readonly #forms: Form[];
  /** For each form a bit for every decoder that has been tried on it. */
  readonly #tried: number[] = [0];
  /** Of each form, whether it is a step on the way to another one. */
  readonly #isStep: boolean[] = [false];
  /** For each form the index of one that says nothing but this, encoded; -1 where there is none. */
  readonly #wrapped: number[] = [-1];
  /** For each form the index of the text that it is a reading of: the value, or a text of a document in it. */
  readonly #origins: number[] = [0];
  /** Those of them that were read as a form. */
  #formed: Set<number> | undefined;
  /** Of the forms that are added now, where they come from and what they are called. */
  #origin = 0;
  #path: string | undefined;
  readonly #options: DecodeOptions;
  readonly #value: Value | '';
  readonly #documents: readonly InnerDocument[];
  /** What is known already; made when there are many forms. */
  #texts: Set<string> | undefined;
  #budget: number;
  #nested = 0;
  #fault: LimitFault | undefined;

  constructor(forms: Form[], options: DecodeOptions, { value, documents, granted }: Subject) {
    this.#documents = documents;
    this.#forms = forms;
    this.#options = options;
    this.#value = value;
    this.#budget = granted + (forms[0] as Form).text.length;
  }

  /** What is left of the characters for mixtures. */
  run(): number {
    this.#undoAll(0);
    // The list grows while it is walked: every new form is looked at in its turn.
    for (let index = 0; index < this.#forms.length; index++) {
      this.#origin = this.#origins[index] as number;
      this.#path = (this.#forms[index] as Form).path;
      this.#trim(index);
      this.#openDocuments(index);
      this.#undoOthers(index);
    }
    if (this.#fault !== undefined) {
      const last = this.#forms.length - 1;
      this.#forms[last] = { ...(this.#forms[last] as Form), fault: this.#fault };
    }
    if (this.#forms.length > FEW_FORMS) this.#dropSteps();
    return this.#budget;
  }

  /** Validators and schemas trim: what a grammar reads from its first character must not hide behind a line end. */
  #trim(index: number): void {
    const { text, classes, steps } = this.#forms[index] as Form;
    if (!isPadded(text)) return;
    const trimmed = text.trim();
    if (trimmed === '' || trimmed.length > LONG_TEXT || this.#isKnown(trimmed)) return;
    const start = this.#add(trimmed, [...steps, 'trim']);
    // Each step on the way may begin or end with blanks of its own.
    if ((classes & ENCODED) !== 0 && (index === 0 || this.#budget > 0)) this.#undoAll(start);
  }

  /** Of long texts with many readings those are left out that only lead to others: what they say is undone further. */
  #dropSteps(): void {
    const kept = this.#forms.filter(
      ({ text, steps, fault }, index) =>
        text.length <= LONG_TEXT || steps.length < 2 || fault !== undefined || this.#isStep[index] !== true,
    );
    this.#forms.splice(0, this.#forms.length, ...kept);
  }

  /** Undoes encodings one after the other until none is left; where that took several, also character by character. */
  #undoAll(start: number): void {
    if (((this.#forms[start] as Form).classes & ENCODED) === 0) return;
    const { steps } = this.#forms[this.#undoLayers(start)] as Form;
    const { text, steps: taken } = this.#forms[start] as Form;
    const before = taken.length;
    let escapes = 0;
    for (let index = before; index < steps.length; index++) if (steps[index] !== 'plus') escapes++;
    // Inside of base64 or JSON a plus is mostly one, and so is an encoded one beside those that are spaces: the reading
    // that keeps it must not depend on the budget.
    const isBoth = escapes === 1 && escapes < steps.length - before;
    const losesPlus = isBoth && (before > 0 || ENCODED_PLUS.test(text));
    if (escapes > 1 || losesPlus) this.#undoMixed(start);
  }

  /** Escapes of several kinds inside each other, character by character: layers undone one by one lose some. */
  #undoMixed(start: number): void {
    const { text, classes, steps } = this.#forms[start] as Form;
    this.#addMixed(text, [...steps, 'mixed']);
    // Behind a form parser a plus is a space, and those that other escapes hid are none.
    if ((classes & CharacterClass.plus) !== 0) this.#addMixed(plusDecode(text), [...steps, 'plus', 'mixed']);
  }

  #addMixed(text: string, steps: readonly DecodeStep[]): void {
    const decoded = mixedDecode(text);
    if (decoded !== text && !this.#isKnown(decoded)) this.#undoLayers(this.#add(decoded, steps));
  }

  /** The index of the last form. */
  #undoLayers(start: number): number {
    let current = start;
    for (let layer = 0; layer <= VALUE_LIMITS.decodeLayers; layer++) {
      const before = current;
      if (layer === LAYERS_BEFORE_COLLAPSE) current = this.#collapse(current);
      for (let decoder = 0; decoder < DECODERS.length; decoder++) current = this.#undo(current, decoder);
      if (current === before) return current;
    }
    this.#exceed('decodeLayers');
    return current;
  }

  /** Sites that pass an address on from page to page encode its percent signs each time: `%25252525253D`. */
  #collapse(index: number): number {
    const form = this.#forms[index] as Form;
    if ((form.classes & CharacterClass.percent) === 0) return index;
    const text = form.text.replace(REPEATED_PERCENT, '%');
    return text === form.text || this.#isKnown(text) ? index : this.#add(text, [...form.steps, 'percent']);
  }

  /** The encodings that were not the first to be undone here, each alone: an application may undo only one of them. */
  #undoOthers(index: number): void {
    if (((this.#forms[index] as Form).classes & ENCODED) === 0) return;
    for (let decoder = 0; decoder < DECODERS.length; decoder++) {
      if (index > 0 && this.#budget <= 0) return;
      this.#undo(index, decoder);
    }
  }

  /** Undoes one encoding of one form: the index of the outcome, which is the form itself if nothing changes. */
  #undo(index: number, position: number): number {
    const form = this.#forms[index] as Form;
    const decoder = DECODERS[position] as Decoder;
    const bit = 1 << position;
    if ((form.classes & decoder.trigger) === 0 || ((this.#tried[index] as number) & bit) !== 0) return index;
    this.#tried[index] = (this.#tried[index] as number) | bit;
    this.#budget -= form.text.length;
    const text = decoder.decode(form.text);
    if (text === form.text || this.#isKnown(text)) return index;
    this.#isStep[index] = true;
    return this.#add(text, [...form.steps, decoder.step], decoder.step === 'percent' ? index : -1);
  }

  /** Texts of documents inside a form, JSON, base64 and the like, are forms of their own. */
  #openDocuments(index: number): void {
    const form = this.#forms[index] as Form;
    if ((form.classes & DOCUMENT) !== 0 && looksLikeJson(form.text)) {
      if (this.#readDocument(index) === 'plain') return;
      this.#addNested(index, 'json', jsonTexts(form.text, this.#options.words));
    }
    for (const { step, needs, looksLike, read } of this.#documents) {
      if ((form.classes & needs) !== needs || !looksLike(form.text)) continue;
      if (isFormStep(step) && !this.#opensForm(index)) continue;
      this.#addNested(index, step, read(form.text, this.#options.words));
    }
    if (this.#options.base64 && mayHoldBase64(form.text) && !isTorn(form))
      this.#addNested(index, 'base64', { texts: base64Texts(form.text), fault: undefined });
  }

  /** Reads a form as a document: noted where it need not be judged, and what it was made of where that says the same. */
  #readDocument(index: number): DocumentKind {
    const { words } = this.#options;
    // An operator of a query takes anything: `{"$or": [{}]}`.
    const isOperand = this.#value !== '' && this.#value.path.includes('$');
    const kind = words === undefined || isOperand ? 'other' : readDocument((this.#forms[index] as Form).text, words);
    for (let plain = kind === 'other' ? -1 : index; plain >= 0; plain = this.#wrapped[plain] as number) {
      this.#forms[plain] = { ...(this.#forms[plain] as Form), isPlain: true };
    }
    return kind;
  }

  /**
   * A form is read before its escapes are undone, not again behind that. Addresses hand addresses on that hand on others:
   * beyond the second nobody reads a query in this place, and no such chain is a fault.
   */
  #opensForm(index: number): boolean {
    const { steps } = this.#forms[index] as Form;
    if (this.#formed?.has(this.#origin) === true || countOf(steps, isFormStep) >= NESTED_FORMS) return false;
    this.#formed ??= new Set();
    this.#formed.add(this.#origin);
    return true;
  }

  #addNested(index: number, step: DecodeStep, { texts, paths, fault }: InnerTexts): void {
    this.#fault ??= fault;
    if (texts.length === 0) return;
    const form = this.#forms[index] as Form;
    const wrapped = step === 'base64' && texts.length === 1 && (form.classes & ~BASE64) === 0 ? index : -1;
    if (!isFormStep(step) && countOf(form.steps, isDocumentStep) >= VALUE_LIMITS.nestedDocuments) {
      this.#exceed('nestedDocuments');
      return;
    }
    const steps = [...form.steps, step];
    for (const [position, text] of texts.entries()) {
      if (this.#isKnown(text)) continue;
      if (++this.#nested > VALUE_LIMITS.nestedTexts) {
        this.#exceed('nestedTexts');
        return;
      }
      this.#origin = this.#forms.length;
      this.#path = paths?.[position] ?? form.path;
      this.#undoAll(this.#add(text, steps, wrapped));
    }
    this.#origin = this.#origins[index] as number;
    this.#path = form.path;
  }

  #isKnown(text: string): boolean {
    if (this.#forms.length <= FEW_FORMS) return this.#forms.some((form) => form.text === text);
    this.#texts ??= new Set(this.#forms.map((form) => form.text));
    return this.#texts.has(text);
  }

  #add(text: string, steps: readonly DecodeStep[], wrapped = -1): number {
    this.#texts?.add(text);
    this.#tried.push(0);
    this.#wrapped.push(wrapped);
    this.#isStep.push(false);
    this.#origins.push(this.#origin);
    return this.#forms.push({ text, steps, classes: classify(text), path: this.#path, fault: undefined }) - 1;
  }

  #exceed(limit: ValueLimit): void {
    this.#fault ??= { limit, at: (this.#forms[0] as Form).text.slice(0, 64) };
  }
}

/** Base64 whose plus signs became blanks: what a piece between two of them decodes to begins anywhere. The whole was read. */
function isTorn({ text, steps }: Form): boolean {
  return steps[steps.length - 1] === 'plus' && isWholeBase64(text.replaceAll(' ', '+'));
}

/** Whether blanks stand around it: control characters and spaces, no-break spaces and byte order marks. */
function isPadded(text: string): boolean {
  return isOuterBlank(text.charCodeAt(0)) || isOuterBlank(text.charCodeAt(text.length - 1));
}

function isOuterBlank(unit: number): boolean {
  return unit <= 0x20 || unit === 0xa0 || unit === 0xfeff || (unit >= 0x2000 && unit <= 0x200a) || unit === 0x3000;
}

/** Queries inside of queries that are read. */
const NESTED_FORMS = 2;
const DOCUMENT_STEPS: ReadonlySet<DecodeStep> = new Set([
  'json',
  'base64',
  'graphql',
  'xml',
  'serialized',
  'table',
  'message',
]);

function isDocumentStep(step: DecodeStep): boolean {
  return DOCUMENT_STEPS.has(step);
}

function isFormStep(step: DecodeStep): boolean {
  return step === 'form' || step === 'query';
}

function countOf(steps: readonly DecodeStep[], is: (step: DecodeStep) => boolean): number {
  let count = 0;
  for (const step of steps) if (is(step)) count++;
  return count;
}
