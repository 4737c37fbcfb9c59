import type { Config } from '../../config/schema.js';
import type { Failures } from '../../failures.js';
import type { Logger } from '../../rasp.js';
import type { Country } from '../country/country.js';
import type { SecurityEvent } from '../security-event.js';
import { flushAtExit } from './at-exit.js';
import { Delivery, type DeliveryCounts, type DeliveryListener } from './delivery.js';
import { MAX_QUEUED_EVENTS } from './log-queue.js';
import { toRecordOf } from './record.js';
import { toTransport } from './transports/open-transport.js';

/** How long a stop waits for a receiver. */
export const FLUSH_LIMIT_MS = 2_000;

const LOG_KEYS = [
  'LOG_FORMAT',
  'LOG_PROTOCOL',
  'LOG_SERVER',
  'LOG_PORT',
  'LOG_PATH',
  'LOG_TOKEN',
  'LOG_CA',
  'LOG_FILE_SIZE',
] as const satisfies readonly (keyof Config)[];

/** What logging needs of the engine. */
export interface LoggingContext {
  readonly logger: Logger;
  readonly failures: Failures;
  readonly country: Country;
}

/** The log of `LOG_ENABLED`: nothing of it is there before it is switched on. */
export class Logging {
  readonly #context: LoggingContext;
  #delivery: Delivery | undefined;
  #settings = '';
  #isOn = false;
  #stopFlushing: () => void = () => {};

  constructor(context: LoggingContext) {
    this.#context = context;
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  get counts(): DeliveryCounts {
    return this.#delivery?.counts ?? { delivered: 0, dropped: 0, queued: 0 };
  }

  /** Takes the settings of a revision: another receiver gets what is queued for the one before. */
  configure(config: Config): void {
    this.#isOn = config.LOG_ENABLED;
    if (!config.LOG_ENABLED) return;
    const settings = JSON.stringify(LOG_KEYS.map((key) => config[key]));
    if (settings === this.#settings) return;
    this.#settings = settings;
    const { country } = this.#context;
    const toRecord = toRecordOf(config.LOG_FORMAT, config.LOG_PROTOCOL);
    this.#open().use({
      transport: toTransport(config),
      toRecord: (event) => toRecord(event.country === '' ? { ...event, country: country.of(event.address) } : event),
    });
  }

  add(event: SecurityEvent): void {
    if (this.#isOn) this.#delivery?.add(event);
  }

  /** Delivers what is queued, within `FLUSH_LIMIT_MS`. */
  async close(): Promise<void> {
    this.#stopFlushing();
    const left = await this.#delivery?.close(FLUSH_LIMIT_MS);
    if (left) this.#context.logger.warn(`[!] Log: stopped with ${left} events that were not delivered`);
  }

  #open(): Delivery {
    if (this.#delivery !== undefined) return this.#delivery;
    const delivery = new Delivery(toListener(this.#context), () => this.#context.country.whenOpen);
    this.#delivery = delivery;
    this.#stopFlushing = flushAtExit(() => delivery.flush(FLUSH_LIMIT_MS));
    return delivery;
  }
}

function toListener({ logger, failures }: LoggingContext): DeliveryListener {
  return {
    failed: (target, error) => failures.report('log', new Error(`${target}: ${describe(error)}`, { cause: error })),
    full: (target) =>
      logger.warn(`[!] Log: ${MAX_QUEUED_EVENTS} events or their memory wait for ${target}; new ones are dropped`),
    recovered: (target, dropped) => logger.info(`[+] Log: ${target} takes events again, ${dropped} were dropped`),
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
