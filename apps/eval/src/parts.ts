import { createHash } from 'node:crypto';

export type Part = 'dev' | 'sealed';

export const FOLDS = 5;
const SEALED_SHARE = 0.2;
/** Chosen once, before anything was measured; changing it would unseal the sealed part. */
const SALT = 'rasp-evaluation-1';

/** Whether a site, source or generator is kept for the sealed runs: a fifth of them, by hash. */
export function partOf(unit: string): Part {
  return share(`part/${unit}`) < SEALED_SHARE ? 'sealed' : 'dev';
}

/** The development fold of a unit, 0 to 4. */
export function foldOf(unit: string): number {
  return Math.floor(share(`fold/${unit}`) * FOLDS);
}

/** A short stable name for a text. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function share(label: string): number {
  return createHash('sha256').update(`${SALT}/${label}`).digest().readUInt32BE(0) / 2 ** 32;
}
