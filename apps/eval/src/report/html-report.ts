import { checkGoals } from './goals.js';
import type { Mistake } from './mistakes.js';
import type { Report, System } from './report.js';
import { type DotRow, dotPlot, escapeHtml, logCurves } from './svg.js';
import type { Line } from './tally.js';
import { clip, goalText, percent, requestText } from './text-report.js';
import { curveSection } from './threshold-plot.js';

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --dim: #667085; --line: #d5dae2; --paper: #fff; --mark: #2563a8; --other: #b4541a; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ee; --dim: #98a2b3; --line: #39424f; --paper: #14181e; --mark: #6fb1f2; --other: #f0a068; } }
body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.2; margin: 2rem 0 .6rem; } h1 { margin-top: 0; } p { max-width: 48rem; }
.dim { color: var(--dim); } .wide { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 13px; }
th, td { padding: .2rem .7rem; border-bottom: 1px solid var(--line); text-align: left; white-space: nowrap; }
td.n, th.n { text-align: right; } pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 12px; margin: .3rem 0; }
details { border-bottom: 1px solid var(--line); padding: .4rem 0; } summary { cursor: pointer; overflow-wrap: anywhere; }
svg { max-width: 100%; height: auto; } svg text { font-size: 12px; fill: var(--ink); } .grid { stroke: var(--line); }
.interval { stroke: var(--mark); stroke-width: 2; opacity: .5; } .dot { fill: var(--mark); } .hollow { fill: none; stroke: var(--other); }
.goals { padding-left: 1.2rem; } .goals .missed { color: var(--other); }
.curve { fill: none; stroke: var(--mark); stroke-width: 2; } svg polyline.curve-1 { stroke: var(--other); } svg text.name { fill: var(--mark); } svg text.name.curve-1 { fill: var(--other); } svg circle.curve { fill: var(--mark); stroke: none; } svg circle.curve-1 { fill: var(--other); }
`;

/** The report as one page that needs nothing else. */
export function toHtml(report: Report): string {
  const { part, fold, commit, startedAt, seconds, systems } = report;
  const facts = `part ${part}${fold === undefined ? '' : `, fold ${fold}`}, commit ${commit}, ${startedAt.slice(0, 16).replace('T', ' ')} UTC, ${Math.round(seconds)} s`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Evaluation of @rasp at ${escapeHtml(commit)}</title><style>${STYLE}</style></head>
<body><h1>Evaluation of @rasp</h1><p class="dim">${escapeHtml(facts)}</p>
<p>Filled dots: blocked, with a 95 % interval (bootstrap over whole sites, sources and generators; Wilson's where there is one unit only). Hollow dots: blocked if everything odd were blocked too, which is what a model has to decide.</p>
${systems.map(systemSection).join('\n')}
<h2>Time per request</h2><p>The time that a share of the requests stays under, nothing cached.</p>
${logCurves(
  systems.map(({ name, times }) => ({ name, values: times.curve })),
  { least: 1, most: 100_000, unit: 'µs' },
)}
${table(
  ['system', 'p50 µs', 'p95 µs', 'p99 µs', 'slowest µs'],
  systems.map(({ name, times }) => [
    name,
    ...[times.p50, times.p95, times.p99, times.slowest].map((value) => value.toFixed(1)),
  ]),
  1,
)}
</body></html>
`;
}

function systemSection(system: System): string {
  const lines = system.reviewedLines;
  const attacks = lines.filter(({ label, family }) => label === 'attack' && family !== 'other');
  const benign = lines.filter(({ label, family }) => label === 'benign' && family !== 'other');
  return `<h2>${escapeHtml(system.name)}</h2>
<h3>Goals</h3><ul class="goals">${checkGoals(system)
    .map((result) => `<li class="${result.reached ? 'reached' : 'missed'}">${escapeHtml(goalText(result))}</li>`)
    .join('')}</ul>
<h3>Attacks detected, after label review</h3>
${dotPlot(attacks.map(toRow), [0, 0.25, 0.5, 0.75, 0.9, 1], (share) => share)}
<h3>Benign samples wrongly blocked, after label review</h3>
${dotPlot(benign.map(toRow), [0, 0.0005, 0.002, 0.01, 0.1, 1], nearZero)}
${curveSection(system.curve ?? [])}
<h3>As labelled</h3>${linesTable(system.lines)}
<h3>After label review</h3>${linesTable(lines)}
<h3>Missed</h3>${system.missed.map(mistakeDetails).join('')}
<h3>Wrongly blocked</h3>${system.wronglyBlocked.map(mistakeDetails).join('')}`;
}

/** A logarithmic axis from 0.01 % on, so that goals of hundredths of a per cent can be told apart. */
function nearZero(share: number): number {
  return share <= 0 ? 0 : Math.max(0, 1 + Math.log10(share) / 4);
}

function toRow(line: Line): DotRow {
  const { family, source, samples, blocked, unsure, interval } = line;
  const share = blocked / samples;
  const title = `${blocked} of ${samples}: ${percent(share)} %, 95 % ${percent(interval.low)}-${percent(interval.high)}`;
  const label = family === 'benign' ? source : `${family} · ${source}`;
  return { label, share, ...interval, withUnsure: (blocked + unsure) / samples, title };
}

function linesTable(lines: readonly Line[]): string {
  const headings = [
    'label',
    'family',
    'source',
    'blocked by',
    'samples',
    'units',
    'blocked',
    '%',
    '95 %',
    'own',
    'unsure',
  ];
  const rows = lines.map((line) => [
    line.label,
    line.family,
    line.source,
    Object.entries(line.checks)
      .map(([check, count]) => `${check} ${count}`)
      .join(', '),
    String(line.samples),
    String(line.units),
    String(line.blocked),
    percent(line.blocked / line.samples),
    `${percent(line.interval.low)}-${percent(line.interval.high)}`,
    line.label === 'attack' ? String(line.own) : '',
    String(line.unsure),
  ]);
  return table(headings, rows, 4);
}

/** Columns from `numbers` on are numbers. */
function table(headings: readonly string[], rows: readonly (readonly string[])[], numbers: number): string {
  const cell =
    (tag: string) =>
    (text: string, column: number): string =>
      `<${tag}${column >= numbers ? ' class="n"' : ''}>${escapeHtml(text)}</${tag}>`;
  const body = rows.map((row) => `<tr>${row.map(cell('td')).join('')}</tr>`).join('');
  return `<div class="wide"><table><tr>${headings.map(cell('th')).join('')}</tr>${body}</table></div>`;
}

function mistakeDetails({ sample, findings }: Mistake): string {
  const text = clip(sample.request === undefined ? (sample.text ?? '') : requestText(sample.request), 2000);
  const first = findings[0];
  const summary = `${sample.family} · ${sample.id}${first === undefined ? '' : ` · ${first.check}: ${first.explanation}`}`;
  const said = findings.map(
    ({ check, certainty, location, path, steps, context, span, explanation }) =>
      `<p>${escapeHtml(`${check} (${certainty}) at ${location} ${path}${steps.length === 0 ? '' : ` after ${steps.join(', ')}`}, ${context}: ${explanation}`)}</p><pre>${escapeHtml(clip(span, 400))}</pre>`,
  );
  const note = sample.note === undefined ? '' : `<p class="dim">${escapeHtml(sample.note)}</p>`;
  return `<details><summary>${escapeHtml(summary)}</summary>${note}<pre>${escapeHtml(text)}</pre>${said.join('')}</details>`;
}
