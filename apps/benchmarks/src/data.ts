import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { PlainRequest } from '@rasp/core/testing';

/** What a person typed wrong or lacks, in one line. */
export class UsageError extends Error {}

/** A recorded request of the data folder. */
interface Recorded {
  readonly method: string;
  readonly url?: string;
  readonly uri?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: string | null;
  readonly attack?: boolean;
}

/** Up to `count` benign browser requests, drawn evenly over all sites. */
export function readBenign(folder: string, count: number): PlainRequest[] {
  return drawEvenly(readRecorded(folder, 'benign/requests.jsonl.gz'), count).map(toPlainRequest);
}

/** Up to `count` attacks of the CRS regression tests, drawn evenly over all rules. */
export function readAttacks(folder: string, count: number): PlainRequest[] {
  const attacks = readRecorded(folder, 'attacks/crs/regression.jsonl.gz').filter(({ attack }) => attack === true);
  return drawEvenly(attacks, count).map(toPlainRequest);
}

/** Up to `count` of the recorded requests that carry cookies; large uploads are left out. */
export function readWithCookies(folder: string, count: number): PlainRequest[] {
  return readBenign(folder, 20_000).filter(hasCookie).filter(isSmall).slice(0, count);
}

function hasCookie({ rawHeaders }: PlainRequest): boolean {
  return rawHeaders.some((name, index) => index % 2 === 0 && name.toLowerCase() === 'cookie');
}

function isSmall({ body }: PlainRequest): boolean {
  return body.length < 4096;
}

/** A path as its writer meant it: from where the command was typed, or from the workspace's root. */
export function resolveFolder(folder: string): string {
  const from = process.env.INIT_CWD ?? process.cwd();
  const candidates = [resolve(from, folder), resolve(workspaceRoot(), folder)];
  const found = candidates.find((candidate) => existsSync(candidate));
  if (found === undefined)
    throw new UsageError(`--data ${folder}: there is no such folder (looked for ${candidates[0]})`);
  return found;
}

/** The folder that holds pnpm-workspace.yaml. */
export function workspaceRoot(): string {
  let folder = process.cwd();
  while (!existsSync(join(folder, 'pnpm-workspace.yaml'))) folder = dirname(folder);
  return folder;
}

function readRecorded(folder: string, name: string): Recorded[] {
  const path = join(folder, name);
  if (!existsSync(path)) throw new UsageError(`${path} is missing; --data names the folder that holds ${name}`);
  try {
    const lines = gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n');
    return lines.map((line) => JSON.parse(line) as Recorded);
  } catch (error) {
    throw new UsageError(`${path} is damaged: ${(error as Error).message}`);
  }
}

/** At most `count` rows, evenly over all of them. */
export function drawEvenly<T>(rows: readonly T[], count: number): T[] {
  if (rows.length <= count) return [...rows];
  return Array.from({ length: count }, (_, index) => rows[Math.floor((index * rows.length) / count)] as T);
}

function toPlainRequest(recorded: Recorded): PlainRequest {
  return {
    method: recorded.method,
    target: recorded.url ?? recorded.uri ?? '/',
    rawHeaders: Object.entries(recorded.headers).flat(),
    body: Buffer.from(recorded.data ?? ''),
  };
}
