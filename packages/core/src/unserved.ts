import type { AnswerHook } from './answers.js';
import { findDecoy } from './checks/decoy/decoy.js';
import { toRequestFinding } from './checks/head-judge.js';
import { toInvalidPath } from './checks/path/path.js';
import type { KnownRoutes, RequestDetection } from './checks/request-check.js';
import type { Revision } from './config/revision.js';
import type { Inspected } from './inspect.js';
import type { Finding, Mode } from './verdict/verdict.js';

/**
 * Looks at requests that nothing of the application has answered: at the moment at which the framework's own 404 or
 * 405 is about to be sent. Express and Koa know no earlier that a path is not served.
 */
export function createUnservedHooks(revision: Revision, routes: KnownRoutes): readonly AnswerHook[] {
  const { path, decoy } = revision.config.SECURITY_CHECKS;
  if (path === 0 && decoy === 0) return [];
  const hook: AnswerHook = {
    id: 'path',
    judge: (request, status) => {
      if (status !== 404 && status !== 405) return undefined;
      const { exchange } = request;
      // Without a route, and known to be: it was judged at its head.
      if (exchange.hasNoRoute?.() === true || exchange.fellThrough?.() !== true) return undefined;
      return toDecoyFinding(request, decoy, routes) ?? toPathFinding(request, path);
    },
  };
  return [hook];
}

/** A path of which another method is served is no decoy. */
function toDecoyFinding(request: Inspected, mode: Mode, routes: KnownRoutes): Finding | undefined {
  if (mode === 0) return undefined;
  const found = findDecoy(request.exchange.target, request.policy.revision);
  if (found === undefined || routes.find(found.payload) === 'route') return undefined;
  return toFinding(request, { check: 'decoy', mode, found });
}

function toPathFinding(request: Inspected, mode: Mode): Finding | undefined {
  if (mode === 0) return undefined;
  const { message, target } = request.exchange;
  return toFinding(request, { check: 'path', mode, found: toInvalidPath(message.method ?? '', target) });
}

interface Found {
  readonly check: string;
  readonly mode: Mode;
  readonly found: RequestDetection | undefined;
}

function toFinding({ findings, policy, exchange }: Inspected, { check, mode, found }: Found): Finding | undefined {
  // What is only logged was told at the head already.
  if (found === undefined || findings.some((finding) => finding.check === check)) return undefined;
  const finding = toRequestFinding(check, mode, found);
  return policy.exceptions.excuse(finding, exchange.target) ? undefined : finding;
}
