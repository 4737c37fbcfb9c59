/** `A=cat`, `B+='x'`, `C=$'cat\\x20/x'` in front of or behind anything; the value up to a blank or separator. */
const VALUE = /\$'[^'\n]{1,128}'|[^\s;&|()`]{1,128}/y;
const MAX_NAME = 31;
const ESCAPE = /\\(?:x([0-9a-f]{1,2})|u([0-9a-f]{1,4})|([0-7]{1,3}))/gi;

/** What a text gives to variables: `a=i;b=d;$a$b`. Read in one pass, when a name is made of one for the first time. */
export class Variables {
  private values: Map<string, string> | undefined;

  constructor(private readonly text: string) {}

  has(name: string): boolean {
    return this.all().has(name);
  }

  /** The value; where the text sets IFS, with blanks for what it splits at. */
  get(name: string): string | undefined {
    const separator = this.all().get('IFS')?.charAt(0);
    const value = this.all().get(name);
    return separator ? value?.replaceAll(separator, ' ') : value;
  }

  private all(): Map<string, string> {
    this.values ??= this.read();
    return this.values;
  }

  private read(): Map<string, string> {
    const values = new Map<string, string>();
    const { text } = this;
    // Of two values the later one counts, whatever stands between them and the use: more than a shell would run, never less.
    for (let equals = text.indexOf('='); equals >= 0; equals = text.indexOf('=', equals + 1)) {
      const name = nameBefore(text, text.charCodeAt(equals - 1) === 0x2b ? equals - 1 : equals);
      if (name === undefined) continue;
      VALUE.lastIndex = equals + 1;
      const value = VALUE.exec(text);
      if (value !== null) values.set(name, unquote(value[0]));
    }
    return values;
  }
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
