import type { Source } from '../../values/value.js';
import type { Construct } from './constructs.js';

/** Upload libraries name a file in a header of this name, or in a part of a form. */
const FILE_NAME_HEADER = /^x[-_.]?file[-_.]?name$/i;
/** What Apache's and nginx's usual configurations, servlet containers and IIS hand to an interpreter. */
export const RUN_EXTENSIONS: readonly string[] = [
  ...['php', 'phtml', 'phtm', 'phar', 'phps', 'pht', 'phpt', 'jsp', 'jspx', 'jspf', 'jsw', 'jsv', 'jhtml', 'asp'],
  ...['aspx', 'ashx', 'asmx', 'asax', 'cer', 'cshtml', 'cfm', 'cfc', 'shtml'],
  // A version of PHP's behind it.
  ...Array.from({ length: 100 }, (_, version) => `php${version}`),
];
const RUN = RUN_EXTENSIONS.join('|');
const RUN_NAME = new RegExp(`\\.\\s{0,8}(?:${RUN})[.\\s]{0,64}$`, 'i');
/** Dots and blanks that the server drops, or a second extension that only looks harmless. */
const DISGUISED_NAME = new RegExp(
  `\\.\\s{0,8}(?:${RUN})(?:\\s{1,8}\\.|\\s{0,8}\\.\\s{0,8}(?:jpe?g|png|gif|webp|bmp|svg|pdf|txt|ico)\\s{0,8}$|[.\\s]{1,64}$)|\\.\\s{1,8}(?:${RUN})\\b`,
  'i',
);
/** PHP manual, session.save_path: how its files are called. */
const SESSION_FILE = /(?:^|[\\/])sess_[a-z\d,-]{16,256}$/i;

export function isSessionName(text: string): boolean {
  return text.includes('_') && SESSION_FILE.test(text);
}

/** A name under which an upload would be run, or read as another visitor's session. */
export function findStoredName(text: string, source: Source, path: string): Construct | undefined {
  if (source !== 'headers_values' && source !== 'file_names') return undefined;
  const isHeader = source === 'headers_values' && path.length < 16 && FILE_NAME_HEADER.test(path);
  if (!isHeader && source !== 'file_names') return undefined;
  const what = isSessionName(text)
    ? "be read as a visitor's session"
    : (isHeader ? RUN_NAME.test(text) : false) || DISGUISED_NAME.test(text)
      ? 'be run by a server that stores the file under this name'
      : undefined;
  return what === undefined ? undefined : { start: 0, end: text.length, what, unmistakable: true };
}
