import { VERBOSE_DETAILS } from '../banner.js';
import type { Failures } from '../failures.js';
import type { Inspected } from '../inspect.js';
import type { Policy } from '../policy.js';
import type { Logger } from '../rasp.js';
import type { Bans } from '../state/bans.js';
import type { Finding, Verdict } from '../verdict/verdict.js';
import { AttackCounts } from './attack-counts.js';
import { toAttackLine } from './attack-line.js';
import type { Emitter } from './emitter.js';
import { requestIdOf } from './request-id.js';
import { isKnownAttack, otherLocations } from './same-attack.js';
import { type EventAction, type SecurityEvent, toSecurityEvent } from './security-event.js';

/** What reporting needs of the engine. */
export interface ReportingContext {
  readonly emitter: Emitter;
  readonly failures: Failures;
  readonly logger: Logger;
  readonly bans: Bans;
}

/** Tells of findings and bans whom they ban: one event for each attack, once. */
export class Reporting {
  readonly #context: ReportingContext;
  readonly counts = new AttackCounts();

  constructor(context: ReportingContext) {
    this.#context = context;
  }

  report(request: Inspected): void {
    const { findings, verdict } = request;
    for (let index = request.reported; index < findings.length; index++) {
      if (isKnownAttack(findings, index)) continue;
      const finding = findings[index] as Finding;
      this.#tell(toEvent(request, index, actionOf(finding, verdict)), request.policy);
      this.#context.bans.strike(request, finding);
    }
    request.reported = findings.length;
  }

  #tell(event: SecurityEvent, { revision }: Policy): void {
    this.counts.add(event.type, event.action);
    this.#context.emitter.emit('attack', event);
    if (revision.config.VERBOSE >= VERBOSE_DETAILS) this.#context.logger.warn(toAttackLine(event));
  }
}

function actionOf(finding: Finding, verdict: Verdict): EventAction {
  if (finding.mode === 3 || verdict.action === 'pass') return 'logged';
  return verdict.headers.location === undefined ? 'blocked' : 'redirected';
}

function toEvent(request: Inspected, index: number, action: EventAction): SecurityEvent {
  const { id: revision, config } = request.policy.revision;
  const { client: address = '', exchange } = request;
  const { message, target } = exchange;
  return toSecurityEvent(request.findings[index] as Finding, {
    application: config.APP_NAME,
    address,
    country: '',
    method: message.method ?? '',
    target,
    action,
    revision,
    requestId: requestIdOf(exchange),
    alsoIn: otherLocations(request.findings, index),
  });
}
