import type { Judged, Judgement } from '../judges/judge.js';
import type { LabelRow } from '../labels.js';
import type { Sample } from '../sample.js';

/** One miss or one false alarm, in full. */
export interface Mistake {
  readonly kind: 'missed' | 'wrongly blocked';
  readonly sample: Sample;
  readonly findings: readonly Judged[];
}

/** Keeps every mistake after label review; what is printed is chosen so that no source crowds out the others. */
export class Mistakes {
  readonly #all: Mistake[] = [];

  add(sample: Sample, judgement: Judgement, review: LabelRow | undefined): void {
    if (
      review?.judged === 'inert' ||
      review?.judged === 'either' ||
      sample.family === 'either' ||
      sample.family === 'other'
    )
      return;
    const attack = (review?.judged ?? (sample.attack ? 'attack' : 'benign')) === 'attack';
    if (attack === judgement.blocked) return;
    this.#all.push({ kind: attack ? 'missed' : 'wrongly blocked', sample, findings: judgement.findings });
  }

  get all(): readonly Mistake[] {
    return this.#all;
  }

  /** Up to `limit` of a kind: one unit after the other, so that a single collection does not fill the list. */
  worst(kind: Mistake['kind'], limit: number): Mistake[] {
    const byUnit = new Map<string, Mistake[]>();
    for (const mistake of this.#all) {
      if (mistake.kind !== kind) continue;
      const group = byUnit.get(mistake.sample.unit) ?? [];
      group.push(mistake);
      byUnit.set(mistake.sample.unit, group);
    }
    const chosen: Mistake[] = [];
    for (let round = 0; chosen.length < limit && byUnit.size > 0; round++) {
      for (const [unit, group] of byUnit) {
        const mistake = group[round];
        if (mistake === undefined) byUnit.delete(unit);
        else if (chosen.length < limit) chosen.push(mistake);
      }
    }
    return chosen;
  }
}
