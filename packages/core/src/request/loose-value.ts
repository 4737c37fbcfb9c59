import { isBlank } from './trim-blanks.js';

/**
 * What @fastify/busboy makes of a parameter's malformed value, from `start` to the next semicolon: blanks fall out,
 * quotes work anywhere, and what follows the closing one does not count.
 */
export function readLoosely(header: string, start: number): string {
  let value = '';
  let isQuoted = false;
  for (let at = start; at < header.length; at++) {
    const char = header[at] as string;
    if (char === '\\' && isQuoted && (header[at + 1] === '"' || header[at + 1] === '\\')) value += header[++at];
    else if (char === '"' && isQuoted) return value;
    else if (char === '"') isQuoted = true;
    else if (char === ';' && !isQuoted) return value;
    else if (isQuoted || !isBlank(char.charCodeAt(0))) value += char;
  }
  return value;
}
