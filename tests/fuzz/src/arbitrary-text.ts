import { FRAGMENTS } from './fragments.js';

/** What opens, closes and frames the documents that the readers know, besides what the fragments say. */
const STRUCTURE = [
  ...[
    '{"a":',
    '"}',
    '[[',
    ']]',
    '{"$ne":1}',
    '":"',
    '\\"',
    '\\u00',
    '\r\n',
    '\r\n\r\n',
    '\n',
    '--b',
    '--b--',
    '--b\r\n',
  ],
  ...['Content-Disposition: form-data; name="', "filename*=UTF-8''", 'Content-Type: ', 'charset=', 'boundary=b', ';'],
  ...[
    '<?xml version="1.0"?>',
    '<![CDATA[',
    ']]>',
    '<!--',
    '-->',
    '<svg/onload=',
    '<style>',
    '</script>',
    '&amp;',
    '&#',
  ],
  ...[
    'a[b][c]=',
    'a.b.c=',
    '&a=',
    '%2525',
    '%e0%80',
    '%u',
    '\\x',
    '\\u{',
    '\\0',
    '=?',
    '=3D',
    'base64,',
    'data:',
    '::1',
  ],
  ...[
    '[::ffff:1.2.3.4]',
    '0x7f.1',
    '/**/',
    '/*!50000',
    "q'[",
    '$$',
    '$a$',
    "E'",
    '0b1',
    '.5e',
    '`',
    '<<EOF',
    '$((',
    '${a:-',
  ],
  ...[
    'if(',
    'for(;;)',
    '=>',
    'new ',
    '#{',
    '<%=',
    '{%',
    '*{',
    '@{',
    'T(',
    '\u2028',
    '\ufeff',
    '\u00a0',
    '\uff07',
    '4111 1111',
  ],
] as const;
const PIECES: readonly string[] = [...FRAGMENTS, ...STRUCTURE];

/** Numbers from a seed: mulberry32, since a million inputs should cost less than reading them. */
export class Random {
  constructor(private state: number) {}

  /** At least 0, below `limit`. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}

/** A text of the pieces that readers look for, whole and broken, encoded now and then, with anything in between. */
export function toText(random: Random): string {
  let text = '';
  for (let left = random.below(10); left >= 0; left--) text += toPiece(random);
  return text;
}

function toPiece(random: Random): string {
  const piece = random.pick(PIECES);
  switch (random.below(16)) {
    case 0:
      return String.fromCharCode(random.below(128));
    case 1:
      return String.fromCharCode(random.below(65_536));
    case 2:
      return piece.slice(0, 1 + random.below(piece.length));
    case 3:
      return piece.repeat(1 + random.below(6));
    case 4:
      return Array.from(Buffer.from(piece), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
    case 5:
      return Buffer.from(piece + random.pick(PIECES)).toString('base64');
    case 6:
      return `${random.below(70_000)}`;
    case 7:
      return random.pick(['a', 'id', 'select', 'user', 'x1', 'ab cd', 'This is it, ']);
    default:
      return piece;
  }
}

/** What is repeated to see whether twice the text costs twice the time. */
export interface Pump {
  readonly lead: string;
  readonly unit: string;
  readonly end: string;
}

/** One to four pieces to repeat, behind a beginning and before an end. */
export function toPump(random: Random): Pump {
  let unit = toPiece(random);
  for (let left = random.below(4); left > 0; left--) unit += toPiece(random);
  return { lead: random.below(2) === 0 ? toText(random) : '', unit, end: random.below(3) === 0 ? toPiece(random) : '' };
}

/** A pump's text of about `length` units. */
export function pumpTo(length: number, { lead, unit, end }: Pump): string {
  return lead + unit.repeat(Math.max(1, Math.ceil(length / unit.length))) + end;
}
