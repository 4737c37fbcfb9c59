import type { AttackCount } from '../attack-counts.js';
import { type InspectionTimes, TIME_BOUNDS, WAITS } from './inspection-times.js';

/** What there is to count. */
export interface MetricFacts {
  readonly inspected: number;
  readonly attacks: readonly AttackCount[];
  readonly failures: number;
  readonly log: { readonly delivered: number; readonly dropped: number; readonly queued: number };
  readonly times: InspectionTimes;
  readonly version: string;
  readonly framework: string;
  readonly revision: number;
}

type Labels = Readonly<Record<string, string | number>>;
type Sample = readonly [suffix: string, labels: Labels, value: number];

/** Prometheus' text format 0.0.4; serve it as `text/plain; version=0.0.4`. */
export function toPrometheus(facts: MetricFacts): string {
  const { attacks, log, times, version, framework, revision } = facts;
  return [
    family('rasp_info', 'gauge', 'This engine.', [['', { version, framework }, 1]]),
    family('rasp_configuration_revision', 'gauge', 'Configuration revision in force.', [['', {}, revision]]),
    family('rasp_requests_inspected_total', 'counter', 'Requests inspected.', [['', {}, facts.inspected]]),
    family(
      'rasp_attacks_total',
      'counter',
      'Attacks, by type and by what was done.',
      attacks.map(({ type, action, count }) => ['', { type, action }, count]),
    ),
    family('rasp_failures_total', 'counter', 'Failures of the engine itself.', [['', {}, facts.failures]]),
    family('rasp_log_delivered_total', 'counter', 'Events delivered to the log.', [['', {}, log.delivered]]),
    family('rasp_log_dropped_total', 'counter', 'Events that the log could not take.', [['', {}, log.dropped]]),
    family('rasp_log_queued', 'gauge', 'Events that wait for the log.', [['', {}, log.queued]]),
    family(
      'rasp_inspection_seconds',
      'histogram',
      'Time until a decision, since metrics were first asked for; held: until a body was there, too.',
      WAITS.flatMap((body) => histogram({ body }, times.of(body))),
    ),
  ].join('');
}

function family(name: string, type: string, help: string, samples: readonly Sample[]): string {
  const lines = samples.map(([suffix, labels, value]) => `${name}${suffix}${toLabels(labels)} ${value}\n`);
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function histogram(labels: Labels, { counts, sum }: { counts: readonly number[]; sum: number }): readonly Sample[] {
  let total = 0;
  const buckets = [...TIME_BOUNDS.map(String), '+Inf'].map((le, index): Sample => {
    total += counts[index] ?? 0;
    return ['_bucket', { ...labels, le }, total];
  });
  return [...buckets, ['_sum', labels, sum], ['_count', labels, total]];
}

function toLabels(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(String(value))}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escapeLabel(text: string): string {
  return text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');
}
