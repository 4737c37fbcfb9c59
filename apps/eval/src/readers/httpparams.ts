import type { AttackFamily } from '../attacks/attack.js';
import { digest } from '../parts.js';
import type { Sample } from '../sample.js';
import type { Selection } from '../selection.js';
import { DataError, readData } from './read-data.js';

const FILE = 'attacks/httpparams/payload_train.csv';

const FAMILIES = new Map<string, AttackFamily | 'benign'>([
  ['norm', 'benign'],
  ['sqli', 'sqli'],
  ['xss', 'xss'],
  ['cmdi', 'command'],
  ['path-traversal', 'traversal'],
]);

/** HttpParams' official train part; the unit is a family of near-copies, by the skeleton of the payload. */
export function* readHttpParams(folder: string, selection: Selection): Generator<Sample> {
  let rowNumber = 0;
  for (const [payload, , type, label] of parseCsv(readData(folder, FILE))) {
    rowNumber += 1;
    if (rowNumber === 1) continue;
    const family = FAMILIES.get(type ?? '');
    if (payload === undefined || family === undefined) throw new DataError(`${FILE}: damaged row ${rowNumber}`);
    const unit = `httpparams:${type}:${skeleton(payload)}`;
    if (!selection.wants(unit)) continue;
    yield {
      id: `httpparams/${type}/${digest(payload)}`,
      corpus: 'httpparams',
      source: `httpparams/${type}`,
      unit,
      family,
      attack: label === 'anom',
      text: payload,
    };
  }
}

/** Words and numbers taken out, so that one tool's template with other values is one unit. */
function skeleton(payload: string): string {
  return payload
    .toLowerCase()
    .replace(/[\p{L}\p{N}_]+/gu, 'w')
    .replace(/\s+/g, ' ')
    .slice(0, 24);
}

/** RFC 4180: quoted fields, doubled quotes, line breaks inside quotes. */
function* parseCsv(text: string): Generator<string[]> {
  let row: string[] = [];
  let index = 0;
  while (index < text.length) {
    const [field, next] = text[index] === '"' ? quotedField(text, index + 1) : plainField(text, index);
    row.push(field);
    if (text[next] === ',') {
      index = next + 1;
      continue;
    }
    yield row;
    row = [];
    index = text[next] === '\r' ? next + 2 : next + 1;
  }
}

function quotedField(text: string, start: number): [string, number] {
  let index = start;
  while (index < text.length && !(text[index] === '"' && text[index + 1] !== '"')) index += text[index] === '"' ? 2 : 1;
  return [text.slice(start, index).replaceAll('""', '"'), index + 1];
}

function plainField(text: string, start: number): [string, number] {
  let index = start;
  while (index < text.length && !',\r\n'.includes(text[index] as string)) index += 1;
  return [text.slice(start, index), index];
}
