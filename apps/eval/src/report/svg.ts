/** A share with its interval, drawn as a dot on a line. */
export interface DotRow {
  readonly label: string;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  /** A second, hollow dot: what would be blocked if everything odd were. */
  readonly withUnsure: number;
  readonly title: string;
}

const LABEL_WIDTH = 390;
const PLOT_WIDTH = 520;
const ROW_HEIGHT = 20;
const TOP = 28;

/** Text made safe for markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Rows of shares on one axis; `ticks` are shares, `scale` maps a share to 0..1 of the width. */
export function dotPlot(rows: readonly DotRow[], ticks: readonly number[], scale: (share: number) => number): string {
  const height = TOP + rows.length * ROW_HEIGHT + 8;
  const x = (share: number): string => (LABEL_WIDTH + PLOT_WIDTH * Math.min(1, Math.max(0, scale(share)))).toFixed(1);
  const grid = ticks.map(
    (tick) =>
      `<line x1="${x(tick)}" x2="${x(tick)}" y1="${TOP - 6}" y2="${height}" class="grid"/><text x="${x(tick)}" y="14" text-anchor="middle">${+(tick * 100).toFixed(3)} %</text>`,
  );
  const marks = rows.map((row, index) => {
    const y = TOP + index * ROW_HEIGHT + 8;
    return (
      `<g><title>${escapeHtml(row.title)}</title><text x="${LABEL_WIDTH - 10}" y="${y + 4}" text-anchor="end">${escapeHtml(row.label)}</text>` +
      `<line x1="${x(row.low)}" x2="${x(row.high)}" y1="${y}" y2="${y}" class="interval"/>` +
      `<circle cx="${x(row.withUnsure)}" cy="${y}" r="4" class="hollow"/><circle cx="${x(row.share)}" cy="${y}" r="4" class="dot"/></g>`
    );
  });
  return svg(LABEL_WIDTH + PLOT_WIDTH + 30, height, [...grid, ...marks]);
}

/** A named curve of values over equal steps from 0 to 1. */
export interface Curve {
  readonly name: string;
  readonly values: readonly number[];
}

/** Curves on a logarithmic axis from `least` to `most`. */
export function logCurves(
  curves: readonly Curve[],
  { least, most, unit }: { least: number; most: number; unit: string },
): string {
  const [left, top, width, height] = [70, 14, 640, 260];
  const span = Math.log10(most / least);
  const y = (value: number): number =>
    top + height * (1 - Math.min(1, Math.max(0, Math.log10(Math.max(value, least) / least) / span)));
  const decades = Array.from({ length: Math.round(span) + 1 }, (_, index) => least * 10 ** index);
  const grid = decades.map(
    (value) =>
      `<line x1="${left}" x2="${left + width}" y1="${y(value)}" y2="${y(value)}" class="grid"/><text x="${left - 8}" y="${y(value) + 4}" text-anchor="end">${value.toLocaleString('en')} ${unit}</text>`,
  );
  const below = [0, 50, 95, 100].map(
    (percent) =>
      `<text x="${left + (width * percent) / 100}" y="${top + height + 18}" text-anchor="middle">${percent} %</text>`,
  );
  const lines = curves.map(({ name, values }, index) => {
    const points = values.map(
      (value, step) => `${(left + (width * step) / (values.length - 1)).toFixed(1)},${y(value).toFixed(1)}`,
    );
    return (
      `<polyline points="${points.join(' ')}" class="curve curve-${index}"/>` +
      `<text x="${left + 12}" y="${top + 16 + 16 * index}" class="name curve-${index}">${escapeHtml(name)}</text>`
    );
  });
  return svg(left + width + 30, top + height + 30, [...grid, ...below, ...lines]);
}

/** A drawing of its own size. */
export function svg(width: number, height: number, parts: readonly string[]): string {
  return `<svg viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img">${parts.join('')}</svg>`;
}
