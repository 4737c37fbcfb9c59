import { EventEmitter } from 'node:events';
import type { BlacklistEntry } from '../state/store.js';
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

/** An emitter that can hurt no request: a listener that throws is told of by `onListenerFailure`. */
export class Emitter {
  readonly #emitter = new EventEmitter();
  readonly #onListenerFailure: (error: unknown) => void;

  constructor(onListenerFailure: (error: unknown) => void) {
    this.#onListenerFailure = onListenerFailure;
  }

  on<K extends keyof RaspEvents>(name: K, listener: (...parameters: RaspEvents[K]) => void): void {
    this.#emitter.on(name, listener as (...parameters: unknown[]) => void);
  }

  off<K extends keyof RaspEvents>(name: K, listener: (...parameters: RaspEvents[K]) => void): void {
    this.#emitter.off(name, listener as (...parameters: unknown[]) => void);
  }

  /** False where nobody listens: Node's own emitter would throw an `error` then, and end the process. */
  emit<K extends keyof RaspEvents>(name: K, ...parameters: RaspEvents[K]): boolean {
    if (this.#emitter.listenerCount(name) === 0) return false;
    try {
      this.#emitter.emit(name, ...parameters);
    } catch (error) {
      this.#onListenerFailure(error);
    }
    return true;
  }
}
