import { context, metrics, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterEach, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../engine.js';
import type { RaspOptions } from '../../rasp.js';

const silent = { info() {}, warn() {}, error() {} };
const ATTACK = `/?q=${encodeURIComponent("1' OR '1'='1")}`;
const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
  metrics.disable();
  trace.disable();
  context.disable();
});

function start(options: RaspOptions = {}): Engine {
  const engine = createEngine({ framework: 'express "5"', logger: silent, ...options });
  engines.push(engine);
  return engine;
}

function ask(engine: Engine, target: string): void {
  const message = { method: 'GET', url: target, headers: {}, rawHeaders: [], socket: undefined };
  const reply = { headersSent: false, setHeader() {}, removeHeader() {}, on() {}, once() {} };
  void engine.inspect({ message, reply, target, address: '127.0.0.1', parsedBody: undefined, headOnly: true } as never);
}

/** The text format 0.0.4 as Prometheus documents it; throws where a line is none of it. */
function parse(text: string): ReadonlyMap<string, number> {
  const samples = new Map<string, number>();
  const types = new Map<string, string>();
  if (!text.endsWith('\n')) throw new Error('the last line must end with a line feed');
  for (const line of text.slice(0, -1).split('\n')) {
    if (/^# HELP [a-zA-Z_:][\w:]* [^\n]*$/.test(line)) continue;
    const type = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram|summary|untyped)$/.exec(line);
    if (type !== null) {
      if (types.has(type[1] ?? '')) throw new Error(`a second TYPE: ${line}`);
      types.set(type[1] ?? '', type[2] ?? '');
      continue;
    }
    const sample =
      /^([a-zA-Z_:][\w:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*"(?:,(?!\})|(?=\})))*\})? (-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|Inf)|NaN|\+Inf)$/.exec(
        line,
      );
    if (sample === null) throw new Error(`no line of the format: ${line}`);
    const name = sample[1] ?? '';
    const family = types.has(name) ? name : name.replace(/_(bucket|sum|count)$/, '');
    if (!types.has(family)) throw new Error(`no TYPE before ${line}`);
    if (types.get(family) === 'counter' && !name.endsWith('_total'))
      throw new Error(`a counter without _total: ${line}`);
    if (samples.has(name + (sample[2] ?? ''))) throw new Error(`twice: ${line}`);
    samples.set(name + (sample[2] ?? ''), Number(sample[3]));
  }
  checkHistograms(samples);
  return samples;
}

/** Buckets are cumulative, and the last one is the count. */
function checkHistograms(samples: ReadonlyMap<string, number>): void {
  const last = new Map<string, number>();
  for (const [name, value] of samples) {
    const bucket = /^(\w+)_bucket\{(.*?),?le="([^"]+)"\}$/.exec(name);
    if (bucket === null) continue;
    const key = `${bucket[1]}{${bucket[2]}}`;
    if (value < (last.get(key) ?? 0)) throw new Error(`a bucket that shrinks: ${name}`);
    last.set(key, value);
    if (bucket[3] === '+Inf' && samples.get(`${bucket[1]}_count{${bucket[2]}}`) !== value)
      throw new Error(`no count of ${key}`);
  }
  if (last.size === 0) throw new Error('no histogram');
}

describe("the metrics in Prometheus' text", () => {
  it('are valid, and count what happened', () => {
    const engine = start({ config: { SECURITY_CHECKS: { xss: 3 } } });
    parse(engine.status().metrics());
    ask(engine, '/fine');
    ask(engine, ATTACK);
    ask(engine, ATTACK);
    ask(engine, `/?q=${encodeURIComponent('<script>alert(1)</script>')}`);
    const samples = parse(engine.status().metrics());
    expect(samples.get('rasp_requests_inspected_total')).toBe(4);
    expect(samples.get('rasp_attacks_total{type="sqli",action="blocked"}')).toBe(2);
    expect(samples.get('rasp_attacks_total{type="xss",action="logged"}')).toBe(1);
    expect(samples.get('rasp_inspection_seconds_count{body="none"}')).toBeGreaterThanOrEqual(4);
    expect(
      [...samples.keys()].some((name) => name.startsWith('rasp_info{') && name.includes('framework="express \\"5\\""')),
    ).toBe(true);
  });

  it('have no times before somebody asked for them', () => {
    const engine = start();
    ask(engine, '/fine');
    expect(parse(engine.status().metrics()).get('rasp_inspection_seconds_count{body="none"}')).toBe(0);
    ask(engine, '/fine');
    expect(parse(engine.status().metrics()).get('rasp_inspection_seconds_count{body="none"}')).toBe(1);
  });
});

describe('OpenTelemetry', () => {
  it('measures where the application has an SDK', async () => {
    const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
    const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
    metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
    const engine = start();
    await new Promise((resolve) => setTimeout(resolve, 200));
    ask(engine, '/fine');
    ask(engine, ATTACK);
    await reader.forceFlush();
    const found =
      exporter
        .getMetrics()
        .at(-1)
        ?.scopeMetrics.flatMap(({ metrics: all }) => all) ?? [];
    const pointOf = (name: string) => found.find(({ descriptor }) => descriptor.name === name)?.dataPoints[0];
    expect(pointOf('rasp.requests.inspected')?.value).toBe(2);
    expect(pointOf('rasp.attacks')).toMatchObject({ value: 1, attributes: { type: 'sqli', action: 'blocked' } });
    expect(pointOf('rasp.inspection.duration')?.value).toMatchObject({ count: 2 });
    await reader.shutdown();
  });

  it('marks the span of the attacked request, without a text of the attacker', async () => {
    const exporter = new InMemorySpanExporter();
    const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
    trace.setGlobalTracerProvider(provider);
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    const engine = start();
    await new Promise((resolve) => setTimeout(resolve, 200));
    trace.getTracer('test').startActiveSpan('GET /', (span) => {
      ask(engine, ATTACK);
      span.end();
    });
    const [span] = exporter.getFinishedSpans();
    expect(span?.attributes).toMatchObject({
      'rasp.attack.type': 'sqli',
      'rasp.attack.action': 'blocked',
      'rasp.attack.location': 'qs_values',
      'rasp.attack.technique': 'T1190',
    });
    expect(JSON.stringify(span?.attributes)).not.toContain("'1'='1");
  });

  it('costs no clock where nobody measures', async () => {
    const engine = start();
    await new Promise((resolve) => setTimeout(resolve, 50));
    ask(engine, '/fine');
    expect(parse(engine.status().metrics()).get('rasp_inspection_seconds_count{body="none"}')).toBe(0);
  });
});
