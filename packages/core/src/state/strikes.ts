import type { Strikes } from '../config/settings/clients.js';
import type { Finding } from '../verdict/verdict.js';
import { isNoise } from './noise.js';

export type StrikeKind = keyof Strikes;

/** What happens to honest clients too: a path that is gone, a page that calls too often, a body that is not what it says. */
const KINDS: ReadonlyMap<string, StrikeKind> = new Map([
  ['decoy', 'decoy'],
  ['path', 'decoy'],
  ['format', 'decoy'],
  ['flood', 'flood'],
  ['brute', 'flood'],
]);

/**
 * Which of `BLACKLIST_STRIKES` a finding counts by; what a grammar alone would not have said is the model's word, and
 * what it says amid noise is worth as much.
 */
export function strikeOf({ check, detection, payload }: Finding): StrikeKind {
  const kind = KINDS.get(check);
  if (kind !== undefined) return kind;
  if (detection.certainty === 'unsure') return 'model';
  return isNoise(payload, detection.start, detection.end) ? 'model' : 'certain';
}
