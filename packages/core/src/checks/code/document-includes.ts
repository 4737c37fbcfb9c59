import { sought } from '../../sought/sought-pattern.js';
import type { Construct } from './constructs.js';

/** Folders of the system, drives, and files that listings hide: no document is put together from them. */
const FILE =
  '(?:\\/(?:etc|proc|root|home|var|usr|app|srv|opt|sys|dev|boot|tmp|run|mnt)\\/|[A-Za-z]:[\\\\/]|~\\/|file:|(?:\\.{1,2}\\/){0,12}\\.(?:env|ssh|git|aws|htpasswd|npmrc|netrc)\\b)';

/** A style sheet of the site's own (`@import '/app/x.css'`), whose first folder may be called as one of the system's. */
const NO_SHEET = `(?!\\/[\\w./@+-]{0,200}\\.(?:css|less|s[ac]ss|styl|pcss)(?:\\?[\\w=.&-]{0,40})?(?:["'\\s);]|$))`;

/**
 * Documents and configurations that read files while they are made: reStructuredText, AsciiDoc, PlantUML, Typst, m4, Jsonnet
 * (a directive that begins a line), Dhall (`path as Text`), Nix (`builtins`).
 */
const WAYS = [
  // Less' and Sass' sheets take a path in quotes behind their options.
  /@(?:import\s{0,4}(?:\([\w\s,]{2,40}\)\s{0,4})?|use\s{1,4}|forward\s{1,4}|require\s{1,4})["'](?:\/(?:etc|proc)\/|\/root\/\.|file:|[A-Za-z]:[\\/]|~\/\.)/,
  // Pug's, as the whole value: configurations of servers include folders of the system.
  /^\s{0,8}(?:include|extends)(?::[\w-]{1,24})?\s{1,4}\/(?:etc\/(?:passwd|g?shadow|hosts|group)|proc\/(?:self|\d{1,7})\/\w{1,16}|root\/\.\S{1,64})\s{0,4}$/,
  new RegExp(
    `(?:^|\\n)[ \\t]{0,8}(?:\\.\\.\\s{1,4}(?:include|literalinclude|raw|csv-table|code)::(?:[^\\n]{0,60}\\n[ \\t]{1,12}:(?:file|url):)?|include::|[!#%@]\\s?(?:include|import|read|embed|load|input|source)\\w{0,10}\\b\\s{0,4}[("<]?|(?:sinclude|include|undivert)\\(|import(?:str|bin)?\\s)\\s{0,8}["'<]?${NO_SHEET}${FILE}`,
  ),
  new RegExp(`(?:^|[\\s(=])(?:env:[A-Z]\\w{1,40}|${FILE}\\S{0,80})\\s{1,4}as\\s{1,4}(?:Text|Location|Bytes)\\b`),
  /\bbuiltins\s?\.\s?(?:readFile|readDir|getEnv|exec|fetch(?:url|Tarball|Git)|storePath)\s{0,4}[("./<\w]/,
  /(?:^|\n)[ \t]{0,8}(?:%(?:getenv|load_json)\s?\(|!includeurl\s)/,
].map((pattern) => sought(pattern));

/** Whether a text may be such a document. */
export function mayInclude(text: string): boolean {
  return WAYS.some((pattern) => pattern.mayMatch(text));
}

/** A document that reads a file of the server, or its environment, while it is made. */
export function findDocumentInclude(text: string): Construct | undefined {
  for (const pattern of WAYS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const what = 'read a file of the server while the document is made';
    return { start: match.index, end: match.index + match[0].length, what, unmistakable: false };
  }
  return undefined;
}
