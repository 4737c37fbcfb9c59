import { toInputFault } from '../verdict/input-fault.js';
import type { Finding, Mode } from '../verdict/verdict.js';
import type { Exceptions } from './exceptions.js';
import type { DetectInHead, RequestDetection, RequestHead } from './request-check.js';

/** A request check that is switched on and has something to look for. */
export interface ActiveRequestCheck {
  readonly id: string;
  readonly mode: Exclude<Mode, 0>;
  readonly detect: DetectInHead;
}

export interface HeadJudgeOptions {
  /** In the order in which they are asked: the first to block ends the work. */
  readonly checks: readonly ActiveRequestCheck[];
  /** What is done with a head that makes a check throw, which by contract none does. */
  readonly faultMode: Mode;
  /** What the owner lets off single checks. */
  readonly exceptions: Exceptions;
  onCheckFailure(check: string, error: unknown): void;
}

/** Judges a head by every request check that it was given; belongs to one configuration revision. */
export class HeadJudge {
  readonly #options: HeadJudgeOptions;

  constructor(options: HeadJudgeOptions) {
    this.#options = options;
  }

  /** There is nothing to ask: no head has to be put together. */
  get isIdle(): boolean {
    return this.#options.checks.length === 0;
  }

  /** True when a finding blocks: nothing more has to be known. */
  judge(head: RequestHead, findings: Finding[]): boolean {
    for (const check of this.#options.checks) {
      const finding = this.#findSafely(check, head);
      if (finding === undefined) continue;
      findings.push(finding);
      if (finding.mode !== 3) return true;
    }
    return false;
  }

  #findSafely(check: ActiveRequestCheck, head: RequestHead): Finding | undefined {
    try {
      const detection = check.detect(head);
      if (detection === undefined) return undefined;
      const finding = toRequestFinding(check.id, check.mode, detection);
      return this.#options.exceptions.excuse(finding, head.target) ? undefined : finding;
    } catch (error) {
      const { faultMode, onCheckFailure } = this.#options;
      onCheckFailure(check.id, error);
      const explanation = `The ${check.id} check failed on this request.`;
      return faultMode === 0 ? undefined : toInputFault({ mode: faultMode, location: 'request', explanation });
    }
  }
}

/** A finding about a request as a whole. */
export function toRequestFinding(check: string, mode: Mode, detection: RequestDetection): Finding {
  const { location, path, payload } = detection;
  return { check, mode, location, path, payload, steps: [], detection };
}
