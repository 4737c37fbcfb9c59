import { VERBOSE_DETAILS } from '../banner.js';
import type { Failures } from '../failures.js';
import type { Inspected } from '../inspect.js';
import { isPromise } from '../maybe-promise.js';
import type { Logger } from '../rasp.js';
import { toEntry } from '../state/blacklist.js';
import { mayBan } from '../state/may-ban.js';
import type { Store } from '../state/store.js';
import type { Finding, Verdict } from '../verdict/verdict.js';
import { toAttackLine } from './attack-line.js';
import type { Emitter } from './emitter.js';
import { type EventAction, type SecurityEvent, toSecurityEvent } from './security-event.js';

/** What reporting needs of the engine. */
export interface ReportingContext {
  readonly emitter: Emitter;
  readonly failures: Failures;
  readonly logger: Logger;
  readonly store: Store;
}

/** Tells of findings and bans whom they ban: one event for each finding, once. */
export class Reporting {
  readonly #context: ReportingContext;
  readonly counts = { blocked: 0, logged: 0 };

  constructor(context: ReportingContext) {
    this.#context = context;
  }

  report(request: Inspected): void {
    const { findings, verdict } = request;
    for (const finding of findings.slice(request.reported)) {
      const event = toEvent(request, finding, actionOf(finding, verdict));
      this.#tell(event, request.policy.revision.config.VERBOSE);
      this.#ban(request, finding);
    }
    request.reported = findings.length;
  }

  #tell(event: SecurityEvent, verbose: number): void {
    if (event.action === 'logged') this.counts.logged++;
    else this.counts.blocked++;
    this.#context.emitter.emit('attack', event);
    if (verbose >= VERBOSE_DETAILS) this.#context.logger.warn(toAttackLine(event));
  }

  #ban({ exchange, client: address, policy }: Inspected, finding: Finding): void {
    const { config } = policy.revision;
    const { message } = exchange;
    if (address === undefined || config.BLACKLIST_OVERRIDE || !mayBan(finding, { address, message }, config)) return;
    const entry = toEntry(address, config.BLACKLIST_DELAY);
    const told = (): void => void this.#context.emitter.emit('blacklisted', entry);
    const failed = (error: unknown): void => this.#context.failures.report('store', error);
    try {
      const added = this.#context.store.addBlacklisted(entry);
      if (isPromise(added)) added.then(told, failed);
      else told();
    } catch (error) {
      failed(error);
    }
  }
}

function actionOf(finding: Finding, verdict: Verdict): EventAction {
  if (finding.mode === 3 || verdict.action === 'pass') return 'logged';
  return verdict.headers.location === undefined ? 'blocked' : 'redirected';
}

function toEvent(request: Inspected, finding: Finding, action: EventAction): SecurityEvent {
  const { id: revision, config } = request.policy.revision;
  const { client: address = '', exchange } = request;
  const { message, target } = exchange;
  const method = message.method ?? '';
  return toSecurityEvent(finding, { application: config.APP_NAME, address, method, target, action, revision });
}
