import type { AnswerHook } from '../answers.js';
import type { Config } from '../config/schema.js';

/** Counts inspected requests for telemetry: as an attack where anything was found, else by the status of the answer. */
export function createCountHooks(
  { BEACON, TELEMETRY_DATA }: Config,
  count: (outcome: 'attack' | number) => void,
): readonly AnswerHook[] {
  if (!BEACON || !TELEMETRY_DATA) return [];
  return [{ id: 'telemetry', answered: ({ findings }, status) => count(findings.length > 0 ? 'attack' : status) }];
}
