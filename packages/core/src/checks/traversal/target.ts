import {
  AMBIGUOUS_ROOT_FOLDERS,
  ASSET_EXTENSIONS,
  EDITORS_FOLDERS,
  HIDDEN_FOLDERS,
  ROOT_FOLDERS,
  SERVLET_FOLDERS,
  SHARED_PROFILES,
  WINDOWS_NAMES,
} from './file-system-names.js';

/** How much a path's names say about where it leads. */
export type Reach = 'system' | 'perhaps' | 'asset' | 'unknown';

/** Judges the names of a path that starts at a root or behind the last `..`; all lower case. */
export function reachOf(names: readonly string[]): Reach {
  const [first, second] = names;
  if (first === undefined) return 'unknown';
  const last = clean(names[names.length - 1] ?? first);
  if (WINDOWS_NAMES.has(clean(first).replaceAll(' ', '\u00a0')) || isInHiddenFolder(names)) return 'system';
  if (isSocket(names, last) || isSettings(names)) return 'system';
  if (isHiddenFile(last) || (first === 'users' && SHARED_PROFILES.has(second ?? ''))) return 'system';
  const isAsset = ASSET_EXTENSIONS.has(extension(last));
  // What a process has open or stands in, whatever it is called.
  const isProcess = first === 'proc' && PROCESS.test(second ?? '');
  const inside = second === undefined || (isAsset && !isProcess) ? undefined : ROOT_FOLDERS.get(first);
  if (inside !== undefined && second !== undefined) {
    if (AMBIGUOUS_ROOT_FOLDERS.has(first)) return 'perhaps';
    if (inside === '*' || inside.has(clean(second)) || (first === 'proc' && /^\d+$/.test(second))) return 'system';
    return 'perhaps';
  }
  return isAsset ? 'asset' : 'unknown';
}

const PROCESS = /^(?:self|thread-self|\d{1,9})$/;

/** `/run/x/y.sock`, FHS 3.0, 3.15: where programs of this host listen. */
function isSocket([first, second]: readonly string[], last: string): boolean {
  return last.endsWith('.sock') && (first === 'run' || (first === 'var' && second === 'run'));
}

/** `/home/ann/.x/y`, `/root/.x`: what programs keep in a home folder (XDG Base Directory Specification, and before it). */
function isSettings([first, second, third, fourth]: readonly string[]): boolean {
  // Sockets and locks of programs that run.
  if (first === 'tmp') return third !== undefined && /^\.[a-z][\w.-]{2,30}$/.test(second ?? '');
  if (first === 'root') return second?.startsWith('.') === true && second.length > 3;
  return (first === 'home' || first === 'users') && fourth !== undefined && /^\.[a-z][\w.-]{1,30}$/.test(third ?? '');
}

/** Is one of the names a folder that is kept from visitors, with something in it? */
function isInHiddenFolder(names: readonly string[]): boolean {
  for (let at = 0; at < names.length; at++) {
    const name = names[at] as string;
    if (SERVLET_FOLDERS.has(name) || (at < names.length - 1 && HIDDEN_FOLDERS.has(name))) return true;
  }
  return false;
}

/** Does a path whose first name starts at `from` lead anywhere that counts? Asked before any name is cut out. */
export function mayStartAtRoot(text: string, from: number): boolean {
  let end = from;
  const limit = Math.min(text.length, from + 32);
  while (end < limit && text.charCodeAt(end) !== 0x2f && text.charCodeAt(end) !== 0x5c) end++;
  if (ROOT_FOLDERS.has(text.slice(from, end).toLowerCase())) return true;
  // `/app/.git/config`, `/WEB-INF/web.xml`, `/%2e…`
  return /[/\\]\.[a-z]|(?:^|[/\\])(?:web|meta)-inf(?:[/\\;]|$)/i.test(text.slice(from, from + 256)) || end === limit;
}

/** `.env`, `.htpasswd`, `.bash_history`: a name that starts with a dot, and is no mere extension. */
export function isHiddenFile(name: string): boolean {
  return (
    name.charCodeAt(0) === 0x2e &&
    /^\.[a-z][\w.-]{2,30}$/.test(name) &&
    !ASSET_EXTENSIONS.has(extension(name)) &&
    extension(name) !== 'json' &&
    name !== '.com'
  );
}

/** Does a path without a root lead into what is hidden: `.ssh/id_rsa`, `app/.git/config`, `WEB-INF/web.xml`? */
export function isHiddenPlace(names: readonly string[]): boolean {
  return names.some(
    (name, index) =>
      index < names.length - 1 &&
      (HIDDEN_FOLDERS.has(name) || SERVLET_FOLDERS.has(name)) &&
      !(index === 0 && EDITORS_FOLDERS.has(name)),
  );
}

/** The extension without its dot; what follows a NUL, `?`, `#` or `::$DATA` is not the file's. */
export function extension(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1);
}

/** The name as the file system would take it: C strings end at NUL, Windows drops trailing dots and blanks. */
function clean(name: string): string {
  if (!/[\0%?#:. ]/.test(name)) return name;
  return name.replace(/(?:\0|%00|\?|#|::\$).{0,64}$/s, '').replace(/[. ]{1,64}$/, '');
}
