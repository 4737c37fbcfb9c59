import { randomUUID } from 'node:crypto';
import { VERSION } from '../version.js';
import type { AgentContext } from './agent-context.js';
import { createAuthorities } from './authorities.js';
import { type CloudAnswer, readBeaconAnswer } from './cloud-answer.js';
import { askCloud, type CloudReply, type CloudRequest } from './cloud-request.js';
import type { Beacon } from './protocol.js';
import { fetchStart, requireSuccess, type Start, type StartMethod } from './start-protocol.js';

const START_TIMEOUT_MS = 10_000;
const BEACON_TIMEOUT_MS = 10_000;
/** Somebody waits for the end of the process. */
const LAST_BEACON_TIMEOUT_MS = 2_000;
/** Routes that a start tells of. */
const MAX_ROUTES = 1_000;

/** Asks the cloud, and remembers how that went. */
export class CloudClient {
  /** This process among those with the same key; a new one with every start. */
  readonly instance = randomUUID();
  readonly #context: AgentContext;
  readonly #authorities = createAuthorities();
  #lastContact: Date | undefined;
  #lastError = '';

  constructor(context: AgentContext) {
    this.#context = context;
  }

  get lastContact(): Date | undefined {
    return this.#lastContact;
  }

  get lastError(): string {
    return this.#lastError;
  }

  /** Asks for the configuration, first in the form that worked last. */
  async start(known: StartMethod | undefined): Promise<Start> {
    const { cloudUrl: url = '', platform, key = '' } = this.#context;
    const start = await fetchStart((method) => {
      if (method === 'get') return this.#ask({ url, method: 'GET', timeoutMs: START_TIMEOUT_MS });
      const routes = this.#context.routes().slice(0, MAX_ROUTES);
      const body = JSON.stringify({ key, version: VERSION, platform, routes, instance: this.instance });
      return this.#ask({ url, method: 'POST', body, timeoutMs: START_TIMEOUT_MS });
    }, known);
    this.#succeeded();
    return start;
  }

  /** @param isLast Whether the process waits for it. */
  async beacon(url: string, beacon: Beacon, isLast: boolean): Promise<CloudAnswer> {
    const timeoutMs = isLast ? LAST_BEACON_TIMEOUT_MS : BEACON_TIMEOUT_MS;
    const body = JSON.stringify(beacon);
    const { status, text } = await this.#ask({ url, method: 'POST', body, timeoutMs, holdsProcess: isLast });
    requireSuccess(status);
    const answer = readBeaconAnswer(text);
    this.#succeeded();
    return answer;
  }

  /** Tells of what went wrong with the cloud. */
  failed(error: unknown): void {
    this.#lastError = error instanceof Error ? error.message : String(error);
    this.#context.failures.report('cloud', error);
  }

  #succeeded(): void {
    this.#lastContact = new Date();
    this.#lastError = '';
  }

  #ask(request: Omit<CloudRequest, 'headers' | 'authorities'>): Promise<CloudReply> {
    const { key, platform, configuration } = this.#context;
    const authorities = this.#authorities(configuration.current.config.CLOUD_CA);
    const headers = {
      'user-agent': `rasp/${VERSION}`,
      'x-rasp-version': VERSION,
      'x-rasp-platform': platform,
      'x-rasp-instance': this.instance,
      ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    };
    return askCloud({ ...request, headers, authorities });
  }
}
