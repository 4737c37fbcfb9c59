import type { SecurityEvent } from '@rasp/core';
import type { Attack } from '../attacks.js';

/**
 * `blocked` by the engine; `unprotected`: it leaked, and the engine says that it has no such module yet; `missed`: it
 * leaked although there is one; `passed`: it reached the shop and nothing is known to have leaked.
 */
export type GuardedOutcome = 'blocked' | 'unprotected' | 'missed' | 'passed';

interface Facts {
  /** Answers of the shops. */
  readonly bare: string;
  readonly guarded: string;
  readonly event: SecurityEvent | undefined;
  readonly attack: Attack | undefined;
  /** Modules that the engine says it does not have. */
  readonly missing: readonly string[];
}

/** Names what happened, from what happened: no list says which attacks are expected to be blocked. */
export function judge({ bare, guarded, event, attack, missing }: Facts): { leaked: boolean; outcome: GuardedOutcome } {
  const leaked = attack !== undefined && bare.includes(attack.proof);
  if (event !== undefined && event.action !== 'logged') return { leaked, outcome: 'blocked' };
  if (attack === undefined || !guarded.includes(attack.proof)) return { leaked, outcome: 'passed' };
  return { leaked, outcome: missing.includes(attack.check) ? 'unprotected' : 'missed' };
}
