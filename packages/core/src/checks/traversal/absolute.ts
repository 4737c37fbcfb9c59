import { HIDDEN_FOLDERS, LOADERS, WINDOWS_NAMES, WRAPPERS } from './file-system-names.js';

/** An absolute place that a text starts with. */
export interface Absolute {
  readonly kind: 'unix' | 'windows' | 'unc' | 'home' | 'wrapper' | 'file-url';
  /** The names behind the root, lower case; at most eight. */
  readonly names: readonly string[];
  readonly end: number;
  readonly scheme: string;
}

/** Linux' PATH_MAX: no longer path is opened, however many slashes are in it. */
const MAX_LOOK = 4_096;
/** Also with a port, which makes it WebDAV: `\\\\host@8080\\davwwwroot`. */
const UNC = /^(?:\\\\|\\\/)(?:[?.][\\/])?([\w.$-]{2,64}(?:@(?:ssl@)?\d{1,5})?|[a-z]:)[\\/]+([\w.$-]{1,64})/i;
/** `\\.\PhysicalDrive0`, `\\?\Volume{…}\x`: Win32's namespaces of devices and files ("Naming Files, Paths, and Namespaces"). */
const DEVICE =
  /^(?:\\\\[?.][\\/](?=[\w{])|\/\/[?.]\/(?=[a-z]:|(?:pipe|globalroot|unc)\/|physicaldrive|volume\{)|\\device\\(?=harddisk|cdrom|mup|lanman))/i;
/** `/\\host\c$\x`: a share that every Windows has, behind slashes of either kind. */
const MIXED_SHARE = /^\/\\\/?[\w.-]{1,64}[\\/](?:[a-z]|admin|ipc|print)\$/i;
/** `\??\C:\x`: Windows' own name of its drives; `\?\C:\x` where quoting has taken the first backslash. */
const NT_PREFIX = /^[\\/]\?\??[\\/](?=[a-z]:[\\/]|unc[\\/]|globalroot[\\/])/i;
/**
 * `//host/c$/x`, `//10.0.0.5/share/x`, `//host\\share\\x`: shares that every Windows has, hosts by number, backslashes; other
 * names behind two slashes are addresses of the web.
 */
const SLASHED_SHARE =
  /^\/\/(?:([\w.-]{1,64}(?:@(?:ssl@)?\d{1,5})?)\/((?:[a-z]|admin|ipc|print)\$|davwwwroot)(?=[\\/]|$)|((?:\d{1,3}\.){3}\d{1,3}|localhost)\/([\w$-]{1,64})\/[\w$]|([\w.-]{1,64})\\([\w$-]{1,64})[\\/])/i;
/** `C:windows\x`: from the folder that is current on the drive. */
const DRIVE_RELATIVE = /^[a-z]:(?=[\w.$ -]+[\\/])/i;
/** What cmd.exe and shells put a folder's name in place of: `%WINDIR%\\x`, also behind a separator, `$HOME/x`, `~root/x`. */
const HOME = /^(?:[\\/]{0,3}%[a-z_]{3,32}%|\$\{?(?:HOME|PWD|OLDPWD)\}?|~[a-z_][\w-]{0,31}|~)(?=[\\/])/i;
const SCHEME = /^([a-z][a-z0-9+._-]{1,20})\*?:(\/{0,3})/i;
/** WHATWG URL, 4.4: tabs and line ends are dropped wherever they stand. */
const SPLIT_FILE = /^f[\t\r\n]?i[\t\r\n]?l[\t\r\n]?e[\t\r\n]?:/i;
/** `//files.example/share/x`: another host's file (RFC 8089, appendix E.3). */
const FILE_HOST = /^\/\/([\w-]{1,63}(?:\.[\w-]{1,63}){1,8})\/[\w.$-]/;
/** Also as URLs write it: `/C:/x`, `C|/x` (WHATWG URL, 4.1, "Windows drive letter"). */
const DRIVE = /^[\\/]{0,2}([a-z])[:|]([\\/])/i;

/** The absolute path or wrapper at `from`; `undefined` when the text starts otherwise. */
export function readAbsolute(text: string, from: number): Absolute | undefined {
  const { written, skipped } = withoutSlashes(text, from);
  const head = SPLIT_FILE.test(written) ? written.replace(/[\t\r\n]/g, '') : written;
  const end = from + skipped + pathLength(head);
  if (DEVICE.test(head) || MIXED_SHARE.test(head))
    return { kind: 'unc', names: ['.', ...namesOf(head)], end, scheme: '' };
  const unc = UNC.exec(head) ?? SLASHED_SHARE.exec(head);
  // `\/etc/x` is how JSON and JavaScript write a slash.
  if (unc && head.startsWith('\\/') && !/[.@:$]/.test(unc[1] ?? '') && !unc[2]?.endsWith('$'))
    return { kind: 'unix', names: namesOf(head), end, scheme: '' };
  if (unc) return { kind: 'unc', names: unc.slice(1).map((name) => name?.toLowerCase() ?? ''), end, scheme: '' };
  const home = HOME.exec(head);
  if (home) return { kind: 'home', names: namesOf(head.slice(home[0].length)), end, scheme: home[0] };
  const drive = DRIVE.exec(head);
  if (drive) return { kind: 'windows', names: namesOf(head.slice(drive[0].length)), end, scheme: '' };
  if (NT_PREFIX.test(head)) return { kind: 'unc', names: namesOf(head), end, scheme: '' };
  const relative = DRIVE_RELATIVE.test(head) ? namesOf(head.slice(2)) : [];
  if (WINDOWS_NAMES.has(relative[0] ?? '') || relative.some((name) => HIDDEN_FOLDERS.has(name)))
    return { kind: 'windows', names: relative, end, scheme: '' };
  const scheme = SCHEME.exec(head);
  if (scheme) return readScheme(head, scheme, end);
  const first = head.charAt(0);
  if (first !== '/' && first !== '\\') return undefined;
  return { kind: 'unix', names: namesOf(head), end, scheme: '' };
}

/** What resolves names before it opens them takes a thousand slashes for one, and a thousand `./` for none, whatever PATH_MAX is. */
const SLASHES = /(?:[a-z][a-z\d+.-]{1,20}:)?[\\/](?:\.?[\\/]){63,}/iy;

function withoutSlashes(text: string, from: number): { written: string; skipped: number } {
  SLASHES.lastIndex = from;
  const run = SLASHES.exec(text)?.[0];
  if (run === undefined) return { written: text.slice(from, from + MAX_LOOK), skipped: 0 };
  const kept = /^[^\\/]*[\\/]{1,3}/.exec(run)?.[0] ?? '';
  const behind = from + run.length;
  return { written: kept + text.slice(behind, behind + MAX_LOOK), skipped: run.length - kept.length };
}

function readScheme(head: string, match: RegExpExecArray, end: number): Absolute | undefined {
  const scheme = (match[1] ?? '').toLowerCase();
  const rest = head.slice(match[0].length);
  if (LOADERS.has(scheme)) return readLoaded(head.slice(scheme.length).replace(/^\*?:/, ''), end, scheme);
  if (scheme === 'file') {
    const host = FILE_HOST.exec(head.slice('file:'.length));
    if (host && !/^(?:localhost|127\.)/i.test(host[1] ?? ''))
      return { kind: 'unc', names: [host[1] ?? ''], end, scheme };
    // `c$` is how Windows shares its drive C.
    const local = rest.replace(
      /^(?:\.?[\\/])*(?:localhost|127(?:\.\d{1,3}){3})?(?:\.?[\\/])*(?:[a-z](?::|\||\$)[\\/])?/i,
      '',
    );
    return { kind: 'file-url', names: namesOf(local), end, scheme };
  }
  const slashes = (match[2] ?? '').length;
  if (scheme === 'data')
    return (slashes >= 2 || rest.includes('<?')) && /^(?:\w+\/[\w.+-]+)?[;,]/.test(rest)
      ? { kind: 'wrapper', names: [], end, scheme }
      : undefined;
  if (scheme === 'jar')
    return /^(?:file|https?|ftp|jar):/i.test(rest) ? { kind: 'wrapper', names: [], end, scheme } : undefined;
  if (!WRAPPERS.has(scheme) || (slashes < 2 && scheme !== 'netdoc' && scheme !== 'classpath')) return undefined;
  return { kind: 'wrapper', names: namesOf(rest), end, scheme };
}

/** What a loader's prefix stands before: a file of its own notation, or another whole address. */
function readLoaded(rest: string, end: number, scheme: string): Absolute | undefined {
  // ffmpeg's reads one after the other.
  const last = scheme === 'concat' ? rest.lastIndexOf('|') + 1 : 0;
  const path = rest.slice(last).replace(/^[\\/]{2}(?=[\\/])|^@/, '');
  if (/^file:/i.test(path)) {
    const inner = SCHEME.exec(path);
    return inner === null ? undefined : readScheme(path, inner, end);
  }
  return /^[\\/]/.test(path) ? { kind: 'file-url', names: namesOf(path), end, scheme } : undefined;
}

/** The names of a path without a root that the whole of `text` is; empty where it is none. */
export function readRelative(text: string): readonly string[] {
  const written = text.trim();
  // `WEB-INF/web.xml;x`: a servlet container's parameter (Servlet 6.0, 3.5.2).
  const trimmed = written.includes(';') ? written.replace(/;[\w=.-]{0,40}(?=\/|$)/g, '') : written;
  return trimmed.length <= MAX_LOOK && /^[\w.@~-]+(?:[\\/]+[\w.@~ -]+)+$/.test(trimmed) ? namesOf(trimmed) : [];
}

/** Names between separators, without empty ones and `.`; `..` takes the last one back. */
function namesOf(path: string): string[] {
  const names: string[] = [];
  for (const name of path.slice(0, pathLength(path)).toLowerCase().split(/[\\/]/)) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.' && names.length < 8) names.push(name);
  }
  return names;
}

/** Up to what no path holds: a line's end, quotes, angles. */
function pathLength(text: string): number {
  const stop = text.search(/[\r\n"'<>|`]/);
  return stop < 0 ? text.length : stop;
}
