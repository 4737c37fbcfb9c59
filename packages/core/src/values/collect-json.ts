import { CharacterClass, CLASS_OF, classify } from './character-classes.js';
import { type Collection, exceed } from './collection.js';
import { unescapeJson } from './decoders/json-escapes.js';
import type { Scanned } from './document-scan.js';
import { JoinedJsonValue, type JsonFrame, JsonValue, openFrame } from './json-path.js';
import { VALUE_LIMITS } from './limits.js';
import { hasOpenEnds } from './open-ends.js';
import { loadUnits } from './text-units.js';
import type { WordFilter } from './word-filter.js';
import { UNDERSCORE, type WordSpan } from './word-span.js';

/** What begins at a unit. */
const BARE = 0;
const BLANK = 1;
const COMMA = 2;
const QUOTE = 3;
const OPEN = 4;
const CLOSE = 5;
const KIND_OF = Uint8Array.from({ length: 128 }, (_, unit) => {
  if (unit <= 0x20) return BLANK;
  const sign = String.fromCharCode(unit);
  return 1 + [':', ',', '"', '[{', ']}'].findIndex((signs) => signs.includes(sign));
});

/** Words are told apart from each other by their underscores too. */
const CLASS_OF_UNIT = Int32Array.from(CLASS_OF, (bits, unit) => (unit === 0x5f ? bits | UNDERSCORE : bits));

/**
 * Reads every key and text of a JSON document without building it: duplicate keys are all seen, depth costs no stack,
 * and what is no JSON is still scanned for its strings. The words that `filter` knows to be harmless are left out.
 * False where something stood bare in it that JSON does not know.
 */
export function collectJson(text: string, into: Collection, filter?: WordFilter): boolean {
  const scanned = filter?.scan(text);
  if (scanned?.end === text.length && scanned.odd.length === 0) return true;
  const reader = new JsonReader(text, into, { filter, scanned });
  reader.read();
  return reader.isJson;
}

/**
 * Where there was no scan, texts of larger documents are told apart from prose as they are read; those of smaller ones may
 * be remembered.
 */
const LARGE_DOCUMENT = 16_384;

/** What is known before a document is read. */
interface Knowledge {
  readonly filter: WordFilter | undefined;
  readonly scanned: Scanned | undefined;
}

class JsonReader {
  /** Nothing but strings, numbers and literals so far; what stands in a wrong place is not looked for. */
  isJson = true;
  readonly #text: string;
  readonly #units: Uint16Array;
  readonly #into: Collection;
  #filter: WordFilter | undefined;
  /** Undefined once an operator of a query has stood somewhere: behind it, words say what a database is asked. */
  #scanned: Scanned | undefined;
  /** Of the strings of the scan that have to be judged, the one that comes next. */
  #nextOdd = 0;
  #frame: JsonFrame | undefined;
  /** The key last read in the frame, or -1 when it is there as a text: most keys are never asked for. */
  #keyStart = -1;
  #keyEnd = -1;
  #count = 0;
  /** No single quote that begins a string has another one that ends it from here on. */
  #isUnclosed = false;
  /** A frame that was closed without a value in it: most objects of a document hold nothing that anybody judges. */
  #spare: JsonFrame | undefined;
  /** The string that is looked at. */
  readonly #span: WordSpan = { start: 0, end: 0, classes: 0 };

  constructor(text: string, into: Collection, { filter, scanned }: Knowledge) {
    this.#text = text;
    this.#units = loadUnits(text);
    this.#into = into;
    this.#filter = filter;
    this.#scanned = scanned;
  }

  read(): void {
    const units = this.#units;
    let index = 0;
    while (index < units.length) {
      const unit = units[index] as number;
      if (this.#count > VALUE_LIMITS.jsonValues) {
        exceed(this.#into, 'jsonValues', 'json_values');
        return;
      }
      switch (unit < 128 ? KIND_OF[unit] : BARE) {
        case QUOTE:
          index = this.#readString(index + 1);
          break;
        case COMMA:
          if (this.#frame?.isArray === true) this.#frame.position++;
          index++;
          break;
        case BLANK:
          index++;
          break;
        case OPEN:
          if (!this.#open(unit === 0x5b)) return;
          index++;
          break;
        case CLOSE:
          this.#close(index++);
          break;
        default:
          index = this.#readBare(index);
      }
    }
  }

  /** False where the document is too deep. */
  #open(isArray: boolean): boolean {
    this.#writeKey();
    this.#frame = openFrame(this.#frame, isArray, this.#spare);
    this.#spare = undefined;
    if (this.#frame.depth <= VALUE_LIMITS.jsonDepth) return true;
    exceed(this.#into, 'jsonDepth', 'json_values');
    return false;
  }

  #close(index: number): void {
    const frame = this.#frame;
    this.#frame = frame?.parent;
    this.#keyStart = -1;
    if (frame?.pieces !== undefined) this.#join(frame, frame.pieces);
    if (frame?.isKept === false) this.#spare = frame;
    if (frame?.isOperand !== true || !this.#isEmpty(index)) return;
    // An empty condition says as much as a bare operand: `{"$or": [{}, …]}`, `{"$nin": []}`.
    this.#count++;
    this.#add('json_values', frame.isArray ? '[]' : '{}', undefined);
  }

  /** A list of nothing but harmless words is one of them, too. */
  #join({ isKept, parent }: JsonFrame, pieces: readonly number[]): void {
    if (!isKept || pieces.length === 2) return;
    const texts: string[] = [];
    for (let at = 0; at < pieces.length; at += 2) {
      const text = this.#text.slice(pieces[at], pieces[at + 1]);
      texts.push(text.includes('\\') ? unescapeJson(text) : text);
    }
    if (texts.some(hasOpenEnds)) this.#into.values.push(new JoinedJsonValue(texts.join(','), parent));
  }

  #addPiece(start: number, end: number, isString: boolean): void {
    const outermost = this.#frame?.isArray === true ? this.#frame.outermost : undefined;
    if (outermost === undefined) return;
    if (outermost.pieces !== undefined) outermost.pieces.push(start, end);
    // Lists of numbers say nothing.
    else if (isString) outermost.pieces = [start, end];
  }

  #isEmpty(index: number): boolean {
    const units = this.#units;
    let before = index - 1;
    while (before >= 0 && (units[before] as number) <= 0x20) before--;
    return units[before] === 0x7b || units[before] === 0x5b;
  }

  /** Reads the string whose content begins at `start`; the index behind its closing quote. */
  #readString(start: number): number {
    const units = this.#units;
    if (this.#scanned !== undefined && start < this.#scanned.end && !this.#isOdd(start)) return this.#pass(start);
    let classes = 0;
    let end = start;
    for (; end < units.length; end++) {
      const unit = units[end] as number;
      if (unit === 0x22) break;
      classes |= unit < 128 ? (CLASS_OF_UNIT[unit] as number) : CharacterClass.nonAscii;
      // Each backslash is passed once, together with what it escapes, so runs of them cost nothing extra.
      if (unit === 0x5c) end++;
    }
    end = Math.min(end, units.length);
    const isKey = this.#frame !== undefined && !this.#frame.isArray && this.#isColonNext(end + 1);
    if (!isKey) this.#addPiece(start, end, true);
    if ((classes & CharacterClass.backslash) !== 0) this.#addEscaped(start, end, isKey);
    else this.#addPlain(start, end, isKey, classes);
    return end + 1;
  }

  /** Whether the scan has found that the string which begins here has to be judged. */
  #isOdd(start: number): boolean {
    const odd = this.#scanned?.odd;
    if (odd === undefined) return false;
    while ((odd[this.#nextOdd] as number) < start) this.#nextOdd++;
    return odd[this.#nextOdd] === start;
  }

  /** Passes a harmless string. */
  #pass(start: number): number {
    const units = this.#units;
    let end = start;
    while (units[end] !== 0x22) end += units[end] === 0x5c ? 2 : 1;
    if (end > start) this.#count++;
    if (this.#frame !== undefined && !this.#frame.isArray && this.#isColonNext(end + 1)) {
      this.#keyStart = start;
      this.#keyEnd = end;
    } else this.#addPiece(start, end, true);
    return end + 1;
  }

  #addPlain(start: number, end: number, isKey: boolean, classes: number): void {
    if (isKey) {
      this.#keyStart = start;
      this.#keyEnd = end;
      if ((classes & CharacterClass.dollar) !== 0) this.#scanned = undefined;
      // `user[$ne]`: words behind an operator say what a database is asked.
      if ((classes & CharacterClass.dollar) !== 0 && this.#units[start] !== 0x24) this.#filter = undefined;
    }
    if (end === start && (isKey || !this.#isOperand())) return;
    this.#count++;
    if (this.#isHarmlessWord(start, end, classes) && !this.#isOperand()) return;
    const source = isKey ? 'json_keys' : 'json_values';
    this.#add(source, this.#text.slice(start, end), classes & ~UNDERSCORE);
  }

  #isProse(text: string, classes: number): boolean {
    return this.#text.length > LARGE_DOCUMENT && this.#filter?.isProse(text, classes) === true;
  }

  #isHarmlessWord(start: number, end: number, classes: number): boolean {
    if (this.#filter === undefined || this.#isOdd(start)) return false;
    const span = this.#span;
    span.start = start;
    span.end = end;
    span.classes = classes;
    return (
      this.#filter.passes(this.#text, this.#units, span) ||
      this.#isProse(this.#text.slice(start, end), classes & ~UNDERSCORE)
    );
  }

  #addEscaped(start: number, end: number, isKey: boolean): void {
    const content = unescapeJson(this.#text.slice(start, end));
    if (isKey && this.#frame !== undefined) {
      this.#frame.key = content;
      this.#keyStart = -1;
      if (content.includes('$')) {
        this.#filter = undefined;
        this.#scanned = undefined;
      }
    }
    if (content === '') return;
    this.#count++;
    if (!this.#isOdd(start) && this.#isProse(content, classify(content)) && !this.#isOperand()) return;
    this.#add(isKey ? 'json_keys' : 'json_values', content, undefined);
  }

  #add(source: 'json_keys' | 'json_values', text: string, classes: number | undefined): void {
    this.#writeKey();
    this.#into.values.push(new JsonValue({ source, text, classes }, this.#frame));
  }

  #writeKey(): void {
    if (this.#keyStart < 0 || this.#frame === undefined) return;
    const key = this.#text.slice(this.#keyStart, this.#keyEnd);
    this.#frame.key = key.includes('\\') ? unescapeJson(key) : key;
    this.#keyStart = -1;
  }

  #isColonNext(start: number): boolean {
    const units = this.#units;
    let index = start;
    while (index < units.length && (units[index] as number) <= 0x20) index++;
    return units[index] === 0x3a;
  }

  /** Numbers, `true`, `false` and `null` say nothing; any other bare text is seen by whatever reads this document. */
  #readBare(start: number): number {
    const units = this.#units;
    let end = start;
    let isNumber = true;
    for (; end < units.length; end++) {
      const unit = units[end] as number;
      if (isBareEnd(unit)) break;
      if (unit === 0x27 && !this.#isUnclosed && this.#beginsString(end)) this.#readSingleQuoted(end + 1);
      isNumber &&= isNumberUnit(unit);
    }
    if (end > start) this.#addPiece(start, end, false);
    if (end === start) end++;
    else if (isNumber && !this.#isOperand()) return end;
    const content = this.#text.slice(start, end).trimEnd();
    const isLiteral = HARMLESS_BARE.test(content);
    if (!isLiteral) this.isJson = false;
    else if (!this.#isOperand()) return end;
    this.#count++;
    this.#add('json_values', content, undefined);
    return end;
  }

  #beginsString(quote: number): boolean {
    const units = this.#units;
    let before = quote - 1;
    while (before >= 0 && (units[before] as number) <= 0x20) before--;
    const unit = units[before];
    return unit === 0x3a || unit === 0x2c || unit === 0x5b || unit === 0x7b;
  }

  /**
   * A string of JSON5, YAML or Python, beside the bare text that it is to us: in it commas and brackets end nothing. None
   * begins inside of another but where that one ends, so each character is looked at twice at most.
   */
  #readSingleQuoted(start: number): void {
    const units = this.#units;
    let end = start;
    while (end < units.length && units[end] !== 0x27) end += units[end] === 0x5c ? 2 : 1;
    this.#isUnclosed = end >= units.length;
    if (this.#isUnclosed || end === start) return;
    this.#count++;
    this.#add('json_values', unescapeJson(this.#text.slice(start, end)), undefined);
  }

  /** Behind a key such as `$ne`, however deep, `null`, `1` and plain words say what a database is asked. */
  #isOperand(): boolean {
    const frame = this.#frame;
    if (frame === undefined || frame.isOperand) return frame !== undefined;
    return !frame.isArray && (this.#keyStart < 0 ? frame.key.charCodeAt(0) : this.#units[this.#keyStart]) === 0x24;
  }
}

function isBareEnd(unit: number): boolean {
  if (unit === 0x2c || unit === 0x7d || unit === 0x5d || unit === 0x22) return true;
  return unit === 0x0a || unit === 0x0d || unit === 0x7b || unit === 0x5b;
}

/** Digits, signs, the dot and the exponent. */
function isNumberUnit(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x2e || unit === 0x2d || unit === 0x2b || (unit | 32) === 0x65;
}

const HARMLESS_BARE = /^(?:true|false|null|[-+.0-9eE]*)\s*$/;
