import { processLine, VERBOSE_DETAILS } from '../banner.js';
import type { Config } from '../config/schema.js';
import type { Failures } from '../failures.js';
import type { Logger } from '../rasp.js';
import { AttackCounts } from './attack-counts.js';
import { toAttackLine } from './attack-line.js';
import { Country } from './country/country.js';
import type { Emitter } from './emitter.js';
import type { DeliveryCounts } from './logs/delivery.js';
import { Logging } from './logs/logging.js';
import { InspectionTimes } from './metrics/inspection-times.js';
import { OpenTelemetry } from './metrics/open-telemetry.js';
import type { SecurityEvent } from './security-event.js';
import { toStructured } from './structured-logger.js';

/** What outputs need of the engine. */
export interface OutputsContext {
  /** As the application gave it. */
  readonly given: Logger;
  /** The same, harmless. */
  readonly logger: Logger;
  readonly emitter: Emitter;
  readonly failures: Failures;
  /** Requests inspected since the start. */
  inspected(): number;
}

/** Everywhere that an event goes: counters, listeners, people, the log, telemetry. */
export class Outputs {
  readonly counts = new AttackCounts();
  readonly times = new InspectionTimes();
  readonly country: Country;
  readonly #context: OutputsContext;
  readonly #logging: Logging;
  readonly #telemetry: OpenTelemetry;
  readonly #say: ((event: SecurityEvent) => void) | undefined;

  constructor(context: OutputsContext) {
    this.#context = context;
    const { logger, failures } = context;
    this.country = new Country({ warn: (message) => logger.warn(message) });
    this.#logging = new Logging({ logger, failures, country: this.country });
    this.#say = toStructured(context.given);
    this.#telemetry = new OpenTelemetry({
      times: this.times,
      inspected: context.inspected,
      attacks: () => this.counts.list(),
      dropped: () => this.#logging.counts.dropped,
    });
  }

  get log(): DeliveryCounts {
    return this.#logging.counts;
  }

  /** What runs beside requests, for the banner. */
  get processes(): readonly string[] {
    return this.#logging.isOn ? ['logging'] : [];
  }

  /** Takes the settings of a revision; before the banner is shown, that says what is running. */
  configure(config: Config, isBannerShown: boolean): void {
    const wasOn = this.#logging.isOn;
    this.country.configure(config);
    this.#logging.configure(config);
    if (this.#logging.isOn) this.country.prepare();
    const isNew = this.#logging.isOn && !wasOn && isBannerShown;
    if (isNew && config.VERBOSE >= VERBOSE_DETAILS) this.#context.logger.info(processLine('logging'));
    this.#telemetry.look();
  }

  /** Somebody new may be there to be told: a listener, a server, an SDK of OpenTelemetry. */
  look(): void {
    this.#telemetry.look();
  }

  tell(event: SecurityEvent, verbose: number): void {
    this.counts.add(event.type, event.action);
    this.#context.emitter.emit('attack', event);
    this.#logging.add(event);
    this.#telemetry.look();
    this.#telemetry.mark(event);
    if (this.#say !== undefined) this.#say(event);
    else if (verbose >= VERBOSE_DETAILS) this.#context.logger.warn(toAttackLine(event));
  }

  close(): Promise<void> {
    return this.#logging.close();
  }
}
