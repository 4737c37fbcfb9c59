import { callSafely } from './events/call-safely.js';
import type { Logger } from './rasp.js';

/** A logger that can hurt no request: one that throws, or rejects, is one that said nothing. */
export function toSafeLogger(logger: Logger): Logger {
  const say = (level: keyof Logger, message: string): void => callSafely(() => logger[level](message), ignore);
  return {
    info: (message) => say('info', message),
    warn: (message) => say('warn', message),
    error: (message) => say('error', message),
  };
}

function ignore(): void {}
