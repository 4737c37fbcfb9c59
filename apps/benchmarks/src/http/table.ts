import type { Comparison } from './compare.js';
import type { HttpResult } from './main.js';
import type { ValueCounts } from './value-counts.js';

const COLUMNS = ['requests/s', 'lowest', 'highest', 'goal', 'added µs', 'busy', '+MB'];

/** The result as text, a row a comparison. */
export function toTable({ node, processor, pairs, comparisons, scenarios }: HttpResult): string {
  const lines = [`Node ${node}, ${processor}; medians of ${pairs} pairs, over the bare application`, ''];
  for (const { name, title, goals, values } of scenarios) {
    lines.push(title, toText(values), `${''.padEnd(18)}${COLUMNS.map((column) => column.padStart(11)).join('')}`);
    for (const comparison of comparisons.filter(({ scenario }) => scenario === name)) {
      lines.push(toRow(comparison, comparison.protection === 'rasp' ? goals[comparison.framework] : undefined));
    }
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

/** Values of one request, in words. */
export function toText({ read, checked }: ValueCounts): string {
  const round = (count: number): number => Math.round(count * 10) / 10;
  return `values of a request: ${round(read)} read, ${round(checked)} need a check when nothing is remembered`;
}

function toRow(comparison: Comparison, goal: number | undefined): string {
  const { framework, protection, requestsPerSecond, addedMicros, busy, memoryOverBareMegabytes } = comparison;
  const cells = [
    requestsPerSecond.median.toFixed(3),
    requestsPerSecond.lowest.toFixed(3),
    requestsPerSecond.highest.toFixed(3),
    goal === undefined ? '' : goal.toFixed(2),
    addedMicros.median.toFixed(1),
    busy.toFixed(2),
    memoryOverBareMegabytes.toFixed(0),
  ];
  return `${`${framework} ${protection}`.padEnd(18)}${cells.map((cell) => cell.padStart(11)).join('')}`;
}
