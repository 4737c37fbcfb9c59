import { findMismatch } from './checks/format/format.js';
import { toRequestFinding } from './checks/head-judge.js';
import { Pollution } from './checks/hpp/pollution.js';
import type { RequestDetection } from './checks/request-check.js';
import type { Revision } from './config/revision.js';
import type { Inspected } from './inspect.js';
import type { BodyReading } from './request/body-reading.js';
import type { Mode } from './verdict/verdict.js';

/**
 * Judges a body as a whole, where a `ValueCheck` judges one of its texts. `fields`: the multipart fields that the
 * application gets beside each other, of which some may have come before these readings.
 */
export type BodyJudge = (request: Inspected, readings: readonly BodyReading[], fields: readonly BodyReading[]) => void;

/** `format` and `hpp` under one revision; undefined where neither is on. */
export function createBodyJudge({ config }: Revision): BodyJudge | undefined {
  const { format, hpp } = config.SECURITY_CHECKS;
  if (format === 0 && hpp === 0) return undefined;
  const pollution = new Pollution(config);
  return (request, readings, fields) => {
    const { exchange } = request;
    const { target, message } = exchange;
    const { headers } = message;
    if (format !== 0)
      tell(request, { check: 'format', mode: format, found: findMismatch(headers['content-type'], readings) });
    if (hpp === 0) return;
    const polluted = { target, headers, routed: exchange };
    tell(request, { check: 'hpp', mode: hpp, found: pollution.judge(readings, fields, polluted) });
  };
}

interface Found {
  readonly check: string;
  readonly mode: Mode;
  readonly found: RequestDetection | undefined;
}

function tell({ findings, policy, exchange }: Inspected, { check, mode, found }: Found): void {
  // A body that is judged on its way comes in several pieces.
  if (found === undefined || findings.some((finding) => finding.check === check)) return;
  const finding = toRequestFinding(check, mode, found);
  if (!policy.exceptions.excuse(finding, exchange.target)) findings.push(finding);
}
