import type { Dialect } from './between-tokens.js';

/** What a text was seen to do to the statement around it. */
export const Effect = {
  /** `union select` with a list of columns. */
  union: 1 << 0,
  /** A statement of its own, after a semicolon or where SQL Server needs none. */
  statement: 1 << 1,
  /** A call that waits, reads files, calls out or fails with data. */
  effectCall: 1 << 2,
  /** A call of any other SQL function. */
  sqlCall: 1 << 3,
  /** A call of a function this vocabulary does not know. */
  call: 1 << 4,
  /** A query in brackets. */
  subquery: 1 << 5,
  /** `case … end`. */
  choice: 1 << 6,
  /** A logical operator at the statement's own level. */
  logic: 1 << 7,
  /** A comparison of constants only, joined by logic: `or 1=1`. */
  constantTest: 1 << 8,
  /** A comparison with a column, joined by logic. */
  columnTest: 1 << 9,
  /** A comparison that nothing joins. */
  comparison: 1 << 10,
  /** A bare constant joined by logic: `or true`. */
  constantOperand: 1 << 11,
  /** `order by`, `group by`, `limit`, `procedure`, `into outfile`… */
  clause: 1 << 12,
  /** Closes a bracket that the statement opened. */
  closes: 1 << 13,
  /** Arithmetic or concatenation. */
  arithmetic: 1 << 14,
  /** A list went on: `x', 1`. */
  list: 1 << 15,
  /** `@@version`, `version()`, `user`. */
  info: 1 << 16,
  /** `@a := 1`. */
  assignment: 1 << 17,
  /** What prose never has: a query over numbers, strings, calls, stars or several columns. */
  rich: 1 << 18,
  /** `into outfile '…'`, `into dumpfile`. */
  file: 1 << 19,
  /** A verb that is also an English word. */
  weakStatement: 1 << 20,
  /** A constant that is written as no person writes one: a boolean word, hexadecimal, signed, bracketed. */
  oddConstant: 1 << 21,
  /** A query names its tables. */
  from: 1 << 22,
  /** A variable: `@a`, `$1`. */
  variable: 1 << 23,
  /** A comparison of constants, joined by logic or not: `1=1`, `if(1=1, …)`. */
  constantComparison: 1 << 24,
  /** A query of its own begins but nothing of it follows: `1 union select`. */
  unionStart: 1 << 25,
  /** A name that nothing calls. */
  names: 1 << 26,
  /** `order by 5`: a probe for the number of columns. */
  position: 1 << 27,
  /** A statement that no semicolon sets apart, as SQL Server allows. */
  bareStatement: 1 << 28,
  /** PostgreSQL's `::type` after anything but a name. */
  cast: 1 << 29,
  /** The text is a whole query: it continues nothing. */
  whole: 1 << 30,
  /** A bare statement that only a server takes: `exec`, `waitfor delay`. */
  serverStatement: 1 << 31,
} as const;

/** What an effect alone does not say; kept apart because a mask has 32 bits. */
export const Mark = {
  /** A name renames what stands before it without AS: prose reads like this. */
  alias: 1 << 0,
  /** A name of the server's own tables: `information_schema.tables`. */
  catalog: 1 << 1,
  /** A string, a variable, a star, an operator or a call: what no sentence of words has. */
  sign: 1 << 2,
  /** A call of a function that only SQL has. */
  serverCall: 1 << 3,
  /** `like '%`. */
  pattern: 1 << 4,
  /** The text ends right behind the bracket of a function's call. */
  cutCall: 1 << 5,
  /** A string in arithmetic: `2+('x')`. */
  stringSum: 1 << 6,
  /** A comparison of constants in brackets. */
  bracketTest: 1 << 7,
  /** `) as x from`: the columns of the statement end, its tables are told. */
  fromTail: 1 << 8,
  /** A constant that no condition joins, in a list: `in (1,2)`. */
  constantList: 1 << 9,
  /** `id desc`, `limit 1`: what sorts or ends a query. */
  sorting: 1 << 10,
  /** A statement that says all in a few words: `drop table t`, `exec sp_who`. */
  deed: 1 << 11,
  /** A call with three arguments or more. */
  manyArguments: 1 << 12,
  /** What nobody asks for in words: `select 0x616263`, `select pg_sleep`. */
  oddNumber: 1 << 13,
  /** A relation that only SQL has: `in (…)`, `between`, `is null`, `rlike`, `is distinct from`. */
  relation: 1 << 14,
  /** A statement whose verb alone is known: it counts where a comment cuts the rest of the statement off. */
  loose: 1 << 15,
  /** A call with two arguments or more of a function that only databases have. */
  serverArguments: 1 << 16,
  /** `?`, `$1`, `:name`: a value that the statement's own program gives. */
  placeholder: 1 << 17,
  /** Behind a loose statement comes one that is told by more than its verb. */
  toldLater: 1 << 18,
  /** An argument behind a word of its own: `substring('a' from 1)`. */
  namedArgument: 1 << 19,
  /** An article behind a name, which no statement has: `create index builds an index`. */
  article: 1 << 20,
  /** A query in the clause of a window: `over (order by (select a from b))`. */
  windowQuery: 1 << 21,
} as const;

/** How a text ended. */
export const Ending = { broken: 0, incomplete: 1, plain: 2, reopened: 3, comment: 4, semicolon: 5 } as const;

export interface Reading {
  readonly effects: number;
  readonly marks: number;
  readonly ending: number;
  /** Whether the dialects read the text differently. */
  readonly differs: boolean;
  /** Where the grammar stopped. */
  readonly end: number;
  /** The first token's kind: what the text starts with. */
  readonly firstKind: number;
  readonly operators: number;
  readonly calls: number;
  readonly tokens: number;
  readonly openedBrackets: number;
  /** What stood left of the first logical operator: 1 a lone number, 2 a lone string, 0 anything else. */
  readonly firstOperand: number;
  /** Where a final comment begins; the text's length without one. */
  readonly commentStart: number;
  /** Whether a comment stands between two tokens. */
  readonly commented: boolean;
}

export interface Start {
  readonly at: number;
  readonly dialect: Dialect;
  /** What closes the quoted place that this text is in; 0 for none. */
  readonly quote: number;
  readonly expectOperand: boolean;
}
