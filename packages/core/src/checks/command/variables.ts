/** `A=cat`, `B+='x'`, `C=$'cat\\x20/x'` in front of or behind anything; the value up to a blank or separator. */
const ASSIGNMENT = /(?:^|[\s;&|(`{'"])([A-Za-z_]\w{0,30})\+?=(\$'[^'\n]{1,128}'|[^\s;&|()`]{1,128})/g;
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
    if (!this.text.includes('=')) return values;
    // Of two values the later one counts, whatever stands between them and the use: more than a shell would run, never less.
    for (const [, name, value] of this.text.matchAll(ASSIGNMENT)) {
      if (name !== undefined && value !== undefined) values.set(name, unquote(value));
    }
    return values;
  }
}

function unquote(value: string): string {
  if (!value.startsWith("$'")) return value.replace(/['"\\^]/g, '');
  return value.slice(2, -1).replace(ESCAPE, (_, hex?: string, unicode?: string, octal?: string) => {
    return String.fromCharCode(
      octal === undefined ? Number.parseInt(hex ?? unicode ?? '0', 16) : Number.parseInt(octal, 8),
    );
  });
}
