/** `A=cat`, `set a=b`, `B+='x'` in front of or behind anything; the value up to a blank or separator. */
const ASSIGNMENT = /(?:^|[\s;&|(])([A-Za-z_]\w{0,30})\+?=([^\s;&|()]{1,128})/g;

/** What a text gives to variables: `a=i;b=d;$a$b`. Read in one pass, when a name is made of one for the first time. */
export class Variables {
  private values: Map<string, string> | undefined;

  constructor(private readonly text: string) {}

  has(name: string): boolean {
    return this.all().has(name);
  }

  get(name: string): string | undefined {
    return this.all().get(name);
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
      if (name !== undefined && value !== undefined && !value.includes('/')) values.set(name, unquote(value));
    }
    return values;
  }
}

function unquote(value: string): string {
  return value.replace(/['"\\^]/g, '');
}
