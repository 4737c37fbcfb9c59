import { type Cursor, hexDigit, isDigit, isWord } from './cursor.js';
import { isCredentialContext, isUserLine, isWindowsKey } from './hash-context.js';

export interface HexSwitches {
  readonly hashes: boolean;
  readonly windows: boolean;
}

/** Hexadecimal digits of MD5, SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512. */
const DIGEST_LENGTHS: ReadonlySet<number> = new Set([32, 40, 56, 64, 96, 128]);
/** The challenge of NetNTLMv2. */
const SHORTEST = 16;
const LONGEST = 128;
/** What Windows keeps where there is no LM hash: the hash of nothing. */
const EMPTY_LM = 'aad3b435b51404eeaad3b435b51404ee';
const COLON = 0x3a;

/**
 * Reads a run of hexadecimal digits that begins at the cursor. A digest alone says nothing: `before` (what stands in
 * front of it, decoded) and what follows have to say that it is a credential.
 */
export function readHexRun(
  cursor: Cursor,
  before: () => string,
  switches: HexSwitches,
): 'hash' | 'windows' | undefined {
  const run = readRun(cursor, LONGEST + 1);
  if (run.length < SHORTEST || run.length > LONGEST || isJoined(cursor.peek())) return undefined;
  const context = before();
  if (switches.windows && isWindows(cursor, run, context)) return 'windows';
  if (!switches.hashes || !DIGEST_LENGTHS.has(run.length) || isOneDigit(run)) return undefined;
  return isUserLine(context, cursor) || isCredentialContext(context, cursor) ? 'hash' : undefined;
}

function readRun(cursor: Cursor, most: number): string {
  let run = '';
  while (run.length < most && hexDigit(cursor.peek()) >= 0) run += String.fromCharCode(cursor.next());
  return run;
}

function isJoined(character: number): boolean {
  return isWord(character) || character === 0x5f || character === 0x2d || character === 0x2e || character === 0x2f;
}

/** `00000000…` is a placeholder. */
function isOneDigit(run: string): boolean {
  return run === (run[0] as string).repeat(run.length);
}

function isWindows(cursor: Cursor, run: string, context: string): boolean {
  const start = cursor.position;
  const found = isAccountLine(cursor, run, context) || isNetworkAnswer(cursor, run, context);
  cursor.position = start;
  return found || (run.length === 32 && (isWindowsKey(context) || isCached(context)));
}

/** pwdump and the SAM: `user:rid:LM:NT:::`; where there is no LM hash, asterisks or its empty form. */
function isAccountLine(cursor: Cursor, run: string, context: string): boolean {
  if (run.length !== 32) return false;
  if (endsWithAsterisks(context)) return cursor.next() === COLON && cursor.next() === COLON;
  if (cursor.next() !== COLON || readRun(cursor, 33).length !== 32 || isWord(cursor.peek())) return false;
  return run.toLowerCase() === EMPTY_LM || endsWithAccountId(context);
}

function endsWithAsterisks(context: string): boolean {
  return context.endsWith('*:') || context.endsWith('NO PASSWORD:');
}

/** `Administrator:500:` */
function endsWithAccountId(context: string): boolean {
  let at = context.length - 1;
  if (context[at] !== ':') return false;
  const end = at;
  while (at > 0 && isDigit(context.charCodeAt(at - 1))) at--;
  return end > at && context[at - 1] === ':' && at >= 2;
}

/**
 * What is seen of a log-in over the network: NetNTLMv1 `user::domain:LM:NT:challenge` with 48, 48 and 16 digits,
 * NetNTLMv2 `user::domain:challenge:proof:blob` with 16, 32 and many.
 */
function isNetworkAnswer(cursor: Cursor, run: string, context: string): boolean {
  if ((run.length !== 16 && run.length !== 48) || !endsWithDomain(context)) return false;
  if (cursor.next() !== COLON) return false;
  const second = readRun(cursor, 49).length;
  if (cursor.next() !== COLON) return false;
  const third = readRun(cursor, LONGEST).length;
  return run.length === 48 ? second === 48 && third === 16 : second === 32 && third >= 32;
}

function endsWithDomain(context: string): boolean {
  if (!context.endsWith(':')) return false;
  const domain = context.lastIndexOf('::', context.length - 1);
  return domain > 0 && !/\s/.test(context.slice(domain));
}

/** hashcat's form of Domain Cached Credentials 1: `M$user#hash`. */
function isCached(context: string): boolean {
  if (!context.endsWith('#')) return false;
  const start = context.lastIndexOf('M$');
  return start >= 0 && !/\s/.test(context.slice(start));
}
