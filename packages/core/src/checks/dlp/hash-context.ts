import { type Cursor, isWord } from './cursor.js';

/** Parts of names, in lower case and without `_`, `-`, `.`: what is kept under such a name is a password's hash. */
const CREDENTIAL_NAMES = [
  'password',
  'passwd',
  'passwort',
  'pwd',
  'passhash',
  'pwhash',
  'passwhash',
  'userpass',
  'passphrase',
  'motdepasse',
];
/** Names that say what it is and not of what: something beside it has to be a person's. */
const DIGEST_NAMES: ReadonlySet<string> = new Set(['hash', 'digest', 'md5', 'sha1', 'sha256', 'sha384', 'sha512']);
const COMPANY = ['salt', 'username', 'login', 'passw', 'pwd'];
/** mimikatz, secretsdump, Active Directory. */
const WINDOWS_NAMES: ReadonlySet<string> = new Set([
  'ntlm',
  'nthash',
  'ntlmhash',
  'hashntlm',
  'lmhash',
  'hashlm',
  'unicodepwd',
  'dbcspwd',
  'mscachev2',
  'mscash',
  'dcc',
  'dcc2',
]);

/** How far a name may be from the value's company, in characters. */
const COMPANY_REACH = 120;
const LONGEST_NAME = 64;

/** What a checksum list, a header or a lock file has in front of a digest. */
const NOT_USERS =
  /^(?:md[245]|sha\d*|sha\d_\d+|blake\w*|crc\w*|etag|digest|integrity|checksum|hash|commit|revision|rev|ref|version|id|key|token|sum|tree|parent|object|uuid|guid|build|cache|file|https?)$/i;
/** A file's name: its extension has a letter, and at most four. */
const FILE_NAME = /\.[a-z][a-z0-9]{0,3}$/i;

/** Whether the value behind `context` has a name that says password, or a digest's name in the company of a person's. */
export function isCredentialContext(context: string, cursor: Cursor): boolean {
  const name = nameBefore(context);
  if (name === '') return false;
  if (CREDENTIAL_NAMES.some((part) => name.includes(part))) return true;
  return DIGEST_NAMES.has(name) && hasCompany(context, cursor);
}

export function isWindowsKey(context: string): boolean {
  return WINDOWS_NAMES.has(nameBefore(context));
}

/** `user:hash` as a whole line, with a salt behind it or not. */
export function isUserLine(context: string, cursor: Cursor): boolean {
  if (!context.endsWith(':')) return false;
  const user = lastLine(context.slice(0, -1));
  if (user === undefined || user.length > LONGEST_NAME || !/^[\w.@\\+-]+$/.test(user)) return false;
  if (NOT_USERS.test(user) || (FILE_NAME.test(user) && !user.includes('@'))) return false;
  const start = cursor.position;
  const character = cursor.peek();
  cursor.position = start;
  return character === -1 || character === 0x0a || character === 0x0d || character === COLON || character === LESS;
}

const COLON = 0x3a;
const LESS = 0x3c;

/** The text behind the last line break or tag; undefined where neither is in sight. */
function lastLine(text: string): string | undefined {
  const start = Math.max(
    text.lastIndexOf('\n'),
    text.lastIndexOf('\r'),
    text.lastIndexOf('>'),
    text.lastIndexOf(START),
  );
  return start < 0 ? undefined : text.slice(start + 1);
}

/** Stands in a context for the beginning of the answer. */
export const START = '\u0002';

function nameBefore(context: string): string {
  return fold(rawNameBefore(context));
}

/** The name that a value has in front of it: `"password_hash": "`, `pwd=`, `['hash'] => '`, `<passwd>`. */
export function rawNameBefore(context: string): string {
  let at = skipBack(context, context.length, QUOTES_AND_BLANKS);
  const mark = context[at - 1];
  if (mark === '>' && context[at - 2] !== '=' && context[at - 2] !== '-') return elementBefore(context, at - 1);
  if (mark !== ':' && mark !== '=' && mark !== '>') return '';
  at = skipBack(context, at, MARKS);
  at = skipBack(context, at, QUOTES_AND_BLANKS);
  let start = at;
  while (start > 0 && at - start < LONGEST_NAME && isNamePart(context.charCodeAt(start - 1))) start--;
  return context.slice(start, at);
}

const QUOTES_AND_BLANKS = `"'\`\\ \t[]`;
const MARKS = ':=>';

function skipBack(text: string, from: number, characters: string): number {
  let at = from;
  while (at > 0 && from - at < 12 && characters.includes(text[at - 1] as string)) at--;
  return at;
}

function elementBefore(context: string, end: number): string {
  const start = context.lastIndexOf('<', end);
  return start < 0 ? '' : (/^[\w:-]*/.exec(context.slice(start + 1, end))?.[0] ?? '');
}

function isNamePart(code: number): boolean {
  return isWord(code) || code === 0x5f || code === 0x2d || code === 0x2e;
}

function fold(name: string): string {
  return name.replace(/[_.:-]/g, '').toLowerCase();
}

/** A salt, a user's name or a password within the same object or line. */
function hasCompany(context: string, cursor: Cursor): boolean {
  const near = context.slice(-COMPANY_REACH);
  const opening = Math.max(near.lastIndexOf('{'), near.lastIndexOf('\n'));
  let text = near.slice(opening + 1);
  const start = cursor.position;
  for (let count = 0; count < COMPANY_REACH; count++) {
    const character = cursor.next();
    if (character === -1 || character === 0x7d || character === 0x0a) break;
    text += String.fromCharCode(character);
  }
  cursor.position = start;
  const lower = text.toLowerCase();
  return COMPANY.some((word) => lower.includes(word));
}
