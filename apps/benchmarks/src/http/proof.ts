import { UsageError } from '../data.js';
import type { ProtectionStatus, Target } from './target.js';

/** What a load generator counted in one run. */
export interface Sent {
  /** Written to a connection. */
  readonly sent: number;
  /** Of these: answered, and not still on their way when the run was over. */
  readonly answered: number;
}

/** Throws where a server does not do all of the work that its figures stand for. */
export async function proveReady(target: Target): Promise<void> {
  const status = await target.status();
  const fault = status && findFaultAtRest(status);
  if (fault !== undefined) throw new UsageError(`${target.framework} ${target.protection}: ${fault}`);
}

/** Why figures of a protection in this state would not count; undefined: they do. */
export function findFaultAtRest({ model, exempt }: ProtectionStatus): string | undefined {
  if (model.fault !== '') return `the model is not loaded (${model.fault})`;
  if (exempt.length > 0) return `not checked: ${exempt.join(', ')}`;
  return undefined;
}

/** Why a run between two states does not count: every request has to be inspected, and none refused. */
export function findFaultOfRun(
  before: ProtectionStatus,
  after: ProtectionStatus,
  { sent, answered }: Sent,
): string | undefined {
  const blocked = after.blocked - before.blocked;
  if (blocked > 0) return `${blocked} requests were blocked`;
  const inspected = after.inspected - before.inspected;
  // The last requests of a run may or may not have reached the server when their connections were cut.
  if (inspected >= answered && inspected <= sent) return undefined;
  return `${inspected} requests were inspected, of ${sent} that were sent and ${answered} that were answered`;
}
