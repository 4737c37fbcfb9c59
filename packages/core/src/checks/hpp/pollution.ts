import type { Config } from '../../config/schema.js';
import type { BodyReading } from '../../request/body-reading.js';
import { parseContentType } from '../../request/content-type.js';
import { findRepetitions, type Pair, toPairs } from '../../values/repetitions.js';
import type { RequestDetection, RequestHead } from '../request-check.js';
import { findConflict } from './conflict.js';
import { findPolluting } from './hpp.js';
import { type RepetitionRules, toRules } from './rules.js';
import { toScalars } from './scalars.js';

/** Where a body was sent, and what its sender says of where it comes from. */
export type PollutedRequest = Pick<RequestHead, 'target' | 'routed' | 'headers'>;

/** Judges the parameters of bodies, alone and beside those of the query string. */
export class Pollution {
  readonly #rules: RepetitionRules;

  constructor(config: Config) {
    this.#rules = toRules(config);
  }

  /** The first finding in the readings of a body, and in those of its fields that go together. */
  judge(
    readings: readonly BodyReading[],
    fields: readonly BodyReading[],
    request: PollutedRequest,
  ): RequestDetection | undefined {
    // Beacons are called text and look like forms: what nobody calls a form, nobody reads as parameters.
    const { kinds } = parseContentType(request.headers['content-type']);
    for (const reading of readings) {
      if ((reading.kind !== 'form' && reading.kind !== 'json') || !kinds.has(reading.kind)) continue;
      const found = this.#judgeText(reading.text, reading.kind, request);
      if (found !== undefined) return found;
    }
    const pairs = fields.flatMap((one): Pair[] => (one.kind === 'field' ? [[one.name, one.text]] : []));
    return pairs.length === 0 ? undefined : this.#judgePairs(pairs, request);
  }

  #judgeText(text: string, kind: 'form' | 'json', request: PollutedRequest): RequestDetection | undefined {
    if (kind === 'form') return this.#judgePairs(toPairs(text), request);
    // A document has lists of its own, and the last of two equal keys counts everywhere.
    return request.target.includes('?') ? findConflict(toTopLevel(text), request) : undefined;
  }

  #judgePairs(pairs: readonly Pair[], request: PollutedRequest): RequestDetection | undefined {
    const scalars = toScalars(request.routed.schema?.(), 'body');
    const repeated = findRepetitions(pairs);
    const found = findPolluting(repeated, { rules: this.#rules, scalars, location: 'post_values' });
    return found ?? findConflict(pairs, request);
  }
}

/** The texts and numbers of a document's outermost object. */
function toTopLevel(text: string): readonly Pair[] {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
    const entries = Object.entries(value).filter(([, one]) => typeof one === 'string' || typeof one === 'number');
    return entries.map(([name, one]) => [name, String(one)]);
  } catch {
    return [];
  }
}
