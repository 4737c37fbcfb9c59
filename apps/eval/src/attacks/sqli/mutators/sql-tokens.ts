import type { Attack } from '../../attack.js';

/** A piece of an injected text. `value` is what is still inside the statement's own quote, with that quote. */
export interface SqlToken {
  readonly kind: 'value' | 'space' | 'word' | 'number' | 'string' | 'name' | 'comment' | 'sign';
  readonly text: string;
}

const PATTERNS: readonly (readonly [SqlToken['kind'], RegExp])[] = [
  ['space', /\s+/y],
  ['comment', /--[^\n]*\n?|\/\*[\s\S]*?(?:\*\/|$)/y],
  ['string', /(?:(?:[nN]?[qQ]|[nNeExXbB]|[uU]&|_\w+)?'(?:[^'\\]|''|\\.)*(?:'|$))|\$\$[\s\S]*?(?:\$\$|$)/y],
  ['number', /0x[0-9a-fA-F]+|\d+(?:\.\d+)?(?:[eE]\d+)?(?:[fFdD](?!\w))?/y],
  ['word', /[A-Za-z_@][\w@$.]*/y],
  ['name', /`[^`]*`|\[[^\]]*\]/y],
  ['sign', /<=>|<>|!=|!<|!>|<=|>=|\|\||&&|::|->>?|:=|[\s\S]/y],
];

/** The closing of the value by the place's quote; nothing for numbers. */
const VALUES: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:string-double|identifier-double)/, /[^"]*"/y],
  [/^identifier-backtick/, /[^`]*`/y],
  [/^identifier-bracket/, /[^\]]*\]/y],
  [/^(?:string|like|in-list$|insert$|insert-last|update$)/, /[^']*'/y],
];

/** Reads a text as the dialect would inside its place. */
export function readSqlTokens({ text, position }: Attack): SqlToken[] {
  const { context = '', dialect } = position;
  const tokens: SqlToken[] = [];
  let at = 0;
  const take = (kind: SqlToken['kind'], pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found === undefined || found === '') return false;
    tokens.push({ kind, text: found });
    at += found.length;
    return true;
  };
  const value = VALUES.find(([contexts]) => contexts.test(context));
  if (value !== undefined) take('value', value[1]);
  while (at < text.length) {
    if (dialect === 'mysql' && take('comment', /#[^\n]*\n?/y)) continue;
    if (isDoubleQuoted(dialect) && take('string', /"(?:[^"\\]|""|\\.)*(?:"|$)/y)) continue;
    if (!isDoubleQuoted(dialect) && take('name', /"[^"]*(?:"|$)/y)) continue;
    PATTERNS.some(([kind, pattern]) => take(kind, pattern));
  }
  return tokens;
}

function isDoubleQuoted(dialect: string | undefined): boolean {
  return dialect === 'mysql' || dialect === 'sqlite' || dialect === 'mssql';
}
