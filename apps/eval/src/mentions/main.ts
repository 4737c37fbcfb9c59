import { parseArgs } from 'node:util';
import type { Source } from '../../../../packages/core/src/values/value.js';
import { collectSamples } from '../collect.js';
import { createEngineJudge } from '../judges/engine-judge.js';
import { requestValues } from '../judges/request-values.js';
import { readLabels } from '../labels.js';
import { parseOptions } from '../options.js';
import { createProgress } from '../progress.js';
import { isCrs } from '../report/goals.js';
import { percent } from '../report/text-report.js';
import type { Sample } from '../sample.js';
import { toRequest } from '../to-request.js';
import { MENTION_KINDS, type MentionKind } from './kinds.js';

const HELP = `usage: mentions [--data FOLDER]

What the attacks of the rule set's own tests that the engine leaves would cost: how many of them (development part,
paranoia 1-2, after review) would be found by what they mention, and how many harmless samples would be blocked by that.
`;

/** What a browser sends of itself says nothing about values. */
const OF_BROWSERS = new Set<Source>(['headers_values', 'user_agent', 'referer']);

interface Cost {
  readonly kind: MentionKind;
  readonly missed: ReadonlySet<string>;
  readonly requests: ReadonlySet<string>;
  readonly texts: ReadonlySet<string>;
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { data: text, help: { type: 'boolean' } } });
  const options = parseOptions(
    Object.entries(values).flatMap(([name, value]) => [`--${name}`, ...(value === true ? [] : [String(value)])]),
  );
  if (options === undefined) {
    process.stdout.write(HELP);
    return;
  }
  const samples = collectSamples({ ...options, corpora: ['crs', 'requests', 'texts', 'dialects'] });
  const labels = readLabels();
  const crs = samples.filter(
    ({ corpus, source, family, attack, id }) =>
      corpus === 'crs' &&
      isCrs({ source, family } as Parameters<typeof isCrs>[0]) &&
      (labels.get(id)?.judged ?? (attack ? 'attack' : 'benign')) === 'attack',
  );
  const missed = await findMissed(crs);
  const requests = samples.filter(({ corpus }) => corpus === 'requests');
  const texts = samples.filter(
    ({ corpus, family }) => (corpus === 'texts' || corpus === 'dialects') && family === 'benign',
  );
  const costs = measure(missed, requests, texts);
  print(costs, { attacks: crs.length, missed: missed.length, requests: requests.length, texts: texts.length });
}

async function findMissed(attacks: readonly Sample[]): Promise<Sample[]> {
  const judge = await createEngineJudge();
  const missed: Sample[] = [];
  for (const sample of attacks) if (!(await judge.judge(sample))?.blocked) missed.push(sample);
  await judge.close?.();
  return missed;
}

function measure(missed: readonly Sample[], requests: readonly Sample[], texts: readonly Sample[]): readonly Cost[] {
  const progress = createProgress(missed.length + requests.length + texts.length);
  const idsOf = (samples: readonly Sample[]): Set<string>[] => {
    const found = MENTION_KINDS.map(() => new Set<string>());
    for (const sample of samples) {
      progress.step('what is mentioned');
      const values = requestValues(toRequest(sample)).filter(({ source }) => !OF_BROWSERS.has(source));
      for (const [index, kind] of MENTION_KINDS.entries())
        if (values.some((value) => kind.matches(value.text.slice(0, 4_096)))) found[index]?.add(sample.id);
    }
    return found;
  };
  const all = [missed, requests, texts].map(idsOf) as [Set<string>[], Set<string>[], Set<string>[]];
  progress.done();
  return MENTION_KINDS.map((kind, index) => ({
    kind,
    missed: all[0][index] as Set<string>,
    requests: all[1][index] as Set<string>,
    texts: all[2][index] as Set<string>,
  }));
}

interface Totals {
  readonly attacks: number;
  readonly missed: number;
  readonly requests: number;
  readonly texts: number;
}

/** Cheapest first; each line with all that stand above it. */
function print(costs: readonly Cost[], totals: Totals): void {
  const found = totals.attacks - totals.missed;
  const price = ({ missed, texts }: Cost): number => texts.size / Math.max(1, missed.size);
  const taken = { missed: new Set<string>(), requests: new Set<string>(), texts: new Set<string>() };
  process.stdout.write(`found by the engine: ${percent(found / totals.attacks)} % of ${totals.attacks}\n`);
  for (const cost of [...costs].sort((a, b) => price(a) - price(b))) {
    for (const part of ['missed', 'requests', 'texts'] as const) for (const id of cost[part]) taken[part].add(id);
    process.stdout.write(
      `and ${cost.kind.name} (${cost.kind.example}): ${percent((found + taken.missed.size) / totals.attacks)} %, ` +
        `browser requests blocked ${percent(taken.requests.size / totals.requests)} %, ` +
        `texts ${percent(taken.texts.size / totals.texts)} %\n`,
    );
  }
}

await main();
