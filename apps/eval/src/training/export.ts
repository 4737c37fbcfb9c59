import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { collectSamples } from '../collect.js';
import { loadChecks } from '../judges/load-checks.js';
import { readLabels } from '../labels.js';
import { parseOptions } from '../options.js';
import { foldOf } from '../parts.js';
import { createProgress } from '../progress.js';
import type { Sample } from '../sample.js';
import { cacheFolder } from '../workspace.js';
import { LineFile } from './line-file.js';
import { TrainingTexts } from './training-texts.js';

/**
 * Writes what the model is trained on: every text of the development part as serving would see it, with its label,
 * fold and unit, and what the grammars say of it. Sealed units are never read.
 */
async function main(): Promise<void> {
  const options = parseOptions(process.argv.slice(2));
  if (options === undefined || options.part !== 'dev') throw new Error('the model is trained on the development part');
  const samples = collectSamples(options);
  const labels = readLabels();
  const texts = new TrainingTexts(await loadChecks((line) => process.stderr.write(`${line}\n`)));
  const path = cacheFolder('training.jsonl.gz');
  mkdirSync(dirname(path), { recursive: true });
  const file = new LineFile(path);
  const progress = createProgress(samples.length);
  for (const sample of samples) {
    progress.step(sample.source);
    if (sample.response !== undefined) continue;
    const review = labels.get(sample.id)?.judged;
    await file.write({ ...facts(sample), ...(review === undefined ? {} : { review }), ...texts.of(sample) });
  }
  await file.end();
  progress.done();
  process.stdout.write(`${path}: ${samples.length} samples\n`);
}

function facts({ id, corpus, source, unit, family, attack, note }: Sample): object {
  return { id, corpus, source, unit, fold: foldOf(unit), family, attack, ...(note === undefined ? {} : { note }) };
}

await main();
