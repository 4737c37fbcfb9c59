import type { Certainty, DetectContext, Detection } from '../check.js';
import { type Absolute, readAbsolute } from './absolute.js';
import { isFollowedByWords, skipBlanks } from './around.js';
import { mayStartAtRoot, type Reach, reachOf } from './target.js';

/** A path from a root, a drive or a scheme that the text starts with. */
export function detectAbsolute(text: string, context: DetectContext): Detection | undefined {
  const first = skipBlanks(text);
  const start = pathStart(text, first);
  if (!mayBeAbsolute(text, start, context)) return undefined;
  const absolute = readAbsolute(text, start);
  if (absolute === undefined) return undefined;
  const certainty = judgeAbsolute(absolute, text, context);
  if (certainty === undefined) return undefined;
  const blank = firstBlank(text, start);
  // A NUL ends the name, whatever is written behind it.
  const isTalkedAbout =
    absolute.kind !== 'wrapper' &&
    text.charCodeAt(blank) !== 0 &&
    isFollowedByWords(text, blank) &&
    !TAKEN_BACK.test(text.slice(blank, blank + MAX_WORDS));
  return describeAbsolute(text, { absolute, start, certainty: isTalkedAbout ? 'unsure' : certainty });
}

/** `/etc/a, b c/../passwd`: words that are a folder's name, which the next `..` takes back; no sentence goes on like this. */
const TAKEN_BACK = /^[^\r\n"'<>|`]*[\\/]\.\.[\\/]/;
const MAX_WORDS = 1_024;

/** Where the path begins: at once, or behind the sign or the option by which a program takes the file that follows. */
function pathStart(text: string, first: number): number {
  const unit = text.charCodeAt(first);
  // `@/etc/passwd`: curl and ImageMagick read it.
  if (unit === 0x40) return text.charCodeAt(first + 1) === 0x2f ? first + 1 : first;
  if (unit !== 0x2d) return first;
  const option = OPTION.exec(text.slice(first, first + 128));
  return option === null ? first : first + (option[1] ?? '').length;
}

/**
 * `--file=/etc/passwd`, `-f/etc/shadow`, `-o /root/.ssh/x`: files that say who may log in, what runs by the clock, and what
 * processes know. Others are what programs are started with everywhere: `--config=/etc/x.conf`.
 */
const TOLD =
  '\\/{1,4}(?:etc\\/{1,4}(?:passwd|g?shadow|sudoers|crontab|cron\\.\\w{1,8}\\/)|proc\\/{1,4}(?:self|thread-self|\\d{1,7})\\/|root\\/{1,4}\\.|var\\/{1,4}spool\\/{1,4}cron|home\\/{1,4}[\\w.-]{1,32}\\/{1,4}\\.ssh\\/)';
const OPTION = new RegExp(`^(--?[a-z][\\w.-]{0,40}(?:[=:]|\\s{1,4})?@?)${TOLD}`, 'i');
/** `/view?file=/etc/passwd`, `file=/etc/passwd`: the same files, by a parameter of an address or a query. */
const PARAMETER = new RegExp(`(?:^|[?&;])[\\w.[\\]-]{1,40}=${TOLD}`, 'i');

/** Blanks and quotes around it: somebody tells of it. */
const WORDS = /[\s<>"'`]/;

/** A parameter that names such a file, where the text is nothing but an address or a query. */
export function detectParameter(text: string): Detection | undefined {
  const found = PARAMETER.exec(text);
  if (found === null || WORDS.test(text.slice(Math.max(0, found.index - 200), found.index + 400).trimEnd()))
    return undefined;
  return {
    certainty: 'certain',
    start: 0,
    end: text.length,
    context: 'as a parameter of an address',
    explanation: `Used as a file name, the parameter in "${text.slice(0, 120)}" would name a file of the system itself.`,
  };
}

function firstBlank(text: string, from: number): number {
  const limit = Math.min(text.length, from + 256);
  let at = from;
  while (at < limit && text.charCodeAt(at) > 0x20) at++;
  return text.charCodeAt(at - 1) === 0x3a ? at - 1 : at;
}

/** A root, a drive or a scheme; addresses of the site itself and of the web lead to no file. */
function mayBeAbsolute(text: string, start: number, context: DetectContext): boolean {
  const unit = text.charCodeAt(start);
  if (text.charCodeAt(start + 1) === 0x7c) return true;
  if (unit === 0x5c || unit === 0x25 || unit === 0x7e || unit === 0x24) return true;
  if (unit === 0x2f) {
    if (isOfSite(context)) return false;
    const next = text.charCodeAt(start + 1);
    if (text.charCodeAt(start + 2) === 0x3a || text.charCodeAt(start + 2) === 0x7c) return true;
    return next === 0x5c || next === 0x2f || next === 0x2e || mayStartAtRoot(text, start + 1);
  }
  const colon = text.indexOf(':', start);
  return colon > start && colon - start <= 21 && !isWebScheme(text, start, colon);
}

function isWebScheme(text: string, start: number, colon: number): boolean {
  const length = colon - start;
  return (length === 4 || length === 5) && /^https?$/i.test(text.slice(start, colon));
}

/** `\\.svg-fill`, `/git\\.x/`: to a regular expression the dot itself; Windows' hidden names stand behind a drive or a folder. */
const ESCAPED_DOT = /^\\\.[\w-]+$|^\/[^\\/]{1,80}\\\.[\w-]{1,40}\/[a-z]{0,6}$/;

/** `/srv/app/a.js:12:7`: a line of a file, as compilers and stack traces name it, and no file. */
const LINE_OF_FILE = /\.[a-z]\w{0,4}:\d{1,7}(?::\d{1,6})?\s*$/i;

/** `/usr/lib/python3/dist-packages/x/y.py`, `/usr/share/java/z.jar`: code that packages brought along, which everybody has. */
const PACKAGES = /\/(?:(?:site|dist)-packages|python\d(?:\.\d+)?|node_modules|gems)\//;
const CODE_FILE = /\.(?:pyc?|pyx|rb|[cm]?js)$/;
const LIBRARY = /^\/(?:usr|lib|lib64|opt)\/.*\.(?:jar|so(?:\.\d{1,4}){0,4})$/;
/** What its owner wrote into it. */
const OWN_FILE = /setting|conf|secret|local|credential|passw|key|env|auth|wsgi|manage/i;
const LONGEST_PATH = 512;

/** Stack traces and reports of vulnerable packages name such files; who reads one learns nothing. */
function isInstalledCode(text: string): boolean {
  if (text.length > LONGEST_PATH) return false;
  const path = text.trim();
  if (!/^(?:\/[\w.@+-]+)+$/.test(path) || path.includes('/..')) return false;
  if (LIBRARY.test(path)) return true;
  return PACKAGES.test(path) && CODE_FILE.test(path) && !OWN_FILE.test(path.slice(path.lastIndexOf('/')));
}

function judgeAbsolute(absolute: Absolute, text: string, context: DetectContext): Certainty | undefined {
  if (absolute.kind === 'unix' && (ESCAPED_DOT.test(text) || LINE_OF_FILE.test(text) || isInstalledCode(text)))
    return 'unsure';
  const reach = isOwnProcess(absolute, text) ? 'system' : reachOf(absolute.names);
  switch (absolute.kind) {
    case 'wrapper':
      return 'certain';
    case 'file-url':
      return reach === 'system' ||
        isListed(absolute.names) ||
        VARIABLE.test(absolute.names[0] ?? '') ||
        absolute.names.slice(0, 2).some(isOwnShare)
        ? 'certain'
        : 'unsure';
    case 'unc':
      if (reach === 'system') return 'certain';
      return /[.$@:]|^pipe$|localhost|^globalroot|davwwwroot$/.test(absolute.names.join('')) ? 'certain' : 'unsure';
    case 'home':
      return reach === 'system' ||
        absolute.scheme.includes('%') ||
        // Documentation names its defaults with `~/.x/y`; nobody else's home, and no variable.
        (absolute.scheme !== '~' && /^\.[a-z][\w.-]{2,30}$/.test(absolute.names[0] ?? ''))
        ? 'certain'
        : 'unsure';
    case 'windows':
      if (context.source === 'file_names' && reach !== 'system') return undefined;
      // What browsers write in front of a file's name (HTML 4.10.5.4).
      if (absolute.names[0] === 'fakepath' && absolute.names.length === 2) return undefined;
      return reach === 'system' ? 'certain' : 'unsure';
    case 'unix':
      return judgeUnix(reach, text, context);
  }
}

/** `file:///%windir%/x`: only a shell of Windows' knows what stands for it. */
const VARIABLE = /^%[a-z_]{3,32}%$/;

/** FHS 3.0, 3: folders that hold nothing of a visitor's; by `file:` they are listed, or taken as the place of other names. */
const SYSTEM_FOLDERS = new Set(['etc', 'proc', 'sys', 'dev', 'boot']);

function isListed([first, second]: readonly string[]): boolean {
  return second === undefined && SYSTEM_FOLDERS.has(first ?? '');
}

/** `file:////host/c$/x`: the shares that every Windows has. */
function isOwnShare(name: string): boolean {
  return /^(?:[a-z]|admin|ipc)\$$/.test(name);
}

/** `/proc/self/cwd/../x`, `/dev/fd/../x`: links that the system follows, wherever `..` leads from there (proc(5)). */
const OWN_LINK =
  /^\s*(?:(?:view-source:)?file:)?[\\/]{1,8}(?:proc[\\/]+(?:self|thread-self|\d{1,7})[\\/]+(?:cwd|root|fd)|dev[\\/]+fd)[\\/]/i;

function isOwnProcess({ kind }: Absolute, text: string): boolean {
  return (kind === 'unix' || kind === 'file-url') && OWN_LINK.test(text.slice(0, 64));
}

/** A path of the site itself. One of its segments has a slash only where that was encoded: `/files/%2Fetc%2Fpasswd`. */
function isOfSite({ source, path, steps }: DetectContext): boolean {
  // The query of an address is for whoever answers there; what no site has in its own is told by `detectParameter`.
  return source === 'referer' || steps.includes('query') || (source === 'path' && (path === '' || path === '*'));
}

function judgeUnix(reach: Reach, text: string, context: DetectContext): Certainty | undefined {
  // Browsers of Unix name a file and never its folder.
  if (context.source === 'file_names' && reach !== 'unknown') return 'certain';
  if (reach === 'perhaps') return context.source === 'path' ? undefined : 'unsure';
  if (reach !== 'system') return undefined;
  // A path of the site itself may be called like a system's folder; a server's configuration is not among them.
  if (isOfSite(context)) return /^\/+(?:etc|proc)\//i.test(text) ? 'unsure' : undefined;
  return 'certain';
}

function describeAbsolute(text: string, found: { absolute: Absolute; start: number; certainty: Certainty }): Detection {
  const { absolute, start, certainty } = found;
  const written = text.slice(start, Math.min(absolute.end, start + 120));
  const what =
    absolute.kind === 'wrapper' ? `open the stream wrapper ${absolute.scheme}:` : 'name a file of the system itself';
  return {
    certainty,
    start,
    end: absolute.end,
    context: absolute.kind === 'wrapper' ? 'as an included address' : 'as an absolute file path',
    explanation: `Used as a file name, "${written}" would ${what} instead of one of the application's files.`,
  };
}
