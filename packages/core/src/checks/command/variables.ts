/** `A=cat`, `B+='x'`, `C=$'cat\\x20/x'` in front of or behind anything; the value up to a blank or separator. */
const VALUE = /\$'[^'\n]{1,128}'|[^\s;&|()`]{1,128}/y;
const MAX_NAME = 31;
const ESCAPE = /\\(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|([0-7]{1,3}))/gi;

/** A value, where it is given, and what it may be instead. */
interface Given {
  readonly at: number;
  readonly value: string;
  /** A program, given behind `&&`, in a subshell and the like, where a shell may not get to, or may forget it. */
  perhaps: string | undefined;
}

/** What a text gives to variables: `a=i;b=d;$a$b`. Read in one pass, when a name is made of one for the first time. */
export class Variables {
  private values: Map<string, Given[]> | undefined;

  constructor(
    private readonly text: string,
    private readonly executables: ReadonlySet<string> = new Set(),
  ) {}

  has(name: string): boolean {
    return this.all().has(name);
  }

  /** The value at `at`; where the text sets IFS, with blanks for what it splits at. */
  get(name: string, at: number): string | undefined {
    const separator = this.valueAt('IFS', at)?.charAt(0);
    const value = this.valueAt(name, at);
    return separator ? value?.replaceAll(separator, ' ') : value;
  }

  /** The last one in front of the place, or the first of all; of what it may be, the name of a program. */
  private valueAt(name: string, at: number): string | undefined {
    const given = this.all().get(name);
    if (given === undefined) return undefined;
    let low = 0;
    let high = given.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((given[middle] as Given).at < at) low = middle;
      else high = middle - 1;
    }
    const { value, perhaps } = given[low] as Given;
    return perhaps ?? value;
  }

  private all(): Map<string, Given[]> {
    this.values ??= this.read();
    return this.values;
  }

  private read(): Map<string, Given[]> {
    const values = new Map<string, Given[]>();
    const { text } = this;
    for (let equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
      const name = nameBefore(text, text.charCodeAt(equals - 1) === 0x2b ? equals - 1 : equals);
      if (name === undefined) continue;
      VALUE.lastIndex = equals + 1;
      const match = VALUE.exec(text);
      if (match === null) continue;
      const value = unquote(match[0]);
      const known = values.get(name);
      const last = known?.[known.length - 1];
      if (known === undefined) values.set(name, [{ at: equals, value, perhaps: undefined }]);
      else if (last !== undefined && isDoubtful(text, equals)) {
        if (this.executables.has(value.split(/[\s,]/, 1)[0] as string)) last.perhaps = value;
      } else known.push({ at: equals, value, perhaps: undefined });
    }
    return values;
  }
}

/** Behind `&&`, `||`, `|`, `&`, `(`, or a word that a branch or a loop begins with. */
function isDoubtful(text: string, equals: number): boolean {
  return /(?:[&|(`]|\b(?:then|else|do))\s{0,8}\w{1,32}\+?$/.test(text.slice(Math.max(0, equals - 48), equals));
}

/** The name that ends at `end`, if a word starts with it. */
function nameBefore(text: string, end: number): string | undefined {
  let start = end;
  while (start > 0 && end - start <= MAX_NAME && isNameUnit(text.charCodeAt(start - 1))) start--;
  const first = text.charCodeAt(start);
  if (start === end || end - start > MAX_NAME || (first >= 0x30 && first <= 0x39)) return undefined;
  return start === 0 || /[\s;&|(`{'"]/.test(text.charAt(start - 1)) ? text.slice(start, end) : undefined;
}

function isNameUnit(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39) || unit === 0x5f
  );
}

function unquote(value: string): string {
  // `cur[l]`: a class of one character can stand for no other.
  if (!value.startsWith("$'")) return value.replace(/['"\\^]|\[(\w)\]/g, '$1');
  return value.slice(2, -1).replace(ESCAPE, (_, hex?: string, unicode?: string, octal?: string) => {
    return String.fromCharCode(
      octal === undefined ? Number.parseInt(hex ?? unicode ?? '0', 16) : Number.parseInt(octal, 8),
    );
  });
}
