import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** A fault of the data folder, said in one line for the person at the command. */
export class DataError extends Error {}

/** The text of a data file, unpacked when its name ends in `.gz`. */
export function readData(folder: string, name: string): string {
  const path = join(folder, name);
  try {
    const bytes = readFileSync(path);
    return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  } catch (error) {
    throw new DataError(`${path}: ${describe(error)}`);
  }
}

/** The names of the files in a folder of the data, sorted. */
export function listData(folder: string, name: string): string[] {
  const path = join(folder, name);
  try {
    return readdirSync(path)
      .filter((entry) => statSync(join(path, entry)).isFile())
      .sort();
  } catch (error) {
    throw new DataError(`${path}: ${describe(error)}`);
  }
}

/** One JSON object a line; a damaged line is named by its number. */
export function* readJsonLines(folder: string, name: string): Generator<Record<string, unknown>> {
  let number = 0;
  for (const line of readData(folder, name).split('\n')) {
    number += 1;
    if (line !== '') yield parseLine(line, `${join(folder, name)}:${number}`);
  }
}

function parseLine(line: string, where: string): Record<string, unknown> {
  try {
    const row: unknown = JSON.parse(line);
    if (typeof row === 'object' && row !== null) return row as Record<string, unknown>;
  } catch {
    // Said below, with the line's number.
  }
  throw new DataError(`${where}: damaged line, expected one JSON object`);
}

function describe(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'missing; --data must name the folder that holds benign/ and attacks/';
  if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR') return 'damaged: not a complete gzip file';
  return error instanceof Error ? error.message : String(error);
}
