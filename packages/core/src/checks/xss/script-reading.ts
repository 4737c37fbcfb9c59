/** Where a script's text stops, as seen by what follows it in the page. */
export type ScriptEnding = 'code' | 'comment' | "'" | '"' | '`';

/** What a script would do, from its tokens alone. */
export interface ScriptReading {
  /** Offset of the first token at which no engine would compile it; -1 when the whole text reads as a script. */
  readonly error: number;
  /** Offset of the first call, tagged template, `throw`, `import` …; -1 without one. */
  readonly action: number;
  /** It calls, throws, imports; or assigns or overrides something that lies outside of it. */
  readonly acts: boolean;
  /** Offset of the first assignment; -1 without one. */
  readonly assignment: number;
  /** Names, or computed members, lead out of the script's own variables. */
  readonly reaches: boolean;
  /** One of those names is no word of everyday English. */
  readonly speaksBrowser: boolean;
  /** It names, as `document.cookie` does, what only the page's own objects have. */
  readonly touchesPage: boolean;
  /** Names, or strings in square brackets, lead from any value to code: `constructor`. */
  readonly escapes: boolean;
  /** A member computed from pieces is called: what plain code does not write. */
  readonly disguised: boolean;
  readonly ending: ScriptEnding;
  /** A function is called by a template literal behind it, as the first action. */
  readonly tagged: boolean;
  /** Brackets that the text opens and leaves open. */
  readonly open: number;
  /** It ends where an operand is still missing: `a +`. */
  readonly dangling: boolean;
}

export interface ScriptOptions {
  readonly from: number;
  readonly end: number;
  /**
   * What stands in front: nothing, a string literal that the text has just closed, the inside of a template, or the colon
   * of an object's member.
   */
  readonly after: 'nothing' | 'string' | 'template' | 'member' | 'unknown';
}
