import { closingBrace, firstOfBrace, MAX_NAME, transform, variableName } from './expansions.js';
import { isNameUnit } from './name-units.js';
import type { Variables } from './variables.js';

/** Ways of writing a word so that it does not look like what the shell will make of it. */
export const Trick = {
  /** A quote between two characters of the word: `wh'o'ami`. */
  quote: 1 << 0,
  /** POSIX `\x`, PowerShell's backtick, cmd.exe's `^`. */
  escape: 1 << 1,
  /** A variable or empty substitution inside the word: `wh$@oami`, `w$()hoami`, `%x%`. */
  expansion: 1 << 2,
  /** Characters computed by the shell: `${PATH:0:1}`, `%COMSPEC:~0,1%`, `$'\x63'`, `$(…)`. */
  computed: 1 << 3,
  glob: 1 << 4,
  brace: 1 << 5,
  /** `$IFS` for a blank. */
  ifs: 1 << 6,
  /** The word is a path. */
  path: 1 << 7,
} as const;

export const DISGUISES = Trick.quote | Trick.escape | Trick.expansion | Trick.computed | Trick.brace | Trick.ifs;

/** A word as a shell would read it. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** What stands after the last `/` or `\`, quotes and escapes removed; at most `MAX_NAME` characters. */
  readonly name: string;
  /** The same where `\` escapes and is no separator of folders. */
  readonly posixName: string;
  /** The folder's own name: `bin` in `/usr/bin/id`. */
  readonly folder: string;
  /** Or of `Trick` bits. */
  readonly tricks: number;
}

/** What is longer is read up to here (PATH_MAX of Linux), or a text of openings without ends would be read from each of them. */
const MAX_WORD = 4_096;
/** `$(:)`, `$(true x)`, `` `:` ``: a substitution of a command that prints nothing (POSIX XCU 2.14, "colon"). */
const PRINTS_NOTHING =
  /\$\(\s{0,16}(?::|true|false)(?:\s[^()`$;|&<>\n]{0,256})?\)|`\s{0,16}(?::|true|false)(?:\s[^()`$;|&<>\n]{0,256})?`/y;
const PATH_LIKE = new Set(['PATH', 'HOME', 'PWD', 'OLDPWD', 'SHELL', 'BASH', 'TMPDIR']);
const SHELL_ITSELF = new Set(['0', 'SHELL', 'BASH', 'BASH_ARGV0', 'COMSPEC']);

/** Reads the word at `start`, under all three shells' rules at once; a backtick ends it when `backtickEnds`. */
export function readWord(text: string, start: number, options: { variables: Variables; backtickEnds: boolean }): Word {
  return new WordReader(text, start, options.variables, options.backtickEnds).read();
}

class WordReader {
  private at: number;
  private name = '';
  private posixName = '';
  private folder = '';
  private tricks = 0;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly variables: Variables,
    private readonly backtickEnds: boolean,
  ) {
    this.at = start;
  }

  read(): Word {
    const limit = Math.min(this.text.length, this.start + MAX_WORD);
    while (this.at < limit && this.step(this.text.charCodeAt(this.at))) this.at++;
    const { start, at: end, name, posixName, folder, tricks } = this;
    return { start, end, name, posixName, folder, tricks };
  }

  /** Takes one character; false at the word's end. */
  private step(unit: number): boolean {
    switch (unit) {
      case 0x20:
      case 0x09:
      case 0x0a:
      case 0x0b:
      case 0x0c:
      case 0x0d:
      case 0xa0:
      case 0x3b:
      case 0x7c:
      case 0x26:
      case 0x3c:
      case 0x3e:
      case 0x28:
      case 0x29:
        return false;
      case 0x27:
      case 0x22:
        return this.takeQuote();
      case 0x5c:
        return this.takeBackslash();
      case 0x5e:
        // cmd.exe joins the lines.
        if (this.text.charCodeAt(this.at + 1) === 0x0a) this.at++;
        this.tricks |= Trick.escape;
        return true;
      case 0x60:
        if (this.backtickEnds) return false;
        if (this.skipNothing()) return true;
        this.tricks |= Trick.escape;
        return true;
      case 0x24:
        return this.takeDollar();
      case 0x25:
        return this.takePercent();
      case 0x7b:
        return this.takeBrace();
      case 0x5b:
        return this.takeClass();
      case 0x2c:
        // To cmd.exe a comma is a blank: `forfiles,/p`.
        if (this.tricks === 0 && this.name !== '' && isSwitch(this.text, this.at + 1)) return false;
        return this.takeRun();
      case 0x2a:
      case 0x3f:
        this.tricks |= Trick.glob;
        return this.append(this.text.charAt(this.at));
      case 0x2f:
        return this.enterFolder();
      default:
        return this.takeRun();
    }
  }

  /** Most words are one run of plain characters. */
  private takeRun(): true {
    const from = this.at;
    while (isNameUnit(this.text.charCodeAt(this.at + 1))) this.at++;
    return this.append(this.text.slice(from, Math.min(this.at + 1, from + MAX_NAME)));
  }

  private append(characters: string): true {
    if (this.name.length < MAX_NAME) this.name += characters;
    if (this.posixName.length < MAX_NAME) this.posixName += characters;
    return true;
  }

  private enterFolder(): true {
    this.tricks |= Trick.path;
    // `//` and `/./` name the same folder again.
    if (this.posixName !== '' && this.posixName !== '.') this.folder = this.posixName;
    this.name = '';
    this.posixName = '';
    return true;
  }

  private takeQuote(): true {
    const next = this.text.charCodeAt(this.at + 1);
    const isInside = isJoint(this.text.charCodeAt(this.at - 1)) && isJoint(next) && this.at > this.start;
    if (isInside || (next === this.text.charCodeAt(this.at) && isNameUnit(this.text.charCodeAt(this.at + 2)))) {
      this.tricks |= Trick.quote;
    }
    return true;
  }

  private takeBackslash(): boolean {
    const next = this.text.charCodeAt(this.at + 1);
    // A backslash before a line end joins the lines: `wh\<newline>oami`.
    if (next === 0x0a || next === 0x0d) {
      this.tricks |= Trick.escape;
      this.at++;
      return true;
    }
    if (next === 0x20) {
      this.at++;
      return this.append(' ');
    }
    if (isNameUnit(next) && this.text.charCodeAt(this.at - 1) !== 0x3a) this.tricks |= Trick.escape;
    // To cmd.exe it ends a folder's name, to a POSIX shell it is nothing.
    this.name = '';
    return true;
  }

  private takeDollar(): boolean {
    const next = this.text.charCodeAt(this.at + 1);
    if (next === 0x27) return this.takeAnsiQuote();
    if (next === 0x22) return true;
    if (next === 0x28) return this.takeSubstitution();
    if (next === 0x7b) return this.takeParameter();
    const name = variableName(this.text, this.at + 1);
    if (name === '') return this.append('$');
    return this.expandVariable(name, this.at + name.length);
  }

  private expandVariable(name: string, lastIndex: number): boolean {
    if (name.startsWith('IFS')) {
      this.tricks |= Trick.ifs;
      return false;
    }
    this.at = lastIndex;
    this.tricks |= Trick.expansion;
    const value = this.variables.get(name, this.start);
    if (value !== undefined) {
      this.tricks |= Trick.computed;
      return this.expandValue(value);
    }
    if (SHELL_ITSELF.has(name.toUpperCase()) && this.posixName === '') {
      this.tricks |= Trick.computed;
      return this.append('sh');
    }
    return true;
  }

  /** A value with blanks in it is more words than one. */
  private expandValue(value: string): boolean {
    for (const character of value) {
      if (character === ' ') {
        this.at++;
        return false;
      }
      this.appendAnsi(character);
    }
    return true;
  }

  /** `$'\x63at'`: the escapes of C, bash manual 3.1.2.4. */
  private takeAnsiQuote(): boolean {
    this.tricks |= Trick.computed;
    this.at += 2;
    while (this.at < this.text.length && this.text[this.at] !== "'") {
      if (this.text[this.at] === '\\') this.takeAnsiEscape();
      else this.appendAnsi(this.text.charAt(this.at));
      this.at++;
      if (this.name.length >= MAX_NAME) return false;
    }
    return true;
  }

  private takeAnsiEscape(): void {
    const match = /\\(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|([0-7]{1,3})|(.))/iy;
    match.lastIndex = this.at;
    const found = match.exec(this.text);
    if (found === null) return;
    this.at += found[0].length - 1;
    const [, hex, unicode, octal, other] = found;
    if (hex ?? unicode) this.appendAnsi(String.fromCharCode(Number.parseInt(hex ?? unicode ?? '0', 16)));
    else if (octal !== undefined) this.appendAnsi(String.fromCharCode(Number.parseInt(octal, 8)));
    else if (other === "'" || other === '"' || other === '\\') this.appendAnsi(other);
  }

  private appendAnsi(character: string): void {
    if (character === '/') this.enterFolder();
    else this.append(character);
  }

  /** `$()`, `$((7))` and `` $(…) ``: empty ones vanish, figures stay; full ones are a command of their own, which the caller meets later. */
  private takeSubstitution(): boolean {
    if (this.text.charCodeAt(this.at + 2) === 0x29) {
      this.tricks |= Trick.expansion;
      this.at += 2;
      return true;
    }
    if (this.skipNothing()) return true;
    this.tricks |= Trick.computed;
    const figure = /^\(\((\d{1,4})\)\)/.exec(this.text.slice(this.at + 1, this.at + 10))?.[1];
    if (figure === undefined) return false;
    this.at += figure.length + 4;
    return this.append(figure);
  }

  private skipNothing(): boolean {
    PRINTS_NOTHING.lastIndex = this.at;
    if (!PRINTS_NOTHING.test(this.text)) return false;
    this.tricks |= Trick.expansion;
    this.at = PRINTS_NOTHING.lastIndex - 1;
    return true;
  }

  private takeParameter(): boolean {
    const close = closingBrace(this.text, this.at + 2);
    if (close < 0) return this.append('$');
    const inner = this.text.slice(this.at + 2, close);
    const name = variableName(inner, 0);
    if (inner.length === name.length || name.startsWith('IFS')) return this.expandVariable(name, close);
    this.at = close;
    this.tricks |= Trick.computed;
    const value = this.variables.get(name, this.start);
    if (value !== undefined) return this.expandValue(transform(value, inner.slice(name.length)));
    const fallback = /^:?[-=+]/.exec(inner.slice(name.length));
    if (fallback) return this.takeFallback(inner.slice(name.length + fallback[0].length));
    // `${PATH:0:1}`, `${HOME%%[a-z]*}`: the first character of a folder's path.
    return PATH_LIKE.has(name) ? this.enterFolder() : true;
  }

  /** `${x:-id}`, `${x:-$y}`: what stands for a variable that nobody set may be another one. */
  private takeFallback(fallback: string): boolean {
    const value = fallback.startsWith('$') ? this.variables.get(fallback.slice(1), this.start) : undefined;
    return value === undefined ? this.append(fallback) : this.expandValue(value);
  }

  private takePercent(): boolean {
    const variable = /%([A-Za-z_()]\w{0,40})(:[^%\s]{1,40})?%/y;
    variable.lastIndex = this.at;
    const found = variable.exec(this.text);
    if (found === null) return this.append('%');
    this.at += found[0].length - 1;
    this.tricks |= found[2] === undefined ? Trick.expansion : Trick.computed;
    const name = (found[1] ?? '').toUpperCase();
    if (name === 'COMSPEC' && found[2] === undefined) {
      this.tricks |= Trick.computed;
      return this.append('cmd');
    }
    return true;
  }

  /** `{cat,/etc/passwd}` and `c{a,oun}t`: the first of the words it expands to. */
  private takeBrace(): boolean {
    const close = closingBrace(this.text, this.at + 1);
    const first = close < 0 ? undefined : firstOfBrace(this.text.slice(this.at + 1, close));
    if (first === undefined) return this.append('{');
    this.tricks |= Trick.brace;
    this.at = close;
    for (const character of first) this.appendAnsi(character);
    return true;
  }

  /** `adduse[r]` can match no other file: the class's first character stands for it. */
  private takeClass(): boolean {
    const close = this.text.slice(this.at, this.at + 9).indexOf(']') + this.at;
    if (close <= this.at + 1) return this.append('[');
    this.tricks |= Trick.glob;
    const negated = /[!^]/.test(this.text.charAt(this.at + 1));
    this.append(negated || close - this.at > 2 ? '?' : this.text.charAt(this.at + 1));
    this.at = close;
    return true;
  }
}

/** `/p`, `/?`, `/all`: an option of cmd.exe's. */
function isSwitch(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) === 0x2f &&
    /^\/(?:[A-Za-z]{2,12}(?=[\s:;|&<>]|$)|[^\n/](?![\w/]))/.test(text.slice(at, at + 16))
  );
}

/** What a quote can stand between and still be inside a word. */
function isJoint(unit: number): boolean {
  return isNameUnit(unit) || unit === 0x27 || unit === 0x22 || unit === 0x2f || unit === 0x2b;
}
