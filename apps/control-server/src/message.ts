import { MAX_CURSOR_LENGTH } from '@rasp/core/cloud';
import { Refusal } from './refusal.js';

/** What an agent says of itself, in either protocol; bounded, and of the right types. */
export interface Message {
  readonly key: unknown;
  /** Empty for pyrasp, which does not have it. */
  readonly instance: string;
  readonly version: string;
  readonly platform: string;
  readonly cursor: string | undefined;
  /** JSON. */
  readonly routes: string | undefined;
  readonly report: string | undefined;
  readonly load: Load | undefined;
  /** Addresses with epochs, not yet looked at. */
  readonly shared: readonly unknown[];
}

export interface Load {
  readonly cpu: number;
  readonly memory: number;
  readonly success: number;
  readonly error: number;
  readonly attacks: number;
}

/** Entries that one beacon may share; an agent of ours sends as many at most. */
const MAX_SHARED = 10_000;
const MAX_JSON_LENGTH = 100_000;

/** Reads the body of a `POST`. Throws a 400 for what is no object. */
export function readMessage(body: unknown): Message {
  if (!isObject(body)) throw new Refusal(400, 'a JSON object was expected');
  const cursor = readText(body.cursor, MAX_CURSOR_LENGTH);
  return {
    key: body.key,
    instance: readText(body.instance, 64),
    version: readText(body.version, 64),
    platform: readText(body.platform, 64),
    cursor: cursor === '' ? undefined : cursor,
    routes: readJson(body.routes),
    report: readJson(body.report),
    load: readLoad(body.telemetry),
    shared: Array.isArray(body.blacklist) ? body.blacklist.slice(0, MAX_SHARED) : [],
  };
}

/** pyrasp's documentation says `error`, its code `errors`. */
function readLoad(telemetry: unknown): Load | undefined {
  if (!isObject(telemetry)) return undefined;
  const requests = isObject(telemetry.requests) ? telemetry.requests : {};
  return {
    cpu: readNumber(telemetry.cpu, 100),
    memory: readNumber(telemetry.memory, 100),
    success: readCount(requests.success),
    error: readCount(requests.error ?? requests.errors),
    attacks: readCount(requests.attacks),
  };
}

function readText(value: unknown, maxLength: number): string {
  return typeof value === 'string' ? value.slice(0, maxLength) : '';
}

/** Cut JSON would be none: what is too long is left out. */
function readJson(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const text = JSON.stringify(value);
  return text.length <= MAX_JSON_LENGTH ? text : undefined;
}

function readNumber(value: unknown, max: number): number {
  return typeof value === 'number' ? Math.min(max, Math.max(0, value)) : 0;
}

/** Requests between two beacons: whoever claims more than a thousand million spoils the sums of this key alone. */
function readCount(value: unknown): number {
  return Math.floor(readNumber(value, 1_000_000_000));
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
