import type { TextKind } from '../kind.js';
import { arithmetic } from './arithmetic.js';
import { css, regexes } from './code-texts.js';
import { jsonGraphql, tokens } from './data-texts.js';
import { emails } from './emails.js';
import { markdown, richHtml } from './markdown.js';
import { names } from './names.js';
import { filePaths, logLines } from './paths-and-logs.js';
import { codePosts, shellTickets } from './posts.js';
import { prose } from './prose.js';
import { statements } from './statements.js';
import { urls } from './urls.js';

/** The kinds of harmless text that looks dangerous. */
export const TEXT_KINDS: readonly TextKind[] = [
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
