/** A median with the range around it, and the aim where there is one. */
export interface Bar {
  readonly label: string;
  readonly kind: string;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
  readonly goal?: number | undefined;
}

const LABEL = 150;
const WIDTH = 520;
const ROW = 18;

/** Text made safe for markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Bars from zero to `most`, each with its range and a mark at its goal. */
export function barPlot(bars: readonly Bar[], most: number, unit: string): string {
  const x = (value: number): string => (LABEL + WIDTH * Math.min(1, Math.max(0, value / most))).toFixed(1);
  const height = bars.length * ROW + 30;
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const value = share * most;
    return `<line class="grid" x1="${x(value)}" x2="${x(value)}" y1="0" y2="${height - 20}"/><text x="${x(value)}" y="${height - 6}" text-anchor="middle">${value.toFixed(2)}${unit}</text>`;
  });
  const rows = bars.map(({ label, kind, median, lowest, highest, goal }, index) => {
    const y = index * ROW + 4;
    const mark =
      goal === undefined ? '' : `<line class="goal" x1="${x(goal)}" x2="${x(goal)}" y1="${y - 2}" y2="${y + 14}"/>`;
    return (
      `<g><title>${escapeHtml(`${label}: ${median.toFixed(3)} (${lowest.toFixed(3)} to ${highest.toFixed(3)})`)}</title>` +
      `<text x="${LABEL - 8}" y="${y + 10}" text-anchor="end">${escapeHtml(label)}</text>` +
      `<rect class="${kind}" x="${LABEL}" width="${Number(x(median)) - LABEL}" y="${y}" height="12"/>` +
      `<line class="range" x1="${x(lowest)}" x2="${x(highest)}" y1="${y + 6}" y2="${y + 6}"/>${mark}</g>`
    );
  });
  return `<svg viewBox="0 0 ${LABEL + WIDTH + 40} ${height}" role="img">${ticks.join('')}${rows.join('')}</svg>`;
}

/** A page around sections. */
export function toHtml(title: string, about: string, sections: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<style>
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 760px; margin: 2rem auto; padding: 0 1rem; color: #222; }
  svg { width: 100%; font-size: 11px; }
  .grid { stroke: #ddd; } .range { stroke: #222; stroke-width: 2; } .goal { stroke: #c00; stroke-width: 2; }
  .control { fill: #bbb; } .rasp { fill: #2a7; } .zen { fill: #77c; } .bare { fill: #bbb; }
  @media (prefers-color-scheme: dark) { body { background: #181818; color: #ddd; } text { fill: #ddd; } .range { stroke: #fff; } .grid { stroke: #333; } }
</style>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(about)}</p>
${sections.join('\n')}
</html>
`;
}
