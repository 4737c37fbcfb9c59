import { escapeHtml, svg } from './svg.js';
import type { CurvePoint } from './threshold-curve.js';

const [LEFT, TOP, WIDTH, HEIGHT] = [70, 20, 640, 260] as const;
/** Shares of wrongly blocked samples on a logarithmic axis; below the first, and none at all, lie at its left end. */
const TICKS = [0.00001, 0.0001, 0.001, 0.01, 0.1, 1] as const;

interface Series {
  readonly name: string;
  alarms(point: CurvePoint): { readonly count: number; readonly of: number };
}

const SERIES: readonly Series[] = [
  {
    name: 'browser requests',
    alarms: ({ alarms, harmless }) => ({ count: alarms.requests, of: harmless.requests }),
  },
  {
    name: 'dangerous-looking texts and dialects',
    alarms: ({ alarms, harmless }) => ({
      count: alarms.texts + alarms.dialects,
      of: harmless.texts + harmless.dialects,
    }),
  },
];

/** Detection against false alarms by threshold, as a section of the page; nothing where no model was asked. */
export function curveSection(points: readonly CurvePoint[]): string {
  if (points.length === 0) return '';
  return `<h3>Attacks found over harmless samples wrongly blocked, by threshold</h3>
<p>Of the samples that were not blocked before the model was asked. Each dot moves all thresholds of the model by half a log-odd; large dots are the released ones. The left edge is nothing wrongly blocked.</p>
${thresholdPlot(points)}`;
}

function thresholdPlot(points: readonly CurvePoint[]): string {
  const grid = TICKS.map(
    (share) =>
      `<line x1="${x(share)}" x2="${x(share)}" y1="${TOP}" y2="${TOP + HEIGHT}" class="grid"/><text x="${x(share)}" y="${TOP + HEIGHT + 18}" text-anchor="middle">${+(share * 100).toPrecision(2)} %</text>`,
  );
  const levels = [0, 0.25, 0.5, 0.75, 1].map(
    (share) =>
      `<line x1="${LEFT}" x2="${LEFT + WIDTH}" y1="${y(share)}" y2="${y(share)}" class="grid"/><text x="${LEFT - 8}" y="${y(share) + 4}" text-anchor="end">${share * 100} %</text>`,
  );
  const curves = SERIES.map((series, index) => toCurve(series, index, points));
  return svg(LEFT + WIDTH + 30, TOP + HEIGHT + 30, [...grid, ...levels, ...curves]);
}

function toCurve({ name, alarms }: Series, index: number, points: readonly CurvePoint[]): string {
  const dots = points.map((point) => {
    const { count, of } = alarms(point);
    const { moved, found, attacks } = point;
    const said = `thresholds moved by ${moved}: ${found} of ${attacks} attacks found, ${count} of ${of} wrongly blocked`;
    const [left, top] = [x(count / Math.max(1, of)), y(found / Math.max(1, attacks))];
    return { left, top, said, radius: moved === 0 ? 6 : 2.5 };
  });
  const line = dots.map(({ left, top }) => `${left},${top}`).join(' ');
  const marks = dots.map(
    ({ left, top, said, radius }) =>
      `<circle cx="${left}" cy="${top}" r="${radius}" class="curve curve-${index}"><title>${escapeHtml(said)}</title></circle>`,
  );
  return (
    `<polyline points="${line}" class="curve curve-${index}"/>${marks.join('')}` +
    `<text x="${LEFT + 12}" y="${TOP + 16 + 16 * index}" class="name curve-${index}">${escapeHtml(name)}</text>`
  );
}

function x(share: number): number {
  const least = Math.log10(TICKS[0]);
  return round(LEFT + WIDTH * Math.max(0, 1 - Math.log10(Math.max(share, TICKS[0])) / least));
}

function y(share: number): number {
  return round(TOP + HEIGHT * (1 - share));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
