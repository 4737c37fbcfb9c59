import type { Logger } from '../rasp.js';
import { callSafely } from './call-safely.js';
import type { SecurityEvent } from './security-event.js';

/** A logger of pino's shape: an object first, then a message. */
interface StructuredLogger {
  warn(fields: object, message: string): void;
}

/** Says attacks to a logger of pino's shape as objects; undefined for any other logger. */
export function toStructured(logger: Logger): ((event: SecurityEvent) => void) | undefined {
  if (!isPinoShaped(logger)) return undefined;
  return (event) => {
    callSafely(
      () => logger.warn({ rasp: event }, `rasp: ${event.type} ${event.action}`),
      () => undefined,
    );
  };
}

/** pino, and Fastify's `app.log`, have `bindings()`; the console, winston and bunyan, which put the message first or take one argument, do not. */
function isPinoShaped(logger: Logger | (Logger & StructuredLogger)): logger is Logger & StructuredLogger {
  try {
    return 'bindings' in logger && typeof logger.bindings === 'function' && 'child' in logger && 'level' in logger;
  } catch {
    return false;
  }
}
