import type { Options } from './options.js';
import { createRandom } from './random.js';
import { READERS } from './readers/index.js';
import type { Sample } from './sample.js';
import { selectPart } from './selection.js';

/** The samples of a run, `limit` of them a source drawn evenly, without repeated rows. */
export function collectSamples(options: Options): Sample[] {
  const selection = selectPart(options.part, options.fold);
  const bySource = new Map<string, Map<string, Sample>>();
  for (const [corpus, read] of READERS) {
    if (options.corpora.length > 0 && !options.corpora.includes(corpus)) continue;
    for (const sample of read(options.data, selection)) {
      if (!isWanted(sample, options.families)) continue;
      const group = bySource.get(sample.source) ?? new Map<string, Sample>();
      group.set(sample.id, sample);
      bySource.set(sample.source, group);
    }
  }
  return [...bySource].flatMap(([source, samples]) => draw([...samples.values()], options.limit, source));
}

/** Benign samples always count: every check can block them wrongly. */
function isWanted(sample: Sample, families: readonly string[]): boolean {
  return families.length === 0 || !sample.attack || families.includes(sample.family);
}

function draw(samples: readonly Sample[], limit: number, source: string): readonly Sample[] {
  if (samples.length <= limit) return samples;
  return createRandom(`draw/${source}`).shuffle(samples).slice(0, limit);
}
