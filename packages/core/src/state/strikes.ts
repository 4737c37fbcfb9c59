import type { Strikes } from '../config/settings/clients.js';
import type { Finding } from '../verdict/verdict.js';

export type StrikeKind = keyof Strikes;

/** What happens to honest clients too: a path that is gone, a page that calls too often, a body that is not what it says. */
const KINDS: ReadonlyMap<string, StrikeKind> = new Map([
  ['decoy', 'decoy'],
  ['path', 'decoy'],
  ['format', 'decoy'],
  ['flood', 'flood'],
  ['brute', 'flood'],
]);

/** Which of `BLACKLIST_STRIKES` a finding counts by; what a grammar alone would not have said is the model's word. */
export function strikeOf({ check, detection }: Finding): StrikeKind {
  return KINDS.get(check) ?? (detection.certainty === 'unsure' ? 'model' : 'certain');
}
