import { toAmount } from '../plot.js';
import { ALLOCATIONS_ABOUT } from './allocations.js';
import { type Chart, type Point, toNanosPerByte } from './curve.js';
import { ATTACKS_ABOUT, BLOCKED_ABOUT, type CurvesResult, toUnrestText } from './result.js';

const NAME_WIDTH = 24;
const CELL_WIDTH = 11;

/** The result as text: microseconds, and below them nanoseconds a byte. */
export function toTable(result: CurvesResult): string {
  const { node, processor, rounds, charts, attacks, allocations } = result;
  const lines = [`Node ${node}, ${processor}; medians of ${rounds} rounds, no text remembered`, ''];
  for (const chart of charts) lines.push(...toChartLines(chart), '');
  if (charts.length > 0) lines.push(toUnrestText(result), '');
  if (charts.some(isAnyBlocked)) lines.push(`* ${BLOCKED_ABOUT}`, '');
  if (attacks !== undefined) {
    lines.push('attacks, microseconds a request', ATTACKS_ABOUT);
    lines.push(toRow('', ['attacks', 'refused', 'p50', 'p95', 'p99']));
    for (const { family, attacks: count, refused, p50, p95, p99 } of attacks) {
      lines.push(toRow(family, [String(count), String(refused), ...[p50, p95, p99].map(toFigure)]));
    }
    lines.push('');
  }
  if (allocations !== undefined) {
    lines.push('allocations, bytes a request', ALLOCATIONS_ABOUT, toRow('', ['median', 'lowest', 'highest']));
    for (const { name, bytes, lowest, highest } of allocations) {
      lines.push(
        toRow(
          name,
          [bytes, lowest, highest].map((value) => value.toFixed(0)),
        ),
      );
    }
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function toChartLines({ title, unit, note, curves }: Chart): string[] {
  const amounts = curves[0]?.points.map(({ amount }) => toAmount(amount)) ?? [];
  const rows = (write: (point: Point) => string): string[] =>
    curves.map(({ name, points }) => toRow(name, points.map(write)));
  return [
    title,
    ...(note === undefined ? [] : [note]),
    toRow(`µs, by ${unit}`, amounts),
    ...rows((point) => `${toFigure(point.micros)}${point.blocked ? '*' : ''}`),
    toRow('ns a byte', []),
    ...rows((point) => toFigure(toNanosPerByte(point))),
  ];
}

function isAnyBlocked({ curves }: Chart): boolean {
  return curves.some(({ points }) => points.some(({ blocked }) => blocked));
}

function toFigure(value: number): string {
  return value >= 1_000 ? value.toFixed(0) : value.toPrecision(3);
}

function toRow(name: string, cells: readonly string[]): string {
  return `${name.padEnd(NAME_WIDTH)}${cells.map((cell) => cell.padStart(CELL_WIDTH)).join('')}`;
}
