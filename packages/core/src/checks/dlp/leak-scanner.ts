import { readCard } from './cards.js';
import { readCrypt } from './crypt.js';
import { Cursor, hexDigit, isDigit, isWord } from './cursor.js';
import { readDirectoryHash } from './directory-hashes.js';
import { START } from './hash-context.js';
import { readHexRun } from './hex-runs.js';
import { findJwkObject, isPrivateJwk, JWK_REACH } from './jwk.js';
import type { Leak, LeakKind } from './leak.js';
import { namesOtherNumber } from './other-numbers.js';
import { readPhone } from './phones.js';
import { readArmoredKey, readPuttyKey } from './private-keys.js';
import type { LeakRules } from './rules.js';
import { readShadowLine } from './shadow-line.js';
import { Trigger } from './triggers.js';

/** What a name, a line's beginning or a separator may be away from what they stand for, in bytes. */
const CONTEXT_REACH = 256;
/** What a name may be away from a number. */
const NAME_REACH = 96;
/** No leak is longer; one that would be is none. */
const MAX_OPEN = 8_192;
const MAX_EXCERPT = 64;

const CRYPT_LEAKS = { linux: 'Linux credential', windows: 'Windows credential', hash: 'hash' } as const;
const EMPTY = Buffer.alloc(0);
/** `\\u0022` */
const LONGEST_ESCAPE = 6;

/** `&#x00000034;` */
const LONGEST_REFERENCE = 12;

/** 1 for letters and digits. */
const WORD = Uint8Array.from({ length: 256 }, (_, byte) => (isWord(byte) ? 1 : 0));
/** 1 for hexadecimal digits, 2 for what may hide one. */
const HEX = Uint8Array.from({ length: 256 }, (_, byte) =>
  hexDigit(byte) >= 0 ? 1 : '\\&%'.includes(String.fromCharCode(byte)) ? 2 : 0,
);

/**
 * Looks for leaks in an answer that comes in pieces; one for each answer. What it says of the whole does not depend on
 * where the pieces end. One pass over the bytes finds where a leak could begin, by a table; what begins there is read
 * on from there, within bounds.
 */
export class LeakScanner {
  readonly #rules: LeakRules;
  readonly #isExcused: (leak: Leak) => boolean;
  readonly #cursor = new Cursor();
  /** Bytes that later ones may belong to: context that was judged, then what is open. */
  #bytes: Buffer = EMPTY;
  #at = 0;
  /** The answer's own beginning is at the beginning of `#bytes`. */
  #isBeginning = true;
  #isLast = false;
  /** Before this there is no key that was not looked at. */
  #jwkFrom = 0;
  #openBytes = 0;

  /** @param isExcused Whether something that was found may leave. */
  constructor(rules: LeakRules, isExcused: (leak: Leak) => boolean = () => false) {
    this.#rules = rules;
    this.#isExcused = isExcused;
  }

  /** How many of the last bytes may be the beginning of a leak. */
  get openBytes(): number {
    return this.#openBytes;
  }

  /** Judges more of the answer; the first leak, if there is one. */
  push(piece: Buffer, isLast: boolean): Leak | undefined {
    this.#bytes = this.#bytes.length === 0 ? piece : Buffer.concat([this.#bytes, piece]);
    this.#isLast = isLast;
    const cursor = this.#cursor;
    cursor.bytes = this.#bytes;
    cursor.end = this.#bytes.length;
    cursor.isLast = isLast;
    const leak = this.#scan();
    this.#openBytes = this.#bytes.length - this.#at;
    if (!isLast) this.#forget();
    return leak;
  }

  #scan(): Leak | undefined {
    const { triggers } = this.#rules;
    const bytes = this.#bytes;
    const end = bytes.length;
    let at = this.#at;
    // Where the last escape may have begun: what looks like the middle of a word may be its end.
    let lastEscape = at;
    for (; at < end; at++) {
      const trigger = triggers[bytes[at] as number] as number;
      if (trigger === 0) continue;
      if (trigger === Trigger.Escape) lastEscape = at;
      if (trigger <= Trigger.HexLetter) {
        if (at - lastEscape > LONGEST_ESCAPE && WORD[bytes[at - 1] as number] === 1) continue;
        if (!isNumberAhead(bytes, at, trigger)) continue;
      }
      if (trigger === Trigger.Brace && !isSchemeAhead(bytes, at)) continue;
      this.#cursor.ranOut = false;
      const kind = this.#readAt(at, trigger);
      if (this.#cursor.ranOut && end - at < MAX_OPEN) break;
      if (kind === undefined) continue;
      const leak: Leak = { kind, excerpt: bytes.toString('latin1', at, Math.min(end, at + MAX_EXCERPT)) };
      if (this.#isExcused(leak)) continue;
      this.#at = at;
      return leak;
    }
    this.#at = at;
    return undefined;
  }

  /** Keeps of what was judged only the context of what comes. */
  #forget(): void {
    const reach = this.#rules.privateKeys ? JWK_REACH : CONTEXT_REACH;
    const from = Math.max(0, this.#at - reach);
    this.#isBeginning &&= from === 0;
    this.#bytes = Buffer.from(this.#bytes.subarray(from));
    this.#at -= from;
    this.#jwkFrom = Math.max(0, this.#jwkFrom - from);
  }

  /** An escape or a reference begins what the character that it stands for begins. */
  #readAt(at: number, trigger: number): LeakKind | undefined {
    if (trigger !== Trigger.Escape) return this.#read(at, trigger);
    this.#cursor.position = at;
    const character = this.#cursor.peek();
    if (character < 0 || character > 0x7f || this.#cursor.bytes[at] === character) return undefined;
    const inner = this.#rules.triggers[character] as number;
    return inner === 0 || inner === Trigger.Escape ? undefined : this.#read(at, inner);
  }

  #read(at: number, trigger: number): LeakKind | undefined {
    const { privateKeys, phones, hashes } = this.#rules;
    switch (trigger) {
      case Trigger.Digit:
      case Trigger.HexLetter:
        return this.#isInWord(at) ? undefined : this.#readNumber(at, trigger);
      case Trigger.Plus:
        if (phones === undefined || this.#isInWord(at)) return undefined;
        return readPhone(this.#from(at), phones) ? 'phone number' : undefined;
      case Trigger.Dollar:
        return this.#readCrypt(at);
      case Trigger.Dash:
        return privateKeys && readArmoredKey(this.#from(at)) ? 'private key' : undefined;
      case Trigger.Brace:
        return hashes && readDirectoryHash(this.#from(at)) ? 'hash' : undefined;
      case Trigger.K:
        return this.#readJwk(at) ? 'private key' : undefined;
      case Trigger.P:
        return !this.#isInWord(at) && readPuttyKey(this.#from(at)) ? 'private key' : undefined;
      default:
        return undefined;
    }
  }

  #readNumber(at: number, trigger: number): LeakKind | undefined {
    const { cards, linux, hashes, windows } = this.#rules;
    const before = at === 0 ? 0 : (this.#bytes[at - 1] as number);
    if (trigger === Trigger.Digit && cards && !isNumberJoint(before) && this.#isCard(at)) return 'card number';
    if (trigger === Trigger.Digit && linux && before === 0x3a && this.#isShadowLine(at)) return 'Linux credential';
    if ((!hashes && !windows) || isHexJoint(before)) return undefined;
    const kind = readHexRun(this.#from(at), () => this.#contextOf(at), { hashes, windows });
    if (kind === undefined) return undefined;
    return kind === 'hash' ? 'hash' : 'Windows credential';
  }

  /** Digits alone are as often another number, which then says so: `"orderNumber": "…"`. */
  #isCard(at: number): boolean {
    const form = readCard(this.#from(at));
    return form === 'grouped' || (form === 'plain' && !namesOtherNumber(this.#contextOf(at, NAME_REACH)));
  }

  #isShadowLine(at: number): boolean {
    const cursor = this.#from(at);
    const isDay = isDigit(cursor.next()) && isDigit(cursor.next()) && isDigit(cursor.next());
    return isDay && readShadowLine(this.#from(at), this.#contextOf(at));
  }

  #readCrypt(at: number): LeakKind | undefined {
    const kind = readCrypt(this.#from(at));
    return kind !== undefined && this.#rules[CRYPT_SWITCH[kind]] ? CRYPT_LEAKS[kind] : undefined;
  }

  #readJwk(at: number): boolean {
    if (!this.#rules.privateKeys || at < this.#jwkFrom || !isKeyType(this.#from(at))) return false;
    const object = findJwkObject(this.#bytes, at);
    if (object !== undefined && object.end === undefined && !this.#isLast) {
      this.#cursor.ranOut = true;
      return false;
    }
    if (object !== undefined && isPrivateJwk(this.#bytes.toString('latin1', object.start, object.end))) return true;
    const next = this.#bytes.indexOf(0x7b, at);
    this.#jwkFrom = next < 0 ? this.#bytes.length : next;
    return false;
  }

  #from(at: number): Cursor {
    this.#cursor.position = at;
    return this.#cursor;
  }

  /** Whether `at` is in the middle of a word; the end of an escape (`\u0022a…`) is none. */
  #isInWord(at: number): boolean {
    if (at > 0 && this.#bytes[at - 1] === 0x3b) return this.#isBehindReference(at);
    if (at === 0 || !isWord(this.#bytes[at - 1] as number)) return false;
    const [fourth, third, second] = [this.#bytes[at - 6], this.#bytes[at - 5], this.#bytes[at - 3]];
    if (fourth === 0x5c && third === 0x75) return this.#isWordAt(at - 6, at);
    if (second === 0x25) return this.#isWordAt(at - 3, at);
    return this.#bytes[at - 2] !== 0x5c || !isLineEscape(this.#bytes[at - 1] as number);
  }

  /** `&#52;` is a digit as any other. */
  #isBehindReference(at: number): boolean {
    const from = Math.max(0, at - LONGEST_REFERENCE);
    const start = this.#bytes.subarray(from, at).lastIndexOf(0x26);
    if (start < 0) return false;
    const cursor = this.#from(from + start);
    return isWord(cursor.next()) && cursor.position === at;
  }

  #isWordAt(start: number, end: number): boolean {
    const cursor = this.#from(start);
    return isWord(cursor.next()) || cursor.position !== end;
  }

  /** What stands before `at`, decoded. */
  #contextOf(at: number, reach = CONTEXT_REACH): string {
    const from = Math.max(0, at - reach);
    const plain = this.#bytes.toString('latin1', from, at);
    // Nothing to decode in most of all text.
    if (!/[\\&%\xa0-\xff]/.test(plain)) return this.#isBeginning && from === 0 ? START + plain : plain;
    const cursor = new Cursor();
    cursor.bytes = this.#bytes;
    cursor.end = at;
    cursor.isLast = true;
    cursor.position = from;
    let text = this.#isBeginning && cursor.position === 0 ? START : '';
    while (cursor.position < at) text += String.fromCharCode(cursor.next());
    return text;
  }
}

const CRYPT_SWITCH = { linux: 'linux', windows: 'windows', hash: 'hashes' } as const;

/** Short words and short numbers are most of all text. What an escape hides is left to the cursor. */
function isNumberAhead(bytes: Buffer, at: number, trigger: number): boolean {
  const end = Math.min(bytes.length, at + (trigger === Trigger.Digit ? 3 : 8));
  for (let index = at + 1; index < end; index++) {
    const kind = HEX[bytes[index] as number] as number;
    if (kind !== 1) return kind === 2;
  }
  return true;
}

/** `{SSHA}`, `{sha512}`, `{MD5}` */
function isSchemeAhead(bytes: Buffer, at: number): boolean {
  const letter = bytes[at + 1];
  return letter === undefined || (letter | 0x20) === 0x73 || (letter | 0x20) === 0x6d;
}

/** `"kty"`, with any kind of quotes around. */
function isKeyType(cursor: Cursor): boolean {
  if (cursor.next() !== 0x6b || cursor.next() !== 0x74 || cursor.next() !== 0x79) return false;
  return cursor.next() === 0x22;
}

/** Fractions, identifiers, paths and larger numbers. */
function isNumberJoint(before: number): boolean {
  return (
    before === 0x2e ||
    before === 0x2d ||
    before === 0x5f ||
    before === 0x2f ||
    before === 0x2b ||
    before === 0x23 ||
    before === 0x40
  );
}

/** Names of assets, paths, identifiers: `app-…`, `/…`, `sha256-…`. */
function isHexJoint(before: number): boolean {
  return before === 0x2e || before === 0x2d || before === 0x5f || before === 0x2f || before === 0x2b || before === 0x40;
}

/** Letters of `\n`, `\r` and `\t`. */
function isLineEscape(letter: number): boolean {
  return letter === 0x6e || letter === 0x72 || letter === 0x74;
}
