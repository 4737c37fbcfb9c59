import type { Client } from '../clients/client.js';
import type { Revision } from '../config/revision.js';
import type { Inspected } from '../inspect.js';
import { isPromise, type MaybePromise } from '../maybe-promise.js';
import type { Finding, Mode } from '../verdict/verdict.js';
import type { Counters } from './counters.js';
import { comesFromPage } from './page-request.js';
import type { WindowLimit } from './window-counter.js';

/** The event type of a client that causes too many errors. */
export const BRUTE = 'brute';

/** What is counted, and what passing it does. */
interface Threshold {
  readonly check: 'flood' | typeof BRUTE;
  readonly limit: WindowLimit;
  readonly mode: Exclude<Mode, 0>;
  /** Nobody has chosen the limit: 429, and nobody is banned. */
  readonly isGentle: boolean;
  readonly what: string;
}

const TOO_MANY_REQUESTS = 429;

/** Who comes too often, or causes too many errors. One for each revision; the counters outlive it. */
export class Flood {
  readonly id = 'flood';
  readonly #flood: Threshold;
  readonly #brute: Threshold;
  readonly #counters: Counters;
  readonly #countsPath: (path: string) => boolean;
  readonly #countsProxies: boolean;

  constructor({ config, origins, patterns }: Revision, mode: Exclude<Mode, 0>, counters: Counters) {
    this.#counters = counters;
    this.#countsPath = patterns.countsFlood;
    this.#countsProxies = config.BLACKLIST_PRIVATE;
    const toThreshold = (
      check: Threshold['check'],
      key: 'FLOOD_RATIO' | 'ERROR_FLOOD_RATIO',
      seconds: number,
    ): Threshold => ({
      check,
      limit: { limit: config[key], windowMs: seconds * 1_000 },
      isGentle: origins[key] === 'default',
      mode: origins[key] === 'default' && mode === 2 ? 1 : mode,
      what: check === 'flood' ? `${config[key]} requests` : `${config[key]} errors`,
    });
    this.#flood = toThreshold('flood', 'FLOOD_RATIO', config.FLOOD_DELAY);
    this.#brute = toThreshold(BRUTE, 'ERROR_FLOOD_RATIO', config.ERROR_FLOOD_DELAY);
  }

  /** Counts a request that is about to be inspected. `path`: decoded; undefined where it could mean several. */
  count(request: Inspected, path: string | undefined): MaybePromise<Finding | undefined> {
    const { client } = request.sender;
    if (client === undefined || !this.#counts(client)) return undefined;
    const waitMs = this.#counters.waitMs('errors', client.key, this.#brute.limit);
    if (isPromise(waitMs)) return this.#judgeLater(request, client, { waitMs, path });
    if (waitMs > 0) return toFinding(this.#brute, client, waitMs);
    return this.#judgeFlood(request, client, path);
  }

  /** An answer to an inspected request, ours or the application's. */
  answered({ sender, findings }: Inspected, status: number): void {
    const { client } = sender;
    if (status < 400 || client === undefined || !this.#counts(client)) return;
    // Who is shut out for his errors, or altogether, could never come back if that were one more.
    if (findings.some(({ check, mode }) => mode !== 3 && (check === BRUTE || check === 'blacklist'))) return;
    const counted = this.#counters.count('errors', client.key, this.#brute.limit);
    if (isPromise(counted)) counted.catch(ignore);
  }

  #judgeFlood({ exchange }: Inspected, client: Client, path: string | undefined): MaybePromise<Finding | undefined> {
    if (path !== undefined && !this.#countsPath(path)) return undefined;
    if (this.#flood.isGentle && comesFromPage(exchange.message)) return undefined;
    const waitMs = this.#counters.count('flood', client.key, this.#flood.limit);
    if (isPromise(waitMs)) return waitMs.then((ms) => (ms > 0 ? toFinding(this.#flood, client, ms) : undefined));
    return waitMs > 0 ? toFinding(this.#flood, client, waitMs) : undefined;
  }

  async #judgeLater(
    request: Inspected,
    client: Client,
    { waitMs, path }: { waitMs: Promise<number>; path: string | undefined },
  ): Promise<Finding | undefined> {
    const ms = await waitMs;
    return ms > 0 ? toFinding(this.#brute, client, ms) : this.#judgeFlood(request, client, path);
  }

  /** Behind an address that its client wrote, or that many share unknown to us, is not one client. */
  #counts({ standing }: Client): boolean {
    return standing === 'known' || (standing === 'proxy' && this.#countsProxies);
  }
}

function ignore(): void {}

function toFinding({ check, mode, isGentle, limit, what }: Threshold, { address }: Client, waitMs: number): Finding {
  const explanation = `More than ${what} within ${limit.windowMs / 1_000} seconds.`;
  return {
    check,
    mode,
    location: 'source_ip',
    path: '',
    payload: address,
    steps: [],
    detection: { certainty: 'certain', start: 0, end: address.length, context: 'the client', explanation },
    ...(isGentle ? { status: TOO_MANY_REQUESTS, retryAfterSeconds: Math.ceil(waitMs / 1_000) } : {}),
  };
}
