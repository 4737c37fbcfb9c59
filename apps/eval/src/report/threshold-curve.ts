import type { Judgement } from '../judges/judge.js';
import type { LabelRow } from '../labels.js';
import type { Sample } from '../sample.js';

/** How far all thresholds of the model are moved together, in log-odds; at 0 they are the released ones. */
const MOVES = Array.from({ length: 29 }, (_, index) => index / 2 - 10);

/** Harmless samples for which there are goals; those of attack collections imitate attacks. */
const KINDS = ['requests', 'texts', 'dialects', 'httpparams'] as const;

type Kind = (typeof KINDS)[number];

/** What the model would do with all of its thresholds moved: of what the grammars had not blocked before it. */
export interface CurvePoint {
  readonly moved: number;
  /** Attacks found, and how many there were. */
  readonly found: number;
  readonly attacks: number;
  /** Harmless samples wrongly blocked, and how many there were. */
  readonly alarms: Readonly<Record<Kind, number>>;
  readonly harmless: Readonly<Record<Kind, number>>;
}

/** Collects how loud the model was, after label review, for the curve of detection against false alarms. */
export class ThresholdCurve {
  readonly #attacks: number[] = [];
  readonly #harmless: Record<Kind, number[]> = { requests: [], texts: [], dialects: [], httpparams: [] };

  add(sample: Sample, { beyond }: Judgement, review: LabelRow | undefined): void {
    if (beyond === undefined || beyond === Number.POSITIVE_INFINITY || isOnNoSide(sample, review)) return;
    const isAttack = (review?.judged ?? (sample.attack ? 'attack' : 'benign')) === 'attack';
    const kind = KINDS.find((one) => one === sample.corpus);
    if (isAttack) this.#attacks.push(beyond);
    else if (kind !== undefined) this.#harmless[kind].push(beyond);
  }

  /** Empty where no model was asked. */
  get points(): CurvePoint[] {
    const harmless = byKind((kind) => this.#harmless[kind].length);
    if (this.#attacks.length === 0 && KINDS.every((kind) => harmless[kind] === 0)) return [];
    return MOVES.map((moved) => ({
      moved,
      found: countFrom(this.#attacks, moved),
      attacks: this.#attacks.length,
      alarms: byKind((kind) => countFrom(this.#harmless[kind], moved)),
      harmless,
    }));
  }
}

function isOnNoSide({ family }: Sample, review: LabelRow | undefined): boolean {
  const isSet = review?.judged === 'inert' || review?.judged === 'either';
  return isSet || family === 'either' || family === 'other';
}

function byKind(count: (kind: Kind) => number): Record<Kind, number> {
  return Object.fromEntries(KINDS.map((kind) => [kind, count(kind)])) as Record<Kind, number>;
}

function countFrom(values: readonly number[], least: number): number {
  return values.reduce((count, value) => (value >= least ? count + 1 : count), 0);
}
