import type { Mode } from '../verdict/verdict.js';
import type { Kind } from './kind.js';
import { integer, record } from './kinds.js';

/** Every security module, by the key that switches it; in the order of docs/configuration.md. */
export const CHECK_IDS = [
  'path',
  'headers',
  'flood',
  'spoofing',
  'decoy',
  'format',
  'hpp',
  'sqli',
  'xss',
  'command',
  'traversal',
  'xxe',
  'template',
  'code',
  'nosql',
  'prototype',
  'ssrf',
  'dlp',
] as const;

export type CheckId = (typeof CHECK_IDS)[number];
export type CheckModes = Readonly<Record<CheckId, Mode>>;

/** Merged over the default by name, so that the result of all layers is complete. */
export const checkModes = merged<CheckModes>(record(eachCheck(integer(0, 3) as Kind<Mode>)));

/** One kind for every check. */
export function eachCheck<K>(kind: K): Readonly<Record<CheckId, K>> {
  return Object.fromEntries(CHECK_IDS.map((id) => [id, kind])) as Record<CheckId, K>;
}

/** A record whose default names every field: what a layer leaves out is there already. */
export function merged<T extends object>(partial: Kind<Partial<T>, unknown>): Kind<T, Partial<T>> {
  return partial as Kind<T, Partial<T>>;
}
