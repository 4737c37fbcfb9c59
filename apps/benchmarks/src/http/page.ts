import { barPlot, escapeHtml, toHtml } from '../plot.js';
import type { Comparison } from './compare.js';
import type { HttpResult } from './main.js';
import { toText } from './table.js';

/** The result as a page to look at. */
export function toPage(result: HttpResult): string {
  const { commit, node, processor, pairs, seconds, connections } = result;
  const about =
    `Commit ${commit}, Node ${node}, ${processor}. Medians of ${pairs} pairs of ${seconds} s at ${connections} ` +
    'connections; lines are the lowest and the highest pair; red marks are goals; grey is bare against bare.';
  return toHtml(
    'Protected over bare',
    about,
    result.scenarios.map((scenario) => toSection(result, scenario)),
  );
}

function toSection(
  { comparisons }: HttpResult,
  { name, title, goals, values }: HttpResult['scenarios'][number],
): string {
  const own = comparisons.filter(({ scenario }) => scenario === name);
  const ratios = own.map((one) => ({ ...toBar(one), ...one.requestsPerSecond, goal: goalOf(one, goals) }));
  const added = own.map((one) => ({ ...toBar(one), ...one.addedMicros }));
  const most = Math.max(1, ...added.map(({ highest }) => highest));
  return `<h2>${escapeHtml(title)}</h2>
<p>${escapeHtml(toText(values))}</p>
<h3>requests per second, over bare</h3>${barPlot(ratios, 1.1, '')}
<h3>added processor time a request</h3>${barPlot(added, most, ' µs')}`;
}

function toBar({ framework, protection }: Comparison): { readonly label: string; readonly kind: string } {
  return { label: `${framework} ${protection}`, kind: protection };
}

function goalOf({ framework, protection }: Comparison, goals: Readonly<Record<string, number>>): number | undefined {
  return protection === 'rasp' ? goals[framework] : undefined;
}
