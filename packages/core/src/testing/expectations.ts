import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import type { SecurityEvent } from '../events/security-event.js';
import { type Answer, type ClientMessage, send } from './client.js';
import { BLOCK_MESSAGE, BLOCK_STATUS } from './contract-options.js';
import type { ContractApplication } from './harness.js';

/** The answer is the contract's refusal: no framework's own 403 has this text. */
export function assertBlocked(answer: Answer): void {
  strictEqual(`${answer.status} ${answer.text}`, `${BLOCK_STATUS} ${BLOCK_MESSAGE}`);
}

/** Sends a request that must be refused before any handler runs, and hands out its events: one for each attack. */
export async function expectBlocked(
  application: ContractApplication,
  message: ClientMessage,
): Promise<SecurityEvent[]> {
  const before = application.handled.length;
  const { result, events } = await collectEvents(application, () => send(application.origin, message));
  assertBlocked(result);
  deepStrictEqual(application.handled.slice(before), [], 'no handler runs');
  ok(events.length > 0, 'the block is told');
  return events;
}

/** Sends a request that must reach its handler without any event. */
export async function expectPassed(application: ContractApplication, message: ClientMessage): Promise<Answer> {
  const before = application.handled.length;
  const { result, events } = await collectEvents(application, () => send(application.origin, message));
  strictEqual(result.status, 200, result.text.slice(0, 200));
  strictEqual(application.handled.length, before + 1, 'the handler runs once');
  deepStrictEqual(events, []);
  return result;
}

/** The attack events of an application while something is done. */
export async function collectEvents<T>(
  application: ContractApplication,
  run: () => Promise<T>,
): Promise<{ result: T; events: SecurityEvent[] }> {
  const events: SecurityEvent[] = [];
  const listen = (event: SecurityEvent): void => {
    events.push(event);
  };
  application.rasp.on('attack', listen);
  try {
    return { result: await run(), events };
  } finally {
    application.rasp.off('attack', listen);
  }
}

/** A body can be read in several ways: the attack must be found where the application will look, too. */
export function assertFoundIn(events: readonly SecurityEvent[], location: string): void {
  const locations = events.flatMap((event): string[] => [event.location, ...event.alsoIn]);
  ok(locations.includes(location), `found in ${locations.join(', ')}, not in ${location}`);
}
