import type { BodyFault } from '../body-reader.js';
import type { BodyReading } from '../body-reading.js';
import { HeldBytes } from '../held-bytes.js';
import { selectReader } from '../select-reader.js';

/** What was read of a body, and which bytes would have been forwarded before its end. */
export interface ReadBody {
  readonly readings: readonly BodyReading[];
  readonly fault: BodyFault | undefined;
  readonly forwarded: string;
}

/** Reads a body as the gate does, in pieces, without a connection around it. */
export function readBody(
  body: Buffer,
  headers: Record<string, string>,
  options: { cuts?: number[]; limit?: number } = {},
) {
  const reader = selectReader(headers, options.limit ?? 1_048_576);
  const held = new HeldBytes();
  const readings: BodyReading[] = [];
  const cuts = [...(options.cuts ?? [])].map((cut) => Math.min(cut, body.length)).sort((a, b) => a - b);
  let forwarded = '';
  let released = false;
  let from = 0;
  for (const to of [...cuts, body.length, -1]) {
    const ended = to === -1;
    if (!ended && to > from) held.append(body.subarray(from, to));
    else if (!ended) continue;
    from = Math.max(from, to);
    const step = reader.read(held, ended);
    readings.push(...step.readings);
    if (step.fault !== undefined) return { readings, fault: step.fault, forwarded };
    released ||= step.released;
    if (released && !ended) forwarded += held.takeUntil(step.clearedBytes).toString('latin1');
  }
  return { readings, fault: undefined, forwarded } satisfies ReadBody;
}
