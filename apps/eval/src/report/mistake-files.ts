import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mistake } from './mistakes.js';
import { clip, requestText } from './text-report.js';

const GROUPS = 60;
const EXAMPLES = 6;
const EXAMPLE_CHARACTERS = 260;

/** Writes a file a family: what it missed by source, what its check wrongly blocked by place and context. */
export function writeMistakeFiles(folder: string, mistakes: readonly Mistake[], title: string): void {
  mkdirSync(folder, { recursive: true });
  const missed = groupBy(
    mistakes.filter(({ kind }) => kind === 'missed'),
    ({ sample }) => [sample.family],
  );
  const blocked = groupBy(
    mistakes.filter(({ kind }) => kind === 'wrongly blocked'),
    ({ findings }) => findings.filter(({ certainty }) => certainty === 'certain').map(({ check }) => check),
  );
  for (const family of new Set([...missed.keys(), ...blocked.keys()])) {
    const sections = [
      `# ${family}: ${title}`,
      `## Missed: ${missed.get(family)?.length ?? 0}`,
      ...bySize(missed.get(family) ?? [], ({ sample }) => sample.unit).map(([unit, group]) =>
        section(unit, group, family),
      ),
      `## Wrongly blocked: ${blocked.get(family)?.length ?? 0}`,
      ...bySize(blocked.get(family) ?? [], (mistake) => alarmPlace(mistake, family)).map(([place, group]) =>
        section(place, group, family),
      ),
    ];
    writeFileSync(join(folder, `misses-${family}.md`), `${sections.join('\n\n')}\n`);
  }
}

function alarmPlace({ sample, findings }: Mistake, family: string): string {
  const finding = findings.find(({ check, certainty }) => check === family && certainty === 'certain');
  return `${sample.source} · ${finding?.location} · ${finding?.context}`;
}

function section(name: string, group: readonly Mistake[], family: string): string {
  return [`### ${name}: ${group.length}`, ...distinct(group).map((mistake) => example(mistake, family))].join('\n');
}

/** Rows of one tool differ in numbers only: one of a shape is enough to read. */
function distinct(group: readonly Mistake[]): Mistake[] {
  const shapes = new Map<string, Mistake>();
  for (const mistake of group) {
    const shape = (mistake.findings[0]?.span ?? mistake.sample.text ?? mistake.sample.id)
      .replace(/[\p{L}\d]+/gu, 'w')
      .slice(0, 60);
    if (!shapes.has(shape)) shapes.set(shape, mistake);
  }
  return [...shapes.values()].slice(0, EXAMPLES);
}

function example({ kind, sample, findings }: Mistake, family: string): string {
  const finding = findings.find(({ check }) => check === family);
  const note = sample.note === undefined ? '' : ` (${sample.note})`;
  const text = sample.text ?? requestText(sample.request ?? { method: '', target: '', headers: {}, body: '' });
  const shown = JSON.stringify(clip(text, finding === undefined ? 3 * EXAMPLE_CHARACTERS : EXAMPLE_CHARACTERS));
  if (finding === undefined) return `- ${sample.id}${note}\n  ${shown}`;
  const steps = finding.steps.length === 0 ? '' : ` after ${finding.steps.join('+')}`;
  const span = JSON.stringify(clip(finding.span, EXAMPLE_CHARACTERS));
  const said = `${kind === 'missed' ? 'unsure' : 'blocked'} at ${finding.location} ${finding.path}${steps}: ${span}`;
  return `- ${sample.id}${note}\n  ${shown}\n  ${said}: ${finding.explanation}`;
}

function groupBy(mistakes: readonly Mistake[], keys: (mistake: Mistake) => readonly string[]): Map<string, Mistake[]> {
  const groups = new Map<string, Mistake[]>();
  for (const mistake of mistakes) {
    for (const key of new Set(keys(mistake))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [mistake]);
      else group.push(mistake);
    }
  }
  return groups;
}

function bySize(mistakes: readonly Mistake[], key: (mistake: Mistake) => string): [string, Mistake[]][] {
  const groups = groupBy(mistakes, (mistake) => [key(mistake)]);
  return [...groups].sort((a, b) => b[1].length - a[1].length).slice(0, GROUPS);
}
