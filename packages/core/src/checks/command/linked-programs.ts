import { CharacterClass } from '../../values/character-classes.js';
import { isProgram } from './program-name.js';
import type { SpecialForm } from './special-forms.js';

const { pipe, exclamation, singleQuote, semicolon, comma, parenthesis, doubleQuote } = CharacterClass;
const LINK_CLASSES = pipe | exclamation | singleQuote;
const CALL_CLASSES = parenthesis | doubleQuote;

/**
 * A cell of a spreadsheet, alone or in a line of CSV, that asks another program for its value (Excel, "Dynamic Data
 * Exchange"): `=cmd|'/C calc'!A0`. Excel starts a program that does not run, with the topic as its command line.
 */
const LINK =
  /(?:^|[\n,;\t])[ "']{0,4}[=+@-](?:[\w.()+*/:$-]{0,40}[+*/(-])?([A-Za-z][\w.]{1,30})\|\s{0,2}'[^'\n]{2,256}'!/g;
/** LibreOffice Calc, "DDE": the same as a function. */
const CALL =
  /(?:^|[\n,;\t])[ "']{0,4}(?:[=+@-][\w.()+*/:$-]{0,40})?DDE\s?\(\s?["']{1,2}([A-Za-z][\w.]{1,30})["']{1,2}\s?[;,]/g;
/** So many cells are looked at. */
const MAX_CELLS = 64;

/** A formula that starts a program of the host which opens the table; prices come from servers that are called otherwise. */
export function readLinkedProgram(
  text: string,
  classes: number | undefined,
  executables: ReadonlySet<string>,
): SpecialForm | undefined {
  const all = classes ?? -1;
  if ((all & LINK_CLASSES) === LINK_CLASSES && text.includes("'!")) {
    const linked = readCell(text, LINK, executables);
    if (linked !== undefined) return linked;
  }
  if ((all & CALL_CLASSES) !== CALL_CLASSES || (all & (semicolon | comma)) === 0 || !text.includes('DDE'))
    return undefined;
  return readCell(text, CALL, executables);
}

function readCell(text: string, cell: RegExp, executables: ReadonlySet<string>): SpecialForm | undefined {
  let seen = 0;
  for (const match of text.matchAll(cell)) {
    if (isProgram((match[1] as string).toLowerCase(), executables))
      return {
        start: match.index,
        end: match.index + match[0].length,
        context: "as a spreadsheet's formula that starts a program",
      };
    if (++seen >= MAX_CELLS) return undefined;
  }
  return undefined;
}
