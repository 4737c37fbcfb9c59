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
  const names = escapeHtml(bars.map(({ label }) => label).join(', '));
  return `<svg viewBox="0 0 ${LABEL + WIDTH + 40} ${height}" role="img" aria-label="${names}">${ticks.join('')}${rows.join('')}</svg>`;
}

/** One line of a plot; `isOpen` draws a ring where others have a dot. */
export interface Line {
  readonly label: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly isOpen?: boolean }[];
}

export interface LineAxes {
  readonly x: string;
  readonly y: string;
}

const LEFT = 70;
const PLOT_WIDTH = 460;
const PLOT_HEIGHT = 260;

/** Lines over logarithmic axes: what grows linearly rises by one decade a decade, whatever it costs. */
export function linePlot(lines: readonly Line[], axes: LineAxes): string {
  const all = lines.flatMap(({ points }) => points).filter(({ x, y }) => x > 0 && y > 0);
  const [left, right] = toDecades(all.map(({ x }) => x));
  const [bottom, top] = toDecades(all.map(({ y }) => y));
  const toX = (value: number): string =>
    (LEFT + (PLOT_WIDTH * (Math.log10(value) - left)) / Math.max(1, right - left)).toFixed(1);
  const toY = (value: number): string =>
    (10 + PLOT_HEIGHT * (1 - (Math.log10(value) - bottom) / Math.max(1, top - bottom))).toFixed(1);
  const columns = range(left, right).map((decade) => {
    const at = toX(10 ** decade);
    return `<line class="grid" x1="${at}" x2="${at}" y1="10" y2="${PLOT_HEIGHT + 10}"/><text x="${at}" y="${PLOT_HEIGHT + 26}" text-anchor="middle">${toAmount(10 ** decade)}</text>`;
  });
  const rows = range(bottom, top).map((decade) => {
    const at = toY(10 ** decade);
    return `<line class="grid" x1="${LEFT}" x2="${LEFT + PLOT_WIDTH}" y1="${at}" y2="${at}"/><text x="${LEFT - 6}" y="${Number(at) + 4}" text-anchor="end">${toAmount(10 ** decade)}</text>`;
  });
  const drawn = lines.map((line, index) => toLine(line, { kind: `line-${index % 5}`, index, toX, toY }));
  const names = `<text x="${LEFT + PLOT_WIDTH}" y="${PLOT_HEIGHT + 42}" text-anchor="end">${escapeHtml(axes.x)}</text><text x="${LEFT + 6}" y="22">${escapeHtml(axes.y)}</text>`;
  return `<svg viewBox="0 0 ${LEFT + PLOT_WIDTH + 180} ${PLOT_HEIGHT + 48}" role="img">${columns.join('')}${rows.join('')}${names}${drawn.join('')}</svg>`;
}

interface LineStyle {
  readonly kind: string;
  readonly index: number;
  toX(value: number): string;
  toY(value: number): string;
}

function toLine({ label, points }: Line, { kind, index, toX, toY }: LineStyle): string {
  const seen = points.filter(({ x, y }) => x > 0 && y > 0);
  const path = seen.map(({ x, y }) => `${toX(x)},${toY(y)}`).join(' ');
  const dots = seen.map(({ x, y, isOpen }) => {
    const title = `<title>${escapeHtml(`${label}: ${toAmount(x)}, ${toAmount(y)}`)}</title>`;
    return `<circle class="${isOpen === true ? 'open' : 'dot'}" cx="${toX(x)}" cy="${toY(y)}" r="3.5">${title}</circle>`;
  });
  const at = 20 + index * ROW;
  const key = `<line x1="${LEFT + PLOT_WIDTH + 12}" x2="${LEFT + PLOT_WIDTH + 30}" y1="${at}" y2="${at}"/><text x="${LEFT + PLOT_WIDTH + 36}" y="${at + 4}">${escapeHtml(label)}</text>`;
  return `<g class="line ${kind}"><polyline points="${path}"/>${dots.join('')}${key}</g>`;
}

/** The powers of ten around these values. */
function toDecades(values: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  return [Math.floor(Math.log10(Math.min(...values))), Math.ceil(Math.log10(Math.max(...values)))];
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** A number as people read it: `10 k`, `2.5 M`. */
export function toAmount(value: number): string {
  const [unit, size] =
    value >= 1e6 ? ([' M', 1e6] as const) : value >= 1e3 ? ([' k', 1e3] as const) : (['', 1] as const);
  return `${Number((value / size).toPrecision(3))}${unit}`;
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
  .line { stroke: currentColor; fill: none; stroke-width: 2; } .line text { stroke: none; fill: #222; }
  .dot { fill: currentColor; } .open { fill: #fff; }
  .line-0 { color: #2a7; } .line-1 { color: #77c; } .line-2 { color: #d80; } .line-3 { color: #c36; } .line-4 { color: #888; }
  table { border-collapse: collapse; } td, th { padding: 0 0.6rem; text-align: right; } th:first-child, td:first-child { text-align: left; }
  @media (prefers-color-scheme: dark) { body { background: #181818; color: #ddd; } text, .line text { fill: #ddd; } .open { fill: #181818; } .range { stroke: #fff; } .grid { stroke: #333; } }
</style>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(about)}</p>
${sections.join('\n')}
</html>
`;
}
