import type { Judgement } from '../judges/judge.js';
import type { LabelRow } from '../labels.js';
import type { Sample } from '../sample.js';
import { type Interval, shareInterval, type UnitCount } from './intervals.js';

export type Label = 'attack' | 'benign';

interface Unit {
  trials: number;
  blocked: number;
}

/** One line of the report: a family's samples of one source and label, with or without label review. */
export interface Line {
  readonly family: string;
  readonly source: string;
  readonly label: Label;
  readonly samples: number;
  readonly units: number;
  /** Blocked by anything: detected attacks, wrongly blocked benign samples. */
  readonly blocked: number;
  /** Blocked by the check of the family itself. */
  readonly own: number;
  /** Not blocked, but odd: what a model has to decide. */
  readonly unsure: number;
  readonly interval: Interval;
  /** Which checks blocked, how often; a sample counts for each. */
  readonly checks: Readonly<Record<string, number>>;
}

class LineCount {
  samples = 0;
  blocked = 0;
  own = 0;
  unsure = 0;
  readonly units = new Map<string, Unit>();
  readonly checks = new Map<string, number>();

  constructor(
    readonly family: string,
    readonly source: string,
    readonly label: Label,
  ) {}

  add(unit: string, judgement: Judgement): void {
    const certain = judgement.findings.filter((finding) => finding.certainty === 'certain');
    const count = this.units.get(unit) ?? { trials: 0, blocked: 0 };
    this.units.set(unit, count);
    this.samples += 1;
    count.trials += 1;
    if (judgement.blocked) {
      this.blocked += 1;
      count.blocked += 1;
      for (const check of new Set(certain.map((finding) => finding.check))) {
        this.checks.set(check, (this.checks.get(check) ?? 0) + 1);
      }
    } else if (judgement.findings.length > 0) this.unsure += 1;
    if (certain.some((finding) => finding.check === this.family)) this.own += 1;
  }

  line(): Line {
    const { family, source, label, samples, blocked, own, unsure } = this;
    const counts: UnitCount[] = [...this.units.values()].map((unit) => ({ trials: unit.trials, hits: unit.blocked }));
    const interval = shareInterval(counts, `${family}/${source}/${label}`);
    const checks = Object.fromEntries([...this.checks].sort((a, b) => b[1] - a[1]));
    return { family, source, label, samples, units: counts.length, blocked, own, unsure, interval, checks };
  }
}

/** Counts judgements by family and source, as labelled and after label review. */
export class Tally {
  readonly #raw = new Map<string, LineCount>();
  readonly #reviewed = new Map<string, LineCount>();

  add(sample: Sample, judgement: Judgement, review: LabelRow | undefined): void {
    const label = sample.attack ? 'attack' : 'benign';
    this.#count(this.#raw, sample, label).add(sample.unit, judgement);
    if (review?.judged === 'inert' || review?.judged === 'either') return;
    this.#count(this.#reviewed, sample, review?.judged ?? label).add(sample.unit, judgement);
  }

  lines(reviewed: boolean): Line[] {
    const counts = [...(reviewed ? this.#reviewed : this.#raw).values()];
    return counts.map((count) => count.line()).sort(byFamilyAndSource);
  }

  #count(into: Map<string, LineCount>, sample: Sample, label: Label): LineCount {
    const key = `${sample.family}\n${sample.source}\n${label}`;
    const known = into.get(key);
    if (known !== undefined) return known;
    const fresh = new LineCount(sample.family, sample.source, label);
    into.set(key, fresh);
    return fresh;
  }
}

function byFamilyAndSource(a: Line, b: Line): number {
  return a.label.localeCompare(b.label) || a.family.localeCompare(b.family) || a.source.localeCompare(b.source);
}
