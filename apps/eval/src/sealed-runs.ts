import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from './options.js';
import { DataError } from './readers/read-data.js';
import type { Report } from './report/report.js';
import { workspaceRoot } from './workspace.js';

/** Every look at the sealed part makes it a little less sealed. */
export const SEALED_RUNS_AT_MOST = 5;

/** One run on the sealed part, with its figures. */
export interface SealedRun {
  readonly number: number;
  readonly startedAt: string;
  readonly commit: string;
  readonly note: string;
  /** Per system, label, family and source: samples, blocked, blocked after label review is the same here. */
  readonly figures: readonly string[];
}

/** The committed log of sealed runs. */
export const SEALED_RUNS_FILE = join(workspaceRoot(), 'models/results/sealed-runs.json');

/** Throws when the sealed part was looked at as often as it may be, or when nobody could tell what was measured. */
export function assertSealedRunAllowed(facts: { commit: string; note: string }, file = SEALED_RUNS_FILE): void {
  const runs = readSealedRuns(file);
  if (runs.length >= SEALED_RUNS_AT_MOST) {
    throw new UsageError(`--part sealed: all ${SEALED_RUNS_AT_MOST} runs were made (${file}); choose --part dev`);
  }
  if (facts.note === '') throw new UsageError('--part sealed: say why with --note; the log keeps it');
  if (facts.commit.endsWith('+'))
    throw new UsageError('--part sealed: commit first; the log names the commit measured');
}

/** Takes one of the five: written before the run, so that an aborted one counts too. */
export function beginSealedRun(facts: Omit<SealedRun, 'number' | 'figures'>, file = SEALED_RUNS_FILE): number {
  const runs = readSealedRuns(file);
  const number = runs.length + 1;
  write(file, [...runs, { number, ...facts, figures: [] }]);
  return number;
}

/** Adds the figures of a finished run. */
export function finishSealedRun(number: number, report: Report, file = SEALED_RUNS_FILE): void {
  const figures = report.systems.flatMap(({ name, lines }) =>
    lines.map(
      ({ label, family, source, samples, blocked, interval }) =>
        `${name} · ${label} · ${family} · ${source}: ${blocked} of ${samples} blocked, 95 % ${interval.low.toFixed(5)}-${interval.high.toFixed(5)}`,
    ),
  );
  write(
    file,
    readSealedRuns(file).map((run) => (run.number === number ? { ...run, figures } : run)),
  );
}

function readSealedRuns(file: string): SealedRun[] {
  if (!existsSync(file)) return [];
  try {
    const runs: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(runs)) return runs as SealedRun[];
  } catch {
    // Said below.
  }
  throw new DataError(`${file}: damaged; without the log of sealed runs none is made`);
}

function write(file: string, runs: readonly SealedRun[]): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(runs, null, 2)}\n`);
}
