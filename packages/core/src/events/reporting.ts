import type { Inspected } from '../inspect.js';
import type { Bans } from '../state/bans.js';
import type { Finding, Verdict } from '../verdict/verdict.js';
import type { Outputs } from './outputs.js';
import { requestIdOf } from './request-id.js';
import { isKnownAttack, otherLocations } from './same-attack.js';
import { type EventAction, type EventContext, type SecurityEvent, toSecurityEvent } from './security-event.js';

/** What reporting needs of the engine. */
export interface ReportingContext {
  readonly outputs: Outputs;
  readonly bans: Bans;
}

/** Tells of findings and bans whom they ban: one event for each attack, once. */
export class Reporting {
  readonly #context: ReportingContext;

  constructor(context: ReportingContext) {
    this.#context = context;
  }

  report(request: Inspected): void {
    const { findings, verdict } = request;
    const { outputs, bans } = this.#context;
    for (let index = request.reported; index < findings.length; index++) {
      if (isKnownAttack(findings, index)) continue;
      const finding = findings[index] as Finding;
      const country = outputs.country.of(request.client ?? '');
      const event = toEvent(request, index, { action: actionOf(finding, verdict), country });
      outputs.tell(event, request.policy.revision.config.VERBOSE);
      bans.strike(request, finding);
    }
    request.reported = findings.length;
  }
}

function actionOf(finding: Finding, verdict: Verdict): EventAction {
  if (finding.mode === 3 || verdict.action === 'pass') return 'logged';
  return verdict.headers.location === undefined ? 'blocked' : 'redirected';
}

function toEvent(request: Inspected, index: number, told: Pick<EventContext, 'action' | 'country'>): SecurityEvent {
  const { id: revision, config } = request.policy.revision;
  const { client: address = '', exchange } = request;
  const { message, target } = exchange;
  return toSecurityEvent(request.findings[index] as Finding, {
    application: config.APP_NAME,
    address,
    method: message.method ?? '',
    target,
    revision,
    ...told,
    requestId: requestIdOf(exchange),
    alsoIn: otherLocations(request.findings, index),
  });
}
