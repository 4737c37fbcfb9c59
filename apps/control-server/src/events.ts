import { type Database, nowSeconds } from './database.js';
import { isObject } from './message.js';
import { Refusal } from './refusal.js';

/** Events that are kept; past that the oldest go. */
const MAX_EVENTS = 100_000;
/** Events in one request. */
const MAX_BATCH = 1_000;
/** Characters of one event: its payload alone may have some 2,000, each escaped. */
const MAX_EVENT_LENGTH = 32_768;

interface EventRow {
  readonly id: number;
  readonly key_id: string;
  readonly received_at: number;
  readonly event: string;
}

/** Takes events of the `json` log format, one or a list of them. Settles when they are kept. */
export async function takeEvents(database: Database, keyId: string, body: unknown): Promise<number> {
  const events = (Array.isArray(body) ? body : [body]).map(toEvent);
  if (events.length > MAX_BATCH) throw new Refusal(413, `at most ${MAX_BATCH} events at once`);
  await database.write(() => {
    for (const event of events) {
      const parameters = [keyId, nowSeconds(), event];
      database.run('INSERT INTO events (key_id, received_at, event) VALUES (?, ?, ?)', ...parameters);
    }
    database.run('DELETE FROM events WHERE id <= (SELECT max(id) FROM events) - ?', MAX_EVENTS);
  });
  return events.length;
}

/** The newest first, from before `before` on. */
export function listEvents(database: Database, limit: number, before = Number.MAX_SAFE_INTEGER) {
  const rows = database.all<EventRow>('SELECT * FROM events WHERE id < ? ORDER BY id DESC LIMIT ?', before, limit);
  return rows.map(({ event, ...row }) => ({ ...row, event: JSON.parse(event) as unknown }));
}

/** An event as text; refused where it is none of ours: who reads it later must find the fields. */
function toEvent(event: unknown): string {
  const isSound =
    isObject(event) &&
    typeof event.time === 'string' &&
    typeof event.application === 'string' &&
    Array.isArray(event.log_data) &&
    event.log_data.slice(0, 3).every((part) => typeof part === 'string');
  const text = JSON.stringify(event);
  if (isSound && text.length <= MAX_EVENT_LENGTH) return text;
  throw new Refusal(400, `no event of the "json" log format, or longer than ${MAX_EVENT_LENGTH} characters`);
}
