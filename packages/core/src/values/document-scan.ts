import { CharacterClass, CLASS_OF, classify } from './character-classes.js';
import { BYTE_KINDS } from './decoders/base64.js';
import { BASE64_DIGITS } from './decoders/base64-alphabet.js';
import { unescapeJson } from './decoders/json-escapes.js';
import { SCAN_MODULE } from './scan-module.js';
import { loadUnits } from './text-units.js';
import { type AssemblyMemory, PAGE_BYTES, webAssembly } from './web-assembly.js';
import { UNDERSCORE, type WordSpan } from './word-span.js';

// Where things lie in the memory of assembly/scan.ts.
const KINDS = 0x0200;
const DIGITS = 0x0300;
const BYTES = 0x0400;
const WORDS = 0x1000;
const UNKNOWN = 0x32000;
const INPUT = 0x33000;
/** Numbers in which the scanner tells of unknown strings. */
const PAIRS = 128;
const LONGEST_WORD = 15;
/** Zeros behind a document: what is read at its end must not be another one. */
const MARGIN = 64;
/** Longer documents are read as if there were no scan. */
const MAX_DOCUMENT = 1_048_576;
/** To find out a word's traits takes a microsecond, and a hostile document has a new word every few bytes. */
const BYTES_A_WORD = 256;
/** Longer ones are no sentences. */
const MAX_ESCAPED = 4_096;

const KIND_SIGNS = [' \t\n\r:,', '"', '{[', '}]', '+-.0123456789', 'tfn'];

/** What is asked of texts and words that a scan does not know. */
export interface ScannedWords {
  /** Whether a part of a text is a word that nobody has to judge. */
  passes(text: string, units: Uint16Array, span: WordSpan): boolean;
  /** Whether a text is an identifier or a sentence of such. */
  isProse(text: string, classes: number): boolean;
  /** The same of a part of a text. */
  isProsePart(text: string, span: WordSpan): boolean;
  traitsOf(text: string, units: Uint16Array, start: number, end: number): number;
  placedTraitsOf(text: string, units: Uint16Array, start: number, end: number): number;
}

interface Scanner {
  scan(from: number, to: number): number;
  keepString(from: number, to: number): void;
  keepWord(from: number, to: number, traits: number): void;
  readonly unknowns: { readonly value: number };
}

/** Once for all. */
let compiled: object | undefined;

/** What a scan found in a document. */
export interface Scanned {
  /** How far it came: behind that, nothing is known. */
  end: number;
  /** Where the strings begin that have to be judged, in order. */
  readonly odd: number[];
}

/**
 * Tells which strings of a JSON document are harmless words and sentences, as most of what programs send is, in a tenth
 * of the time that reading them takes. It learns: strings and words that `words` has let by are known from then on.
 */
export class DocumentScan {
  readonly #words: ScannedWords;
  readonly #memory: AssemblyMemory;
  readonly #scanner: Scanner;
  #bytes: Buffer;
  #pairs: Int32Array;
  /** Of the document that is scanned: whether its bytes are its units, and the last byte whose unit was asked for. */
  #isAscii = true;
  #byte = 0;
  #unit = 0;
  /** Words that may still be learnt from the document that is scanned. */
  #lessons = 0;
  /** The string that is looked at. */
  readonly #span: WordSpan = { start: 0, end: 0, classes: 0 };

  private constructor(words: ScannedWords, memory: AssemblyMemory, scanner: Scanner) {
    this.#words = words;
    this.#memory = memory;
    this.#scanner = scanner;
    this.#bytes = Buffer.from(memory.buffer);
    this.#pairs = new Int32Array(memory.buffer, UNKNOWN, PAIRS);
    this.#fillTables();
  }

  /** Undefined where there is no WebAssembly with vectors, or no memory for it. */
  static create(words: ScannedWords): DocumentScan | undefined {
    try {
      const { Memory, Module, Instance } = webAssembly<Scanner>();
      const memory = new Memory({ initial: Math.ceil((INPUT + PAGE_BYTES) / PAGE_BYTES) });
      compiled ??= new Module(Buffer.from(SCAN_MODULE, 'base64'));
      return new DocumentScan(words, memory, new Instance(compiled, { env: { memory } }).exports);
    } catch {
      return undefined;
    }
  }

  /** What was learnt depends on the programs of the host. */
  forget(): void {
    this.#bytes.fill(0, WORDS, UNKNOWN);
  }

  /** Undefined of documents that are too long. */
  scan(text: string): Scanned | undefined {
    const { length } = text;
    const size = length > MAX_DOCUMENT ? 0 : this.#load(text);
    if (size === 0) return undefined;
    this.#isAscii = size === length;
    this.#lessons = size / BYTES_A_WORD;
    this.#byte = 0;
    this.#unit = 0;
    const scanned: Scanned = { end: 0, odd: [] };
    let units: Uint16Array | undefined;
    for (let at = 0; at >= 0 && at < size; ) {
      at = this.#scanner.scan(at, size);
      const count = 2 * this.#scanner.unknowns.value;
      if (count > 0) units ??= loadUnits(text);
      for (let pair = 0; pair < count; pair += 2) {
        const from = this.#pairs[pair] as number;
        const to = this.#pairs[pair + 1] as number;
        const span = this.#span;
        span.start = this.#unitAt(from);
        span.end = this.#unitAt(to);
        if (!this.#learn(text, units as Uint16Array, span, from, to)) scanned.odd.push(span.start);
      }
      scanned.end = this.#unitAt(at < 0 ? -1 - at : at);
    }
    return scanned;
  }

  /** Bytes of a text that lies in INPUT now; 0 where there is no room. */
  #load(text: string): number {
    const { length } = text;
    if (!this.#reserve(length)) return 0;
    // Of a text that is not ASCII at least one byte more is written than it has units: what does not fit as a whole, of
    // four bytes at most, is left out.
    let size = this.#bytes.write(text, INPUT, length + 4, 'utf8');
    if (size !== length) {
      if (!this.#reserve(3 * length)) return 0;
      size = this.#bytes.write(text, INPUT, 3 * length, 'utf8');
    }
    this.#bytes.fill(0, INPUT + size, INPUT + size + MARGIN);
    return size;
  }

  /** False where there is no more memory. */
  #reserve(bytes: number): boolean {
    const missing = INPUT + bytes + MARGIN - this.#bytes.length;
    if (missing <= 0) return true;
    try {
      this.#memory.grow(Math.ceil(missing / PAGE_BYTES));
    } catch {
      return false;
    }
    this.#bytes = Buffer.from(this.#memory.buffer);
    this.#pairs = new Int32Array(this.#memory.buffer, UNKNOWN, PAIRS);
    return true;
  }

  /** The unit of UTF-16 of a byte; bytes are asked for in order. */
  #unitAt(byte: number): number {
    if (this.#isAscii) return byte;
    for (; this.#byte < byte; this.#byte++) {
      const value = this.#bytes[INPUT + this.#byte] as number;
      if ((value & 0xc0) !== 0x80) this.#unit += value < 0xf0 ? 1 : 2;
    }
    return this.#unit;
  }

  /** False where the string has to be judged. `from`, `to`: its bytes. */
  #learn(text: string, units: Uint16Array, span: WordSpan, from: number, to: number): boolean {
    const { start, end } = span;
    let classes = 0;
    for (let at = start; at < end; at++) {
      const unit = units[at] as number;
      const bits = unit < 128 ? (CLASS_OF[unit] as number) : CharacterClass.nonAscii;
      classes |= unit === 0x5f ? bits | UNDERSCORE : bits;
    }
    span.classes = classes;
    if ((classes & CharacterClass.backslash) !== 0) {
      if (end - start > MAX_ESCAPED) return false;
      const content = unescapeJson(text.slice(start, end));
      if (!this.#words.isProse(content, classify(content))) return false;
    } else {
      const isWord = this.#words.passes(text, units, span);
      if (!isWord && !this.#words.isProsePart(text, span)) return false;
      this.#scanner.keepString(from, to);
      if (isWord) return true;
    }
    if ((classes & CharacterClass.space) !== 0) this.#learnWords(text, units, span, from);
    return true;
  }

  /** `from`: the byte of the first unit. */
  #learnWords(text: string, units: Uint16Array, { start, end }: WordSpan, from: number): void {
    let first = start;
    let firstByte = from;
    let byte = from;
    for (let at = start; at <= end; at++) {
      const unit = at < end ? (units[at] as number) : 0;
      if (isWordUnit(unit)) {
        byte += bytesOf(unit);
        continue;
      }
      if (at > first && byte - firstByte <= LONGEST_WORD && this.#lessons-- > 0) {
        const traits =
          this.#words.traitsOf(text, units, first, at) | this.#words.placedTraitsOf(text, units, first, at);
        this.#scanner.keepWord(firstByte, byte, traits);
      }
      byte++;
      first = at + 1;
      firstByte = byte;
    }
  }

  #fillTables(): void {
    const bytes = this.#bytes;
    for (let count = 0; count <= 16; count++) bytes.fill(0xff, 16 * count, 17 * count);
    for (const [index, signs] of KIND_SIGNS.entries()) {
      for (const sign of signs) bytes[KINDS + sign.charCodeAt(0)] = index + 1;
    }
    for (let byte = 0; byte < 256; byte++) {
      bytes.writeInt8(BASE64_DIGITS[byte] as number, DIGITS + byte);
      bytes.writeInt8(BYTE_KINDS[byte] as number, BYTES + byte);
    }
  }
}

function isWordUnit(unit: number): boolean {
  if (unit >= 0x80) return true;
  return (unit >= 0x30 && unit <= 0x39) || ((unit | 32) >= 0x61 && (unit | 32) <= 0x7a);
}

/** Of UTF-8; prose has no surrogates. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 ? 2 : 3;
}
