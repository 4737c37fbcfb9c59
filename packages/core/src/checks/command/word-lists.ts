import type { Case } from './judge.js';
import { isProgram } from './program-name.js';
import { lineStart } from './quoted-text.js';
import { ACTS_ALONE } from './shell-vocabulary.js';

// Names of programs alone among other words: columns, skills, alternatives.

/** Names that columns and fields have as well; of what they tell about a host, the list around them shows nothing. */
const COLUMNS: ReadonlySet<string> = new Set(
  'alias date du groups history host hostname id locale path times users w'.split(' '),
);
const MAX_LINE = 512;
const COLUMN_LINE = /^[A-Za-z_]{2,32}(?:;[A-Za-z_]{2,32}){2,63}\s?$/;
const WORD = /^[A-Za-z_]{1,32}\s?$/;
const ITEM = /^[\w+#.-]{1,24} {0,2}\s?$/;
const BETWEEN_ITEMS = /[;,] | [|&] /;

/**
 * `id;name;date;sum`, `date;time;host` and a line below with as many, `la; le; les; du`, `date & time; name & id`: the first
 * line of a table, a list of fields or words. One of them is no program's, or a row follows.
 */
export function isColumn({
  text,
  opening,
  command,
  context,
}: Pick<Case, 'text' | 'opening' | 'command' | 'context'>): boolean {
  if (opening.doubled || opening.kind === 'newline' || !COLUMNS.has(command.name.toLowerCase())) return false;
  const line = lineOf(text, opening.start);
  const isTight = COLUMN_LINE.test(line);
  const columns = isTight ? line.split(';') : line.split(BETWEEN_ITEMS);
  if (!isTight && !columns.every((column) => WORD.test(column))) return false;
  const from = lineStart(text, opening.start) + line.length + 1;
  if (
    isTight &&
    text
      .slice(from, from + MAX_LINE)
      .split('\n', 1)[0]
      ?.split(';').length === columns.length
  )
    return true;
  return columns.length > 3 && columns.some((column) => !isProgram(column.trim().toLowerCase(), context.executables));
}

/** `type A; type B`, `set x 5; set y 6`: the item before begins with the same word, and words or figures follow. */
export function isRepeated({
  text,
  opening: { kind, start },
  command,
}: Pick<Case, 'text' | 'opening' | 'command'>): boolean {
  if (kind !== ';' || command.operands.definite > 0) return false;
  const line = text.slice(Math.max(lineStart(text, start), start - MAX_ITEM), start);
  const item = line.slice(line.lastIndexOf(';') + 1).trim();
  return item.startsWith(`${command.name} `) && /^\S+(?: [\w%-]{1,24}){1,6}$/.test(item);
}

const MAX_ITEM = 96;

/** `python; perl; ruby`, `bash | shell | zsh`: one word each, and one that does nothing without operands. */
export function isItem({ text, opening, command }: Pick<Case, 'text' | 'opening' | 'command'>): boolean {
  if (opening.doubled || opening.kind === 'newline' || ACTS_ALONE.has(command.name)) return false;
  if (command.kind !== 'rare') return false;
  const items = lineOf(text, opening.start).split(BETWEEN_ITEMS);
  return items.length > 2 && items.every((item) => ITEM.test(item));
}

/** `(ls|cat|id)`: alternatives and nothing else; behind what an application has in front, no shell takes the bracket. */
export function isAlternative(text: string): boolean {
  return text.length < MAX_LINE && /^\^?\((?:\?:)?[\w-]{1,24}(?:\|[\w-]{1,24}){1,31}\)[$?*+]?$/.test(text);
}

/** `Get-ChildItem | Sort-Object`: cmdlets that only arrange what the pipe brings (about_Pipelines), behind nothing that a separator starts. */
export function isArranging({ text, opening, command }: Pick<Case, 'text' | 'opening' | 'command'>): boolean {
  if (opening.kind !== '|' || opening.doubled || opening.start > MAX_LINE || !ARRANGING.test(command.name))
    return false;
  return !/[;|&\n]/.test(text.slice(0, opening.start));
}

const ARRANGING =
  /^(?:(?:sort|select|where|foreach|measure|group|compare)-object|format-(?:table|list|wide)|out-(?:string|host|null)|convertto-(?:json|csv|html|xml))$/i;

function lineOf(text: string, at: number): string {
  const from = lineStart(text, at);
  return text.slice(from, from + MAX_LINE).split('\n', 1)[0] as string;
}
