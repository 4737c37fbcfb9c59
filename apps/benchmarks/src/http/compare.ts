import { toMedian } from '../statistics.js';
import { keepServed, type LoadOptions, measureLoad, type Sample } from './load.js';
import type { Scenario } from './scenarios.js';
import type { Framework, Protection, Target } from './target.js';

/** Medians of ratios, and the lowest and highest ratio of a pair. */
export interface Ratio {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** One protection against the bare application, under one load. */
export interface Comparison {
  readonly framework: Framework;
  readonly scenario: string;
  readonly protection: Protection | 'control';
  readonly requestsPerSecond: Ratio;
  /** Added processor time, microseconds a request. */
  readonly addedMicros: Ratio;
  readonly busy: number;
  readonly memoryOverBareMegabytes: number;
}

/** The servers of one framework: bare twice, for the control. */
export interface Field {
  readonly bare: Target;
  readonly control: Target;
  readonly protected: readonly Target[];
}

export interface CompareOptions extends LoadOptions {
  readonly pairs: number;
  onRun(what: string): void;
}

/** Loads bare and each other server in turn, A B A C A D, so that every ratio is of neighbours in time. */
export async function compare(field: Field, scenario: Scenario, options: CompareOptions): Promise<Comparison[]> {
  const load = await keepServed(field.bare, scenario);
  const others = [field.control, ...field.protected];
  for (const target of [field.bare, ...others]) await measureLoad(target, load, { ...options, seconds: 1 });
  const pairs = others.map((): { bare: Sample; other: Sample }[] => []);
  for (let round = 0; round < options.pairs; round++) {
    for (const [index, other] of others.entries()) {
      const bareFirst = round % 2 === 0;
      options.onRun(`${other.framework} ${scenario.name} ${index === 0 ? 'control' : other.protection}`);
      const first = await measureLoad(bareFirst ? field.bare : other, load, options);
      const second = await measureLoad(bareFirst ? other : field.bare, load, options);
      pairs[index]?.push(bareFirst ? { bare: first, other: second } : { bare: second, other: first });
    }
  }
  return others.map((other, index) => ({
    framework: other.framework,
    scenario: scenario.name,
    protection: index === 0 ? 'control' : other.protection,
    ...toFigures(pairs[index] ?? []),
  }));
}

type Figures = Omit<Comparison, 'framework' | 'scenario' | 'protection'>;

function toFigures(pairs: readonly { readonly bare: Sample; readonly other: Sample }[]): Figures {
  return {
    requestsPerSecond: toRatio(pairs.map(({ bare, other }) => other.requestsPerSecond / bare.requestsPerSecond)),
    addedMicros: toRatio(pairs.map(({ bare, other }) => other.cpuMicros - bare.cpuMicros)),
    busy: toMedian(pairs.map(({ other }) => other.busy)),
    memoryOverBareMegabytes: toMedian(pairs.map(({ bare, other }) => other.memoryBytes - bare.memoryBytes)) / 1e6,
  };
}

function toRatio(values: readonly number[]): Ratio {
  return { median: toMedian(values), lowest: Math.min(...values), highest: Math.max(...values) };
}
