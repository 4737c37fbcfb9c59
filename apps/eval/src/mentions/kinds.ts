import { REFERENCE_EXECUTABLES as PROGRAMS } from '../../../../packages/core/src/checks/command/executables-reference.js';

/** A way to find the rows of the rule set that the engine leaves: by what a text mentions, not by what it does. */
export interface MentionKind {
  readonly name: string;
  readonly example: string;
  matches(text: string): boolean;
}

const WORDS_OF_SQL =
  /(?:^|[^\w'"])["'`]\s*(?:or|and|like|having|union|select|insert|alter|create|delete|group|order|where|xor|not|div|is|in|between|regexp|rlike)\b|\b(?:or|and|having|like)\s+["'\d]/i;

/** From the dearest to the cheapest is for the measurement to say. */
export const MENTION_KINDS: readonly MentionKind[] = [
  {
    name: 'a function named, with nothing in its brackets, or none closed',
    example: 'array_diff (',
    matches: (text) => /(?:^|[^\w$])[a-zA-Z_]\w{2,}\s*\(\s*(?:\)|$)/.test(text),
  },
  {
    name: 'a function called with anything',
    example: 'subSTR($x)',
    matches: (text) => /(?:^|[^\w$])[a-zA-Z_]\w{2,}\s*\(/.test(text),
  },
  {
    name: "a quote in front of one of SQL's words, or such a word in front of a constant",
    example: "'alter a",
    matches: (text) => WORDS_OF_SQL.test(text),
  },
  {
    name: 'a program named as the first word',
    example: 'mail something',
    matches: (text) => PROGRAMS.has((/^\W*([\w.+-]+)/.exec(text)?.[1] ?? '').toLowerCase()),
  },
  {
    name: 'a program named behind a separator',
    example: 'a;id',
    matches: (text) =>
      [...text.matchAll(/[;|&`\n(]\s*([\w.+-]+)/g)].some(([, word]) => PROGRAMS.has((word as string).toLowerCase())),
  },
  {
    name: 'a variable with a sign of its own',
    example: '$ {a}',
    matches: (text) => /\$\s*[\w{(]/.test(text),
  },
];
