import type { WireRequest } from '../sample.js';
import { checkGoals, type GoalResult } from './goals.js';
import type { Mistake } from './mistakes.js';
import type { Report, System } from './report.js';
import type { Line } from './tally.js';
import type { SlowSample } from './times.js';

/** The report as text for a terminal. */
export function toText(report: Report): string {
  const parts = [
    `part ${report.part}${report.fold === undefined ? '' : `, fold ${report.fold}`}, commit ${report.commit}`,
  ];
  for (const system of report.systems) parts.push(systemText(system));
  return parts.join('\n\n');
}

function systemText(system: System): string {
  const { name, times } = system;
  const asLabelled = new Set(system.lines.map((line) => JSON.stringify(line)));
  const changed = system.reviewedLines.filter((line) => !asLabelled.has(JSON.stringify(line)));
  return [
    `=== ${name}`,
    table(system.lines),
    ...(changed.length > 0 ? ['lines that label review changes:', table(changed)] : []),
    `time per sample: p50 ${micros(times.p50)}, p95 ${micros(times.p95)}, p99 ${micros(times.p99)}, slowest ${micros(times.slowest)}`,
    ...system.slowest.map(slowText),
    ...checkGoals(system).map(goalText),
    ...(system.notJudged > 0 ? [`not judged by this system: ${system.notJudged}`] : []),
    ...system.missed.map(mistakeText),
    ...system.wronglyBlocked.map(mistakeText),
  ].join('\n');
}

/** One goal: what was reached, and what it should be. */
export function goalText({ name, samples, value, goal, most, reached }: GoalResult): string {
  const show = (figure: number): string => (figure > 1 ? figure.toFixed(1) : `${percent(figure)} %`);
  return `${reached ? 'reached' : 'MISSED '}  ${name}: ${show(value)}, goal ${most ? '≤' : '≥'} ${show(goal)} (${samples} samples)`;
}

const HEADINGS = ['label', 'family', 'source', 'samples', 'units', 'blocked', '%', '95 %', 'own', 'unsure', 'by'];

function table(lines: readonly Line[]): string {
  const rows = [HEADINGS, ...withTotals(lines).map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] as number, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A family with several sources gets a line for their sum, without an interval of its own. */
function withTotals(lines: readonly Line[]): Line[] {
  const result: Line[] = [];
  lines.forEach((line, index) => {
    result.push(line);
    const group = lines.filter((other) => other.label === line.label && other.family === line.family);
    if (group.length > 1 && group.at(-1) === lines[index]) result.push(sum(group));
  });
  return result;
}

function sum(group: readonly Line[]): Line {
  const first = group[0] as Line;
  const add = (pick: (line: Line) => number): number => group.reduce((total, line) => total + pick(line), 0);
  const checks = new Map<string, number>();
  for (const line of group) {
    for (const [check, count] of Object.entries(line.checks)) checks.set(check, (checks.get(check) ?? 0) + count);
  }
  return {
    ...first,
    source: 'all',
    samples: add((line) => line.samples),
    units: add((line) => line.units),
    blocked: add((line) => line.blocked),
    own: add((line) => line.own),
    unsure: add((line) => line.unsure),
    interval: { low: Number.NaN, high: Number.NaN },
    checks: Object.fromEntries(checks),
  };
}

function cells(line: Line): string[] {
  const { low, high } = line.interval;
  return [
    line.label,
    line.family,
    line.source,
    String(line.samples),
    String(line.units),
    String(line.blocked),
    percent(line.samples === 0 ? 0 : line.blocked / line.samples),
    Number.isNaN(low) ? '' : `${percent(low)}-${percent(high)}`,
    line.label === 'attack' ? String(line.own) : '',
    String(line.unsure),
    Object.entries(line.checks)
      .map(([check, count]) => `${check} ${count}`)
      .join(', '),
  ];
}

function pad(cell: string, width: number, column: number): string {
  return column >= 3 && column <= 9 ? cell.padStart(width) : cell.padEnd(width);
}

/** Three decimals near the ends, where the goals are. */
export function percent(share: number): string {
  const value = share * 100;
  return value.toFixed(value > 99 || value < 1 ? 3 : 1);
}

function micros(value: number): string {
  return value >= 1000 ? `${(value / 1000).toFixed(1)} ms` : `${value.toFixed(1)} µs`;
}

function slowText({ id, micros: took, bytes }: SlowSample): string {
  return `  slow: ${micros(took)}, ${bytes} bytes, ${Math.round((took * 1000) / Math.max(1, bytes))} ns a byte: ${id}`;
}

function mistakeText(mistake: Mistake): string {
  const { kind, sample, findings } = mistake;
  const lines = [
    `--- ${kind} · ${sample.family} · ${sample.id}${sample.note === undefined ? '' : ` · ${sample.note}`}`,
  ];
  lines.push(indent(sample.request === undefined ? (sample.text ?? '') : requestText(sample.request)));
  for (const finding of findings) {
    const steps = finding.steps.length === 0 ? '' : ` after ${finding.steps.join(', ')}`;
    lines.push(
      `    ${finding.check} (${finding.certainty}) at ${finding.location} ${finding.path}${steps}, ${finding.context}:`,
    );
    lines.push(`      ${JSON.stringify(clip(finding.span, 300))}: ${finding.explanation}`);
  }
  return lines.join('\n');
}

/** A request for reading: what is the same in every browser is left out. */
export function requestText(request: WireRequest): string {
  const dull = /^(accept|accept-.*|connection|sec-.*|upgrade-insecure-requests|content-length|cache-control|pragma)$/i;
  const headers = Object.entries(request.headers).filter(([name]) => !dull.test(name));
  return [
    `${request.method} ${request.target}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    '',
    request.body,
  ]
    .join('\n')
    .trimEnd();
}

const SHOWN_CHARACTERS = 2000;

function indent(text: string): string {
  return clip(text, SHOWN_CHARACTERS)
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}

/** A text cut in its middle, so that both ends stay readable. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const half = limit >> 1;
  return `${text.slice(0, half)} … ${text.length - limit} characters … ${text.slice(-half)}`;
}
