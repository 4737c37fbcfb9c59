import type { RequestCheck, RequestDetection, RequestHead } from '../checks/request-check.js';
import { createConfiguration } from '../config/configuration.js';
import type { ConfigInput } from '../config/schema.js';
import { RouteTable } from '../routes/route-table.js';

/** A head in plain words; what is left out is that of `GET /`. */
export interface PlainHead {
  readonly method?: string;
  readonly target?: string;
  /** In order, names as often as they come; Latin-1, as Node hands them out. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly isForwarded?: boolean;
  /** Patterns of the application's routes, as far as they were learned. */
  readonly routes?: readonly string[];
  /** The pattern that the router chose, `""` where it has none; left out: it is not known at the head. */
  readonly route?: string;
  /** The router has no route, and nothing else could answer. */
  readonly hasNoRoute?: boolean;
  /** The route's schema, as Fastify's. */
  readonly schema?: object;
}

/** A file of `fixtures`: heads that are judged under one configuration. */
export interface RequestFixtures {
  readonly config: ConfigInput;
  readonly requests: readonly PlainHead[];
}

/** What a request check says of a head under a configuration. */
export function detectInHead(check: RequestCheck, config: ConfigInput, head: PlainHead): RequestDetection | undefined {
  const configuration = createConfiguration({ config, warn() {} });
  configuration.close();
  const table = new RouteTable();
  for (const path of head.routes ?? []) table.learn({ method: 'GET', path, handler: '' });
  return check.prepare(configuration.current, table)?.(toHead(head));
}

/** As Node would hand it out. */
export function toHead(plain: PlainHead): RequestHead {
  const { method = 'GET', target = '/', headers = [], isForwarded = false } = plain;
  const byName: Record<string, string> = {};
  for (const [name, value] of headers) {
    const known = byName[name.toLowerCase()];
    byName[name.toLowerCase()] = known === undefined ? value : `${known}, ${value}`;
  }
  return { method, target, rawHeaders: headers.flat(), headers: byName, isForwarded, routed: toRouted(plain) };
}

function toRouted({ route, hasNoRoute = false, schema }: PlainHead): RequestHead['routed'] {
  if (route === undefined && schema === undefined) return { hasNoRoute: () => hasNoRoute };
  return { hasNoRoute: () => hasNoRoute, route: () => ({ path: route ?? '/' }), schema: () => schema };
}
