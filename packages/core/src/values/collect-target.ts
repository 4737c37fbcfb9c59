import { collectForm, QUERY_SOURCES } from './collect-form.js';
import { add, type Collection, exceed } from './collection.js';
import { percentDecodeStrict } from './decoders/percent.js';
import { VALUE_LIMITS } from './limits.js';

/** One class, repeated: linear, and faster than classifying. */
const WORD = /^[\w.-]*$/;

/** Reads a request target, `/a%20b?c=d`, or an absolute URL: path and query string. */
export function collectTarget(target: string, into: Collection): void {
  const question = target.indexOf('?');
  const path = question === -1 ? target : target.slice(0, question);
  collectPath(withoutOrigin(path, into), into);
  if (question === -1) return;
  const query = target.slice(question + 1);
  collectForm(query, QUERY_SOURCES, into);
  // Node hands out a fragment that a client sends; url.parse cuts it off, a plain split does not.
  const fragment = query.indexOf('#');
  if (fragment !== -1) collectForm(query.slice(0, fragment), QUERY_SOURCES, into);
}

/**
 * RFC 9112 section 3.2.2: a request target may be an absolute URL, of which routers see the path. What stands in the
 * place of the Host header, and of a name and password, is judged as that header is: handlers show the whole URL.
 */
function withoutOrigin(path: string, into: Collection): string {
  if (path.startsWith('/')) return path;
  const scheme = path.indexOf('://');
  if (scheme === -1) return path;
  const slash = path.indexOf('/', scheme + 3);
  add(into, 'headers_values', 'host', decodedOr(path.slice(scheme + 3, slash === -1 ? path.length : slash)));
  return slash === -1 ? '/' : path.slice(slash);
}

/**
 * The path as it came, each segment as a router's parameter gives it, and what a wildcard route could give: the rest
 * from the segment before the first unusual one. The rests from every segment would be quadratic.
 */
function collectPath(path: string, into: Collection): void {
  if (path.length < 2) return;
  if (into.filter?.holdsPath(path) !== true) add(into, 'path', '', path);
  let segments = 0;
  let restIsSeen = false;
  const first = path.startsWith('/') ? 1 : 0;
  let previous = first;
  for (let start = first; start <= path.length; ) {
    const end = indexOrEnd(path, '/', start);
    if (++segments > VALUE_LIMITS.pathSegments) {
      exceed(into, 'pathSegments', 'path');
      return;
    }
    const segment = path.slice(start, end);
    if (!restIsSeen && !WORD.test(segment)) {
      restIsSeen = true;
      if (segments > 1 || end < path.length) add(into, 'path', '*', decodedOr(path.slice(previous)));
    }
    add(into, 'path', String(segments), decodedOr(segment));
    previous = start;
    start = end + 1;
  }
}

function decodedOr(text: string): string {
  return text.includes('%') ? (percentDecodeStrict(text) ?? text) : text;
}

function indexOrEnd(text: string, search: string, start: number): number {
  const index = text.indexOf(search, start);
  return index === -1 ? text.length : index;
}
