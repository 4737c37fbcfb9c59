import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from './readers/read-data.js';
import type { Sample } from './sample.js';
import { workspaceRoot } from './workspace.js';

/**
 * `benign`: no attack in any context; `attack`: one after all. Counted nowhere after review: `inert`, an attack of the
 * past or a broken piece of one that does nothing in anything supported today; `either`, a whole statement that breaks
 * out of nothing.
 */
const JUDGEMENTS = ['benign', 'attack', 'inert', 'either'] as const;

export type LabelJudgement = (typeof JUDGEMENTS)[number];

/** One row judged mislabelled; never its text, only its id and the reason. */
export interface LabelRow {
  readonly id: string;
  readonly judged: LabelJudgement;
  readonly why: string;
}

/** The reviewed labels of every source, by sample id. */
export function readLabels(folder = join(workspaceRoot(), 'apps/eval/labels')): ReadonlyMap<string, LabelRow> {
  const labels = new Map<string, LabelRow>();
  if (!existsSync(folder)) return labels;
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith('.json'))) {
    for (const row of parseLabels(join(folder, name))) labels.set(row.id, row);
  }
  return labels;
}

/** Reviewed rows of one corpus at most: beyond that it would be another data set. */
const REVIEWED_SHARE_AT_MOST = 0.05;

/** Throws when a corpus has more reviewed rows than a review may have; `samples` are all of the corpus. */
export function assertReviewIsSmall(samples: readonly Sample[], labels: ReadonlyMap<string, LabelRow>): void {
  const counts = new Map<string, { all: number; reviewed: number }>();
  for (const { corpus, id } of samples) {
    const count = counts.get(corpus) ?? { all: 0, reviewed: 0 };
    counts.set(corpus, count);
    count.all += 1;
    if (labels.has(id)) count.reviewed += 1;
  }
  for (const [corpus, { all, reviewed }] of counts) {
    if (reviewed > all * REVIEWED_SHARE_AT_MOST) {
      throw new DataError(`labels of ${corpus}: ${reviewed} of ${all} rows reviewed, at most 5 % may be`);
    }
  }
}

function parseLabels(path: string): LabelRow[] {
  try {
    const rows: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (Array.isArray(rows) && rows.every(isLabelRow)) return rows;
  } catch {
    // Said below.
  }
  throw new DataError(`${path}: damaged; expected [{"id", "judged": "${JUDGEMENTS.join('|')}", "why"}]`);
}

function isLabelRow(row: unknown): row is LabelRow {
  const { id, judged, why } = row as Partial<LabelRow>;
  return typeof id === 'string' && typeof why === 'string' && JUDGEMENTS.includes(judged as LabelJudgement);
}
