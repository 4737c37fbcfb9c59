/** What a language writes so that no other does, and what it does. */
export interface Form {
  readonly pattern: RegExp;
  readonly what: string;
  /** It needs no brackets, nor any other sign of a program. */
  readonly isQuiet?: true;
}
