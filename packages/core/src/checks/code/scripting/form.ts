/** What a language writes so that no other does, and what it does. */
export interface Form {
  readonly pattern: RegExp;
  readonly what: string;
}
