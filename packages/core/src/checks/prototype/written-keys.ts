import type { PollutedPath } from './key-path.js';

/** Where a document keeps its keys apart from its values without JSON's braces, or its path as a list. */
export function isWrittenKey(text: string, { start, end }: PollutedPath): boolean {
  const before = text.slice(Math.max(0, start - 96), start);
  const after = text.slice(end, end + 160);
  return (
    isBlockKey(before, after) ||
    isSection(before, after) ||
    isElement(before, after) ||
    isNamedKey(before, after) ||
    isCountedKey(before, after) ||
    isTransformed(before, after)
  );
}

/** PHP's serialize(): `s:9:"__proto__";` as a key has a value behind it, of whatever type. */
function isCountedKey(before: string, after: string): boolean {
  return /[{;}]\s{0,4}s:\d{1,3}:\\?"$/.test(before) && /^\\?";\s{0,4}(?:[abdiOsCrR]:|N;)/.test(after);
}

/** JSONata's transform, `$ ~> |__proto__|{…}|`: what stands between the bars is changed. */
function isTransformed(before: string, after: string): boolean {
  return /\|\s{0,8}(?:\$\.?|\w{1,32}\.){0,4}$/.test(before) && /^\s{0,8}\|\s{0,8}\{/.test(after);
}

/** YAML, 8.2.2: a key at the start of a line, maybe behind `?`, and what belongs to it; 7.4.2: behind a quoted one at once. */
function isBlockKey(before: string, after: string): boolean {
  if (/(?:^|\n)[ \t]*\?[ \t]+["']?$/.test(before)) return /^["']?[ \t]*\r?\n[ \t]*:[ \t\r\n]/.test(after);
  return (
    /(?:^|\n)[ \t]*(?:- )?(?:[&!][\w!-]{0,20} )?["']?$/.test(before) &&
    /^(?:["']?\s{0,4}:\s*?(?:\r?\n[ \t]+["']?[\w$-]{1,64}["']?\s{0,4}:|[ \t][ \t]*(?:[{["'\d]|true\b|false\b|null\b))|["']\s{0,4}:[{["'\d])/.test(
      after,
    )
  );
}

/** TOML's tables, the sections of INI files. */
function isSection(before: string, after: string): boolean {
  return (
    /(?:^|\n)[ \t]*\[{1,2}[\w$."' -]{0,64}$/.test(before) &&
    /^["']?\]{1,2}[ \t]*\r?\n\s{0,8}[\w$."-]{1,64}\s{0,4}=/.test(after)
  );
}

/** A key that a document names: `"key": "__proto__"`, `["__proto__", {…}]` of entries, a pointer of YAML. */
function isNamedKey(before: string, after: string): boolean {
  if (
    /(?:["'](?:key|path|prop(?:erty)?|field|attr(?:ibute)?)["']\s{0,16}:|\b(?:key|path|property)\s{0,16}[=:])\s{0,16}["']$/.test(
      before,
    )
  )
    return /^["']/.test(after);
  if (/\[\s{0,16}["']$/.test(before) && /^["']\s{0,16},\s{0,16}["'{[\d]/.test(after)) return true;
  return (
    /\n[ \t-]*["']?[\w-]{1,20}["']?\s{0,16}:\s{0,16}["']?\/(?:[\w-]{1,32}\/){0,8}$/.test(before) &&
    /^\/[\w$-]/.test(after)
  );
}

/** XML, of whose elements and attributes parsers make an object's keys. */
function isElement(before: string, after: string): boolean {
  if (/<(?:constructor>\s{0,8}<)?$/.test(before) && /^(?:>\s{0,8}<[\w$]|\s[^<>]{1,96}>)/.test(after)) return true;
  // The element that names a member, in XML-RPC and property lists.
  if (/<(?:name|key|property|field|param)>\s{0,8}$/i.test(before))
    return /^\s{0,8}<\/[\w:]{1,40}>\s{0,8}<\w/.test(after);
  return /<[\w:-]{1,40}(?:\s[^<>]{0,80})?\s$/.test(before) && /^\s{0,4}=\s{0,4}["']/.test(after);
}

/** JSON5, YAML and JavaScript itself let comments stand anywhere. */
export function withoutComments(text: string): string {
  return text.replace(/\/\*(?:[^*]|\*(?!\/)){0,256}\*\//g, '');
}

const LISTED = /^\s*\[(?:\s*(?:\[\s*"[^"\\\n]{0,64}"\s*\]|"[^"\\\n]{0,64}"|\d{1,6})\s*(?:,|(?=\]))){2,16}\]\s*$/;
const LISTED_KEYS = /"__proto__"|"constructor"\s*,\s*"prototype"/;
/** The same as the value of a key in a document. */
const LISTED_VALUE =
  /["']\s{0,16}:\s{0,16}\[\s{0,16}(?:"[^"\\\n]{0,64}"\s{0,16},\s{0,16}){0,8}"constructor"\s{0,16},\s{0,16}"prototype"\s{0,16},\s{0,16}["\d]/;
/** The one word may also be an entry of a list of words, but not of a path. */
const LISTED_PATH =
  /["'](?:path|keys|segments)["']\s{0,16}:\s{0,16}\[\s{0,16}(?:"[^"\\\n]{0,64}"\s{0,16},\s{0,16}){0,8}"__proto__"\s{0,16},\s{0,16}["\d]/;
const MAX_LIST = 1024;

/** `["a","__proto__","b"]`: setters take a path as a list, too. */
export function findListedKeys(written: string): PollutedPath | undefined {
  if (!written.includes('[')) return undefined;
  const bare = written.includes('/*') ? withoutComments(written) : written;
  const found = findInBare(bare);
  return found === undefined || bare === written ? found : { ...found, start: 0, end: written.length };
}

function findInBare(text: string): PollutedPath | undefined {
  const value = LISTED_VALUE.exec(text);
  if (value !== null)
    return { start: value.index, end: value.index + value[0].length, target: 'constructor.prototype' };
  const path = LISTED_PATH.exec(text);
  if (path !== null) return { start: path.index, end: path.index + path[0].length, target: '__proto__' };
  const list = text.trim();
  if (list.length > MAX_LIST) return undefined;
  const keys = LISTED_KEYS.exec(list);
  if (keys === null || !LISTED.test(list)) return undefined;
  const target = keys[0].startsWith('"_') ? '__proto__' : 'constructor.prototype';
  const start = text.indexOf(keys[0]);
  return { start, end: start + keys[0].length, target };
}
