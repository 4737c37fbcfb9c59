import { VERSION } from '../../version.js';
import type { AttackCount } from '../attack-counts.js';
import type { SecurityEvent } from '../security-event.js';
import { type InspectionTimes, TIME_BOUNDS } from './inspection-times.js';

type Api = typeof import('@opentelemetry/api');

/** Where the API keeps what an SDK registered, for every copy of it (`opentelemetry.js.api.1` for all of 1.x). */
const REGISTERED = Symbol.for('opentelemetry.js.api.1');

/** What is measured. */
export interface Measured {
  readonly times: InspectionTimes;
  inspected(): number;
  attacks(): readonly AttackCount[];
  dropped(): number;
}

/**
 * Metrics and span attributes where the application has registered an SDK of OpenTelemetry; where it has not, its API
 * is not even loaded.
 */
export class OpenTelemetry {
  readonly #measured: Measured;
  #api: Api | undefined;
  #isLoading = false;

  constructor(measured: Measured) {
    this.#measured = measured;
  }

  /** Looks whether there is an SDK by now; costs a look-up. */
  look(): void {
    if (this.#isLoading || (globalThis as Record<symbol, unknown>)[REGISTERED] === undefined) return;
    this.#isLoading = true;
    import('@opentelemetry/api').then(
      (api) => this.#meet(api),
      // An SDK that brought a copy of the API to which there is no way from here.
      () => undefined,
    );
  }

  /** Puts what was found on the span of the request, when there is one; no text of the request. */
  mark({ type, check, action, location, requestId, attack }: SecurityEvent): void {
    this.#api?.trace.getActiveSpan()?.setAttributes({
      'rasp.attack.type': type,
      'rasp.attack.check': check,
      'rasp.attack.action': action,
      'rasp.attack.location': location,
      'rasp.attack.technique': attack,
      'rasp.request.id': requestId,
    });
  }

  #meet(api: Api): void {
    this.#api = api;
    const { times, inspected, attacks, dropped } = this.#measured;
    const meter = api.metrics.getMeter('@rasp/core', VERSION);
    meter
      .createObservableCounter('rasp.requests.inspected', { description: 'Requests inspected' })
      .addCallback((result) => result.observe(inspected()));
    meter
      .createObservableCounter('rasp.attacks', { description: 'Attacks, by type and by what was done' })
      .addCallback((result) => {
        for (const { type, action, count } of attacks()) result.observe(count, { type, action });
      });
    meter
      .createObservableCounter('rasp.log.dropped', { description: 'Events that the log could not take' })
      .addCallback((result) => result.observe(dropped()));
    if (!hasMeters()) return;
    const histogram = meter.createHistogram('rasp.inspection.duration', {
      description: 'Time until a decision',
      unit: 's',
      advice: { explicitBucketBoundaries: [...TIME_BOUNDS] },
    });
    times.onTime = (seconds, body) => histogram.record(seconds, { body });
    times.start();
  }
}

/** Whether what is registered measures, or only traces. */
function hasMeters(): boolean {
  const registered = (globalThis as Record<symbol, unknown>)[REGISTERED];
  return typeof registered === 'object' && registered !== null && 'metrics' in registered;
}
