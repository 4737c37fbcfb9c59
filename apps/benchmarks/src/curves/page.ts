import { barPlot, escapeHtml, linePlot, toAmount, toHtml } from '../plot.js';
import { ALLOCATIONS_ABOUT, type Allocation } from './allocations.js';
import { type Chart, type Point, toNanosPerByte } from './curve.js';
import type { AttackFigures } from './measure-attacks.js';
import { ATTACKS_ABOUT, BLOCKED_ABOUT, type CurvesResult, toUnrestText } from './result.js';

/** The result as a page to look at. */
export function toPage(result: CurvesResult): string {
  const { commit, node, processor, rounds, charts, attacks, allocations } = result;
  const about =
    `Commit ${commit}, Node ${node}, ${processor}. Medians of ${rounds} rounds in one process, without sockets, no text ` +
    `remembered. A line that rises by one decade a decade is linear; a ring: ${BLOCKED_ABOUT}. ${toUnrestText(result)}`;
  return toHtml('What a request costs, by what is in it', about, [
    ...charts.map(toChartSection),
    ...(attacks === undefined ? [] : [toAttackSection(attacks)]),
    ...(allocations === undefined ? [] : [toAllocationSection(allocations)]),
  ]);
}

function toChartSection({ title, unit, note, curves }: Chart): string {
  const lines = (toY: (point: Point) => number) =>
    curves.map(({ name, points }) => ({
      label: name,
      points: points.map((point) => ({ x: point.amount, y: toY(point), isOpen: point.blocked })),
    }));
  return `<h2>${escapeHtml(title)}</h2>${note === undefined ? '' : `\n<p>${escapeHtml(note)}</p>`}
${linePlot(
  lines(({ micros }) => micros),
  { x: unit, y: 'µs' },
)}
${linePlot(lines(toNanosPerByte), { x: unit, y: 'ns a byte' })}`;
}

function toAttackSection(attacks: readonly AttackFigures[]): string {
  const bars = attacks.map(({ family, attacks: count, refused, p50, p95 }) => ({
    label: `${family} (${refused} of ${count})`,
    kind: 'rasp',
    median: p50,
    lowest: p50,
    highest: p95,
  }));
  return `<h2>an attack, by its family</h2>
<p>${escapeHtml(`${ATTACKS_ABOUT} Medians, lines reach to the 95th percentile.`)}</p>
${barPlot(bars, Math.max(1, ...bars.map(({ highest }) => highest)), ' µs')}`;
}

function toAllocationSection(allocations: readonly Allocation[]): string {
  const rows = allocations.map(({ name, bytes, lowest, highest }) => {
    const cells = [bytes, lowest, highest].map((value) => `<td>${toAmount(value)}</td>`).join('');
    return `<tr><td>${escapeHtml(name)}</td>${cells}</tr>`;
  });
  return `<h2>what a request allocates</h2>
<p>${escapeHtml(ALLOCATIONS_ABOUT)}</p>
<table><tr><th></th><th>bytes</th><th>lowest</th><th>highest</th></tr>${rows.join('')}</table>`;
}
