import { parseArgs } from 'node:util';
import { collectSamples } from '../collect.js';
import { createGrammarJudge } from '../judges/grammar-judge.js';
import type { Judge } from '../judges/judge.js';
import { loadChecks } from '../judges/load-checks.js';
import { parseOptions } from '../options.js';
import { createRandom } from '../random.js';
import { clip, percent } from '../report/text-report.js';
import type { Sample } from '../sample.js';
import { rename, shuffle } from './rewrite.js';

const HELP = `usage: invariance [--data FOLDER] [--family NAMES] [--misses N]

Renames every identifier, literal and function of the development attacks that are found: the verdict should stay.
Shuffles the words of all attacks into prose: that should pass.
`;

/** What one family's rewritings came to. */
interface Outcome {
  readonly tried: number;
  readonly right: number;
  readonly wrong: readonly string[];
}

async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { data: text, family: text, misses: text, help: { type: 'boolean' } } });
  const options = parseOptions(
    Object.entries(values).flatMap(([name, value]) => [`--${name}`, ...(value === true ? [] : [String(value)])]),
  );
  if (options === undefined) {
    process.stdout.write(HELP);
    return;
  }
  const judge = createGrammarJudge(await loadChecks(() => {}));
  const attacks = collectSamples({ ...options, corpora: ['libinjection', 'httpparams', 'generated'] }).filter(
    ({ attack }) => attack,
  );
  for (const family of new Set(attacks.map((sample) => sample.family))) {
    const own = attacks.filter((sample) => sample.family === family);
    say(`${family} renamed: verdict kept`, await renamed(own, judge), options.misses);
    say(`${family} shuffled into prose: passes`, await shuffled(own, judge), options.misses);
  }
}

async function renamed(attacks: readonly Sample[], judge: Judge): Promise<Outcome> {
  const wrong: string[] = [];
  let tried = 0;
  for (const sample of attacks) {
    const text = rename(sample.family, sample.text ?? '', createRandom(`rename/${sample.id}`));
    if (text === undefined || !(await isBlocked(judge, sample, sample.text ?? ''))) continue;
    tried += 1;
    if (!(await isBlocked(judge, sample, text))) wrong.push(`${sample.text}\n      → ${text}`);
  }
  return { tried, right: tried - wrong.length, wrong };
}

async function shuffled(attacks: readonly Sample[], judge: Judge): Promise<Outcome> {
  const wrong: string[] = [];
  let tried = 0;
  for (const sample of attacks) {
    const text = shuffle(sample.text ?? '', createRandom(`shuffle/${sample.id}`));
    if (text === undefined) continue;
    tried += 1;
    if (await isBlocked(judge, sample, text)) wrong.push(text);
  }
  return { tried, right: tried - wrong.length, wrong };
}

async function isBlocked(judge: Judge, sample: Sample, text: string): Promise<boolean> {
  return (await judge.judge({ ...sample, text }))?.blocked === true;
}

function say(title: string, { tried, right, wrong }: Outcome, shown: number): void {
  if (tried === 0) return;
  process.stdout.write(`${title}: ${right} of ${tried} (${percent(right / tried)} %)\n`);
  for (const text of wrong.slice(0, shown)) process.stdout.write(`    ${clip(text, 400)}\n`);
}

await main();
