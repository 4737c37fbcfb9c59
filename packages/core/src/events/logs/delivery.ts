import type { SecurityEvent } from '../security-event.js';
import { backOffMs } from './back-off.js';
import { LogQueue } from './log-queue.js';
import type { ToRecord } from './record.js';
import { Refused, type Transport } from './transports/transport.js';

/** Where records go, and how they are written there. */
export interface Destination {
  readonly transport: Transport;
  readonly toRecord: ToRecord;
}

/** What a delivery tells of itself: each trouble once, however often it is tried again. */
export interface DeliveryListener {
  /** A receiver takes nothing. */
  failed(target: string, error: unknown): void;
  /** The first event was dropped since the receiver took one. */
  full(target: string): void;
  /** It takes again; so many were dropped meanwhile. */
  recovered(target: string, dropped: number): void;
}

/** Counts since the start. */
export interface DeliveryCounts {
  readonly delivered: number;
  readonly dropped: number;
  readonly queued: number;
}

interface Batch {
  readonly destination: Destination;
  readonly events: number;
  readonly records: readonly string[];
}

/**
 * Takes events to a receiver in the background: a request adds to a queue and goes on. Events are written as records
 * when they are sent, and leave the queue when the receiver has them.
 */
export class Delivery {
  readonly #queue = new LogQueue();
  readonly #listener: DeliveryListener;
  readonly #whenReady: () => Promise<void> | undefined;
  #destination: Destination | undefined;
  #batch: Batch | undefined;
  #isRunning = false;
  #isEnding = false;
  /** Something has to be sent again although the queue may be empty. */
  #hasLost = false;
  #failures = 0;
  #droppedInTrouble = 0;
  #dropped = 0;
  #delivered = 0;
  #wake: () => void = () => {};
  #rest: () => void = () => {};

  /** @param whenReady What records need first: the database of countries. */
  constructor(listener: DeliveryListener, whenReady: () => Promise<void> | undefined) {
    this.#listener = listener;
    this.#whenReady = whenReady;
  }

  get counts(): DeliveryCounts {
    return { delivered: this.#delivered, dropped: this.#dropped, queued: this.#queue.size };
  }

  /** Costs a request next to nothing, whatever the receiver does. */
  add(event: SecurityEvent): void {
    if (this.#queue.add(event)) this.#start();
    else this.#drop(1);
  }

  /** Sends to another receiver from now on, what is queued included. */
  use(destination: Destination): void {
    const before = this.#destination;
    this.#destination = destination;
    this.#failures = 0;
    this.#hasLost = false;
    destination.transport.onLoss = () => this.#lose(destination);
    void before?.transport.close().catch(() => {});
    this.#wake();
    this.#start();
  }

  /** Resolves when everything is delivered, or the time is over: how many events are left then. */
  async flush(limitMs: number): Promise<number> {
    this.#isEnding = true;
    this.#wake();
    if (this.#hasWork() && this.#destination !== undefined) await this.#whenEmpty(limitMs);
    this.#isEnding = false;
    return this.#queue.size;
  }

  /** Delivers what is queued, and ends. */
  async close(limitMs: number): Promise<number> {
    const left = await this.flush(limitMs);
    const destination = this.#destination;
    this.#destination = undefined;
    this.#wake();
    await destination?.transport.close().catch(() => {});
    return left;
  }

  /** The timer keeps the process alive: sockets and files of ours do not. */
  async #whenEmpty(limitMs: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, limitMs);
    });
    const empty = new Promise<void>((resolve) => {
      this.#rest = resolve;
    });
    this.#start();
    await Promise.race([late, empty]);
    clearTimeout(timer);
  }

  #start(): void {
    if (this.#isRunning || this.#destination === undefined || !this.#hasWork()) return;
    this.#isRunning = true;
    // After the request that is being answered.
    setImmediate(() => void this.#run());
  }

  async #run(): Promise<void> {
    await this.#whenReady();
    while (this.#destination !== undefined && this.#hasWork()) await this.#step(this.#destination);
    this.#isRunning = false;
    this.#rest();
  }

  async #step(destination: Destination): Promise<void> {
    if (this.#batch?.destination !== destination) this.#batch = this.#toBatch(destination);
    const { events, records } = this.#batch;
    try {
      this.#hasLost = false;
      await destination.transport.send(records);
      this.#settle(events, records.length);
    } catch (error) {
      // The receiver was changed meanwhile: the next one is asked at once.
      if (this.#destination !== destination) return;
      if (error instanceof Refused) this.#refuse(destination, error, events);
      else await this.#wait(destination, error);
    }
  }

  #hasWork(): boolean {
    return this.#queue.size > 0 || this.#hasLost;
  }

  #lose(destination: Destination): void {
    if (destination !== this.#destination) return;
    this.#hasLost = true;
    this.#start();
  }

  #toBatch(destination: Destination): Batch {
    const events = this.#queue.peek(destination.transport.batchSize);
    const records: string[] = [];
    for (const event of events) {
      try {
        records.push(destination.toRecord(event));
      } catch (error) {
        this.#dropped++;
        this.#listener.failed(destination.transport.target, error);
      }
    }
    return { destination, events: events.length, records };
  }

  #settle(events: number, delivered: number): void {
    this.#queue.drop(events);
    this.#batch = undefined;
    this.#delivered += delivered;
    if (this.#failures === 0 && this.#droppedInTrouble === 0) return;
    this.#listener.recovered(this.#destination?.transport.target ?? '', this.#droppedInTrouble);
    this.#failures = 0;
    this.#droppedInTrouble = 0;
  }

  #refuse({ transport }: Destination, error: unknown, events: number): void {
    this.#queue.drop(events);
    this.#batch = undefined;
    this.#dropped += events;
    this.#listener.failed(transport.target, error);
  }

  async #wait({ transport }: Destination, error: unknown): Promise<void> {
    this.#failures++;
    this.#hasLost = true;
    if (this.#failures === 1) this.#listener.failed(transport.target, error);
    const delayMs = backOffMs(this.#isEnding ? 1 : this.#failures);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, delayMs).unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #drop(events: number): void {
    if (this.#droppedInTrouble === 0) this.#listener.full(this.#destination?.transport.target ?? '');
    this.#droppedInTrouble += events;
    this.#dropped += events;
  }
}
