import type { RequestCheck, RequestDetection, RequestHead } from '../checks/request-check.js';
import { createConfiguration } from '../config/configuration.js';
import type { ConfigInput } from '../config/schema.js';

/** A head in plain words; what is left out is that of `GET /`. */
export interface PlainHead {
  readonly method?: string;
  readonly target?: string;
  /** In order, names as often as they come; Latin-1, as Node hands them out. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly isForwarded?: boolean;
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
  return check.prepare(configuration.current)?.(toHead(head));
}

/** As Node would hand it out. */
export function toHead({ method = 'GET', target = '/', headers = [], isForwarded = false }: PlainHead): RequestHead {
  const byName: Record<string, string> = {};
  for (const [name, value] of headers) {
    const known = byName[name.toLowerCase()];
    byName[name.toLowerCase()] = known === undefined ? value : `${known}, ${value}`;
  }
  return { method, target, rawHeaders: headers.flat(), headers: byName, isForwarded };
}
