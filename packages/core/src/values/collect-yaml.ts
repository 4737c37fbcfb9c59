import { add, type Collection, exceed } from './collection.js';
import { hexNumber } from './decoders/hex.js';
import { codePointText } from './decoders/utf8.js';
import { VALUE_LIMITS } from './limits.js';

/**
 * The texts that a parser of YAML makes of a document and that do not stand in it (YAML 1.2.2, chapters 7 and 8): escapes
 * undone, lines folded, doubled quotes, bytes without their lines. The rest is seen in the text as it came: a pipeline's
 * file has commands as its values, and says so. What they are part of is not read; that takes no depth.
 */
export function collectYaml(text: string, into: Collection): void {
  new YamlReader(text, into).read();
}

/** Of one character: `\e`, `\_` and the like (5.7). */
const SIMPLE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ '0': '\0', a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r', e: '\x1b' },
    ...{ N: '\x85', _: '\xa0', L: '\u2028', P: '\u2029' },
  }),
);
const DIGITS: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);
/** A block's header, to the end of its line (8.1). */
const BLOCK = /[|>][-+\d]{0,2}[ \t]*(?:#[^\r\n]*)?(?=\r?\n|$)/y;
const MARKER = /(?:---|\.\.\.)(?=\s|$)/y;

class YamlReader {
  readonly #text: string;
  readonly #into: Collection;
  #at = 0;
  /** Collections in brackets around what is read. */
  #flow = 0;
  /** That of the line that is read, and that of the last one with a key or dash: what goes on is further in. */
  #indent = 0;
  #outer = -1;
  #key = '';
  #count = 0;

  constructor(text: string, into: Collection) {
    this.#text = text;
    this.#into = into;
  }

  read(): void {
    while (this.#at < this.#text.length) {
      if (this.#count > VALUE_LIMITS.jsonValues) {
        exceed(this.#into, 'jsonValues', 'text');
        return;
      }
      this.#readToken(this.#text.charAt(this.#at));
    }
  }

  #readToken(character: string): void {
    const start = this.#at;
    if (isBlank(character)) this.#skipBlank(character);
    else if (character === '#' || (character === '%' && this.#isFirst())) this.#at = this.#endOfLine(start);
    else if (this.#isFirst() && this.#matches(MARKER)) this.#at += 3;
    else if (character === '"' || character === "'") this.#readQuoted(character);
    else if ('[{]},'.includes(character)) this.#readSign(character);
    else if ('-?:'.includes(character) && isBlank(this.#text.charAt(start + 1))) this.#indicate(start + 1);
    else if ('!&*'.includes(character)) this.#at = this.#endOfWord(start);
    else if (this.#flow === 0 && this.#matches(BLOCK)) this.#readBlock(character);
    else this.#readPlain();
  }

  #matches(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text);
  }

  #isFirst(): boolean {
    return this.#at === 0 || this.#text.charAt(this.#at - 1) === '\n';
  }

  #skipBlank(character: string): void {
    this.#at++;
    if (character !== '\n') return;
    const start = this.#at;
    while (this.#text.charAt(this.#at) === ' ') this.#at++;
    this.#indent = this.#at - start;
  }

  #readSign(sign: string): void {
    this.#at++;
    if (sign === '[' || sign === '{') this.#flow++;
    else if (sign !== ',') this.#flow = Math.max(0, this.#flow - 1);
  }

  /** Behind a dash, a colon or a question mark. */
  #indicate(end: number): void {
    this.#at = end;
    this.#outer = this.#indent;
  }

  #endOfLine(from: number): number {
    const end = this.#text.indexOf('\n', from);
    return end === -1 ? this.#text.length : end;
  }

  #endOfWord(from: number): number {
    let at = from + 1;
    while (at < this.#text.length && !isBlank(this.#text.charAt(at)) && this.#text.charAt(at) !== ',') at++;
    return at;
  }

  #add(text: string, isMade: boolean): void {
    this.#count++;
    // A colon behind it makes it a key.
    const isKey = this.#text.charAt(this.#at) === ':';
    if (isKey) this.#key = text;
    if (isMade) add(this.#into, 'text', this.#key, text);
  }

  /** One that is never closed takes the rest. */
  #readQuoted(quote: string): void {
    const text = this.#text;
    const lines = new Lines();
    let at = this.#at + 1;
    let copied = at;
    for (; at < text.length; at++) {
      const character = text.charAt(at);
      if (character === quote && quote === "'" && text.charAt(at + 1) === quote) {
        lines.push(text.slice(copied, at++));
        copied = at;
      } else if (character === quote) break;
      else if (character === '\n') {
        lines.push(text.slice(copied, at).trimEnd());
        at = lines.fold(text, at);
        copied = at + 1;
      } else if (character === '\\' && quote === '"') {
        lines.push(text.slice(copied, at));
        at = lines.unescape(text, at + 1);
        copied = at + 1;
      }
    }
    lines.push(text.slice(copied, at));
    this.#at = Math.min(at + 1, text.length);
    this.#add(lines.text, lines.isMade);
  }

  #readBlock(style: string): void {
    const lines: string[] = [];
    let at = this.#endOfLine(this.#at) + 1;
    for (let end = 0; at < this.#text.length; at = end + 1) {
      end = this.#endOfLine(at);
      const line = this.#text.slice(at, end);
      const content = line.trim();
      if (content !== '' && line.length - line.trimStart().length <= this.#outer) break;
      lines.push(content);
    }
    // The line end in front of what follows tells its indentation.
    this.#at = Math.min(Math.max(at - 1, this.#at + 1), this.#text.length);
    const block = lines.join(style === '>' ? ' ' : '\n').trim();
    // Bytes in base64 are one text, whatever lines they come in.
    this.#add(block, style === '>' || !block.includes(' '));
  }

  /** To the end of its line, or of those that go on with it: lines further in than the last key, and without any. */
  #readPlain(): void {
    let end = this.#endOfPlain(this.#at);
    let content = this.#text.slice(this.#at, end).trim();
    let isFolded = false;
    while (this.#isLineEnd(end)) {
      const start = this.#startOfContent(end);
      const stop = start === undefined ? -1 : this.#endOfPlain(start);
      if (start === undefined || this.#text.charAt(stop) === ':') break;
      content += ` ${this.#text.slice(start, stop).trim()}`;
      end = stop;
      isFolded = true;
    }
    this.#at = Math.max(end, this.#at + 1);
    this.#add(content, isFolded);
  }

  /** Where what could go on begins behind the end of a line; undefined where a document or an outer part does. */
  #startOfContent(lineEnd: number): number | undefined {
    let at = lineEnd;
    let line = lineEnd;
    for (; at < this.#text.length && isBlank(this.#text.charAt(at)); at++) {
      if (this.#text.charAt(at) === '\n') line = at + 1;
    }
    const isInside = at < this.#text.length && (this.#flow > 0 || at - line > this.#outer);
    return isInside && this.#text.charAt(at) !== '#' ? at : undefined;
  }

  #isLineEnd(at: number): boolean {
    const character = this.#text.charAt(at);
    return character === '' || character === '\n' || character === '\r';
  }

  /** A colon or a hash ends it beside a blank alone, a bracket or comma only inside of brackets. */
  #endOfPlain(from: number): number {
    const text = this.#text;
    for (let at = from; at < text.length; at++) {
      const character = text.charAt(at);
      if (character === '\n' || character === '\r') return at;
      if (character === ':' && (isBlank(text.charAt(at + 1)) || at + 1 === text.length)) return at;
      if (character === '#' && at > from && isBlank(text.charAt(at - 1))) return at;
      if (this.#flow > 0 && ',[]{}'.includes(character)) return at;
    }
    return text.length;
  }
}

/** A quoted text whose lines are folded (7.3): one line end is a space, each further one stays. */
class Lines {
  readonly #pieces: string[] = [];

  get text(): string {
    return this.#pieces.join('');
  }

  get isMade(): boolean {
    return this.#pieces.length > 1;
  }

  push(literal: string): void {
    this.#pieces.push(literal);
  }

  /** `at`: the line end; gives the last blank behind it. */
  fold(text: string, at: number): number {
    let end = at;
    let lineEnds = 0;
    for (; isBlank(text.charAt(end)); end++) if (text.charAt(end) === '\n') lineEnds++;
    this.#pieces.push(lineEnds === 1 ? ' ' : '\n'.repeat(lineEnds - 1));
    return end - 1;
  }

  /** `at`: behind the backslash; gives the last character of the escape. */
  unescape(text: string, at: number): number {
    const character = text.charAt(at);
    const digits = DIGITS.get(character) ?? 0;
    const point = digits === 0 ? -1 : hexNumber(text, at + 1, digits);
    let end = point < 0 ? at : at + digits;
    const isLineEnd = character === '\n' || (character === '\r' && text.charAt(at + 1) === '\n');
    if (isLineEnd) while (isBlank(text.charAt(end + 1))) end++;
    else this.#pieces.push(point < 0 ? (SIMPLE.get(character) ?? character) : codePointText(point));
    return end;
  }
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\n' || character === '\t' || character === '\r';
}
