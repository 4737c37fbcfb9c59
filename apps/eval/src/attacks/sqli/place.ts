/** The databases whose SQL the generators write; `mysql` is MariaDB's too. */
export const DIALECTS = ['mysql', 'postgres', 'sqlite', 'mssql', 'oracle'] as const;

export type Dialect = (typeof DIALECTS)[number];

/** A place of a statement that takes the text in. `context` names it in reports, `sql` shows it for every dialect. */
export interface Place {
  readonly context: string;
  /** What must be closed to leave the value: a quote or nothing, then this many brackets. */
  readonly quote: '' | "'" | '"' | '`' | ']';
  readonly depth: number;
  /** What the statement puts between the text and its quote: `%` of a LIKE. */
  readonly after: string;
  readonly dialects: readonly Dialect[];
}

const ALL: readonly Dialect[] = DIALECTS;
/** Where double quotes make strings; elsewhere they make names. */
const DOUBLE: readonly Dialect[] = ['mysql', 'sqlite', 'mssql'];

function place(context: string, quote: Place['quote'], depth = 0, dialects = ALL): Place {
  return { context, quote, depth, after: context.startsWith('like') ? '%' : '', dialects };
}

/** Values of a condition, in the order in which applications have them. */
export const WHERE_PLACES: readonly Place[] = [
  place('string', "'"),
  place('numeric', ''),
  place('string-double', '"', 0, DOUBLE),
  place('like', "'"),
  place('string-paren-1', "'", 1),
  place('string-paren-2', "'", 2),
  place('string-paren-3', "'", 3),
  place('numeric-paren-1', '', 1),
  place('numeric-paren-2', '', 2),
  place('in-list', "'", 1),
  place('in-list-numeric', '', 1),
  place('like-paren-1', "'", 1),
];

export const STRING_PLACES = WHERE_PLACES.filter(({ quote }) => quote !== '');
export const NUMERIC_PLACES = WHERE_PLACES.filter(({ quote }) => quote === '');
/** A login form's two values. */
export const LOGIN_PLACES = WHERE_PLACES.filter(({ context }) => /^string/.test(context));
export const LIKE_PLACES = WHERE_PLACES.filter(({ context }) => context.startsWith('like'));
export const LIST_PLACES = WHERE_PLACES.filter(({ context }) => context.startsWith('in-list'));

export const ORDER_BY: Place = place('order-by', '');
export const LIMIT: Place = place('limit', '', 0, ['mysql', 'postgres', 'sqlite']);
export const IDENTIFIER_PLACES: readonly Place[] = [
  place('identifier-backtick', '`', 0, ['mysql', 'sqlite']),
  place('identifier-double', '"', 0, ['postgres', 'sqlite', 'oracle', 'mssql']),
  place('identifier-bracket', ']', 0, ['mssql', 'sqlite']),
];
export const INSERT_PLACES: readonly Place[] = [
  place('insert', "'"),
  place('insert-last', "'"),
  place('insert-numeric', ''),
];
export const UPDATE_PLACES: readonly Place[] = [place('update', "'"), place('update-numeric', '')];
