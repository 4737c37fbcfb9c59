import { percentDecodeLossy } from '../values/decoders/percent.js';

/** Whatever makes a path be read in another way than it is written. */
const UNUSUAL = /[%\\;]|\/[/.]|^[^/]/;

/**
 * The path of a request target as the most generous of servers would read it: encodings undone, dot segments resolved,
 * `//` and backslashes as `/`, without the parameters behind `;`. For what is refused; what is let through
 * (`IGNORE_PATHS`) is read by `toIgnorablePath` instead.
 */
export function toPlainPath(target: string): string {
  const path = target.slice(0, endOfPath(target));
  return UNUSUAL.test(path) ? resolve(percentDecodeLossy(withoutOrigin(path)).replaceAll('\\', '/')) : path;
}

function endOfPath(target: string): number {
  const end = target.search(/[?#]/);
  return end === -1 ? target.length : end;
}

/** RFC 9112 section 3.2.2: a request target may be an absolute URL. */
function withoutOrigin(path: string): string {
  if (path.startsWith('/')) return path;
  const scheme = path.indexOf('://');
  const slash = scheme === -1 ? -1 : path.indexOf('/', scheme + 3);
  return slash === -1 ? '/' : path.slice(slash);
}

function resolve(path: string): string {
  const kept: string[] = [];
  for (const part of path.split('/')) {
    const semicolon = part.indexOf(';');
    const segment = semicolon === -1 ? part : part.slice(0, semicolon);
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  return `/${kept.join('/')}${path.endsWith('/') && kept.length > 0 ? '/' : ''}`;
}
