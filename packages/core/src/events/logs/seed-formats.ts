import type { SecurityEvent } from '../security-event.js';
import { toSeedTime } from './local-time.js';
import { escapeQuoted, toJsonText } from './visible.js';

/** pyrasp's readers expect a word between the quotes. */
const UNKNOWN_COUNTRY = 'Unknown';

/** pyrasp's line. Whatever stands between two quotes ends at the second one, and the line at its end. */
export function toSeedLine(event: SecurityEvent): string {
  const { application, type, address, country, location, payload } = event;
  const fields = [application, type, address, country || UNKNOWN_COUNTRY, `${location}:${payload}`];
  return `[${toSeedTime(event.time)}] ${fields.map((field) => `"${escapeQuoted(field)}"`).join(' - ')}`;
}

/** pyrasp's object, key by key in its order. */
export function toSeedJson(event: SecurityEvent): string {
  const { time, application, type, address, country, location, payload } = event;
  return toJsonText({
    time: toSeedTime(time),
    application,
    log_data: [type, address, country || UNKNOWN_COUNTRY, { location, payload }],
  });
}
