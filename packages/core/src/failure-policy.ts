import type { Config } from './config/schema.js';
import type { Failures } from './failures.js';
import { type Block, PASS, type Verdict } from './verdict/verdict.js';

/** Something of ours failed, was reported, and `FAIL_POLICY` says that requests are refused then. */
class Unavailable extends Error {}

const UNAVAILABLE: Block = Object.freeze({
  action: 'block',
  status: 503,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '5' },
  body: 'Service Unavailable',
  findings: [],
});

/** What becomes of a request where something of ours failed, by `FAIL_POLICY`. */
export class FailurePolicy {
  readonly #failures: Failures;
  readonly #config: () => Config;

  constructor(failures: Failures, config: () => Config) {
    this.#failures = failures;
    this.#config = config;
  }

  /** Without its store a request is still inspected, unless the owner prefers to refuse it: thrown up to `fail`. */
  withoutStore(error: unknown): undefined {
    this.#failures.report('store', error);
    if (this.#config().FAIL_POLICY === 'closed') throw new Unavailable();
    return undefined;
  }

  /** Reports what failed, and decides on the request in which it did. */
  fail(where: string, error: unknown): Verdict {
    if (!(error instanceof Unavailable)) this.#failures.report(where, error);
    return this.#config().FAIL_POLICY === 'closed' ? UNAVAILABLE : PASS;
  }
}
