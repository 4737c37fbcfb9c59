import { showValue } from '../config/fault.js';
import type { BlacklistEntry } from '../state/store.js';
import { callSafely } from './call-safely.js';
import type { SecurityEvent } from './security-event.js';

/** Something of ours that failed; requests go on by `FAIL_POLICY`. */
export interface EngineFailure {
  /** What failed: `store`, `check:xss`, `cloud`, `configuration`, `listener`. */
  readonly where: string;
  readonly error: unknown;
}

/** What an engine tells its application. */
export interface RaspEvents {
  attack: [event: SecurityEvent];
  blacklisted: [entry: BlacklistEntry];
  error: [failure: EngineFailure];
}

const EVENTS: Readonly<Record<keyof RaspEvents, true>> = { attack: true, blacklisted: true, error: true };

type Listener = (...parameters: never[]) => unknown;

/**
 * An emitter that can hurt no request: a listener that throws or rejects is told of by `onListenerFailure`, and
 * keeps nobody from hearing. Node's own would stop there, and throw an `error` that nobody listens to.
 */
export class Emitter {
  readonly #listeners = new Map<keyof RaspEvents, readonly Listener[]>();
  readonly #onListenerFailure: (error: unknown) => void;

  constructor(onListenerFailure: (error: unknown) => void) {
    this.#onListenerFailure = onListenerFailure;
  }

  /** Throws where nothing would ever be heard: a misspelt name, or nobody to call. */
  on<K extends keyof RaspEvents>(name: K, listener: (...parameters: RaspEvents[K]) => void): void {
    if (!Object.hasOwn(EVENTS, name)) {
      throw new TypeError(`@rasp: there is no event ${showValue(name)}; there are ${Object.keys(EVENTS).join(', ')}`);
    }
    if (typeof listener !== 'function') throw new TypeError(`@rasp: the listener of ${name} is no function`);
    this.#listeners.set(name, [...this.#of(name), listener]);
  }

  off<K extends keyof RaspEvents>(name: K, listener: (...parameters: RaspEvents[K]) => void): void {
    const index = this.#of(name).lastIndexOf(listener);
    if (index >= 0) this.#listeners.set(name, this.#of(name).toSpliced(index, 1));
  }

  /** False where nobody listens. */
  emit<K extends keyof RaspEvents>(name: K, ...parameters: RaspEvents[K]): boolean {
    const listeners = this.#of(name);
    for (const listener of listeners) {
      callSafely(() => (listener as (...all: RaspEvents[K]) => unknown)(...parameters), this.#onListenerFailure);
    }
    return listeners.length > 0;
  }

  #of(name: keyof RaspEvents): readonly Listener[] {
    return this.#listeners.get(name) ?? [];
  }
}
