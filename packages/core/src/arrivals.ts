import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Config } from './config/schema.js';
import type { InspectionTimes } from './events/metrics/inspection-times.js';
import type { FailurePolicy } from './failure-policy.js';
import type { Inspection } from './inspect.js';
import { isPromise, type MaybePromise } from './maybe-promise.js';
import type { Status } from './rasp.js';
import type { Readiness } from './readiness.js';
import { reserveBodyGate } from './request/body-gate.js';
import { guardServer } from './request/guard-server.js';
import type { Exchange, Message, Reply } from './request/request.js';
import { reserveGate } from './response/gate.js';
import { PASS, type Verdict } from './verdict/verdict.js';

/** Gives a request and its response what a framework will set on them. */
export type MakeRoom = (message: Message, reply: Reply) => void;

/** Holds what inspected a message, also for another copy of this module (ESM beside CommonJS). */
const INSPECTED = Symbol.for('rasp.inspected');

type Marked = Message & { [INSPECTED]?: object | false };

export interface ArrivalsContext {
  readonly inspection: Inspection;
  readonly readiness: Readiness;
  readonly failurePolicy: FailurePolicy;
  readonly times: InspectionTimes;
  config(): Config;
  /** A server was met whose upgrade requests are judged from now on. */
  onServer(): void;
  /** A request came that another engine has decided on; told once. */
  onSecond(): void;
}

/** Takes requests in: each once, none before there is a configuration, upgrades of the servers that they come by. */
export class Arrivals {
  readonly #context: ArrivalsContext;
  #server: Server | undefined;
  #makeRoom: MakeRoom | undefined;
  #inspected = 0;
  #isSecond = false;
  #bodies: Status['bodies'] = 'stream';

  constructor(context: ArrivalsContext) {
    this.#context = context;
  }

  /** Requests so far. */
  get inspected(): number {
    return this.#inspected;
  }

  /** How bodies came. */
  get bodies(): Status['bodies'] {
    return this.#bodies;
  }

  /** As `Engine.inspect`. */
  inspect(exchange: Exchange): MaybePromise<Verdict> {
    const message = exchange.message as Marked;
    const by = message[INSPECTED];
    if (by) return this.#passOn(by);
    message[INSPECTED] = this;
    this.#inspected++;
    this.#meetServer(message.socket);
    const { readiness, failurePolicy, config } = this.#context;
    if (readiness.isReady) return this.#inspectNow(exchange);
    return readiness.wait(config().READY_LIMIT_MS).then((isReady) => {
      if (isReady) return this.#inspectNow(exchange);
      return failurePolicy.fail('ready', new Error('the configuration did not come in time'));
    });
  }

  /** As `Engine.reserve`. */
  reserve(makeRoom: MakeRoom): void {
    this.#makeRoom = makeRoom;
  }

  /** As `Rasp.protectUpgrades`. */
  protectUpgrades(server: Server): void {
    this.#server = server;
    this.#context.onServer();
    guardServer(server, {
      prepare: (message, reply) => {
        reserve(message, reply);
        this.#makeRoom?.(message, reply);
      },
      inspectUpgrade: (exchange) => this.inspect(exchange),
    });
  }

  /** Two engines would hold one body and answer one request: the first decides alone, and the owner has to know. */
  #passOn(by: object): Verdict {
    if (by !== this && !this.#isSecond) {
      this.#isSecond = true;
      this.#context.onSecond();
    }
    return PASS;
  }

  /** The server behind a socket, when it was not met before; injected requests have none. */
  #meetServer(socket: (Socket & { readonly server?: Server | null }) | undefined): void {
    const server = socket?.server;
    if (server && server !== this.#server) this.protectUpgrades(server);
  }

  #inspectNow(exchange: Exchange): MaybePromise<Verdict> {
    if (exchange.message.readableDidRead) this.#bodies = 'parsed';
    const { inspection, times, failurePolicy } = this.#context;
    try {
      const startMs = times.isOn ? performance.now() : 0;
      const decided = inspection.inspect(exchange);
      const verdict = startMs === 0 ? decided : times.measure(startMs, decided);
      return isPromise(verdict) ? verdict.catch((error: unknown) => failurePolicy.fail('engine', error)) : verdict;
    } catch (error) {
      return failurePolicy.fail('engine', error);
    }
  }
}

/** Gives a request and its response the properties that we will set on them: `ExpressRoom` says why. */
function reserve(message: Marked, reply: Reply): void {
  message[INSPECTED] = false;
  reserveBodyGate(message);
  reserveGate(reply);
}
