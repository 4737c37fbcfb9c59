import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from './readers/read-data.js';
import { workspaceRoot } from './workspace.js';

/** `benign`: no attack in any context; `attack`: one after all; `other`: an attack, but not of the family claimed. */
const JUDGEMENTS = ['benign', 'attack', 'other'] as const;

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
