/** The words that matter to some check: these, in lower case, and some of the longer ones. */
export interface WordsThatMatter {
  readonly names: ReadonlySet<string>;
  readonly longerThan: number;
  /** Whether nothing but such words matters in identifiers and sentences. */
  readonly prose: boolean;
  seesLonger(word: string): boolean;
  /** Hosts that matter in the address of a page. */
  readonly hosts: ReadonlySet<string>;
  /** Harmless alone, but not where a quote or a number has ended before them: `or`. */
  readonly joining: ReadonlySet<string>;
  /** Those that matter as a part of names which dots, dashes or slashes join: `process.env`, `x.php`. */
  readonly members: ReadonlySet<string>;
  /** Those that matter among other words of a sentence. */
  readonly among: ReadonlySet<string>;
  /** Whether it matters what stands behind this name and an equals sign or a colon: `datasrc=x`. */
  seesBehind(name: string): boolean;
  /** Joining, also as one of the first words of a sentence. */
  readonly early: ReadonlySet<string>;
  /** Those behind which a command or a statement begins as it does at the start. */
  readonly leading: ReadonlySet<string>;
  /** Whether a sentence matters in which a bracket or a quote stands behind this word, or in front of it. */
  seesCalled(word: string): boolean;
  /** Whether a sentence that begins with this word matters, where the host has these programs. */
  seesFirst(word: string, executables: ReadonlySet<string>): boolean;
}

/** What makes a word more than one: joined names, and characters in hexadecimal. */
export function holdsSign(word: string): boolean {
  return SIGN.test(word);
}

/** `1920x1080` is none. */
const SIGN = /__|(?:^|\D)0x[\da-f]/i;
