// Which strings of a JSON document are harmless, sixteen bytes at a time. AssemblyScript, which becomes WebAssembly:
// `pnpm --filter @rasp/core build:assembly` writes what it becomes to src/values/scan-module.ts.
//
// It knows no grammar of its own. A string is harmless where it is one that src/ has let by before, or where it is a
// sentence of words whose traits src/ has found out, by the rules of src/values/sentence.ts, but for some that are left to
// it: lines, hyphens behind a first word, names in several alphabets. Whatever it does not know, it tells.

// Where things lie in memory, in bytes; src/values/document-scan.ts fills the tables.

/** Row n has its first n bytes set, for n from 0 to 16. */
const MASKS: usize = 0x0000;
/** What begins at a byte. */
const KINDS: usize = 0x0200;
/** The value of a digit of base64, of either alphabet; -1 for none. */
const DIGITS: usize = 0x0300;
/** How many bytes of UTF-8 follow a byte; -1 where it is no text, -2 for a continuation. */
const BYTES: usize = 0x0400;
/** Words of up to 15 bytes in rows of 16, and the traits of each. */
const WORDS: usize = 0x1000;
const TRAITS: usize = 0x11000;
/** Harmless strings of up to 31 bytes in rows of 32. */
const STRINGS: usize = 0x12000;
/** Where the strings begin and end of which nothing is known. */
const UNKNOWN: usize = 0x32000;
const MOST_UNKNOWN: i32 = 64;
const INPUT: usize = 0x33000;

// Kinds of bytes; 0 is none that JSON has there.
const BLANK: i32 = 1;
const QUOTE: i32 = 2;
const OPEN: i32 = 3;
const CLOSE: i32 = 4;
const FIGURE: i32 = 5;
const LITERAL: i32 = 6;

// As in src/values/word-traits.ts.
const MATTERS: i32 = 1;
const FIRST: i32 = 2;
const LEADING: i32 = 4;
const CALLED: i32 = 8;
const ASSIGNED: i32 = 16;
const JOINING: i32 = 32;
const EARLY: i32 = 64;
const MEMBER: i32 = 128;

// As in src/values/sentence.ts.
const MAX_SENTENCE: usize = 4096;
const EARLY_WORDS: i32 = 3;
const CLOSE_WORDS: i32 = 3;

// As in src/values/limits.ts.
const MAX_DEPTH: i32 = 1000;
const MAX_STRINGS: i32 = 100000;

/** How many strings the last call told of. */
export let unknowns: i32 = 0;
let depth: i32 = 0;
let strings: i32 = 0;

/**
 * Reads the document that lies in INPUT from `from` on, where a call before has stopped, to `to`, behind which there are
 * zeros. How far it came: to `to`, or less where as many strings are unknown as it tells of at once; where something
 * stands that JSON does not have there, or too much of it, -1 less than how far.
 */
export function scan(from: i32, to: i32): i32 {
  let at: usize = INPUT + from;
  const end: usize = INPUT + to;
  unknowns = 0;
  if (from === 0) {
    depth = 0;
    strings = 0;
  }
  while (at < end) {
    const unit = load<u8>(at);
    const kind = load<u8>(KINDS + unit);
    if (kind === QUOTE) {
      const start = at + 1;
      if (unknowns === MOST_UNKNOWN) return <i32>(at - INPUT);
      if (++strings > MAX_STRINGS) return -1 - <i32>(at - INPUT);
      let close = endOfKnown(start);
      if (close === 0) close = endOfSentence(start, end);
      if (close === 0) {
        close = endOfString(start, end);
        if (close === 0) return -1 - <i32>(at - INPUT);
        const pair = UNKNOWN + ((<usize>unknowns) << 3);
        store<u32>(pair, <u32>(start - INPUT));
        store<u32>(pair, <u32>(close - INPUT), 4);
        unknowns++;
      }
      at = close + 1;
    } else if (kind === BLANK) {
      at++;
    } else if (kind === OPEN) {
      if (++depth > MAX_DEPTH) return -1 - <i32>(at - INPUT);
      at++;
    } else if (kind === CLOSE) {
      if (depth > 0) depth--;
      at++;
    } else {
      const next = kind === FIGURE || kind === LITERAL ? endOfBare(at, kind) : 0;
      if (next === 0) return -1 - <i32>(at - INPUT);
      at = next;
    }
  }
  return to;
}

/** The end of a number or a literal with a sign of JSON or a line's end behind it; 0 for other texts. */
function endOfBare(start: usize, kind: i32): usize {
  let end = start;
  if (kind === FIGURE) {
    while (isFigure(load<u8>(end))) end++;
  } else {
    const word = load<u32>(start);
    if (word === 0x65757274 || word === 0x6c6c756e) end += 4;
    else if (word === 0x736c6166 && load<u8>(start, 4) === 0x65) end += 5;
    else return 0;
  }
  const unit = load<u8>(end);
  const kindBehind = load<u8>(KINDS + unit);
  if (kindBehind === OPEN || kindBehind === CLOSE || kindBehind === QUOTE) return end;
  return unit === 0x2c || unit === 0x0a || unit === 0x0d ? end : 0;
}

function isFigure(unit: u8): bool {
  return load<u8>(KINDS + unit) === FIGURE || (unit | 32) === 0x65;
}

/** The closing quote of a string that is in the table; 0 where it is not. */
function endOfKnown(start: usize): usize {
  const low = v128.load(start);
  const quotes = i8x16.bitmask(i8x16.eq(low, i8x16.splat(0x22)));
  if (quotes !== 0) {
    const length = ctz(quotes);
    const key = v128.and(low, v128.load(MASKS + ((<usize>length) << 4)));
    // A byte of zero would look like the end of a shorter string.
    if ((i8x16.bitmask(i8x16.eq(low, i8x16.splat(0))) & ((1 << length) - 1)) !== 0) return 0;
    const row = STRINGS + (slotOf(key) << 5);
    if (!i8x16.all_true(i8x16.eq(v128.load(row), key)) || v128.any_true(v128.load(row, 16))) return 0;
    return start + length;
  }
  const high = v128.load(start, 16);
  const quotesBehind = i8x16.bitmask(i8x16.eq(high, i8x16.splat(0x22)));
  if (quotesBehind === 0) return 0;
  const length = ctz(quotesBehind);
  if (!i8x16.all_true(low)) return 0;
  if ((i8x16.bitmask(i8x16.eq(high, i8x16.splat(0))) & ((1 << length) - 1)) !== 0) return 0;
  const key = v128.and(high, v128.load(MASKS + ((<usize>length) << 4)));
  const row = STRINGS + (slotOf(v128.xor(low, key)) << 5);
  const isSame = v128.and(i8x16.eq(v128.load(row), low), i8x16.eq(v128.load(row, 16), key));
  return i8x16.all_true(isSame) ? start + 16 + length : 0;
}

/** Twelve bits of sixteen bytes. */
function slotOf(key: v128): usize {
  const low = v128.extract_lane<u64>(key, 0);
  const high = v128.extract_lane<u64>(key, 1);
  const mixed = low ^ (high * 0x9e3779b1);
  return <usize>(((mixed ^ (mixed >> 29)) * 0x1b873593a7d5) >> 36) & 4095;
}

/** Puts the part of INPUT from `from` to `to` into the table of strings. */
export function keepString(from: i32, to: i32): void {
  const length = to - from;
  const low = v128.load(INPUT + from);
  if (length < 16) {
    const key = v128.and(low, v128.load(MASKS + ((<usize>length) << 4)));
    const row = STRINGS + (slotOf(key) << 5);
    v128.store(row, key);
    v128.store(row, i8x16.splat(0), 16);
  } else if (length < 32) {
    const key = v128.and(v128.load(INPUT + from, 16), v128.load(MASKS + ((<usize>(length - 16)) << 4)));
    const row = STRINGS + (slotOf(v128.xor(low, key)) << 5);
    v128.store(row, low);
    v128.store(row, key, 16);
  }
}

/** Puts that part into the table of words, of 15 bytes at most, with its traits. */
export function keepWord(from: i32, to: i32, traits: i32): void {
  const key = v128.and(v128.load(INPUT + from), v128.load(MASKS + ((<usize>(to - from)) << 4)));
  const slot = slotOf(key);
  v128.store(WORDS + (slot << 4), key);
  store<u8>(TRAITS + slot, <u8>traits);
}

/** The closing quote of a string; 0 where there is none. */
function endOfString(start: usize, end: usize): usize {
  let at = start;
  while (at < end) {
    const units = v128.load(at);
    const signs = v128.or(i8x16.eq(units, i8x16.splat(0x22)), i8x16.eq(units, i8x16.splat(0x5c)));
    const places = i8x16.bitmask(signs);
    if (places === 0) {
      at += 16;
      continue;
    }
    at += ctz(places);
    if (load<u8>(at) === 0x22) return at < end ? at : 0;
    at += 2;
  }
  return 0;
}

/** The closing quote of a string that is a sentence of several words; 0 where it is none. */
function endOfSentence(start: usize, end: usize): usize {
  if (!isLetter(load<u8>(start))) return 0;
  let at = start;
  let isFirst = true;
  let leads = false;
  let isOpened = false;
  let isBehindNumber = false;
  let isBehindDot = false;
  let behindQuote = 0;
  let isLoud = false;
  let hasNumber = false;
  let hasQuote = false;
  let isQuoted = false;
  let isInBrackets = false;
  let hasBrackets = false;
  let startsJoining = false;
  let hasGap = false;
  let count = 0;
  let place = 0;
  /** Characters of escapes, which the text does not have. */
  let escapes = 0;
  /** What matters only beside a bracket, wherever that stands. */
  let mattersBesideBrackets = false;
  /** Where the letters, digits and dashes begin that the word is part of. */
  let run = start;
  while (at < end && at - start < MAX_SENTENCE) {
    const units = v128.load(at);
    const digits = i8x16.bitmask(i8x16.lt_u(i8x16.sub(units, i8x16.splat(0x30)), i8x16.splat(10)));
    const letters = lettersOf(units);
    const length = ctz(~(letters | digits));
    if (length === 0 || length > 15) return 0;
    const key = v128.and(units, v128.load(MASKS + ((<usize>length) << 4)));
    const slot = slotOf(key);
    if (!i8x16.all_true(i8x16.eq(v128.load(WORDS + (slot << 4)), key))) return 0;
    const traits = <i32>load<u8>(TRAITS + slot);
    const isNumber = (letters & ((1 << length) - 1)) === 0;
    const word = at;
    at += length;
    if (at - run > 15) return 0;
    let sign = load<u8>(at);
    leads = false;
    if (traits !== 0) {
      if ((traits & MATTERS) !== 0) return 0;
      if (isFirst) {
        leads = (traits & LEADING) !== 0;
        if (!leads && (traits & FIRST) !== 0) return 0;
      }
      if (isOpened && (traits & CALLED) !== 0) return 0;
      if ((traits & ASSIGNED) !== 0) mattersBesideBrackets = true;
      if ((traits & JOINING) !== 0 && (isBehindNumber || behindQuote > 0)) return 0;
      if (place < EARLY_WORDS && (traits & EARLY) !== 0) startsJoining = true;
      if ((traits & MEMBER) !== 0 && (isBehindDot || hasQuote || sign === 0x2e || sign === 0x21)) return 0;
    }
    // A compound may name a program.
    if (isFirst && sign === 0x2d) return 0;
    if (!isBehindNumber) behindQuote--;
    isOpened = false;
    place++;
    count++;
    isBehindNumber = isNumber;
    if (isNumber) hasNumber = true;
    if (startsJoining && (hasNumber || isLoud || (hasQuote && place < CLOSE_WORDS))) return 0;
    isBehindDot = false;
    isFirst = leads;
    if (sign === 0x20 && isWord(load<u8>(at, 1))) {
      hasGap = true;
      run = ++at;
      continue;
    }
    if (sign === 0x27) {
      const isName = length === 1;
      hasQuote = true;
      behindQuote = CLOSE_WORDS;
      run = ++at;
      if (!mayFollowApostrophe(at, isName)) return 0;
      continue;
    }
    if (sign === 0x2d) {
      if ((traits & CALLED) !== 0) mattersBesideBrackets = true;
      isFirst = true;
      if (isNumber || !isLetter(load<u8>(at - 1)) || !isLetter(load<u8>(at, 1))) return 0;
      at++;
      continue;
    }
    const wordEnd = at;
    if (isQuoted && isEscapedQuote(at)) {
      isQuoted = false;
      behindQuote = CLOSE_WORDS;
      escapes++;
      at += 2;
    }
    if (isInBrackets && load<u8>(at) === 0x29) {
      isInBrackets = false;
      at++;
    }
    sign = load<u8>(at);
    const isLoudSign = sign === 0x21 || sign === 0x3f;
    const isEnding = isLoudSign || sign === 0x2e;
    if (isEnding || sign === 0x2c || sign === 0x3a || sign === 0x3b) {
      at++;
      isBehindDot = sign === 0x2e || sign === 0x3b;
      if (isLoudSign) {
        if (isLoud) return 0;
        isLoud = true;
      }
      if (isEnding) place = 0;
      else if (sign !== 0x2c) isFirst = true;
      if (sign === 0x3a && (traits & ASSIGNED) !== 0) return 0;
      if (sign === 0x2c || sign === 0x2e) {
        if (isQuoted && isEscapedQuote(at)) {
          isQuoted = false;
          behindQuote = CLOSE_WORDS;
          escapes++;
          at += 2;
        }
        if (isInBrackets && load<u8>(at) === 0x29) {
          isInBrackets = false;
          at++;
        }
      }
    } else {
      sign = 0;
    }
    if (load<u8>(at) === 0x22) {
      if (sign === 0x2c || sign === 0x3a || sign === 0x3b || isQuoted || isInBrackets) return 0;
      if (!hasGap || (startsJoining && count <= EARLY_WORDS + 1)) return 0;
      if (isLoud && (hasNumber || startsJoining)) return 0;
      if (hasBrackets && mattersBesideBrackets) return 0;
      if (at >= end || at - start > MAX_SENTENCE) return 0;
      return isBase64(start, at, escapes) ? 0 : at;
    }
    const gap = at;
    while (load<u8>(at) === 0x20) at++;
    if (at === gap || at - gap > 4) return 0;
    hasGap = true;
    let unit = load<u8>(at);
    if (sign === 0 && (unit === 0x26 || unit === 0x2d)) {
      if (load<u8>(at, 1) !== 0x20 || (unit === 0x2d && isBehindNumber)) return 0;
      isFirst = true;
      at += 2;
      unit = load<u8>(at);
    }
    if (isEnding && !isCapitalOrDigit(unit)) return 0;
    const opening = at;
    if (unit === 0x28 && !isInBrackets) {
      isInBrackets = true;
      hasBrackets = true;
      at++;
    }
    if (!isQuoted && isEscapedQuote(at)) {
      isQuoted = true;
      hasQuote = true;
      behindQuote = CLOSE_WORDS;
      escapes++;
      at += 2;
    }
    if (at > opening) {
      isOpened = true;
      isFirst = true;
      if (gap === wordEnd && (word === start || (traits & CALLED) !== 0)) return 0;
    }
    run = at;
  }
  return 0;
}

/** A bit for each letter: what is not ASCII is a part of a word, too, of which src/ says what it is. */
function lettersOf(units: v128): i32 {
  const lower = v128.or(units, i8x16.splat(0x20));
  const letters = i8x16.lt_u(i8x16.sub(lower, i8x16.splat(0x61)), i8x16.splat(26));
  return i8x16.bitmask(v128.or(letters, units));
}

function isLetter(unit: u8): bool {
  return unit >= 0x80 || <u8>((unit | 0x20) - 0x61) < 26;
}

function isWord(unit: u8): bool {
  return isLetter(unit) || <u8>(unit - 0x30) < 10;
}

function isCapitalOrDigit(unit: u8): bool {
  return <u8>(unit - 0x41) < 26 || <u8>(unit - 0x30) < 10;
}

function isEscapedQuote(at: usize): bool {
  return load<u16>(at) === 0x225c;
}

/** `O'Brien`, `don't`: letters behind one letter, or what contractions end with. */
function mayFollowApostrophe(at: usize, isName: bool): bool {
  const letters = lettersOf(v128.load(at));
  const length = ctz(~letters);
  if (length === 0 || <u8>(load<u8>(at + length) - 0x30) < 10) return false;
  if (isName) return true;
  const first = load<u8>(at) | 0x20;
  const second = load<u8>(at, 1) | 0x20;
  if (length === 1) return first === 0x73 || first === 0x74 || first === 0x64 || first === 0x6d;
  if (length > 2) return false;
  return second === 0x65 ? first === 0x72 || first === 0x76 : first === 0x6c && second === 0x6c;
}

/** Whether the letters and digits of a text decode to text, as src/values/decoders/base64.ts has it. */
function isBase64(start: usize, end: usize, escapes: i32): bool {
  const size = <i32>(end - start) - escapes;
  if (size < 8) return false;
  const allowed = size < 16 ? 0 : 2;
  let bits = 0;
  let count = 0;
  let bytes = 0;
  let strange = 0;
  let broken = 0;
  let continuations = 0;
  let before = 0x7f;
  for (let at = start; at < end; at++) {
    const digit = <i32>load<i8>(DIGITS + load<u8>(at));
    if (digit < 0) continue;
    bits = ((bits << 6) | digit) & 0x3fff;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes++;
    const byte = (bits >> count) & 0xff;
    const kind = <i32>load<i8>(BYTES + byte);
    const isRepeatedBlank = byte < 0x20 && before <= 0x20;
    if (kind === -2 && continuations > 0) {
      continuations--;
      before = (byte === 0x80 && before === 0x80) || (byte === 0xa0 && before === 0xc2) ? 0x20 : byte;
      continue;
    }
    before = byte;
    if (kind < 0 || continuations > 0) {
      if (isRepeatedBlank && continuations === 0) {
        bytes--;
        continue;
      }
      strange++;
      if (continuations > 0 || (byte & 0x80) !== 0) broken++;
      if (strange > allowed && (allowed === 0 || (strange + broken) * 5 > 2 * bytes)) return false;
    }
    continuations = max(kind, 0);
  }
  if (bytes < 6) return false;
  return strange === 0 || bytes >= 12 || (broken === 0 && bytes >= 9 && strange <= bytes - 8);
}
