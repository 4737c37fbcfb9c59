import { isProgram } from './program-name.js';
import type { SpecialForm } from './special-forms.js';

/**
 * `=cmd|'/c calc'!A0`: a formula of Excel's that speaks with a server, which it starts first ("Dynamic Data Exchange":
 * server, topic, item). What an application writes into a table as it came is read by whoever opens that.
 */
const LINK =
  /^\s{0,8}[;,]?\s?["']?\s?[=+@-](?=[^|\n]{1,80}\|)(?:[^|\n]{0,64}[^\w|\n])?([a-z][\w.]{1,24})\|\s?'([^'\n]{1,300})'\s?!/i;
/** LibreOffice writes the same as a function's arguments. */
const FUNCTION = /^\s{0,8}[;,]?\s?["']?\s?[=+@-]\s?DDE\s?\(\s?"([a-z][\w.]{1,24})"\s?[;,]\s?"([^"\n]{1,300})"/i;
/** Behind an option, or by its path or ending: a server that is none (`MSEXCEL`) is given another program so. */
const STARTED = /^\s?\/[a-z]\s|\\|\.exe\b/i;

/** A cell that starts a program when a spreadsheet is opened. */
export function readSpreadsheetLink(text: string, executables: ReadonlySet<string>): SpecialForm | undefined {
  const found = LINK.exec(text) ?? FUNCTION.exec(text);
  if (found === null) return undefined;
  const [written, server = '', topic = ''] = found;
  const name = server.toLowerCase().replace(/\.exe$/, '');
  if (!isProgram(name, executables) && !STARTED.test(topic)) return undefined;
  return { start: 0, end: written.length, context: 'as a cell that a spreadsheet opens' };
}

/** Could the text be a formula with a server in it? */
export function mayBeSpreadsheetLink(text: string): boolean {
  let at = 0;
  while (at < 8 && text.charCodeAt(at) <= 0x20) at++;
  if (!STARTS.includes(text.charAt(at))) return false;
  return text.includes("|'") || text.includes("| '") || /^[^(]{0,8}DDE\s?\(/i.test(text.slice(0, 24));
}

/** A formula's first sign; in front of it what separates or quotes cells. */
const STARTS = '=+@-;,"\'';
