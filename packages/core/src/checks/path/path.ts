import { toPlainPath } from '../../routes/plain-path.js';
import { isVisitorsOwn } from '../../routes/visitors-own.js';
import type { RequestCheck, RequestDetection } from '../request-check.js';

/**
 * Refuses requests that the application has no route for. At the head this is known only where the framework's router
 * has been asked and nothing else could answer; everywhere else once nobody did (`unserved.ts`).
 */
export const path: RequestCheck = {
  id: 'path',
  title: 'Invalid path or method',
  cwe: 425,
  attack: 'T1595.003',
  prepare:
    () =>
    ({ method, target, routed }) =>
      routed.hasNoRoute?.() === true ? toInvalidPath(method, target) : undefined,
};

/** The detection for a request without a route; undefined for what visitors' own programs ask every site for. */
export function toInvalidPath(method: string, target: string): RequestDetection | undefined {
  const plain = toPlainPath(target);
  if (isVisitorsOwn(plain)) return undefined;
  const payload = `${method} ${plain}`;
  return {
    location: 'request',
    path: '',
    payload,
    certainty: 'certain',
    start: 0,
    end: payload.length,
    context: 'the path and the method',
    explanation: 'The application has no route for this path and method.',
  };
}
