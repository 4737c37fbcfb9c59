import type { DecodeStep, Source } from '../values/value.js';

/** What a value check may know about the text besides the text. */
export interface DetectContext {
  readonly source: Source;
  /** Where inside the source: `user.roles[0]`, a header's name. */
  readonly path: string;
  /** The encodings undone to get this text; empty for the text as it came. */
  readonly steps: readonly DecodeStep[];
  /** Names of the programs of this host, without folder or extension, lower case; a fixed list in evaluation. */
  readonly executables: ReadonlySet<string>;
  /** The character classes of the text, when the caller has them: a check need not look for what is not there. */
  readonly classes?: number;
}

/**
 * `certain`: in some context this text does what it says, and no harmless reading is plausible.
 * `unsure`: odd, but prose or data could read like this; the model decides, and without a model it passes.
 */
export type Certainty = 'certain' | 'unsure';

/** What a check saw in one text. `start` and `end` are UTF-16 offsets of the offending span. */
export interface Detection {
  readonly certainty: Certainty;
  readonly start: number;
  readonly end: number;
  /** The context in which it acts, for a developer: `inside a single-quoted SQL string`. */
  readonly context: string;
  /** What would have run, in words for an application developer. */
  readonly explanation: string;
  /** All that it is unsure of stands in the text as an example, by the text's own signs: the model's word does not count. */
  readonly isShown?: true;
  /** What the model gave, 0 to 1, where it decided: such a finding is never certain, and strikes weigh it so. */
  readonly score?: number;
}

/**
 * A security module that judges one text at a time. A plain object without state.
 *
 * `detect` is pure, linear in the text's length and never throws: should it, the engine takes the input for the cause.
 */
export interface ValueCheck {
  /** One id everywhere: folder, configuration key, event type, fixtures, page in docs/checks. */
  readonly id: string;
  readonly title: string;
  /** CWE number. */
  readonly cwe: number;
  /** MITRE ATT&CK technique. */
  readonly attack: string;
  readonly sources: ReadonlySet<Source>;
  /** Could a text of these character classes be an attack of this kind? Cheap, and never a wrong no. */
  applies(classes: number): boolean;
  /**
   * The words that it has to see: it says nothing of any other text of letters, digits, `-` and `_` alone, unless there
   * is a `__` or `0x` in it, or a `$` in the path to it. Left out: it sees every word that `applies` lets through.
   */
  readonly words?: SeenWords;
  /** Hosts that it has to see in the address of a page, in lower case, and whatever stands before them. */
  readonly hosts?: ReadonlySet<string>;
  detect(text: string, context: DetectContext): Detection | undefined;
  /**
   * Whether it has understood all of this text that could concern it, and found nothing: then the model's word for it
   * does not count. Asked only where the model takes the text for such an attack.
   */
  clears?(text: string): boolean;
}

/** Words that are harmless to a check but for these. */
export interface SeenWords {
  /** The character classes of the words that this is said of; it sees those with others. */
  readonly classes: number;
  /** In lower case. */
  readonly names: ReadonlySet<string>;
  /** It sees longer ones too, or those of them that it says: base64 of objects, say. */
  readonly longerThan: number;
  seesLonger?(word: string): boolean;
  /**
   * Whether it says nothing of identifiers (`values/token.ts`) and sentences (`values/sentence.ts`) either, but for what
   * is declared below. While one check leaves it out, all of them see those.
   */
  readonly prose?: true;
  /** In lower case: it sees them where quotes stand in the text too, as the keys of JSON do. */
  readonly joining?: ReadonlySet<string>;
  /** In lower case: it sees them among names that dots, dashes or slashes join, too: `process.env`, `x.php`. */
  readonly members?: ReadonlySet<string>;
  /** Of the joining ones: those that do so as one of the first words of a sentence, behind a name. */
  readonly early?: ReadonlySet<string>;
  /** Of the names: those that say nothing among other words of a sentence. */
  readonly alone?: ReadonlySet<string>;
  /** In lower case, besides the names: it sees them among other words of a sentence. */
  readonly among?: ReadonlySet<string>;
  /** Whether it sees a sentence that begins with this word, in lower case: a statement, or a program of the host. */
  seesFirst?(word: string, executables: ReadonlySet<string>): boolean;
  /** In lower case: words behind which a command or a statement begins as it does at the start. */
  readonly leading?: ReadonlySet<string>;
  /** Whether it sees a sentence in which a bracket or a quote stands behind this word, or in front of it. */
  seesCalled?(word: string): boolean;
  /** Whether it sees words behind this name and an equals sign or a colon: `auto_prepend_file=x`, `onload=x`, `file:x`. */
  seesBehind?(name: string): boolean;
}
