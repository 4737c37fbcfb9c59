import type { System } from './report.js';
import type { Line } from './tally.js';

/** What a system must reach, and what it did. */
export interface GoalResult {
  readonly name: string;
  readonly samples: number;
  /** A share, or microseconds. */
  readonly value: number;
  readonly goal: number;
  /** Whether smaller is better. */
  readonly most: boolean;
  readonly reached: boolean;
}

interface Goal {
  readonly name: string;
  readonly goal: number;
  readonly most: boolean;
  matches(line: Line): boolean;
}

const STRICT = ['sqli', 'xss', 'command', 'traversal'];
const OTHERS = ['xxe', 'template', 'code', 'nosql', 'prototype', 'ssrf'];

/** The figures that the detection of this project is held to; over label-reviewed lines. */
const GOALS: readonly Goal[] = [
  atMost('benign browser requests', 0.0005, (line) => line.source === 'requests'),
  atMost(
    'dangerous-looking benign text and API dialects',
    0.001,
    (line) => line.family === 'benign' && /^(texts|dialects)\//.test(line.source),
  ),
  atMost('benign responses, everything on', 0.001, (line) => line.source.startsWith('responses/')),
  ...STRICT.map((family) => generated(family, 0.999)),
  ...OTHERS.map((family) => generated(family, 0.995)),
  atLeast('libinjection SQLi', 0.997, (line) => line.source.startsWith('libinjection/sqli')),
  atLeast('libinjection XSS', 0.997, (line) => line.source.startsWith('libinjection/xss')),
  atMost("libinjection's false positives", 0.02, (line) => line.source === 'libinjection/false_positives'),
  atLeast('HttpParams attacks', 0.999, (line) => line.source.startsWith('httpparams/')),
  atMost('HttpParams benign', 0, (line) => line.source.startsWith('httpparams/')),
  atLeast('CRS attacks, paranoia 1-2', 0.98, isCrs),
  atMost('CRS negatives, paranoia 1-2', 0.03, isCrs),
];

const TIME_GOALS = [
  { share: 'p50', goal: 25 },
  { share: 'p95', goal: 80 },
  { share: 'p99', goal: 300 },
] as const;

/** Each goal that a run had samples for. */
export function checkGoals(system: System): GoalResult[] {
  const results = GOALS.flatMap((goal) => checkGoal(goal, system.reviewedLines) ?? []);
  const { requestTimes } = system;
  if (requestTimes.count === 0) return results;
  const times = TIME_GOALS.map(({ share, goal }) => {
    const value = requestTimes[share];
    return {
      name: `one benign browser request, ${share} in µs`,
      samples: requestTimes.count,
      value,
      goal,
      most: true,
      reached: value <= goal,
    };
  });
  return [...results, ...times];
}

function checkGoal({ name, goal, most, matches }: Goal, lines: readonly Line[]): GoalResult | undefined {
  const own = lines.filter((line) => line.label === (most ? 'benign' : 'attack') && matches(line));
  const samples = own.reduce((sum, line) => sum + line.samples, 0);
  if (samples === 0) return undefined;
  const value = own.reduce((sum, line) => sum + line.blocked, 0) / samples;
  return { name, samples, value, goal, most, reached: most ? value <= goal : value >= goal };
}

export function isCrs({ source, family }: Line): boolean {
  return (
    /^crs\/(930|932|933|934|941|942) paranoia 1-2$/.test(source) ||
    (family === 'template' && source === 'crs/944 paranoia 1-2')
  );
}

function generated(family: string, goal: number): Goal {
  return atLeast(`generated ${family}`, goal, (line) => line.family === family && line.source.startsWith('generated/'));
}

function atLeast(name: string, goal: number, matches: Goal['matches']): Goal {
  return { name, goal, most: false, matches };
}

function atMost(name: string, goal: number, matches: Goal['matches']): Goal {
  return { name, goal, most: true, matches };
}
