import type { Revision } from '../../config/revision.js';
import { hasDotFile, isNobodys } from '../../routes/nobodys-path.js';
import { toPlainPath } from '../../routes/plain-path.js';
import { toSegments } from '../../routes/route-pattern.js';
import type { Serving } from '../../routes/route-tree.js';
import { isVisitorsOwn } from '../../routes/visitors-own.js';
import type { KnownRoutes, RequestCheck, RequestDetection, RequestHead } from '../request-check.js';

/** Refuses requests for `DECOY_ROUTES` that the application does not serve. */
export const decoy: RequestCheck = {
  id: 'decoy',
  title: 'Decoyed request',
  cwe: 425,
  attack: 'T1595.003',
  prepare: (revision, routes) => {
    const { DECOY_ROUTES, DECOY_ON_ROUTES } = revision.config;
    if (DECOY_ROUTES.length === 0) return undefined;
    return (head) => {
      const found = findDecoy(head.target, revision);
      if (found === undefined) return undefined;
      return DECOY_ON_ROUTES || isUnserved(found, head, routes) ? found : undefined;
    };
  },
};

/** A decoy, with its text in `DECOY_ROUTES`. */
export interface FoundDecoy extends RequestDetection {
  readonly decoy: string;
}

/** The decoy that a request target is, served or not. */
export function findDecoy(target: string, { patterns }: Pick<Revision, 'patterns'>): FoundDecoy | undefined {
  if (!patterns.mayBeDecoy(target)) return undefined;
  const path = toPlainPath(target);
  const text = patterns.decoy(path);
  if (text === undefined || isVisitorsOwn(path)) return undefined;
  return {
    decoy: text,
    location: 'path',
    path: '',
    payload: path,
    certainty: 'certain',
    start: 0,
    end: path.length,
    context: 'the path',
    explanation: `Nobody has a reason to ask for this path; DECOY_ROUTES has ${JSON.stringify(text)}.`,
  };
}

/**
 * Whether nothing of the application serves a path, as far as that is known before its handlers run. A route of its
 * own serves it; a catch-all, or nobody yet, serves it unless no site does. What is left is seen when nobody answered.
 */
function isUnserved({ payload, decoy: text }: FoundDecoy, head: RequestHead, routes: KnownRoutes): boolean {
  const { routed } = head;
  if (routed.hasNoRoute?.() === true) return true;
  if (isAskedByPage(head) && !hasDotFile(payload)) return false;
  return isNobodys(payload, text) && servingOf(payload, routed, routes) !== 'route';
}

/** Whether a browser says that a page asks, ours or another's: what pages link to, somebody serves. */
function isAskedByPage({ headers }: RequestHead): boolean {
  const site = headers['sec-fetch-site'];
  return site !== undefined && site !== 'none';
}

function servingOf(path: string, routed: RequestHead['routed'], routes: KnownRoutes): Serving {
  const matched = routed.route?.();
  if (matched === undefined) return routes.find(path);
  if (matched.path === '') return 'none';
  return toSegments(matched.path).some(({ kind }) => kind === 'rest') ? 'catch-all' : 'route';
}
