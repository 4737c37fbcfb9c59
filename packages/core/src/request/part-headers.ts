import { trimBlanks } from './trim-blanks.js';

/** The headers of a multipart part that parsers look at; one character is one byte. */
export interface PartHeaders {
  readonly dispositions: readonly string[];
  readonly types: readonly string[];
  readonly transferEncodings: readonly string[];
  /** What all the others say. */
  readonly others: readonly string[];
  /**
   * From the first line that is no header on: formidable takes it for the start of the content,
   * busboy gives the part up, @fastify/busboy goes on with the headers it has.
   */
  readonly rest: string | undefined;
}

/** Reads a header block without its blank line. In a `loose` reading bare line feeds may end a line, or not. */
export function parsePartHeaders(block: string, loose: boolean): PartHeaders {
  const strict = parseLines(block.split('\r\n'));
  if (!loose || !block.includes('\n')) return strict;
  const lines = parseLines(block.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line)));
  return {
    dispositions: union(strict.dispositions, lines.dispositions),
    types: union(strict.types, lines.types),
    transferEncodings: union(strict.transferEncodings, lines.transferEncodings),
    others: union(strict.others, lines.others),
    rest: strict.rest ?? lines.rest,
  };
}

function parseLines(lines: readonly string[]): PartHeaders {
  const lists = new Map<string, string[]>([
    ['content-disposition', []],
    ['content-type', []],
    ['content-transfer-encoding', []],
  ]);
  const others: string[] = [];
  let rest: string | undefined;
  let current: string[] | undefined;
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    if (current !== undefined && (line[0] === ' ' || line[0] === '\t')) {
      current.push(`${current.pop() ?? ''}${line}`);
      continue;
    }
    const colon = line.indexOf(':');
    if (colon < 1) rest ??= lines.slice(index).join('\r\n');
    current = lists.get(line.slice(0, Math.max(colon, 0)).toLowerCase()) ?? others;
    // What stands at the end may be inside of a quote that never closes.
    current.push(line.slice(colon + 1));
  }
  return {
    dispositions: lists.get('content-disposition') ?? [],
    types: lists.get('content-type') ?? [],
    // Said a thousand times, it is undone once.
    transferEncodings: union((lists.get('content-transfer-encoding') ?? []).map(trimBlanks), []).slice(0, 2),
    others,
    rest,
  };
}

function union(some: readonly string[], others: readonly string[]): string[] {
  return [...new Set([...some, ...others])];
}
