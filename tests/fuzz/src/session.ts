import type { SecurityEvent } from '@rasp/core';
import { type Pair, type Playground, startPlayground } from '@rasp/playground';
import fc from 'fast-check';
import { arbitraryRequest, type FuzzedRequest, toBytes } from './arbitrary-request.js';
import { send } from './send.js';

/** Something that must not be. */
export interface Finding {
  readonly kind: 'crash' | 'no answer' | 'our fault' | 'difference' | 'slow';
  readonly what: string;
  readonly request: FuzzedRequest;
}

export interface FuzzOptions {
  readonly seed: number;
  /** Requests, each framework's counted. */
  readonly requests: number;
  /** The end, whatever is left, in milliseconds. */
  readonly limitMs: number;
  onProgress(sent: number): void;
}

export interface FuzzResult {
  readonly sent: number;
  readonly blocked: number;
  readonly findings: readonly Finding[];
}

const BATCH = 250;
const MAX_FINDINGS = 20;

/**
 * How much processor time a request may take, in microseconds: what those that are sent beside it add, the first ones'
 * compilation too, and what each byte may add. A request that took longer is sent twice again before it counts.
 */
const budgetMicros = (bytes: number): number => 1_200_000 + bytes * 2;

/** Sends arbitrary requests to the protected shops of all four frameworks, and compares what each found. */
export async function fuzz(options: FuzzOptions): Promise<FuzzResult> {
  const playground = await startPlayground({
    frameworks: ['express', 'fastify', 'koa', 'nest'],
    port: 0,
    blacklist: false,
  });
  const crashes: string[] = [];
  const crashed = (error: unknown): void => void crashes.push(String(error));
  process.on('uncaughtException', crashed);
  process.on('unhandledRejection', crashed);
  try {
    return await new Session(playground, crashes).run(options);
  } finally {
    process.off('uncaughtException', crashed);
    process.off('unhandledRejection', crashed);
    await playground.close();
  }
}

class Session {
  readonly #shops: readonly Shop[];
  readonly #findings: Finding[] = [];
  #sent = 0;
  #blocked = 0;

  constructor(
    playground: Playground,
    private readonly crashes: string[],
  ) {
    this.#shops = playground.pairs.map((pair) => new Shop(pair));
  }

  async run({ seed, requests, limitMs, onProgress }: FuzzOptions): Promise<FuzzResult> {
    const endMs = Date.now() + limitMs;
    for (let batch = 0; this.#sent < requests && Date.now() < endMs; batch++) {
      for (const request of fc.sample(arbitraryRequest, { seed: seed + batch, numRuns: BATCH })) {
        await this.#play(request);
        if (this.#findings.length >= MAX_FINDINGS || this.#sent >= requests) break;
      }
      onProgress(this.#sent);
      if (this.#findings.length >= MAX_FINDINGS) break;
    }
    return { sent: this.#sent, blocked: this.#blocked, findings: this.#findings };
  }

  async #play(request: FuzzedRequest): Promise<void> {
    const outcomes = await Promise.all(this.#shops.map((shop) => shop.play(request)));
    this.#sent += outcomes.length;
    if (outcomes.some(({ decided }) => decided !== '')) this.#blocked++;
    for (const [index, { failure }] of outcomes.entries()) {
      if (failure !== undefined) this.#note(failure.kind, `${this.#shops[index]?.name}: ${failure.what}`, request);
    }
    const decisions = new Set(outcomes.filter(({ isRefused }) => !isRefused).map(({ decided }) => decided));
    if (decisions.size > 1) {
      const all = outcomes.map(({ decided }, index) => `${this.#shops[index]?.name}: ${decided || 'passes'}`);
      this.#note('difference', all.join('; '), request);
    }
    for (const crash of this.crashes.splice(0)) this.#note('crash', crash, request);
  }

  #note(kind: Finding['kind'], what: string, request: FuzzedRequest): void {
    this.#findings.push({ kind, what, request });
  }
}

interface Outcome {
  /** What was found, in one spelling for all frameworks; empty where nothing was. */
  readonly decided: string;
  /** The framework's own 400, before any of its hooks: Fastify's router so answers a path that cannot be decoded. */
  readonly isRefused?: boolean;
  readonly failure?: { readonly kind: Finding['kind']; readonly what: string };
}

/** Decided by the framework's own router, where it knows: at other moments on each, before or after the rest. */
const ROUTED = { path: 0, decoy: 0 } as const;

/** One address plays all clients: on a quick machine it is a flood, and Fastify counts fewer requests than the others. */
const ONE_CLIENT = { FLOOD_RATIO: 1_000_000_000, ERROR_FLOOD_RATIO: 1_000_000_000 } as const;

/** One framework's protected shop. */
class Shop {
  readonly name: string;
  readonly #pair: Pair;
  readonly #port: number;
  readonly #prefix: string;
  #events: SecurityEvent[] = [];
  #failures = 0;

  constructor(pair: Pair) {
    const url = new URL(pair.guarded);
    this.name = pair.framework;
    this.#pair = pair;
    this.#port = Number(url.port);
    this.#prefix = url.pathname.replace(/\/$/, '');
    pair.rasp.setConfig({ SECURITY_CHECKS: ROUTED, ...ONE_CLIENT });
    pair.rasp.on('attack', (event) => void this.#events.push(event));
    this.#failures = pair.rasp.status().failures.count;
  }

  async play(request: FuzzedRequest): Promise<Outcome> {
    const bytes = toBytes(request, { host: `127.0.0.1:${this.#port}`, prefix: this.#prefix });
    this.#events = [];
    try {
      const { status, micros } = await send(this.#port, bytes);
      const decided = this.#decided();
      const { count, last } = this.#pair.rasp.status().failures;
      if (count > this.#failures) {
        this.#failures = count;
        return { decided, failure: { kind: 'our fault', what: last } };
      }
      if (micros > budgetMicros(bytes.length) && (await this.#isSlow(bytes))) {
        return { decided, failure: { kind: 'slow', what: `${Math.round(micros)} µs for ${bytes.length} bytes` } };
      }
      return { decided, isRefused: status === 400 && decided === '' };
    } catch (error) {
      return { decided: this.#decided(), failure: { kind: 'no answer', what: String(error) } };
    }
  }

  #decided(): string {
    return this.#events.map(({ type, location, action }) => `${type} ${action} at ${location}`).join(', ');
  }

  async #isSlow(bytes: Buffer): Promise<boolean> {
    for (let again = 0; again < 2; again++) {
      const { micros } = await send(this.#port, bytes);
      if (micros <= budgetMicros(bytes.length)) return false;
    }
    return true;
  }
}
