/** The headers of a multipart part that parsers look at; one character is one byte. */
export interface PartHeaders {
  readonly dispositions: readonly string[];
  readonly types: readonly string[];
  readonly transferEncodings: readonly string[];
  /**
   * From the first line that is no header on: formidable takes it for the start of the content,
   * busboy gives the part up, @fastify/busboy goes on with the headers it has.
   */
  readonly rest: string | undefined;
}

/** Reads a header block without its blank line. Bare line feeds end a line only in a `loose` reading. */
export function parsePartHeaders(block: string, loose: boolean): PartHeaders {
  const lists = new Map<string, string[]>([
    ['content-disposition', []],
    ['content-type', []],
    ['content-transfer-encoding', []],
  ]);
  let rest: string | undefined;
  let folded: string[] | undefined;
  const separator = loose ? '\n' : '\r\n';
  for (let from = 0; from < block.length; ) {
    const found = block.indexOf(separator, from);
    const end = found < 0 ? block.length : found;
    const line = loose && block[end - 1] === '\r' ? block.slice(from, Math.max(from, end - 1)) : block.slice(from, end);
    if (folded !== undefined && (line[0] === ' ' || line[0] === '\t')) {
      folded.push(`${folded.pop() ?? ''}${line}`);
    } else if (line !== '') {
      const colon = line.indexOf(':');
      if (colon < 1) rest ??= block.slice(from);
      folded = lists.get(line.slice(0, Math.max(colon, 0)).toLowerCase()) ?? [];
      folded.push(line.slice(colon + 1).trim());
    }
    from = end + separator.length;
  }
  return {
    dispositions: lists.get('content-disposition') ?? [],
    types: lists.get('content-type') ?? [],
    // Said a thousand times, it is undone once.
    transferEncodings: [...new Set(lists.get('content-transfer-encoding'))].slice(0, 2),
    rest,
  };
}
