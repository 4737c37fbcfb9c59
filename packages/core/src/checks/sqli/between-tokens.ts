import { classOf, SPACE } from './lexer-characters.js';

/** MySQL and MariaDB read comments, quotes and backslashes in their own way; the others are near enough to each other. */
export type Dialect = 'mysql' | 'ansi';

/** Where a lexer stands, and what it passes over: blanks and comments, of which every dialect has others. */
export class BetweenTokens {
  text = '';
  /** Whether a comment that ends stood before a token so far. */
  commented = false;
  /** Whether something stood before a token that the dialects read differently. */
  differs = false;
  protected dialect: Dialect = 'mysql';
  protected position = 0;
  private executedComments = 0;
  /** Whether comments may still nest; one that nothing closes shows that they do not. */
  private nests = true;
  private lastNewline = -2;
  private lastCarriage = -1;

  protected stand(text: string, start: number, dialect: Dialect): void {
    this.text = text;
    this.dialect = dialect;
    this.position = start;
    this.commented = false;
    this.differs = false;
    this.executedComments = 0;
    this.nests = true;
    this.lastNewline = -2;
    this.lastCarriage = -1;
  }

  /** Skips spaces and comments; false when a comment runs to the end. */
  protected skip(): boolean {
    const { text } = this;
    for (;;) {
      const unit = text.charCodeAt(this.position);
      if ((classOf(unit) & SPACE) !== 0) this.position++;
      else if (unit === 0x2f && text.charCodeAt(this.position + 1) === 0x2a) {
        if (!this.skipBlockComment()) return false;
      } else if (this.startsLineComment(unit)) {
        if (!this.skipLineComment()) return false;
      } else if (unit === 0x2a && this.executedComments > 0 && text.charCodeAt(this.position + 1) === 0x2f) {
        this.executedComments--;
        this.position += 2;
      } else return true;
    }
  }

  private startsLineComment(unit: number): boolean {
    if (unit === 0x23) {
      this.differs = true;
      return this.dialect === 'mysql';
    }
    if (unit !== 0x2d || this.text.charCodeAt(this.position + 1) !== 0x2d) return false;
    this.differs = true;
    if (this.dialect === 'ansi' || this.position + 2 >= this.text.length) return true;
    // MySQL: "the -- comment style requires the second dash to be followed by at least one whitespace or control".
    return (classOf(this.text.charCodeAt(this.position + 2)) & SPACE) !== 0;
  }

  private skipLineComment(): boolean {
    const end = this.endOfLine();
    if (end < 0) return false;
    this.commented = true;
    this.position = end + 1;
    return true;
  }

  private endOfLine(): number {
    // Looking for the last ones once keeps many comments linear where no line ends.
    if (this.lastNewline === -2) {
      this.lastNewline = this.text.lastIndexOf('\n');
      this.lastCarriage = this.lastNewline < 0 && this.dialect === 'ansi' ? this.text.lastIndexOf('\r') : -1;
    }
    if (this.position <= this.lastNewline) return this.text.indexOf('\n', this.position);
    return this.position <= this.lastCarriage ? this.text.indexOf('\r', this.position) : -1;
  }

  private skipBlockComment(): boolean {
    this.differs = true;
    if (this.dialect === 'mysql' && this.entersExecutedComment()) return true;
    if (this.dialect === 'ansi' && this.nests && this.skipNestedComment()) return true;
    // SQLite and Oracle do not nest: `/*/*/`.
    this.nests = this.nests && this.dialect !== 'ansi';
    const end = this.text.indexOf('*/', this.position + 2);
    if (end < 0) return false;
    this.commented = true;
    this.position = end + 2;
    return true;
  }

  /** `/*!50000 … *​/` and MariaDB's `/*M!` are read as if the comment signs were spaces. */
  private entersExecutedComment(): boolean {
    let at = this.position + 2;
    if ((this.text.charCodeAt(at) | 32) === 0x6d) at++;
    if (this.text.charCodeAt(at) !== 0x21) return false;
    at++;
    // A version has five or six digits; fewer are what is executed: `/*!1*/`.
    let digits = 0;
    while (digits < 6 && this.isDigitAt(at + digits)) digits++;
    // No server is that new: a comment like any other.
    if (digits === 5 && this.text.startsWith('99', at)) return false;
    if (digits > 4) at += digits;
    this.executedComments++;
    this.commented = true;
    this.position = at;
    return true;
  }

  /** PostgreSQL and SQL Server nest block comments. */
  private skipNestedComment(): boolean {
    let depth = 0;
    for (let at = this.position; at < this.text.length; at++) {
      const unit = this.text.charCodeAt(at);
      const following = this.text.charCodeAt(at + 1);
      if (unit === 0x2f && following === 0x2a) {
        depth++;
        at++;
      } else if (unit === 0x2a && following === 0x2f) {
        at++;
        if (--depth === 0) {
          this.commented = true;
          this.position = at + 1;
          return true;
        }
      }
    }
    return false;
  }

  protected isDigitAt(at: number): boolean {
    const unit = this.text.charCodeAt(at);
    return unit >= 0x30 && unit <= 0x39;
  }
}
