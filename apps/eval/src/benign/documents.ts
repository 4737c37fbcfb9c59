import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { FetchedPackage } from './fetch-packages.js';

export type DocumentKind = 'markdown' | 'html' | 'plain' | 'css' | 'script' | 'json';

/** A file of a package that holds text. */
export interface Document {
  readonly package: string;
  readonly path: string;
  readonly kind: DocumentKind;
  readonly text: string;
}

const KINDS = new Map<string, DocumentKind>([
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.txt', 'plain'],
  ['.text', 'plain'],
  ['.css', 'css'],
  ['.js', 'script'],
  ['.mjs', 'script'],
  ['.cjs', 'script'],
  ['.ts', 'script'],
  ['.json', 'json'],
  ['.graphql', 'script'],
]);

const SIZE_LIMIT = 400_000;
/** Some packages are mostly of one kind of file; a few hundred of each are enough. */
const FILES_PER_KIND = 250;

/** The text files of a package in a fixed order. */
export function readDocuments(fetched: FetchedPackage): Document[] {
  const documents: Document[] = [];
  const counts = new Map<DocumentKind, number>();
  for (const path of walk(fetched.folder)) {
    const kind = kindOf(fetched, path);
    if (kind === undefined || statSync(path).size > SIZE_LIMIT) continue;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count > FILES_PER_KIND) continue;
    documents.push({ package: fetched.name, path: relative(fetched.folder, path), kind, text: readText(path) });
  }
  return documents;
}

/** Every file's path inside the package, for those who want paths. */
export function listPaths(fetched: FetchedPackage): string[] {
  return walk(fetched.folder).map((path) => relative(fetched.folder, path).replace(/^package\//, ''));
}

function kindOf(fetched: FetchedPackage, path: string): DocumentKind | undefined {
  const plain = path.replace(/\.gz$/, '');
  const known = KINDS.get(extname(plain).toLowerCase());
  if (known !== undefined) return known;
  // Sayings, books and manuals of Debian carry no extension that tells.
  const isBook = /\/(games\/fortunes|doc|man|misc)\//.test(plain) && fetched.name.startsWith('deb:');
  return isBook && !/\.(dat|png|gif|svg|pdf|u8|bib|so)$/.test(plain) ? 'plain' : undefined;
}

function readText(path: string): string {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return /\/man\d\//.test(path) ? fromRoff(text) : text;
}

/** A manual page's text without its roff requests, enough to read like prose. */
function fromRoff(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^['.]\\"|^\.(TH|so|if|ie|el|de|ds|nr|hy|ad|nh|in|ti|ta|ne)/.test(line))
    .map((line) =>
      line.replace(/^\.(PP|TP|P|LP|IP|SH|SS|RE|RS|EE|EX|nf|fi|sp|br)\b.*/, '').replace(/^\.[BIR]{1,2} /, ''),
    )
    .join('\n')
    .replace(/\\f[BIRP]|\\&|\\c/g, '')
    .replace(/\\-/g, '-')
    .replace(/\\\(aq|\\\(cq/g, "'")
    .replace(/\\\(lq|\\\(rq|\\\(dq/g, '"')
    .replace(/\\e/g, '\\')
    .replace(/\\\(..|\\\[[^\]]*\]/g, '');
}

function walk(folder: string): string[] {
  const found: string[] = [];
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...walk(path));
    else if (entry.isFile()) found.push(path);
  }
  return found;
}
