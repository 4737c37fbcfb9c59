import type { Judge, Judgement } from './judges/judge.js';
import type { LabelRow } from './labels.js';
import type { Progress } from './progress.js';
import { Mistakes } from './report/mistakes.js';
import type { System } from './report/report.js';
import { Tally } from './report/tally.js';
import { ThresholdCurve } from './report/threshold-curve.js';
import { Slowest, summariseTimes } from './report/times.js';
import type { Sample } from './sample.js';

/** What a run of one system needs besides the system. */
export interface Run {
  readonly samples: readonly Sample[];
  readonly labels: ReadonlyMap<string, LabelRow>;
  readonly progress: Progress;
  /** How many misses and false alarms go into the report in full. */
  readonly shown: number;
}

/** What a system made of the samples, and every mistake for those who want to read them. */
export interface Evaluation {
  readonly system: System;
  readonly mistakes: Mistakes;
}

/** Judges every sample with one configuration of the system. */
export async function evaluate(judge: Judge, run: Run): Promise<Evaluation> {
  const tally = new Tally();
  const mistakes = new Mistakes();
  const curve = new ThresholdCurve();
  const micros: number[] = [];
  const requestMicros: number[] = [];
  const slowest = new Slowest();
  let notJudged = 0;
  for (const sample of run.samples) {
    const started = performance.now();
    const pending = judge.judge(sample);
    const judgement: Judgement | undefined = pending instanceof Promise ? await pending : pending;
    run.progress.step(`${judge.name}: ${sample.source}`);
    if (judgement === undefined) {
      notJudged += 1;
      continue;
    }
    const took = judgement.micros ?? (performance.now() - started) * 1000;
    micros.push(took);
    slowest.add({ id: sample.id, micros: took, bytes: sizeOf(sample) });
    if (sample.corpus === 'requests') requestMicros.push(took);
    const review = run.labels.get(sample.id);
    tally.add(sample, judgement, review);
    mistakes.add(sample, judgement, review);
    curve.add(sample, judgement, review);
  }
  const { points } = curve;
  const system: System = {
    name: judge.name,
    notJudged,
    lines: tally.lines(false),
    reviewedLines: tally.lines(true),
    times: summariseTimes(micros),
    requestTimes: summariseTimes(requestMicros),
    slowest: run.shown > 0 ? slowest.all : [],
    ...(points.length > 0 ? { curve: points } : {}),
    missed: mistakes.worst('missed', run.shown),
    wronglyBlocked: mistakes.worst('wrongly blocked', run.shown),
  };
  return { system, mistakes };
}

function sizeOf({ text, request, response }: Sample): number {
  if (response !== undefined) return response.body.length;
  if (request === undefined) return text?.length ?? 0;
  return request.target.length + request.body.length + JSON.stringify(request.headers).length;
}
