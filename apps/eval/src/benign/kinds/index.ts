import type { TextKind } from '../kind.js';
import { arithmetic } from './arithmetic.js';
import { changes } from './changes.js';
import { css, regexes } from './code-texts.js';
import { codeComments, programMessages } from './comments.js';
import { jsonGraphql, tokens } from './data-texts.js';
import { emails } from './emails.js';
import { searches, timetables } from './made-entries.js';
import { markdown, richHtml } from './markdown.js';
import { names } from './names.js';
import { filePaths, logLines } from './paths-and-logs.js';
import { codePosts, shellTickets } from './posts.js';
import { prose } from './prose.js';
import { settings, tableRows, translations } from './snippets.js';
import { statements } from './statements.js';
import { urls } from './urls.js';
import { conversations, entries } from './written.js';

/** The kinds that the first two sets of packages are drawn for. */
export const FIRST_KINDS: readonly TextKind[] = [
  prose,
  names,
  codePosts,
  markdown,
  richHtml,
  jsonGraphql,
  tokens,
  urls,
  regexes,
  arithmetic,
  css,
  filePaths,
  logLines,
  shellTickets,
  emails,
  statements,
];

/** The kinds of harmless text that looks dangerous. */
export const TEXT_KINDS: readonly TextKind[] = [
  ...FIRST_KINDS,
  conversations,
  codeComments,
  programMessages,
  changes,
  settings,
  tableRows,
  translations,
  searches,
  timetables,
  // What is added last takes no text away from the others.
  entries,
];
